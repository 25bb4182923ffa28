import fc from 'fast-check';
import { runFaults } from './faultRun.ts';
import { allFaults, startFiles, stepsWith } from './faultySteps.ts';

describe('the index, once the faults are over', () => {
  for (const fault of allFaults) {
    it(`equals one built anew after: ${fault}`, async function () {
      this.timeout(120_000);
      await fc.assert(
        fc.asyncProperty(startFiles, stepsWith([fault]), (start, steps) => runFaults(start, steps, [fault])),
        { numRuns: 60 },
      );
    });
  }

  it('equals one built anew after all of them together', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(startFiles, stepsWith(allFaults), (start, steps) =>
        runFaults(start, steps, allFaults),
      ),
      { numRuns: 300 },
    );
  });
});
