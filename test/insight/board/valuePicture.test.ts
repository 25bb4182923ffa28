import assert from 'node:assert/strict';
import fc from 'fast-check';
import { valueShown } from '../../../src/insight/board/valuePicture.ts';
import { inSuggestedOrder } from '../../../src/insight/suggestedOrder.ts';
import { needsPlacement } from '../../../src/model/requirement.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { snapshotOf, testRoot } from '../../support/snapshotOf.ts';

/** `value effort priority status`, each of which may be `-`. */
function poolOf(...rows: readonly string[]): Snapshot {
  const lines = rows.map((row, at) => {
    const [value, effort, priority, status] = row.split(' ').map((word) => (word === '-' ? '' : word));
    return `| R-${at} | 需求${at} | ${value} | ${effort} | ${priority} | ${status ?? ''} |`;
  });
  const head = '| 编号 | 需求名称 | 业务价值 | 人天 | 优先级 | 状态 |\n|---|---|---|---|---|---|';
  return snapshotOf({ 'a.md': `${head}\n${lines.join('\n')}` });
}

function shownOf(snapshot: Snapshot, keys: ReadonlySet<string> | null = null) {
  return valueShown({ snapshot, root: testRoot.id, keys, findings: () => [], today: '2026-11-23' });
}

/** `id height quadrant`, by id. */
function lines(snapshot: Snapshot): readonly string[] {
  return shownOf(snapshot)
    .rows.map(({ requirement, height, quadrant }) => `${requirement.id} ${height} ${quadrant}`)
    .sort();
}

describe('the value picture', () => {
  it('tells the quarters by the middle of what is shown', () => {
    assert.deepEqual(lines(poolOf('5 2 P0', '4 2 P0', '5 9 P0', '1 2 P0', '1 9 P0')), [
      'R-0 5 first',
      'R-1 4 first',
      'R-2 5 plan',
      'R-3 1 aside',
      'R-4 1 less',
    ]);
  });

  it('takes the priority where a value is missing', () => {
    assert.deepEqual(lines(poolOf('5 2 P3', '2 4 P0', '- 4 P0', '- 3 P3', '- - P1', '- 3 -')), [
      'R-0 5 first',
      'R-1 2 less',
      'R-2 5 plan',
      'R-3 2 aside',
      'R-4 4 null',
      'R-5 null null',
    ]);
  });

  it('has priorities alone where nobody writes a value', () => {
    const { scale, rows } = shownOf(poolOf('- 2 P0', '- 3 P3'));
    assert.equal(scale, 'priority');
    assert.deepEqual(
      rows.map(({ height }) => height),
      [4, 1],
    );
  });

  it('leaves out what is released, rejected or filtered', () => {
    const snapshot = poolOf('5 2 P0 已上线', '5 2 P0 已拒绝', '5 2 P1', '4 2 P1');
    assert.deepEqual(
      shownOf(snapshot, new Set(['R-0', 'R-3'])).rows.map(({ requirement }) => requirement.id),
      ['R-3'],
    );
  });

  it('has each open requirement once, in the suggested order, whatever the numbers are', () => {
    const cell = fc.constantFrom('1', '2', '5', '100', '很高', '-', '0', '2.5');
    const line = fc.tuple(cell, cell, fc.constantFrom('P0', 'P2', '-'), fc.constantFrom('待评审', '已上线'));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 15 }), (rows) => {
        const snapshot = poolOf(...rows.map((row) => row.join(' ')));
        const shown = shownOf(snapshot).rows;
        const open = [...snapshot.requirements()].filter(
          (each) => needsPlacement(each) && each.status !== 'released',
        );
        assert.deepEqual(
          shown.map(({ requirement }) => requirement.key),
          inSuggestedOrder(snapshot, open).map(({ requirement }) => requirement.key),
        );
        for (const { value, effort, height, quadrant } of shown) {
          if (value !== null) assert.equal(height, value);
          assert.equal(quadrant !== null, height !== null && effort !== null);
        }
      }),
      { numRuns: 60 },
    );
  });
});
