/**
 * Gathers what the history tells of all open requirements: document by document, with rests between, and kept, so that
 * a change of a document asks nothing of the history again.
 */
import type { Past, RequirementDates } from '../model/history.ts';
import { needsPlacement, type Requirement } from '../model/requirement.ts';
import type { DocumentEntry, Snapshot } from '../model/snapshot.ts';
import type { Histories } from './histories.ts';
import { eachDatesOf, type Traces } from './historyOf.ts';

export interface PastReading {
  /** Gives others their turn, where it was long ago that they had it. */
  readonly rest: () => Promise<void>;
  /** Whether all of this takes too long; what is left then is not read. */
  readonly isOver: () => boolean;
  readonly signal?: AbortSignal;
  /** Documents with more requirements are passed over: reading one version of them holds others up for too long. */
  readonly mostRequirements?: number;
  /** The documents that changed, where all others are as they were and so is the repository. */
  readonly changed?: ReadonlySet<string>;
}

/** How many documents were read, and how many were left. */
export interface ReadPast {
  readonly read: number;
  readonly left: number;
}

/** Documents beyond are passed over: nobody works through such a list. */
const mostDocuments = 1000;
const derivedAtOnce = 20;

export class PastReader {
  readonly #histories: Histories;
  readonly #traces = new Map<string, Traces>();
  readonly #byDocument = new Map<string, Past>();

  constructor(histories: Histories) {
    this.#histories = histories;
  }

  /** What is known so far. Dates that are what they were are the same object. */
  get past(): Past {
    const past = new Map<string, RequirementDates>();
    for (const some of this.#byDocument.values()) for (const [key, dates] of some) past.set(key, dates);
    return past;
  }

  async read(snapshot: Snapshot, reading: PastReading): Promise<ReadPast> {
    const { signal, changed, isOver, mostRequirements = Number.POSITIVE_INFINITY } = reading;
    const documents = [...snapshot.documents()]
      .filter((document) => document.requirements.length <= mostRequirements && isAsked(snapshot, document))
      .slice(0, mostDocuments);
    const kept = new Set(documents.map(({ uri }) => uri));
    for (const uri of this.#byDocument.keys()) if (!kept.has(uri)) this.#byDocument.delete(uri);
    for (const uri of this.#traces.keys()) if (!kept.has(uri)) this.#traces.delete(uri);
    const paced = this.#histories.paced(reading.rest);
    const asked = documents.filter(({ uri }) => !changed || changed.has(uri) || !this.#traces.has(uri));
    let read = 0;
    for (const { uri } of asked) {
      if (signal?.aborted || isOver()) break;
      const known = changed ? this.#traces.get(uri) : undefined;
      const traces = known ?? (await paced.traces(snapshot, uri, signal));
      if (signal?.aborted) break;
      read++;
      if ('none' in traces) {
        this.#traces.delete(uri);
        this.#byDocument.delete(uri);
        continue;
      }
      this.#traces.set(uri, traces);
      const dates = await this.#derive(snapshot, uri, traces, reading);
      if (dates) this.#byDocument.set(uri, dates);
    }
    return { read, left: asked.length - read };
  }

  /** `null` where it was broken off. */
  async #derive(
    snapshot: Snapshot,
    uri: string,
    traces: Traces,
    { rest, signal }: PastReading,
  ): Promise<Past | null> {
    const before = this.#byDocument.get(uri);
    const found = new Map<string, RequirementDates>();
    let left = derivedAtOnce;
    for (const [key, dates] of eachDatesOf(snapshot, uri, traces, isOpen)) {
      const known = before?.get(key);
      found.set(key, known && JSON.stringify(known) === JSON.stringify(dates) ? known : dates);
      if (--left > 0) continue;
      left = derivedAtOnce;
      await rest();
      if (signal?.aborted) return null;
    }
    return found;
  }
}

/** Without a plan file nobody promised anything, and where both rules are off nobody wants to know. */
function isAsked(snapshot: Snapshot, { root, requirements }: DocumentEntry): boolean {
  if (snapshot.roots.some(({ id, source }) => id === root && source)) return false;
  const { rules, uri } = snapshot.plan(root);
  if (uri === null || !requirements.some(isOpen)) return false;
  return rules.get('requirement/moved') !== 'off' || rules.get('requirement/waiting') !== 'off';
}

function isOpen(requirement: Requirement): boolean {
  return requirement.status !== 'released' && needsPlacement(requirement);
}
