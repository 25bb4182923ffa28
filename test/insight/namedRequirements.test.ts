import assert from 'node:assert/strict';
import { requirementsNamedBy } from '../../src/insight/namedRequirements.ts';
import { snapshotOf } from '../support/snapshotOf.ts';

describe('the requirements that a requirement names', () => {
  it('are those of lists and ranges, each once, by relation', () => {
    assert.deepEqual(namedBy('A-001、A-003~A-004，A-001', 'A-002'), [
      ['dependsOn', ['A-001', 'A-003', 'A-004'], []],
      ['parent', ['A-002'], []],
    ]);
  });

  it('leave what is not known as it is written', () => {
    assert.deepEqual(namedBy('A-001, Z-404', '支付网关'), [
      ['dependsOn', ['A-001'], ['Z-404']],
      ['parent', [], ['支付网关']],
    ]);
  });

  it('are never the requirement itself, nor what dashes stand for', () => {
    assert.deepEqual(namedBy('A-001, A-009', '—'), [['dependsOn', ['A-001'], []]]);
  });
});

/** What A-009 names when its two relation fields say this. */
function namedBy(
  dependsOn: string,
  parent: string,
): readonly (readonly [relation: string, ids: readonly (string | null)[], unknown: readonly string[]])[] {
  const rows = ['A-001', 'A-002', 'A-003', 'A-004'].map((id) => `| ${id} | 需求 ${id} | 待评审 | | |`);
  const snapshot = snapshotOf({
    'docs/a.md': `| 编号 | 需求 | 状态 | 依赖 | 父需求 |\n|---|---|---|---|---|\n${rows.join('\n')}\n| A-009 | 汇总 | 待评审 | ${dependsOn} | ${parent} |\n`,
  });
  const requirement = snapshot.requirement('A-009');
  assert.ok(requirement);
  return requirementsNamedBy(snapshot, requirement).map(
    ({ relation, requirements, unknown }) => [relation, requirements.map(({ id }) => id), unknown] as const,
  );
}
