/**
 * Takes differences over: makes the plan here say what the other one says, one difference after the other, each on
 * what those before it leave. In the end both are compared again, so that nothing is said to be done that is not.
 */
import type { BothPlans } from '../../insight/compare/bothPlans.ts';
import { bothPlans, comparePair } from '../../insight/compare/comparePlans.ts';
import type { Difference } from '../../insight/compare/difference.ts';
import { planState, type PlanState } from '../../insight/compare/planState.ts';
import type { DocumentFacts } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { applySourceEdits, type SourceEdit } from '../../readers/writer.ts';
import { composeEdits } from '../composeEdits.ts';
import type { TextOf } from '../planAndDocuments.ts';
import { factsOfText } from '../renaming/renameResult.ts';
import { withNeeded } from './needed.ts';
import { takeFrame } from './takeFrame.ts';
import type { Taking } from './taking.ts';
import { takeRequirement } from './takeRequirement.ts';

export interface TakenOver {
  readonly edits: ReadonlyMap<string, readonly SourceEdit[]>;
  /** How many of the differences are gone then. */
  readonly taken: number;
  /** Those that stay, and why. */
  readonly refused: ReadonlyMap<string, Message>;
  readonly partly?: Message;
}

/** `wanted` are ids of differences from the other plan to the one here; `null` for all of them. */
export function takeOver(
  snapshot: Snapshot,
  root: string,
  other: PlanState,
  wanted: ReadonlySet<string> | null,
  textOf: TextOf,
): TakenOver | { readonly refusal: Message } {
  const work = new Work(snapshot, root, other, textOf);
  const asked = work.wantedOf(wanted);
  if (asked.size === 0) return { refusal: message('These differences are gone already.') };
  const result = work.take(asked, wanted === null);
  const [reason] = result.refused.values();
  if (reason && result.taken === 0) return { refusal: reason };
  const { size } = result.refused;
  if (size === 0) return result;
  const partly =
    size === 1 && reason ? reason : message('{0} of {1} differences were not taken over.', size, asked.size);
  return { ...result, partly };
}

/** What is added and renamed comes before what names it, and what is removed after everything that may name it. */
function rank({ subject, change, field, from, to }: Difference): number {
  const depth = (from ?? to ?? '').split('/').length / 100;
  const isFrame = subject !== 'requirement';
  if (isFrame) {
    const order = ['system', 'module', 'phase', 'process', 'step'].indexOf(subject);
    // Differences go from the other plan to this one: what only this one has is taken out.
    if (change === 'added') return 80 - order - depth;
    if (field === 'order') return 90 + order;
    if (change === 'renamed') return order + depth;
    if (change === 'removed') return 10 + order + depth;
    return (change === 'moved' ? 20 : 30) + order + depth;
  }
  if (change === 'added') return 60;
  if (field === 'id') return 50;
  return change === 'removed' ? 51 : 52;
}

/** A plan that is taken from the documents changes with them. */
const mostRounds = 3;
const firstOfRequirements = 50;
const lastOfRequirements = 60;

interface Compared {
  readonly snapshot: Snapshot;
  readonly both: BothPlans;
  readonly differences: readonly Difference[];
}

class Work {
  readonly #root: string;
  readonly #other: PlanState;
  readonly #originalText: TextOf;
  readonly #refused = new Map<string, Message>();
  #known: Compared | null = null;
  #snapshot: Snapshot;
  #texts: ReadonlyMap<string, string> = new Map();
  #edits: ReadonlyMap<string, readonly SourceEdit[]> = new Map();

  constructor(snapshot: Snapshot, root: string, other: PlanState, textOf: TextOf) {
    this.#snapshot = snapshot;
    this.#root = root;
    this.#other = other;
    this.#originalText = textOf;
  }

  readonly #textOf: TextOf = (uri) => this.#texts.get(uri) ?? this.#originalText(uri);

  /** Those that are still there, with what they need. */
  wantedOf(wanted: ReadonlySet<string> | null): ReadonlySet<string> {
    const { both, differences } = this.#compared();
    const ids = differences.flatMap(({ id }) => (wanted === null || wanted.has(id) ? [id] : []));
    return withNeeded(both, differences, new Set(ids));
  }

