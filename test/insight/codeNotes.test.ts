import assert from 'node:assert/strict';
import { codeNotes, mostNotes } from '../../src/insight/codeNotes.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

const table = [
  '| 编号 | 需求 | 状态 |',
  '|---|---|---|',
  '| A-001 | 登录 | 已上线 |',
  '| A-002 | 注册 | 草稿 |',
  '| A-003 | 注销 | 草稿 |',
  '',
].join('\n');

describe('the notes above code', () => {
  it('stand above the comment that names a requirement first', () => {
    assert.deepEqual(
      notes('a.ts', ['/**', ' * Signs in.', ' *', ' * @req A-001, A-002', ' */', 'function signIn() {', '}']),
      ['0: A-001 A-002'],
    );
    assert.deepEqual(
      notes('a.py', ['import os', '', '# Signs in.', '# @req A-001', 'def sign_in():', '  pass']),
      ['2: A-001'],
    );
    assert.deepEqual(notes('a.sql', ['select 1;', '-- @req A-001', 'select 2;']), ['1: A-001']);
  });

  it('stand at the line itself where code is before the marker', () => {
    assert.deepEqual(notes('a.ts', ['// text', 'run(); // @req A-001']), ['1: A-001']);
  });

  it('stand above a documentation string', () => {
    assert.deepEqual(
      notes('a.py', ['def sign_in():', '    """Signs in.', '', '    @req A-001', '    """', '    return 1']),
      ['1: A-001'],
    );
  });

  it('say a requirement once in a function, and again in the next one', () => {
    const body = (name: string): readonly string[] => [
      '// @req A-001',
      `function ${name}() {`,
      '  // @req A-001',
      '  one();',
      '  // @req A-002',
      '  two();',
      '}',
    ];
    assert.deepEqual(notes('a.ts', [...body('a'), '', ...body('b')]), [
      '0: A-001',
      '4: A-002',
      '8: A-001',
      '12: A-002',
    ]);
  });

  it('say it once for a block that begins with it', () => {
    assert.deepEqual(
      notes('a.py', [
        'def a():',
        '    # @req A-001',
        '    one()',
        '    # @req A-001',
        '    two()',
        'def b():',
        '    # @req A-001',
        '    x()',
      ]),
      ['1: A-001', '6: A-001'],
    );
  });

  it('speak of each method of a class', () => {
    assert.deepEqual(
      notes('a.ts', [
        'class A {',
        '  // @req A-001',
        '  one() {',
        '    x();',
        '  }',
        '  // @req A-001',
        '  two() {',
        '    x();',
        '  }',
        '}',
      ]),
      ['1: A-001', '5: A-001'],
    );
  });

  it('take a comment that names a requirement without a marker, and no string or name', () => {
    assert.deepEqual(notes('a.ts', ['// see A-001', 'a();', 'b("A-002");', 'c(); // A-003']), ['0: A-001']);
  });

  it('leave out what no document defines', () => {
    assert.deepEqual(notes('a.ts', ['// @req A-404', 'a();']), []);
  });

  it('do not stand where the text has moved on', () => {
    const files = { 'docs/a.md': table, 'src/a.ts': '// @req A-001\na();\n' };
    const lines = ['', '// @req A-001', 'a();'];
    const uri = documentUri(testRoot.id, 'src/a.ts');
    const found = codeNotes(snapshotOf(files), { uri, lineCount: 3, line: (at) => lines[at] ?? '' });
    assert.deepEqual(found, []);
  });

  it('end after as many as a reader can take', () => {
    const lines = Array.from({ length: 2 * mostNotes }, () => ['// @req A-001', 'a();']).flat();
    assert.equal(notes('a.ts', lines).length, mostNotes);
  });
});

function notes(path: string, lines: readonly string[]): readonly string[] {
  const snapshot = snapshotOf({ 'docs/a.md': table, [`src/${path}`]: lines.join('\n') });
  const uri = documentUri(testRoot.id, `src/${path}`);
  return codeNotes(snapshot, { uri, lineCount: lines.length, line: (at) => lines[at] ?? '' }).map(
    ({ line, requirements }) => `${line}: ${requirements.map(({ id }) => id).join(' ')}`,
  );
}
