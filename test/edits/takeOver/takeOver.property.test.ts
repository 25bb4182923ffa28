import assert from 'node:assert/strict';
import fc from 'fast-check';
import { takeOver } from '../../../src/edits/takeOver/takeOver.ts';
import { comparePlans } from '../../../src/insight/compare/comparePlans.ts';
import { planState } from '../../../src/insight/compare/planState.ts';
import { applySourceEdits } from '../../../src/readers/writer.ts';
import { planTexts } from '../../insight/compare/generatedPlans.ts';
import { snapshotOf, testRoot } from '../../support/snapshotOf.ts';

type Files = Readonly<Record<string, string>>;

const differences = (there: Files, here: Files): readonly string[] =>
  comparePlans(
    planState(snapshotOf(there), testRoot.id),
    planState(snapshotOf(here), testRoot.id),
  ).differences.map(({ id }) => id);

describe('taking over all differences of any two plans', function () {
  this.timeout(120_000);

  it('leaves exactly those that it says it could not take over', () => {
    let all = 0;
    let left = 0;
    fc.assert(
      fc.property(planTexts, planTexts, (there, here) => {
        const snapshot = snapshotOf(here);
        const before = differences(there, here);
        const pathOf = (uri: string): string => snapshot.document(uri)?.path ?? '';
        const result = takeOver(
          snapshot,
          testRoot.id,
          planState(snapshotOf(there), testRoot.id),
          null,
          (uri) => here[pathOf(uri)] ?? null,
        );
        all += before.length;
        if ('refusal' in result) {
          left += before.length;
          return;
        }
        const files: Record<string, string> = { ...here };
        for (const [uri, edits] of result.edits) {
          const path = pathOf(uri);
          files[path] = applySourceEdits(files[path] ?? '', edits);
        }
        const after = differences(there, files);
        left += after.length;
        if (result.refused.size === 0) assert.deepEqual(after, []);
        else assert.ok(after.length > 0);
      }),
      { numRuns: 15 },
    );
    process.stdout.write(`${left} of ${all} left\n`);
  });
});
