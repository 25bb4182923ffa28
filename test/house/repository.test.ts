import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseSync, Visitor } from 'oxc-parser';
import ignore from 'ignore';
import { findingCodes } from '../../src/model/finding.ts';
import { sourceFiles } from './sourceFiles.ts';

/** The text files that a clone or a work tree holds: all but what .gitignore names. Read from the disk, so no Git is needed. */
function textFiles(): readonly { readonly path: string; readonly text: string }[] {
  const ignored = ignore().add('.git').add(readFileSync('.gitignore', 'utf8'));
  const found: { path: string; text: string }[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder === '' ? '.' : folder, { withFileTypes: true })) {
      const path = folder + entry.name;
      if (ignored.ignores(entry.isDirectory() ? `${path}/` : path)) continue;
      if (entry.isDirectory()) walk(`${path}/`);
      else if (entry.isFile() && !/\.(?:png|jpe?g|gif|ico|gz|zip|xlsx|woff2?)$/.test(path)) {
        found.push({ path, text: readFileSync(path, 'utf8') });
      }
    }
  };
  walk('');
  return found;
}

const files = textFiles();

/** Every line that a pattern finds, as `path:line: text`. */
function linesWith(pattern: RegExp, chosen = files): readonly string[] {
  return chosen.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? `${path}:${index + 1}: ${line.trim()}` : [])),
  );
}

const scripts = files.filter(({ path }) => /\.(?:ts|mjs)$/.test(path) && !path.startsWith('examples/'));

describe('the repository', () => {
  it('holds no path of anybody’s machine', () => {
    assert.deepEqual(linesWith(/(?<![\w./~-])\/(?:work|root|home\/\w{1,40}|Users\/\w{1,40})\/\w/), []);
  });

  it('holds no address of a package registry', () => {
    assert.deepEqual(
      linesWith(/\bregistry\.\w[\w-]{0,62}\.\w|\bnpmmirror\b|\bartifactory\b|"resolved":\s"http/i),
      [],
    );
  });

  it('leaves nothing for later in a comment of src', () => {
    const later = sourceFiles().flatMap((file) =>
      file.comments
        .filter(({ value }) => /\b(?:TODO|FIXME|XXX|HACK)\b/.test(value))
        .map(({ start }) => file.place(start)),
    );
    assert.deepEqual(later, []);
  });

  it('switches no test off and runs none alone', () => {
    const tests = scripts.filter(({ path }) => path.startsWith('test/'));
    assert.deepEqual(
      linesWith(/\b(?:describe|context|it|this)\.(?:only|skip)\(|\bx(?:it|describe)\(/, tests),
      [],
    );
  });

  it('swallows no error in an empty catch', () => {
    const empty = scripts.flatMap(({ path, text }) => {
      const places: string[] = [];
      const visitor = new Visitor({
        CatchClause: ({ body, start }) => {
          if (body.body.length === 0) places.push(`${path}:${text.slice(0, start).split('\n').length}`);
        },
      });
      visitor.visit(parseSync(path, text).program);
      return places;
    });
    assert.deepEqual(empty, []);
  });

  it('explains each finding on a page of its own, and nothing else', () => {
    const folder = 'docs/rules';
    const pages = existsSync(folder)
      ? readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md')
      : [];
    if (pages.length === 0) return;
    assert.deepEqual([...pages].sort(), findingCodes.map((code) => `${code.replaceAll('/', '-')}.md`).sort());
  });
});
