import assert from 'node:assert/strict';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

describe('a plan file that holds only placements', () => {
  it('names the modules and phases that it places requirements in', () => {
    const snapshot = snapshotOf({
      'groundplan.yaml': 'placements: { CRM-1: { module: 支付/退款, phase: 二期 } }\n',
      'docs/需求.md':
        '| 编号 | 需求名称 | 状态 |\n|---|---|---|\n| CRM-1 | 去重 | 研发中 |\n| CRM-2 | 回收 | 研发中 |\n',
    });
    const placed = [...snapshot.requirements()].map(({ id, modules, phase }) => [
      id,
      modules.map(({ path, from }) => `${path} from ${from}`),
      phase && `${phase.id} from ${phase.from}`,
    ]);
    assert.deepEqual(placed, [
      ['CRM-1', ['支付/退款 from plan'], '二期 from plan'],
      ['CRM-2', [], null],
    ]);
    assert.equal(snapshot.plan(testRoot.id).modulesInferred, true);
  });
});
