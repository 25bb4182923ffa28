import assert from 'node:assert/strict';
import { formatMessage } from '../../src/model/message.ts';
import { findingsOf, snapshotOf, snapshotOfRoots, testRoot } from '../support/snapshotOf.ts';

type Files = Readonly<Record<string, string>>;

/** Findings about links and coverage: `path:line code`, with what is suggested. */
function flags(files: Files): readonly string[] {
  const snapshot = snapshotOf(files);
  return findingsOf(snapshot)
    .all()
    .filter(({ code }) => /^(?:link|reference)\/|uncovered$|duplicate/.test(code))
    .map(({ uri, range, code, suggestions = [] }) => {
      const place = `${uri === null ? '' : snapshot.document(uri)?.path}:${(range?.line ?? 0) + 1}`;
      return [place, code, ...suggestions].join(' ');
    });
}

function sentence(files: Files, code: string): string {
  const finding = findingsOf(snapshotOf(files))
    .all()
    .find((each) => each.code === code);
  assert.ok(finding, code);
  return formatMessage(finding.message.key, finding.message.args);
}

const needsImpl = '### A\n`req~a~2`\n\nNeeds: impl\n';

describe('link rules', () => {
  it('flag a link to an old revision at its id, once, with the one that is meant', () => {
    const files = { 'a.md': needsImpl, 'src/a.java': '\n// [impl->req~a~1]\n' };
    assert.deepEqual(flags(files), ['a.md:2 requirement/uncovered', 'src/a.java:2 link/outdated req~a~2']);
    assert.match(
      sentence(files, 'link/outdated'),
      /^req~a~ is at revision 2 by now, and this still covers revision 1/,
    );
    assert.match(
      sentence(files, 'requirement/uncovered'),
      /needs impl, but what covers it names another revision/,
    );
  });

  it('flag a link to a revision that is not there yet, in a document as in code', () => {
    const files = {
      'a.md': `${needsImpl}\n### B\n\`dsn~b~1\`\n\nCovers:\n\n- \`req~a~3\`\n`,
      'src/a.java': '// [impl->req~a~2]\n',
    };
    assert.deepEqual(flags(files), ['a.md:11 link/predated req~a~2']);
  });

  it('flag a link to what nothing defines, and not also as an unknown reference', () => {
    const files = {
      'a.md': needsImpl,
      'src/a.java': '// [impl->req~a~2]\n// [impl->req~b~1]\n// @req CRM-404\n',
    };
    assert.deepEqual(flags(files), [
      'src/a.java:2 link/orphaned',
      'src/a.java:3 reference/unknown-requirement',
    ]);
  });

  it('flag a link to an id that several items have, and these as duplicates', () => {
    const files = { 'a.md': needsImpl, 'b.md': needsImpl, 'src/a.java': '// [impl->req~a~2]\n' };
    assert.deepEqual(flags(files), [
      'a.md:2 requirement/duplicate-id',
      'a.md:2 requirement/uncovered',
      'b.md:2 requirement/duplicate-id',
      'b.md:2 requirement/uncovered',
      'src/a.java:1 link/ambiguous',
    ]);
  });

  it('flag coverage that nobody asked for, with what is asked for', () => {
    const files = { 'a.md': needsImpl, 'src/a.java': '// [impl->req~a~2] [itest->req~a~2]\n' };
    assert.deepEqual(flags(files), ['src/a.java:1 link/unwanted']);
    assert.match(sentence(files, 'link/unwanted'), /^req~a~2 asks for impl and not for itest/);
  });

  it('say which kinds a requirement misses, at the item that misses them', () => {
    const files = {
      'a.md': '`req~a~1`\n\nNeeds: dsn\n\n`dsn~a~1`\n\nCovers:\n- req~a~1\n\nNeeds: impl, utest, itest\n',
      'src/a.java': '// [utest->dsn~a~1]\n',
    };
    assert.deepEqual(flags(files), ['a.md:5 requirement/uncovered']);
    assert.match(
      sentence(files, 'requirement/uncovered'),
      /^dsn~a~1 needs impl, itest, and nothing .* \[impl->dsn~a~1\]/,
    );
  });

  it('say it of a tag in code that hands on what it covers', () => {
    assert.deepEqual(flags({ 'a.md': needsImpl, 'src/a.java': '// [impl->req~a~2 >> utest]\n' }), [
      'src/a.java:1 requirement/uncovered',
    ]);
  });

  it('leave rejected items alone, and those without needs', () => {
    assert.deepEqual(
      flags({ 'a.md': '`req~a~1`\nStatus: rejected\nCovers:\n- feat~x~1\n\nNeeds: dsn\n\n`req~b~1`\n' }),
      [],
    );
  });

  it('flag nothing in a workspace without such items, whatever its code is full of', () => {
    const files = {
      'docs/需求.md':
        '| 编号 | 需求 | 所属模块 | 建设阶段 |\n|---|---|---|---|\n| CRM-1 | 登录 | 账号 | 一期 |\n',
      'src/a.java': '// [impl->dsn~a~1]\n// [utest->dsn~b~2 >> x]\n',
    };
    assert.deepEqual(flags(files), []);
  });

  it('follow links from a repository of code to one of documents, unless it has the item itself', () => {
    const docs = { root: { id: 'file:///docs', name: 'docs' }, files: { 'a.md': needsImpl } };
    const code = { root: testRoot, files: { 'src/a.java': '// [impl->req~a~2]\n' } };
    const codes = (roots: Parameters<typeof snapshotOfRoots>[0]): readonly string[] =>
      findingsOf(snapshotOfRoots(roots))
        .all()
        .map((finding) => finding.code)
        .filter((each) => !/no-(?:module|phase)/.test(each));
    assert.deepEqual(codes([docs, code]), []);
    const own = { ...code, files: { ...code.files, 'b.md': needsImpl } };
    assert.deepEqual(codes([docs, own]), ['requirement/uncovered']);
  });
});
