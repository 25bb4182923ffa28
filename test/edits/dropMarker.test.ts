import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dropMarker } from '../../src/edits/dropMarker.ts';
import { scanText } from '../../src/readers/scan/scanText.ts';
import { applySourceEdits } from '../../src/readers/writer.ts';

describe('a requirement dropped into code', () => {
  it('becomes a marker on a line of its own, as far in as the line it was dropped on', () => {
    assert.equal(
      dropped('typescript', 'class A {\n  run() {}\n}', 1),
      'class A {\n  // @req A-001\n  run() {}\n}',
    );
    assert.equal(dropped('python', 'def run():\n\tpass', 1), 'def run():\n\t# @req A-001\n\tpass');
    assert.equal(dropped('sql', 'select 1;', 0), '-- @req A-001\nselect 1;');
    assert.equal(dropped('html', '<p>a</p>', 0), '<!-- @req A-001 -->\n<p>a</p>');
    assert.equal(dropped('css', 'p {}', 0), '/* @req A-001 */\np {}');
    assert.equal(dropped('ini', 'a = 1', 0), '; @req A-001\na = 1');
    assert.equal(dropped('latex', '\\section{A}', 0), '% @req A-001\n\\section{A}');
    assert.equal(dropped('bat', 'dir', 0), 'rem @req A-001\ndir');
    assert.equal(dropped('vb', 'Dim a', 0), "' @req A-001\nDim a");
  });

  it('takes the place of a blank line, indented as what follows', () => {
    assert.equal(dropped('typescript', 'a {\n\n  b\n}', 1), 'a {\n  // @req A-001\n  b\n}');
  });

  it('goes on in a block comment as its lines do', () => {
    assert.equal(
      dropped('java', '/**\n * Runs.\n */\nvoid run() {}', 1),
      '/**\n * @req A-001\n * Runs.\n */\nvoid run() {}',
    );
    assert.equal(dropped('java', '  /**\n   */', 1), '  /**\n   * @req A-001\n   */');
  });

  it('joins a marker that stands on the line', () => {
    assert.equal(dropped('typescript', '// @req B-001', 0), '// @req B-001, A-001');
    assert.equal(dropped('typescript', ' * @req B-001, B-003 why', 0), ' * @req B-001, B-003, A-001 why');
    assert.equal(dropped('typescript', 'run(); // @req B-001~B-003', 0), 'run(); // @req B-001~B-003, A-001');
    assert.equal(dropped('css', '/* @req B-001 */', 0), '/* @req B-001, A-001 */');
    assert.equal(
      dropped('typescript', '// @req B-001 @verifies C-001', 0),
      '// @req B-001, A-001 @verifies C-001',
    );
  });

  it('changes nothing where the marker names it already', () => {
    assert.equal(dropped('typescript', '// @req B-001, A-001', 0), '// @req B-001, A-001');
  });

  it('is a line of its own beside a marker that says something else', () => {
    assert.equal(dropped('typescript', '// @verifies B-001', 0), '// @req A-001\n// @verifies B-001');
  });

  it('comes with all others that were dropped', () => {
    assert.equal(
      dropped('go', 'func a() {}', 0, ['A-001', 'B-2', '需求26']),
      '// @req A-001, B-2, 需求26\nfunc a() {}',
    );
    assert.equal(dropped('go', '// @req A-001', 0, ['A-001', 'A-002']), '// @req A-001, A-002');
  });

  it('is written as the part of the page is', () => {
    const page = '<template>\n  <p/>\n</template>\n<script>\nrun()\n</script>\n<style>\np {}\n</style>';
    assert.match(dropped('vue', page, 1) ?? '', /\n {2}<!-- @req A-001 -->\n {2}<p\/>/u);
    assert.match(dropped('vue', page, 4) ?? '', /<script>\n\/\/ @req A-001\nrun\(\)/u);
    assert.match(dropped('vue', page, 7) ?? '', /<style>\n\/\* @req A-001 \*\/\np/u);
  });

  it('looks at the comments of a language that is not known', () => {
    assert.equal(dropped('mylang', '# one\n# two\nrun', 2), '# one\n# two\n# @req A-001\nrun');
    assert.equal(dropped('mylang', 'run', 0), null);
  });

  it('is no marker where there are no comments, or where nobody would find it', () => {
    assert.equal(dropped('json', '{}', 0), null);
    assert.equal(dropped('markdown', '# A\n# B\n', 0), null);
    assert.equal(dropped('typescript', 'run();', 0, ['Sign in']), null);
  });

  it('is read back whatever the code is, and leaves every other character', () => {
    const languages = ['typescript', 'python', 'sql', 'html', 'vue', 'css', 'unknown', 'vb', 'ocaml'];
    const pieces = [
      '// ',
      '# ',
      ' * ',
      '/*',
      '*/',
      '"""',
      "'",
      '`',
      '@req B-1',
      '@verifies C-2',
      ' ',
      '\t',
      '、',
      'x',
      'B-1~3',
    ];
    const line = fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.constantFrom(...languages),
        fc.array(line, { minLength: 1, maxLength: 8 }),
        fc.nat(7),
        (language, lines, at) => {
          const where = at % lines.length;
          const edits = dropMarker(codeOf(language, lines), where, ['A-001']);
          if (edits === null || edits.length === 0) return;
          const [edit] = edits;
          assert.ok(edit && edits.length === 1);
          const before = lines.join('\n');
          const after = applySourceEdits(before, edits);
          const changed = after.split('\n')[where] ?? '';
          const said = scanText(changed, { kind: 'code' }).markers.map(({ id }) => id);
          assert.ok(said.includes('A-001'), changed);
          const kept = lines[where]?.slice(edit.range.character, edit.range.endCharacter) ?? '';
          assert.equal(kept.trim(), '');
          assert.equal(after.length, before.length - kept.length + edit.text.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});

function dropped(
  language: string,
  text: string,
  line: number,
  ids: readonly string[] = ['A-001'],
): string | null {
  const edits = dropMarker(codeOf(language, text.split('\n')), line, ids);
  return edits === null ? null : applySourceEdits(text, edits);
}

function codeOf(language: string, lines: readonly string[]): Parameters<typeof dropMarker>[0] {
  return { language, lineCount: lines.length, line: (number) => lines[number] ?? '' };
}
