/**
 * Collects the id-shaped words of a text into columns, each different word once in memory. Counts are
 * capped, because one generated file must not cost more than all the others together.
 */
import type { IdWords } from '../../model/facts.ts';
import { noWords } from '../../model/facts.ts';
import type { LinePlaces } from './linePlaces.ts';

export interface WordLimits {
  /** How many different words a text may give. */
  readonly different: number;
  /** How many words it may give in all, expanded ranges included. */
  readonly total: number;
}

export class WordCollector {
  readonly #places: LinePlaces;
  readonly #limits: WordLimits;
  #known: Map<string, string> | null = null;
  /** Those of them that were added without a question. */
  #unasked: Set<string> | null = null;
  readonly #ids: string[] = [];
  readonly #at: number[] = [];
  #firstTooMany = -1;

  constructor(places: LinePlaces, limits: WordLimits) {
    this.#places = places;
    this.#limits = limits;
  }

  /** Whether no further word is taken at all. */
  get isFull(): boolean {
    return this.#ids.length >= this.#limits.total;
  }

  /** The offset of the first word that was left out for being one too many; -1 while there is none. */
  get firstTooMany(): number {
    return this.#firstTooMany;
  }

  /** Notes where words were left out, for the first time only. */
  stopAt(offset: number): void {
    if (this.#firstTooMany < 0) this.#firstTooMany = offset;
  }

  /**
   * Adds a word if `ask` says yes to it, and tells. It is asked once for each different word: most words of a text
   * come again.
   */
  addIf(ask: (word: string) => boolean, word: string, offset: number, length: number): boolean {
    const id = this.#known?.get(word);
    if (id !== undefined && this.#unasked?.has(word) !== true) {
      if (this.isFull) this.stopAt(offset);
      else this.#take(id, offset, length);
      return true;
    }
    if (!ask(word)) return false;
    this.#unasked?.delete(word);
    this.#add(word, offset, length);
    return true;
  }

  /** Adds a word written at an offset; offsets must not run back over a line end. */
  add(word: string, offset: number, length: number): void {
    if (this.#known?.has(word) !== true) (this.#unasked ??= new Set()).add(word);
    this.#add(word, offset, length);
  }

  #add(word: string, offset: number, length: number): void {
    this.#known ??= new Map();
    let id = this.#known.get(word);
    if (this.isFull || (id === undefined && this.#known.size >= this.#limits.different)) {
      this.stopAt(offset);
      return;
    }
    if (id === undefined) {
      id = detached(word);
      this.#known.set(id, id);
    }
    this.#take(id, offset, length);
  }

  #take(id: string, offset: number, length: number): void {
    this.#places.moveTo(offset);
    this.#ids.push(id);
    this.#at.push(this.#places.line, offset - this.#places.start, length);
  }

  get words(): IdWords {
    return this.#ids.length === 0 ? noWords : { ids: this.#ids, at: new Int32Array(this.#at) };
  }
}

/**
 * A copy of a word that does not hold on to the text it was cut from: V8 keeps the whole text alive for a
 * slice of 13 characters or more, which would keep every scanned file in memory.
 */
export function detached(word: string): string {
  if (word.length < 13) return word;
  const units: number[] = [];
  for (let index = 0; index < word.length; index++) units.push(word.charCodeAt(index));
  return String.fromCharCode(...units);
}
