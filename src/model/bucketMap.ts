/**
 * A persistent map for snapshots: a changed copy shares all untouched buckets with the original. Copying
 * a plain Map of 50,000 entries costs milliseconds, a bucket here microseconds. The number of buckets
 * follows the size, so that small maps stay small.
 */
const entriesPerBucket = 4;
const mostBuckets = 16_384;

/** Buckets stand in pages, so that a change copies some pages instead of a list of all buckets. */
const bucketsPerPage = 64;
const pageBits = 6;

type Bucket<V> = ReadonlyMap<string, V>;
type Pages<V> = readonly (readonly Bucket<V>[])[];

export class BucketMap<V> {
  readonly #pages: Pages<V>;
  /** One less than the number of buckets, which is a power of two. */
  readonly #mask: number;
  readonly size: number;

  private constructor(pages: Pages<V>, mask: number, size: number) {
    this.#pages = pages;
    this.#mask = mask;
    this.size = size;
  }

  static empty<V>(): BucketMap<V> {
    return new BucketMap<V>([[new Map()]], 0, 0);
  }

  get(key: string): V | undefined {
    return bucketAt(this.#pages, hash(key) & this.#mask)?.get(key);
  }

  has(key: string): boolean {
    return bucketAt(this.#pages, hash(key) & this.#mask)?.has(key) ?? false;
  }

  /** In no particular order: sort what people see. */
  *entries(): Generator<[string, V]> {
    for (const page of this.#pages) for (const bucket of page) yield* bucket;
  }

  *keys(): Generator<string> {
    for (const page of this.#pages) for (const bucket of page) yield* bucket.keys();
  }

  *values(): Generator<V> {
    for (const page of this.#pages) for (const bucket of page) yield* bucket.values();
  }

  /** The same as going through `values()`, several times as fast. */
  forEach(visit: (value: V) => void): void {
    for (const page of this.#pages)
      for (const bucket of page) for (const value of bucket.values()) visit(value);
  }

  /** A changeable copy; `done()` freezes it. The original stays as it is. */
  change(): BucketMapChange<V> {
    return new BucketMapChange<V>(
      this.#pages,
      this.#mask,
      this.size,
      (pages, mask, size) => new BucketMap<V>(pages, mask, size),
    );
  }
}

/** One series of changes. Each bucket, and each page of them, is copied at most once in a series. */
export class BucketMapChange<V> {
  #pages: (readonly Bucket<V>[])[] | null = null;
  #original: Pages<V>;
  #mask: number;
  readonly #ownPages = new Map<number, Bucket<V>[]>();
  readonly #own = new Map<number, Map<string, V>>();
  #size: number;
  readonly #freeze: (pages: Pages<V>, mask: number, size: number) => BucketMap<V>;

  constructor(
    original: Pages<V>,
    mask: number,
    size: number,
    freeze: (pages: Pages<V>, mask: number, size: number) => BucketMap<V>,
  ) {
    this.#original = original;
    this.#mask = mask;
    this.#size = size;
    this.#freeze = freeze;
  }

  get size(): number {
    return this.#size;
  }

  get(key: string): V | undefined {
    return bucketAt(this.#pages ?? this.#original, hash(key) & this.#mask)?.get(key);
  }

  set(key: string, value: V): void {
    const bucket = this.#owned(key);
    const before = bucket.size;
    bucket.set(key, value);
    this.#size += bucket.size - before;
    const count = this.#mask + 1;
    if (this.#size > count * entriesPerBucket * 2 && count < mostBuckets) this.#spread(count * 4);
  }

  delete(key: string): void {
    if (this.get(key) === undefined) return;
    if (this.#owned(key).delete(key)) this.#size--;
  }

  done(): BucketMap<V> {
    const pages = this.#pages ?? this.#original;
    this.#original = pages;
    this.#pages = null;
    this.#ownPages.clear();
    this.#own.clear();
    return this.#freeze(pages, this.#mask, this.#size);
  }

  #owned(key: string): Map<string, V> {
    const at = hash(key) & this.#mask;
    const known = this.#own.get(at);
    if (known) return known;
    const bucket = new Map(bucketAt(this.#pages ?? this.#original, at));
    this.#own.set(at, bucket);
    this.#ownPage(at >>> pageBits)[at & (bucketsPerPage - 1)] = bucket;
    return bucket;
  }

  #ownPage(number: number): Bucket<V>[] {
    let page = this.#ownPages.get(number);
    if (!page) {
      this.#pages ??= [...this.#original];
      page = [...(this.#pages[number] ?? [])];
      this.#ownPages.set(number, page);
      this.#pages[number] = page;
    }
    return page;
  }

  #spread(count: number): void {
    const spread = Array.from({ length: count }, () => new Map<string, V>());
    for (const page of this.#pages ?? this.#original) {
      for (const bucket of page) {
        for (const [key, value] of bucket) spread[hash(key) & (count - 1)]?.set(key, value);
      }
    }
    this.#mask = count - 1;
    this.#ownPages.clear();
    this.#own.clear();
    const pages: Bucket<V>[][] = [];
    for (let start = 0; start < count; start += bucketsPerPage) {
      const page = spread.slice(start, start + bucketsPerPage);
      this.#ownPages.set(pages.length, page);
      pages.push(page);
    }
    for (const [at, bucket] of spread.entries()) this.#own.set(at, bucket);
    this.#pages = pages;
  }
}

function bucketAt<V>(pages: Pages<V>, at: number): Bucket<V> | undefined {
  return pages[at >>> pageBits]?.[at & (bucketsPerPage - 1)];
}

/** FNV-1a over UTF-16 code units, mixed so that the low bits differ for keys that end alike. */
function hash(key: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) value = Math.imul(value ^ key.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
