import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suggestedOrder } from '../../src/insight/suggestedOrder.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

const plan = 'modules: [leads]\nphases: [{ id: p1, name: 一期, capacity: 10 }, { id: p2, name: 二期 }]\n';
const header =
  '| 编号 | 需求 | 模块 | 建设阶段 | 状态 | 必要性 | 优先级 | 业务价值 | 人天 | 依赖需求 |\n|---|---|---|---|---|---|---|---|---|---|\n';
const row = (id: string, ...cells: readonly string[]): string =>
  `| ${id} | 需求 ${id} | leads | 一期 | ${cells.join(' | ')} |\n`;

function order(rows: string) {
  const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'a.md': header + rows });
  return suggestedOrder(snapshot, testRoot.id, 'p1');
}
const ids = (rows: string): readonly (string | null)[] =>
  order(rows).rows.map(({ requirement }) => requirement.id);

describe('the suggested order of a phase', () => {
  it('goes by what is under way, necessity, priority, value for the effort, and value', () => {
    const rows =
      row('R-1', '已排期', '提效', 'P0', '5', '1', '') +
      row('R-2', '已排期', '刚需', 'P2', '1', '9', '') +
      row('R-3', '研发中', '锦上添花', 'P3', '1', '9', '') +
      row('R-4', '已排期', '提效', 'P1', '5', '5', '') +
      row('R-5', '已排期', '提效', 'P1', '4', '2', '') +
      row('R-6', '已排期', '', '', '', '', '') +
      row('R-7', '已排期', '提效', 'P1', '高', '', '') +
      row('R-8', '已上线', '刚需', 'P0', '5', '1', '') +
      row('R-9', '已拒绝', '刚需', 'P0', '5', '1', '');
    assert.deepEqual(ids(rows), ['R-3', 'R-2', 'R-1', 'R-5', 'R-4', 'R-7', 'R-6']);
  });

  it('brings forward what another one needs, and says for which', () => {
    const rows =
      row('R-1', '', '刚需', 'P0', '', '', 'R-3') +
      row('R-2', '', '刚需', 'P1', '', '', '') +
      row('R-3', '', '锦上添花', 'P3', '', '', 'R-1');
    const found = order(rows).rows;
    assert.deepEqual(
      found.map(({ requirement, neededBy }) => [requirement.id, neededBy?.id]),
      [
        ['R-3', 'R-1'],
        ['R-1', undefined],
        ['R-2', undefined],
      ],
    );
  });

  it('draws the line where the person-days end', () => {
    const { rows, capacity, fitting } = order(
      row('R-1', '', '', 'P0', '', '6', '') +
        row('R-2', '', '', 'P1', '', '', '') +
        row('R-3', '', '', 'P2', '', '4', '') +
        row('R-4', '', '', 'P3', '', '0.5', ''),
    );
    assert.equal(capacity, 10);
    assert.equal(fitting, 3);
    assert.deepEqual(
      rows.map(({ sum, fits }) => [sum, fits]),
      [
        [6, true],
        [6, true],
        [10, true],
        [10.5, false],
      ],
    );
  });

  it('holds each open requirement once, whatever needs what, and only those before the line fit', () => {
    const one = fc.tuple(
      fc.constantFrom('已排期', '研发中', '已上线', '已拒绝', ''),
      fc.constantFrom('刚需', '提效', ''),
      fc.constantFrom('P0', 'P1', ''),
      fc.constantFrom('1', '5', ''),
      fc.constantFrom('0.1', '3', '7.25', ''),
      fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), (all) => {
        const text = all
          .map(([status, necessity, priority, value, effort, needs], at) =>
            row(
              `R-${at + 1}`,
              status,
              necessity,
              priority,
              value,
              effort,
              needs.map((n) => `R-${n}`).join('、'),
            ),
          )
          .join('');
        const { rows, fitting } = order(text);
        const open = all.flatMap(([status], at) =>
          status === '已上线' || status === '已拒绝' ? [] : [`R-${at + 1}`],
        );
        assert.equal(rows.length, open.length);
        assert.deepEqual(new Set(rows.map(({ requirement }) => requirement.id)), new Set(open));
        assert.deepEqual(
          rows.map(({ fits }) => fits),
          rows.map((_, at) => at < fitting),
        );
      }),
      { numRuns: 100 },
    );
  });
});
