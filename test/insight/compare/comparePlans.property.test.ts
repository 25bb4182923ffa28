import assert from 'node:assert/strict';
import fc from 'fast-check';
import { comparePlans } from '../../../src/insight/compare/comparePlans.ts';
import type { Change } from '../../../src/insight/compare/difference.ts';
import { planStates } from './generatedPlans.ts';

const mirrored: Readonly<Record<Change, Change>> = {
  added: 'removed',
  removed: 'added',
  moved: 'moved',
  renamed: 'renamed',
  reworded: 'reworded',
  changed: 'changed',
};

describe('comparing any two plans', () => {
  it('finds nothing between a plan and itself', () => {
    fc.assert(
      fc.property(planStates, (state) => {
        assert.deepEqual(comparePlans(state, state).differences, []);
      }),
      { numRuns: 40 },
    );
  });

  it('finds the same from either side, what one adds being what the other lacks', () => {
    fc.assert(
      fc.property(planStates, planStates, (one, two) => {
        const there = comparePlans(one, two).differences.map(
          ({ subject, change, field }) => `${subject} ${change} ${field}`,
        );
        const back = comparePlans(two, one).differences.map(
          ({ subject, change, field }) => `${subject} ${mirrored[change]} ${field}`,
        );
        assert.deepEqual(there.sort(), back.sort());
      }),
      { numRuns: 40 },
    );
  });

  it('gives each difference an id of its own', () => {
    fc.assert(
      fc.property(planStates, planStates, (one, two) => {
        const ids = comparePlans(one, two).differences.map(({ id }) => id);
        assert.equal(new Set(ids).size, ids.length);
      }),
      { numRuns: 40 },
    );
  });
});
