/**
 * A persistent map for snapshots: a changed copy shares all untouched buckets with the original. Copying
 * a plain Map of 50,000 entries costs milliseconds, a bucket here microseconds. The number of buckets
 * follows the size, so that small maps stay small.
 */
const entriesPerBucket = 4;
const mostBuckets = 16_384;

type Bucket<V> = ReadonlyMap<string, V>;

export class BucketMap<V> {
  readonly #buckets: readonly Bucket<V>[];
  readonly size: number;

  private constructor(buckets: readonly Bucket<V>[], size: number) {
    this.#buckets = buckets;
    this.size = size;
  }

  static empty<V>(): BucketMap<V> {
    return new BucketMap<V>([new Map()], 0);
  }

  get(key: string): V | undefined {
    return this.#buckets[hash(key) & (this.#buckets.length - 1)]?.get(key);
  }

  has(key: string): boolean {
    return this.#buckets[hash(key) & (this.#buckets.length - 1)]?.has(key) ?? false;
  }

  /** In no particular order: sort what people see. */
  *entries(): Generator<[string, V]> {
    for (const bucket of this.#buckets) yield* bucket;
  }

  *keys(): Generator<string> {
    for (const bucket of this.#buckets) yield* bucket.keys();
  }

  *values(): Generator<V> {
    for (const bucket of this.#buckets) yield* bucket.values();
  }

  /** A changeable copy; `done()` freezes it. The original stays as it is. */
  change(): BucketMapChange<V> {
    return new BucketMapChange<V>(
      this.#buckets,
      this.size,
      (buckets, size) => new BucketMap<V>(buckets, size),
    );
  }
}

/** One series of changes. Each bucket is copied at most once in a series. */
export class BucketMapChange<V> {
  #buckets: Bucket<V>[] | null = null;
  #original: readonly Bucket<V>[];
  #own = new Map<number, Map<string, V>>();
  #size: number;
  readonly #freeze: (buckets: readonly Bucket<V>[], size: number) => BucketMap<V>;

  constructor(
    original: readonly Bucket<V>[],
    size: number,
    freeze: (buckets: readonly Bucket<V>[], size: number) => BucketMap<V>,
  ) {
    this.#original = original;
    this.#size = size;
    this.#freeze = freeze;
  }

  get size(): number {
    return this.#size;
  }

  get(key: string): V | undefined {
    const buckets = this.#buckets ?? this.#original;
    return buckets[hash(key) & (buckets.length - 1)]?.get(key);
  }

  set(key: string, value: V): void {
    const bucket = this.#owned(key);
    if (!bucket.has(key)) this.#size++;
    bucket.set(key, value);
    const count = (this.#buckets ?? this.#original).length;
    if (this.#size > count * entriesPerBucket * 2 && count < mostBuckets) this.#spread(count * 4);
  }

  delete(key: string): void {
    if (this.get(key) === undefined) return;
    if (this.#owned(key).delete(key)) this.#size--;
  }

  done(): BucketMap<V> {
    const buckets = this.#buckets ?? this.#original;
    this.#original = buckets;
    this.#buckets = null;
    this.#own = new Map();
    return this.#freeze(buckets, this.#size);
  }

  #owned(key: string): Map<string, V> {
    this.#buckets ??= [...this.#original];
    const at = hash(key) & (this.#buckets.length - 1);
    let bucket = this.#own.get(at);
    if (!bucket) {
      bucket = new Map(this.#buckets[at]);
      this.#own.set(at, bucket);
      this.#buckets[at] = bucket;
    }
    return bucket;
  }

  #spread(count: number): void {
    const all = this.#buckets ?? this.#original;
    const spread = Array.from({ length: count }, () => new Map<string, V>());
    for (const bucket of all) {
      for (const [key, value] of bucket) spread[hash(key) & (count - 1)]?.set(key, value);
    }
    this.#buckets = spread;
    this.#own = new Map(spread.map((bucket, at) => [at, bucket]));
  }
}

/** FNV-1a over UTF-16 code units, mixed so that the low bits differ for keys that end alike. */
function hash(key: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) value = Math.imul(value ^ key.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
