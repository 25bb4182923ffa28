import assert from 'node:assert/strict';
import { isVersionText, readVersion, versionHead } from '../../src/exchange/planVersions/readVersion.ts';
import { writeVersion } from '../../src/exchange/planVersions/writeVersion.ts';
import { comparePlans } from '../../src/insight/compare/comparePlans.ts';
import { planState, type PlanState } from '../../src/insight/compare/planState.ts';
import { readPlan } from '../../src/readers/planFile/readPlan.ts';
import { salesPlan } from '../insight/compare/salesPlan.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';
import { changedPlan, twentyDifferences } from '../insight/compare/twentyDifferences.ts';

const stateOf = (files: Readonly<Record<string, string>>): PlanState =>
  planState(snapshotOf(files), testRoot.id);

const saved = (state: PlanState): string =>
  writeVersion(state, { name: '评审前', saved: '2026-11-27', comment: ['一份保存下来的规划。'] });

const readBack = (text: string): PlanState => {
  const version = readVersion(text);
  if ('key' in version) throw new Error(version.key);
  return version.state;
};

describe('a saved version of a plan', () => {
  it('says all that the plan says that it was made of', () => {
    const state = stateOf(salesPlan());
    const again = readBack(saved(state));
    assert.deepEqual(comparePlans(state, again).differences, []);
    assert.deepEqual(comparePlans(again, state).differences, []);
    assert.equal(again.requirements.length, state.requirements.length);
  });

  it('tells the same differences as the documents of then', () => {
    const { differences } = comparePlans(readBack(saved(stateOf(salesPlan()))), stateOf(changedPlan()));
    const found = differences.map(({ subject, change, field }) => `${subject} ${change} ${field}`);
    assert.deepEqual([...found].sort(), [...twentyDifferences].sort());
  });

  it('has a name and a date, told without reading it as a whole', () => {
    const text = saved(stateOf(salesPlan()));
    assert.ok(isVersionText(text));
    assert.deepEqual(versionHead(text), { name: '评审前', saved: '2026-11-27' });
    assert.equal(versionHead('modules: []\n'), null);
  });

  it('can be opened as a plan file', () => {
    const { problems, plan, requirements } = readPlan(saved(stateOf(salesPlan())));
    assert.deepEqual(problems, []);
    assert.equal(plan?.modules.length, 6);
    assert.equal(requirements.length, stateOf(salesPlan()).requirements.length);
  });

  it('that a later Groundplan wrote is refused with a sentence', () => {
    const version = readVersion('version:\n  form: 7\n  name: x\n');
    assert.ok('key' in version && version.key.includes('newer Groundplan'));
  });

  it('that is no version is refused with a sentence', () => {
    for (const text of ['', 'modules: [a]', 'version: 3', 'version: {', '\0'])
      assert.ok('key' in readVersion(text), text);
  });
});
