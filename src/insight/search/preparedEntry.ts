/** Entries and the names they share, made ready for scanning. */
import defer * as lazyPinyin from '../../vocabulary/pinyin.ts';
import type { PinyinKeys } from '../../vocabulary/pinyin.ts';
import { compact, fold } from './foldedText.ts';
import type { SearchEntry } from './searchEntry.ts';
import { signatureOf } from './signatures.ts';
import type { Signature } from './signatures.ts';

export type PartField =
  | 'module'
  | 'phase'
  | 'status'
  | 'priority'
  | 'owner'
  | 'requester'
  | 'source'
  | 'unknown';

/** A module, a phase, a person: shared by all entries that name it, and so matched once for a query. */
export class PreparedPart {
  readonly field: PartField;
  /** Its number among the parts of a search. */
  readonly index: number;
  /** Folded. */
  readonly names: readonly string[];
  /** All names, one a line. */
  readonly text: string;
  readonly signature: Signature;
  #keys: readonly PinyinKeys[] | null = null;

  constructor(field: PartField, index: number, names: readonly string[]) {
    this.field = field;
    this.index = index;
    this.names = names.map(fold);
    this.text = this.names.join('\n');
    this.signature = signatureOf(this.names);
  }

  /** Prepared pinyin of each name. */
  get keys(): readonly PinyinKeys[] {
    return (this.#keys ??= this.names.map(lazyPinyin.pinyinKeys));
  }
}

/** The distinct parts of all entries. */
export class PartTable {
  readonly #byName = new Map<PartField, Map<string, PreparedPart>>();
  readonly parts: PreparedPart[] = [];

  part(field: PartField, names: readonly string[]): PreparedPart {
    let ofField = this.#byName.get(field);
    if (!ofField) this.#byName.set(field, (ofField = new Map()));
    const name = names.length === 1 ? names[0]! : names.join('\n');
    let part = ofField.get(name);
    if (!part) {
      part = new PreparedPart(field, this.parts.length, names);
      ofField.set(name, part);
      this.parts.push(part);
    }
    return part;
  }
}

export class PreparedEntry {
  readonly entry: SearchEntry;
  /** Folded; the id empty where there is none. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly parts: readonly PreparedPart[];
  /** The title's prepared pinyin, and what its units may begin with. */
  readonly keys: PinyinKeys;
  readonly initials: number;
  /** Its number in the table of signatures. */
  readonly slot: number;
  #compactTitle: string | null = null;

  constructor(entry: SearchEntry, table: PartTable, slot: number) {
    this.entry = entry;
    this.slot = slot;
    this.id = entry.id === null ? '' : fold(entry.id);
    this.title = fold(entry.title);
    this.description = fold(entry.description);
    this.parts = partsOf(entry, table);
    // Without a Han character nothing is spelled, only written.
    this.keys = lazyPinyin.pinyinKeys(/\p{Script=Han}/u.test(this.title) ? this.title : '');
    this.initials = lazyPinyin.initialsOf(this.keys);
  }

  get compactTitle(): string {
    return (this.#compactTitle ??= compact(this.title));
  }

  /** Those of its own texts and of its parts. */
  get signatures(): readonly Signature[] {
    const compactId = compact(this.id);
    const texts = [this.id, this.title, this.description];
    if (compactId !== this.id) texts.push(compactId);
    return [signatureOf(texts), ...this.parts.map(({ signature }) => signature)];
  }
}

function partsOf(entry: SearchEntry, table: PartTable): PreparedPart[] {
  const parts = entry.modules.map(({ names }) => table.part('module', names));
  if (entry.phase) parts.push(table.part('phase', entry.phase.names));
  const add = (field: PartField, ...names: readonly (string | null)[]): void => {
    const written = names.filter((name): name is string => name !== null && name !== '');
    if (written.length > 0) parts.push(table.part(field, written));
  };
  add('status', entry.status, entry.statusText);
  add('priority', entry.priority, entry.priorityText);
  add('owner', entry.owner);
  add('requester', entry.requester);
  add('source', entry.source);
  for (const name of entry.unknownNames) add('unknown', name);
  return parts;
}