  /** `andMore`: what only shows once others are gone is wanted as well. */
  take(asked: ReadonlySet<string>, andMore: boolean): TakenOver {
    let wanted = asked;
    for (let round = 0; round < mostRounds; round++) {
      this.#takeFrames(wanted, (at) => at < firstOfRequirements);
      this.#takeRequirements(wanted);
      this.#takeFrames(wanted, (at) => at > lastOfRequirements);
      const more = andMore ? this.#differences().filter(({ id }) => !wanted.has(id)) : [];
      if (more.length === 0) break;
      wanted = new Set([...wanted, ...more.map(({ id }) => id)]);
    }
    const left = new Set(this.#differences().map(({ id }) => id));
    for (const id of wanted) if (left.has(id) && !this.#refused.has(id)) this.#refused.set(id, notTaken());
    for (const id of this.#refused.keys()) if (!left.has(id)) this.#refused.delete(id);
    return { edits: this.#edits, taken: wanted.size - this.#refused.size, refused: this.#refused };
  }

  /** Names and paths may change with each, so all is compared anew each time. */
  #takeFrames(wanted: ReadonlySet<string>, isNow: (rank: number) => boolean): void {
    const tried = new Set<string>();
    let { both, differences } = this.#compared();
    for (;;) {
      const [next] = differences
        .filter((each) => wanted.has(each.id) && !tried.has(each.id) && isNow(rank(each)))
        .sort((a, b) => rank(a) - rank(b));
      if (!next) return;
      tried.add(next.id);
      const before = { snapshot: this.#snapshot, texts: this.#texts, edits: this.#edits };
      const result = takeFrame(this.#taking(both), next);
      if ('refusal' in result) {
        this.#refused.set(next.id, result.refusal);
        continue;
      }
      this.#apply(result.edits);
      const { both: bothNow, differences: now } = this.#compared();
      if (now.length < differences.length && now.every(({ id }) => id !== next.id)) {
        both = bothNow;
        differences = now;
        continue;
      }
      this.#snapshot = before.snapshot;
      this.#texts = before.texts;
      this.#edits = before.edits;
      this.#refused.set(next.id, notTaken());
    }
  }

  /** Each is read back by itself, and a requirement keeps its key unless its id changes. */
  #takeRequirements(wanted: ReadonlySet<string>): void {
    this.#takeIds(wanted);
    const { both, differences } = this.#compared();
    const rest = differences
      .filter(({ id, subject, field }) => subject === 'requirement' && field !== 'id' && wanted.has(id))
      .sort((a, b) => rank(a) - rank(b));
    for (const each of rest) this.#takeOne(both, each);
  }

  /** Ids that were counted anew are free one after the other: from the last one on. */
  #takeIds(wanted: ReadonlySet<string>): void {
    let left = Number.POSITIVE_INFINITY;
    for (;;) {
      const ids = this.#differences().filter(
        (each) => each.subject === 'requirement' && each.field === 'id' && wanted.has(each.id),
      );
      if (ids.length === 0 || ids.length >= left) return;
      left = ids.length;
      for (const each of ids) {
        this.#refused.delete(each.id);
        this.#takeOne(this.#both(), each);
      }
    }
  }

  #takeOne(both: BothPlans, difference: Difference): void {
    const result = takeRequirement(this.#taking(both), difference);
    if ('refusal' in result) this.#refused.set(difference.id, result.refusal);
    else this.#apply(result.edits);
  }

  #both(): BothPlans {
    return this.#compared().both;
  }

  #differences(): readonly Difference[] {
    return this.#compared().differences;
  }

  /** Once for each state of the documents. */
  #compared(): Compared {
    if (this.#known?.snapshot !== this.#snapshot) {
      const both = bothPlans(this.#other, planState(this.#snapshot, this.#root));
      this.#known = { snapshot: this.#snapshot, both, differences: comparePair(both).differences };
    }
    return this.#known;
  }

  #taking(both: BothPlans): Taking {
    return { root: this.#root, both, snapshot: this.#snapshot, textOf: this.#textOf };
  }

  #apply(edits: ReadonlyMap<string, readonly SourceEdit[]>): void {
    const texts = new Map(this.#texts);
    const all = new Map(this.#edits);
    const facts = new Map<string, DocumentFacts>();
    for (const [uri, some] of edits) {
      const text = this.#textOf(uri);
      const entry = this.#snapshot.document(uri);
      if (text === null || !entry || some.length === 0) continue;
      all.set(uri, composeEdits(this.#originalText(uri) ?? '', this.#edits.get(uri) ?? [], some));
      const after = applySourceEdits(text, some);
      texts.set(uri, after);
      facts.set(uri, factsOfText(entry, after));
    }
    this.#texts = texts;
    this.#edits = all;
    this.#snapshot = this.#snapshot.withFacts(facts);
  }
}

function notTaken(): Message {
  return message(
    'This could not be taken over without changing something else. Change it in the document by hand.',
  );
}
