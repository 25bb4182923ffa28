import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BucketMap } from '../../src/model/bucketMap.ts';

const key = fc.oneof(
  fc.string({ maxLength: 4 }),
  fc.nat({ max: 300 }).map((n) => `CRM-${n}`),
);
const change = fc.tuple(key, fc.option(fc.nat()));

describe('a bucket map', () => {
  it('holds what a Map holds after the same series of changes, and leaves the original as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 200 }), { maxLength: 4 }), (batches) => {
        let map = BucketMap.empty<number>();
        const twin = new Map<string, number>();
        for (const batch of batches) {
          const before = map;
          const entriesBefore = new Map(before.entries());
          const next = map.change();
          for (const [name, value] of batch) {
            if (value === null) {
              next.delete(name);
              twin.delete(name);
            } else {
              next.set(name, value);
              twin.set(name, value);
            }
            assert.equal(next.get(name), twin.get(name));
          }
          map = next.done();
          assert.equal(map.size, twin.size);
          assert.deepEqual(new Map(map.entries()), twin);
          assert.deepEqual(new Map(before.entries()), entriesBefore);
        }
      }),
    );
  });

  it('finds every entry after growing to many buckets', () => {
    const change = BucketMap.empty<number>().change();
    for (let n = 0; n < 50_000; n++) change.set(`GEN-${n}`, n);
    const map = change.done();
    assert.equal(map.size, 50_000);
    for (let n = 0; n < 50_000; n += 997) assert.equal(map.get(`GEN-${n}`), n);
    assert.equal(map.has('GEN-50000'), false);
  });
});
