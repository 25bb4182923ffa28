import assert from 'node:assert/strict';
import { IndexSnapshot } from '../../src/index/indexSnapshot.ts';
import { applyChanges } from '../../src/index/applyChanges.ts';
import { emptyState } from '../../src/index/snapshotState.ts';
import { placeName, rowName } from '../../src/insight/placeName.ts';
import { noFacts, type DocumentFacts } from '../../src/model/facts.ts';
import { rangeInLine } from '../../src/model/textRange.ts';

const root = { id: 'file:///plan', name: 'plan' };
const facts: DocumentFacts = {
  ...noFacts,
  sheets: [
    { name: 'North', firstLine: 0, lastLine: 2, rowNumbers: [1, 4] },
    { name: 'South', firstLine: 4, lastLine: 5, rowNumbers: [7] },
  ],
};
const document = (path: string, of: DocumentFacts) => ({
  info: { uri: `${root.id}/${path}`, root: root.id, path, kind: 'document', isTest: false } as const,
  facts: of,
});
const documents = [document('docs/a.md', noFacts), document('docs/a.xlsx', facts)];
const snapshot = new IndexSnapshot(applyChanges(emptyState, { roots: [root], documents }).state);
const workbook = `${root.id}/docs/a.xlsx`;
const at = (line: number) => rangeInLine(line, 0, 1);

describe('the name of a place', () => {
  it('is the path and the line from 1 in a text', () => {
    assert.equal(placeName(snapshot, `${root.id}/docs/a.md`, at(6)), 'docs/a.md:7');
    assert.equal(rowName(snapshot, `${root.id}/docs/a.md`, at(6)), null);
  });

  it('is the sheet and the number of its row in a workbook, as the spreadsheet shows it', () => {
    assert.equal(placeName(snapshot, workbook, at(2)), 'docs/a.xlsx · North!4');
    assert.equal(placeName(snapshot, workbook, at(5)), 'docs/a.xlsx · South!7');
  });

  it('is the sheet alone where its name stands', () => {
    assert.equal(placeName(snapshot, workbook, at(4)), 'docs/a.xlsx · South');
  });

  it('is the whole address of a document that is not known', () => {
    assert.equal(placeName(snapshot, 'file:///other.md', at(0)), 'file:///other.md:1');
  });
});
