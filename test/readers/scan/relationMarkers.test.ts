import assert from 'node:assert/strict';
import { marked, markedSource } from './marked.ts';

describe('A marker of StrictDoc', () => {
  for (const [text, expected] of [
    ['# @relation(SRS-1, scope=function)', 'SRS-1'],
    ['// @relation(SRS-1, SRS-2, scope=file)', 'SRS-1 SRS-2'],
    [' * @relation{SRS-1, scope=class}', 'SRS-1'],
    ['# @relation(SRS-1, scope=line)', 'SRS-1'],
    ['# @relation(SRS-1, scope=range_start)\nx = 1\n# @relation(SRS-1, scope=range_end)', 'SRS-1 SRS-1'],
    ['/// @relation(SRS-1)', 'SRS-1'],
    ['# @relation(LOGIN, scope=file)', 'LOGIN'],
    ['# @relation(需求-1, scope=file)', '需求-1'],
    ['# @relation(SRS-1, scope=function, role=Implementation)', 'SRS-1'],
    ['# @relation(SRS-1, scope=function, role=Test)', 'SRS-1?'],
    ['# @relation(SRS-1, role=Verifies)', 'SRS-1?'],
    ['/*\n * @relation(\n *   SRS-1,\n *   SRS-2,\n *   scope=function\n * )\n */', 'SRS-1 SRS-2'],
    ['"""\n@relation(SRS-1, scope=file)\n"""', 'SRS-1'],
  ] as const) {
    it(`is read from ${JSON.stringify(text)}`, () => assert.equal(marked(text, 'strictdoc'), expected));
  }

  it('covers the id alone', () => {
    assert.equal(markedSource('\r\n# @relation(SRS-1,\r\n#  SRS-2, scope=file)'), 'SRS-1 SRS-2');
  });

  it('does not count between the markers that skip', () => {
    const text = `# @relation(A-1, scope=file)
# @relation(skip, scope=range_start)
# @relation(A-2, scope=file)
# @relation(skip, scope=range_end)
# @relation(A-3, scope=line)`;
    assert.equal(marked(text, 'strictdoc'), 'A-1 A-3');
  });

  it('does not count in a file that is skipped', () => {
    assert.equal(marked('# @relation(skip, scope=file)\n# @relation(A-1, scope=line)', 'strictdoc'), '');
  });

  for (const text of [
    '@relation(fields: [authorId], references: [id])',
    '@relation("UserPosts")',
    '@relation(name: "x", fields: [a])',
    '@relation(onDelete: Cascade)',
    '@relation(foo)',
    '@relation()',
    '@relation(scope=file)',
    '@relation(A-1, scope=file, A-2)',
    '@relation(A-1, scope=file',
    '@relations(A-1, scope=file)',
    'parse("@relation(A-1, scope=file)")',
  ]) {
    it(`is not seen in ${text}`, () => assert.equal(marked(text, 'strictdoc'), ''));
  }
});
