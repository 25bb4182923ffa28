import assert from 'node:assert/strict';
import fc from 'fast-check';
import { markDifferent } from '../../src/edits/markDifferent.ts';
import { areDifferent } from '../../src/insight/similar/worthAsking.ts';
import { applySourceEdits } from '../../src/readers/writer.ts';
import { snapshotOf } from '../support/snapshotOf.ts';

const pool =
  '| 需求编号 | 需求名称 |\n|---|---|\n| A-1 | 导出客户 |\n| A-2 | 客户下载 |\n|  | 打印：送货单, [备用] |\n';

/** The plan file after somebody said that these two are different. */
function planAfter(plan: string | null, first: number, second: number): string {
  const files: Record<string, string> = {
    'docs/a.md': pool,
    ...(plan !== null && { 'groundplan.yaml': plan }),
  };
  const snapshot = snapshotOf(files);
  const all = [...snapshot.requirements()].filter(({ uri }) => uri.endsWith('a.md'));
  const result = markDifferent(snapshot, all[first]!, all[second]!, () => plan);
  assert.ok(!('refusal' in result), 'refusal' in result ? result.refusal.key : '');
  const [made] = result.create?.values() ?? [];
  const [edits] = result.edits.values();
  const text = made ?? applySourceEdits(plan ?? '', edits ?? []);
  const after = snapshotOf({ 'docs/a.md': pool, 'groundplan.yaml': text });
  const now = [...after.requirements()].filter(({ uri }) => uri.endsWith('a.md'));
  assert.ok(areDifferent(after, now[first]!, now[second]!), text);
  return text;
}

describe('Two requirements that are said to be different', () => {
  it('are remembered in the plan file, whose other bytes stay', () => {
    assert.equal(planAfter(null, 0, 1), 'different:\n  - [A-1, A-2]\n');
    assert.equal(
      planAfter('# 规划\nmodules: [线索] # 只有一个\n', 0, 1),
      '# 规划\nmodules: [线索] # 只有一个\ndifferent:\n  - [A-1, A-2]\n',
    );
    assert.equal(
      planAfter('different:\n- [X, Y] # 已经谈过\nsystem: S\n', 0, 1),
      'different:\n- [X, Y] # 已经谈过\n- [A-1, A-2]\nsystem: S\n',
    );
    assert.equal(planAfter('different: [[X, Y]]\n', 0, 1), 'different: [[X, Y], [A-1, A-2]]\n');
    assert.equal(planAfter('different: []\n', 0, 1), 'different: [[A-1, A-2]]\n');
  });

  it('are named by document and title where there is no id', () => {
    assert.equal(planAfter(null, 0, 2), "different:\n  - [A-1, 'docs/a.md#打印：送货单, [备用]']\n");
  });

  it('are remembered beside whatever else stands there', () => {
    const line = fc.constantFrom(
      'system: S',
      '# 说明',
      '',
      'modules:\n  - 线索',
      'different:\n  - [X, Y]',
      'limits: { waitingDays: 3 }',
    );
    fc.assert(
      fc.property(fc.uniqueArray(line, { maxLength: 5 }), fc.boolean(), (lines, ends) => {
        const plan = lines.join('\n') + (ends ? '\n' : '');
        const after = planAfter(plan, 0, 1);
        const added = after.length - plan.length;
        assert.ok(added > 0 && added < 60);
      }),
    );
  });
});
