import assert from 'node:assert/strict';
import { globOfPath } from '../../../src/edits/chooseDocument.ts';
import { pathOfEntry, readDocumentEntries } from '../../../src/readers/planFile/documentEntries.ts';

describe('the entries of documents: in a plan file', () => {
  it('come with their places, in a list or alone', () => {
    const text = 'system: { name: A }\ndocuments:\n  - docs/a.md # why\n  - "!docs/b.md"\ncode: [src]\n';
    assert.deepEqual(readDocumentEntries(text), [
      { text: 'docs/a.md', range: { line: 2, character: 4, endLine: 2, endCharacter: 13 } },
      { text: '!docs/b.md', range: { line: 3, character: 5, endLine: 3, endCharacter: 15 } },
    ]);
    assert.deepEqual(
      readDocumentEntries('documents: docs/a.md').map(({ text: entry }) => entry),
      ['docs/a.md'],
    );
  });

  it('are none in a text that is no plan', () => {
    for (const text of [
      '',
      'documents',
      'documents:',
      '- documents: a',
      'documents: {a: b}',
      'documents: [',
      '\0',
    ]) {
      assert.deepEqual(readDocumentEntries(text), [], text);
    }
  });

  it('name a path unless they are patterns or lead out of the folder', () => {
    assert.equal(pathOfEntry('docs/a.md'), 'docs/a.md');
    assert.equal(pathOfEntry('!./docs/a.md'), 'docs/a.md');
    for (const path of ['a (1).md', '[草稿] 需求.md', 'a+b@c!.md', '需求池.xlsx']) {
      assert.equal(pathOfEntry(globOfPath(path)), path);
    }
    for (const entry of ['docs/**', '*.md', 'docs/{a,b}.md', 'default?', '/etc/a.md', '../a.md', '']) {
      assert.equal(pathOfEntry(entry), null, entry);
    }
  });
});
