/**
 * How the items of a specification trace are linked: which id each covers, with what success, and whether
 * all that it needs covers it. The rules are those of OpenFastTrace's linker and tracer. Every answer looks
 * only at the documents that name the ids in question, and is kept for the snapshot.
 */
import type { Requirement } from '../../model/requirement.ts';
import type { DocumentEntry, Snapshot } from '../../model/snapshot.ts';
import {
  type CoverLink,
  specificationItems,
  type SpecificationItem,
} from '../../placement/specificationItems.ts';

/** An item with the document that holds it. */
export interface PlacedItem {
  readonly item: SpecificationItem;
  readonly uri: string;
  readonly root: string;
}

/** What a link amounts to: it covers, or why it does not. */
export type LinkStatus = 'covers' | 'outdated' | 'predated' | 'orphaned' | 'ambiguous' | 'unwanted';

export interface OutgoingLink {
  readonly link: CoverLink;
  readonly status: LinkStatus;
  /** The items that it meets: the one covered, all that share its id, or those of another revision. */
  readonly targets: readonly PlacedItem[];
}

export interface IncomingLink {
  readonly from: PlacedItem;
  readonly status: 'covers' | 'outdated' | 'predated' | 'unwanted';
}

/** `cycle`: it is covered, over others, by itself. */
export type DeepCoverage = 'covered' | 'uncovered' | 'cycle';

interface Series {
  readonly items: readonly PlacedItem[];
  readonly covering: readonly PlacedItem[];
}

const ofSnapshot = new WeakMap<Snapshot, LinkedItems>();

/** The links of a snapshot. */
export function linkedItems(snapshot: Snapshot): LinkedItems {
  let linked = ofSnapshot.get(snapshot);
  if (!linked) {
    linked = new LinkedItems(snapshot);
    ofSnapshot.set(snapshot, linked);
  }
  return linked;
}

