/** No text of anybody makes a regular expression run away: each is proven linear, or named with its reason. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { expressions, hashOf, linearByReason, madeWithinFunctions } from '../../scripts/expressions.mjs';

const proven = new Set(
  JSON.parse(readFileSync('test/house/provenExpressions.json', 'utf8')) as readonly string[],
);

describe('the regular expressions of src', () => {
  it('are proven to take linear time; `npm run prove:expressions` proves a new one', async function () {
    this.timeout(60_000);
    const { found } = await expressions();
    assert.ok(found.length > 1_000, `only ${found.length} were found`);
    const missing = found.filter(
      (one) => !proven.has(hashOf(one)) && linearByReason[one.source] === undefined,
    );
    assert.deepEqual(
      missing.map(({ file, source, flags }) => `${file}: /${source}/${flags}`),
      [],
    );
  });

  it('are listed as proven only while they are in use', async function () {
    this.timeout(60_000);
    const { found } = await expressions();
    const used = new Set(found.map(hashOf));
    assert.deepEqual(
      [...proven].filter((hash) => !used.has(hash)),
      [],
    );
  });

  it('are made within functions only where a reason is given', async function () {
    this.timeout(60_000);
    const { making } = await expressions();
    const files = new Set(making.map(({ file }) => file));
    assert.deepEqual(
      Object.keys(madeWithinFunctions).filter((file) => !files.has(file)),
      [],
    );
  });
});
