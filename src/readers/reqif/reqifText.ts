/**
 * The objects of a ReqIF archive as a text that people read, so that findings, hovers and definitions have a
 * place in it: chapters as headings, each requirement as a line with its id and title, and a line for each
 * further attribute.
 */
import { idsOf, titleOf } from './reqifFacts.ts';
import type { ReqifAttribute, ReqifEntry, ReqifObject } from './reqifObjects.ts';
import type { Placed } from './reqifSource.ts';

export interface ReqifText {
  readonly text: string;
  /** The same entries, with all places in the text. */
  readonly entries: readonly ReqifEntry[];
}

export function reqifText(entries: readonly ReqifEntry[]): ReqifText {
  const writer = new Writer(idsOf(entries));
  return { entries: entries.map((entry) => writer.add(entry)), text: writer.text() };
}

class Writer {
  readonly #ids: ReadonlyMap<string, Placed>;
  readonly #parts: string[] = [];
  #length = 0;
  #specification: Placed | null = null;
  #shownSpecification: Placed | null = null;
  readonly #written = new Map<ReqifObject, ReqifEntry>();

  constructor(ids: ReadonlyMap<string, Placed>) {
    this.#ids = ids;
  }

  text(): string {
    return this.#parts.join('');
  }

  add({ object, within, specification }: ReqifEntry): ReqifEntry {
    if (specification !== this.#specification) {
      this.#specification = specification;
      this.#shownSpecification = null;
      if (specification && specification.text.trim() !== '') {
        this.#write('# ');
        this.#shownSpecification = this.#place(specification);
        this.#write('\n\n');
      }
    }
    const entry: ReqifEntry = {
      object: this.#object(object, within.length),
      within: within.map((above) => this.#written.get(above.object) ?? above),
      specification: this.#shownSpecification,
    };
    this.#written.set(object, entry);
    return entry;
  }

  #object(object: ReqifObject, depth: number): ReqifObject {
    const start = this.#length;
    const { from: title } = titleOf(object);
    const id = this.#ids.get(object.identifier.text) ?? object.identifier;
    const shown = new Map<Placed, Placed>();
    if (object.kind === 'heading') this.#write(`${'#'.repeat(Math.min(6, depth + 2))} `);
    else if (id.text !== '') shown.set(id, this.#place(id));
    if (title) {
      if (object.kind !== 'heading') this.#write(' | ');
      shown.set(title, this.#place(title));
    }
    this.#write('\n');
    const attributes = object.attributes.map((attribute): ReqifAttribute => ({
      ...attribute,
      ...(shown.get(attribute) ?? this.#line(attribute.name, attribute)),
    }));
    const type = object.type && this.#line('SPEC-OBJECT-TYPE', object.type);
    const relations = object.relations.map(({ type: name, target }) => {
      const { start: at, end } = this.#line(
        name === '' ? '→' : `${name} →`,
        this.#ids.get(target.text) ?? target,
      );
      return { type: name, target: { text: target.text, start: at, end } };
    });
    const identifier = shown.get(object.identifier) ?? { ...object.identifier, start, end: start };
    const end = this.#length - 1;
    this.#write('\n');
    return {
      ...object,
      identifier: { ...identifier, text: object.identifier.text },
      attributes,
      type,
      relations,
      start,
      end,
    };
  }

  #line(name: string, value: Placed): Placed {
    this.#write(`  ${oneLine(name)}: `);
    const placed = this.#place(value);
    this.#write('\n');
    return placed;
  }

  /** The value as it is, at the place where it stands in one line. */
  #place({ text }: Placed): Placed {
    const start = this.#length;
    this.#write(oneLine(text));
    return { text, start, end: this.#length };
  }

  #write(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}

/** Line ends within a value are shown as a sign, as in a workbook. */
function oneLine(text: string): string {
  return text.replace(/\s{0,16}[\n\r\u2028\u2029\u0085]\s{0,16}/gu, ' ↵ ');
}