export class LinkedItems {
  readonly #snapshot: Snapshot;
  readonly #placed = new Map<SpecificationItem, PlacedItem>();
  readonly #series = new Map<string, Series>();
  readonly #outgoing = new Map<PlacedItem, readonly OutgoingLink[]>();
  readonly #incoming = new Map<PlacedItem, readonly IncomingLink[]>();
  readonly #deep = new Map<PlacedItem, DeepCoverage>();

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  /** The items of a document, in its order. */
  in({ uri, root, path, facts }: DocumentEntry): readonly PlacedItem[] {
    return specificationItems(facts, path).items.map((item) => this.#place(item, uri, root));
  }

  /** The item that a requirement is; `null` for one whose id has no revision. */
  of({ uri, root, fact }: Requirement): PlacedItem | null {
    const document = this.#snapshot.document(uri);
    const item = document && specificationItems(document.facts, document.path).byFact.get(fact);
    return item ? this.#place(item, uri, root) : null;
  }

  /** The links of an item to what it covers, in its order. */
  outgoing(from: PlacedItem): readonly OutgoingLink[] {
    let links = this.#outgoing.get(from);
    if (!links) {
      links = from.item.covers.map((link) => this.#follow(from, link));
      this.#outgoing.set(from, links);
    }
    return links;
  }

  /** The links of others to an item; an ambiguous one counts for none of those it could mean. */
  incoming(to: PlacedItem): readonly IncomingLink[] {
    let links = this.#incoming.get(to);
    if (!links) {
      links = this.#linksTo(to);
      this.#incoming.set(to, links);
    }
    return links;
  }

  /** Items with the same id, itself not among them. */
  duplicates(of: PlacedItem): readonly PlacedItem[] {
    const { id, series } = of.item;
    if (id === null || series === null) return [];
    return this.#defined(series, of.root).filter((other) => other.item.id === id && other !== of);
  }

  /** The kinds of artifacts that it needs and that nothing covers it with. */
  missing(of: PlacedItem): readonly string[] {
    if (of.item.needs.length === 0) return [];
    const covered = new Set(
      this.incoming(of).flatMap(({ from, status }) => (status === 'covers' ? from.item.type : [])),
    );
    return of.item.needs.filter((type) => !covered.has(type));
  }

  /** Whether it and all that covers it, down to the last, are covered. */
  deepCoverage(of: PlacedItem): DeepCoverage {
    const known = this.#deep.get(of);
    if (known !== undefined) return known;
    // Most items are tags, which nothing covers.
    if (this.incoming(of).length === 0) return this.missing(of).length > 0 ? 'uncovered' : 'covered';
    const path: {
      readonly item: PlacedItem;
      readonly below: readonly PlacedItem[];
      next: number;
      worst: DeepCoverage;
    }[] = [];
    const onPath = new Set<PlacedItem>();
    const enter = (item: PlacedItem): void => {
      onPath.add(item);
      const below = this.incoming(item).map(({ from }) => from);
      path.push({ item, below, next: 0, worst: this.missing(item).length > 0 ? 'uncovered' : 'covered' });
    };
    enter(of);
    for (let at = path.at(-1); at; at = path.at(-1)) {
      const below = at.below[at.next];
      if (below === undefined) {
        path.pop();
        onPath.delete(at.item);
        this.#deep.set(at.item, at.worst);
        const above = path.at(-1);
        if (above) above.worst = worse(above.worst, at.worst);
        continue;
      }
      at.next++;
      const status = onPath.has(below) ? 'cycle' : this.#deep.get(below);
      if (status === undefined) enter(below);
      else at.worst = worse(at.worst, status);
    }
    return this.#deep.get(of) ?? 'covered';
  }

  /** What OpenFastTrace counts as a defect: a duplicate, or an open item with a bad link or without deep coverage. */
  isDefect(item: PlacedItem): boolean {
    if (this.duplicates(item).length > 0) return true;
    if (item.item.isRejected) return false;
    return (
      this.outgoing(item).some(({ status }) => status !== 'covers') ||
      this.incoming(item).some(({ status }) => status !== 'covers') ||
      this.deepCoverage(item) !== 'covered'
    );
  }

  #follow(from: PlacedItem, link: CoverLink): OutgoingLink {
    const defined = this.#defined(link.series, from.root);
    const same = defined.filter(({ item }) => item.id === link.id);
    const [target] = same;
    if (target) {
      if (!target.item.needs.includes(from.item.type)) return { link, status: 'unwanted', targets: [target] };
      return { link, status: same.length > 1 ? 'ambiguous' : 'covers', targets: same };
    }
    if (defined.length === 0) return { link, status: 'orphaned', targets: [] };
    const newer = defined.filter(({ item }) => item.revision > link.revision);
    return newer.length > 0
      ? { link, status: 'outdated', targets: newer }
      : { link, status: 'predated', targets: defined };
  }

  #linksTo(to: PlacedItem): readonly IncomingLink[] {
    const { series } = to.item;
    if (series === null) return [];
    const links: IncomingLink[] = [];
    for (const from of this.#ofSeries(series).covering) {
      for (const { link, status, targets } of this.outgoing(from)) {
        if (link.series !== series || status === 'orphaned' || status === 'ambiguous') continue;
        const isOlder = status === 'outdated' || status === 'predated';
        if (isOlder) {
          // A revision in between is too old for the newer and too new for the older ones.
          if (!this.#defined(series, from.root).includes(to)) continue;
          links.push({ from, status: to.item.revision > link.revision ? 'outdated' : 'predated' });
        } else if (targets.includes(to)) {
          links.push({ from, status });
        }
      }
    }
    return links;
  }

  /** The items of a series that a root means: its own, else those of other roots. */
  #defined(series: string, root: string): readonly PlacedItem[] {
    const { items } = this.#ofSeries(series);
    const own = items.filter((item) => item.root === root);
    return own.length > 0 ? own : items;
  }

  #ofSeries(series: string): Series {
    let found = this.#series.get(series);
    if (!found) {
      const items: PlacedItem[] = [];
      const covering: PlacedItem[] = [];
      for (const uri of this.#snapshot.documentsNaming(series)) {
        const document = this.#snapshot.document(uri);
        if (!document) continue;
        const { root, path, facts } = document;
        const { bySeries, covering: coveringHere } = specificationItems(facts, path);
        for (const item of bySeries.get(series) ?? []) items.push(this.#place(item, uri, root));
        for (const item of coveringHere.get(series) ?? []) covering.push(this.#place(item, uri, root));
      }
      found = { items, covering };
      this.#series.set(series, found);
    }
    return found;
  }

  /** One object for each item of a snapshot, so that items can be told apart by identity. */
  #place(item: SpecificationItem, uri: string, root: string): PlacedItem {
    let placed = this.#placed.get(item);
    if (!placed) {
      placed = { item, uri, root };
      this.#placed.set(item, placed);
    }
    return placed;
  }
}

function worse(a: DeepCoverage, b: DeepCoverage): DeepCoverage {
  if (a === 'cycle' || b === 'cycle') return 'cycle';
  return a === 'uncovered' || b === 'uncovered' ? 'uncovered' : 'covered';
}
