import assert from 'node:assert/strict';
import { ChosenRequirements } from '../../src/edits/chosenRequirements.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { snapshotOf } from '../support/snapshotOf.ts';

const head = '| 编号 | 需求 | 优先级 |\n|---|---|---|\n';

function read(rows: string): Snapshot {
  return snapshotOf({ 'docs/a.md': `# 需求\n\n${head}${rows}` });
}

/** The titles of those of the first document that are found again in the second. */
function foundAgain(before: string, after: string, title: string): readonly string[] {
  const snapshot = read(before);
  const chosen = [...snapshot.requirements()].filter((each) => each.title === title).slice(0, 1);
  const { requirements, missing } = new ChosenRequirements(snapshot, chosen).in(read(after));
  assert.equal(requirements.length + missing, 1);
  return requirements.map((each) => each.title);
}

describe('chosen requirements', () => {
  it('are found by their ids, wherever they stand and whatever they are called now', () => {
    const after = '| A-0 | 新的 | |\n| A-1 | 换了说法 | P0 |\n';
    assert.deepEqual(foundAgain('| A-1 | 去重 | P0 |\n', after, '去重'), ['换了说法']);
  });

  it('are gone with their id', () => {
    assert.deepEqual(foundAgain('| A-1 | 去重 | P0 |\n', '| A-9 | 去重 | P0 |\n', '去重'), []);
  });

  it('without an id are found by their words', () => {
    const rows = '| — | 去重 | P0 |\n| — | 分配 | P1 |\n';
    assert.deepEqual(foundAgain(rows, `| — | 新的 | |\n${rows}`, '分配'), ['分配']);
    assert.deepEqual(foundAgain(rows, rows.replace('分配', '派单'), '分配'), []);
  });

  it('are not taken for others that their words fit as well', () => {
    const two = '| — | 去重 | P0 |\n| — | 去重 | P1 |\n';
    assert.deepEqual(foundAgain(two, '| — | 去重 | P1 |\n', '去重'), []);
    assert.deepEqual(foundAgain('| — | 去重 | P1 |\n', two, '去重'), []);
    assert.deepEqual(foundAgain(two, `| — | 分配 | |\n${two}`, '去重'), ['去重']);
  });
});
