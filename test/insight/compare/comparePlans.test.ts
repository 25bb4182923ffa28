import assert from 'node:assert/strict';
import { comparePlans } from '../../../src/insight/compare/comparePlans.ts';
import { planState, type PlanState } from '../../../src/insight/compare/planState.ts';
import { snapshotOf, testRoot } from '../../support/snapshotOf.ts';
import { salesPlan } from './salesPlan.ts';
import { changedPlan, twentyDifferences } from './twentyDifferences.ts';

const stateOf = (files: Readonly<Record<string, string>>): PlanState =>
  planState(snapshotOf(files), testRoot.id);

const kinds = (from: PlanState, to: PlanState): readonly string[] =>
  comparePlans(from, to).differences.map(({ subject, change, field }) => `${subject} ${change} ${field}`);

describe('comparing two plans', () => {
  it('lists exactly the twenty differences of two revisions of the sample', () => {
    assert.equal(twentyDifferences.length, 20);
    const found = kinds(stateOf(salesPlan()), stateOf(changedPlan()));
    assert.deepEqual([...found].sort(), [...twentyDifferences].sort());
  });

  it('finds nothing between a plan and itself', () => {
    assert.deepEqual(kinds(stateOf(salesPlan()), stateOf(salesPlan())), []);
  });
});
