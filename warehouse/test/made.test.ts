import assert from 'node:assert/strict';
import { madeRows } from '../bench/madeRows.ts';
import { makeRepository, requirementFiles } from '../bench/organisation.ts';
import { readMade } from '../bench/readMade.ts';

describe('an organisation that is made', function () {
  this.timeout(120_000);

  it('gives the same rows whether it is read or not', async () => {
    const size = { repositories: 3, requirements: 110, references: 500 };
    for (const revision of [0, 1]) {
      const made = makeRepository(1, size, revision);
      const next = makeRepository(2, size);
      const read = await readMade(made, { name: next.name, files: requirementFiles(next) }, 'r1');
      const direct = madeRows(made, 'r1');
      for (const [at, document] of [...direct.documents()].entries()) {
        assert.deepEqual([...read.documents()][at], document);
      }
      assert.equal([...read.documents()].length, [...direct.documents()].length);
      assert.deepEqual([...read.modules()], [...direct.modules()]);
      assert.deepEqual([...read.phases()], [...direct.phases()]);
    }
  });
});
