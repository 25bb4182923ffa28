/** What modules, phases, processes and steps have in common: an id, a name and aliases. */
import { isScalar } from 'yaml';
import { message, type Message } from '../../model/message.ts';
import type { WrittenName } from '../../model/plan.ts';
import type { TextRange } from '../../model/textRange.ts';
import { nameSeparators, readText, readTexts, writtenText } from './planValues.ts';
import type { Entries, PlanSource, Value } from './planSource.ts';

/** Paths are made of ids, at every level anew. */
const longestId = 200;

export type Kind = 'module' | 'phase' | 'process' | 'step';

/** The head of a part of the plan; `entries` is empty where it is written as a mere name. */
export interface Head {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Its name, else its id: where the plan file names it. */
  readonly range: TextRange;
  readonly idRange: TextRange;
  readonly names: readonly WrittenName[];
  readonly entries: Entries;
}

/**
 * Reads id, name and aliases of a text or a map. A missing id is the name, a missing name the id; without
 * either it is reported and `null`.
 */
export function readHead(source: PlanSource, kind: Kind, value: Value): Head | null {
  const plain = writtenText(value);
  if (plain) {
    reportKeyWithoutBlank(source, plain);
    return head(source, plain, plain, [], new Map());
  }
  const entries = isScalar(value.node) ? null : source.entries(value);
  if (!entries) {
    source.report(value.range, needsName[kind]);
    return null;
  }
  const id = readId(source, entries);
  const name = readText(source, entries, 'name');
  const first = name ?? id;
  if (!first) {
    source.report(value.range, needsName[kind]);
    return null;
  }
  return head(source, id ?? first, first, readTexts(source, entries, 'aliases', nameSeparators), entries);
}

function head(
  source: PlanSource,
  id: WrittenName,
  name: WrittenName,
  aliases: readonly WrittenName[],
  entries: Entries,
): Head {
  if (id.text.includes('/')) {
    source.report(
      id.range,
      message('“{0}” contains “/”, which separates the parts of a path. Give it an id without “/”.', id.text),
    );
  }
  if (id.text.length > longestId) {
    source.report(
      id.range,
      message('An id has at most {0} characters, and this one is longer. Give it a short id.', longestId),
    );
  }
  return {
    id: id.text.slice(0, longestId),
    name: name.text,
    aliases: aliases.map((alias) => alias.text),
    range: name.range,
    idRange: id.range,
    names: [name, ...aliases],
    entries,
  };
}

function readId(source: PlanSource, entries: Entries): WrittenName | null {
  const id = readText(source, entries, 'id');
  const entry = entries.get('id');
  if (entry && !id && (!entry.value || isScalar(entry.value.node))) {
    source.report(
      entry.keyRange,
      message('The id is empty. Write one, or remove the line: then the name counts as the id.'),
    );
  }
  return id;
}

const needsName: Readonly<Record<Kind, Message>> = {
  module: message('A module needs a name or an id.'),
  phase: message('A phase needs a name or an id.'),
  process: message('A process needs a name or an id.'),
  step: message('A step needs a name or an id.'),
};

/** `name：线索` and `name:线索` are one text to YAML, though a key and its value are meant. */
function reportKeyWithoutBlank(source: PlanSource, name: WrittenName): void {
  const key = /^(id|name|aliases|owner|goal|endState|targetForm|modules|steps)\s{0,4}[：:]/u.exec(
    name.text,
  )?.[1];
  if (key) source.report(name.range, keyWithoutBlank(key));
}

/** A key whose value is glued to it. */
export function keyWithoutBlank(key: string): Message {
  return message('Behind “{0}” a half-width colon and a blank are needed: “{0}: …”.', key);
}

/** Keeps the parts whose path is new; the second of a path is reported and dropped. */
export class Paths {
  readonly #source: PlanSource;
  readonly #taken = new Set<string>();

  constructor(source: PlanSource) {
    this.#source = source;
  }

  /** Whether the path is still free, compared as names are; takes it. `key` is the path as it is compared. */
  take(key: string, path: string, place: TextRange): boolean {
    if (!this.#taken.has(key)) {
      this.#taken.add(key);
      return true;
    }
    this.#source.report(
      place,
      message('“{0}” stands in the plan twice; only the first one counts. Give this one another id.', path),
    );
    return false;
  }
}
