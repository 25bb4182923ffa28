/** What stands below a requirement's heading, bold line or list item: its field lines and its description. */
import type { Field } from '../../model/field.ts';
import type { Claim } from '../../model/facts.ts';
import type { TextRange } from '../../model/textRange.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import type { Block, LinePart } from './blocks.ts';
import { type FieldLine, readFieldLines } from './fieldLines.ts';
import { gridOfTable } from './gridOfTable.ts';
import { plainText } from './plainText.ts';
import type { SourceText } from './sourceText.ts';

export interface RequirementBody {
  readonly claims: readonly Claim[];
  /** How many of the claims are fields that speak of requirements: priority, module, acceptance … */
  readonly telling: number;
}

/** Whether the value of a field may run over several lines: further text right below belongs to it. */
export function isLongField(field: Field): boolean {
  return longFields.has(field);
}

const longFields: ReadonlySet<Field> = new Set([
  'description',
  'acceptance',
  'scenario',
  'withoutIt',
  'reason',
  'note',
  'value',
  'other',
  'test',
  'dependsOn',
  'links',
]);
const telling: ReadonlySet<Field> = new Set([
  'priority',
  'status',
  'module',
  'submodule',
  'phase',
  'phaseOrStatus',
  'acceptance',
  'source',
  'requester',
  'scenario',
  'necessity',
  'withoutIt',
  'step',
  'process',
]);
const mostLines = 40;

/**
 * Reads the blocks `from` to `to`. `skip` tells blocks that belong to another requirement; `extra` are
 * lines of the requirement's own paragraph behind its title.
 */
export function readBody(
  source: SourceText,
  blocks: readonly Block[],
  from: number,
  to: number,
  skip: (index: number) => boolean,
  extra: readonly LinePart[] = [],
): RequirementBody {
  const reader = new BodyReader(source);
  if (extra.length > 0) reader.takeLines(extra);
  // Items below an item that states a field are part of its value.
  const insideField = new Set<number>();
  // So are the items of a list right behind `**验收标准**：`; -2 while there is no such list.
  let valueListIn = -2;
  // The item that holds the field line read last, or a paragraph of none.
  let valueItem = -1;
  for (let index = from; index < to; index++) {
    const block = blocks[index];
    if (!block || skip(index)) {
      reader.interrupt();
      continue;
    }
    const nested = block.item >= 0 && insideField.has(block.item);
    if (block.kind === 'item') {
      if (nested || block.item === valueListIn) insideField.add(index);
      continue;
    }
    if (block.item === valueListIn) valueListIn = -2;
    if (block.kind === 'paragraph') {
      // What stands outside of the item that states a field is none of its value.
      if (!nested && isOutside(blocks, valueItem, block.item)) reader.interrupt();
      if (nested) {
        reader.takeValue(block.parts);
      } else if (reader.takeLines(block.parts)) {
        valueItem = block.item;
        if (block.item >= 0) insideField.add(block.item);
        else if (reader.awaitsKnownValue) valueListIn = block.item;
      }
    } else if (block.kind === 'heading') {
      reader.takeHeading(block.parts[0]);
      if (reader.awaitsKnownValue) valueListIn = block.item;
    } else {
      if (block.kind === 'table' && block.columns === 2) reader.takeTable(gridOfTable(source, block).rows);
      reader.interrupt();
    }
  }
  return reader.finish();
}

/** Whether a block in `item` lies outside of the item `inner`, in one around it or in none; -1 is no item. */
function isOutside(blocks: readonly Block[], inner: number, item: number): boolean {
  for (let at = inner; at >= 0;) {
    at = blocks[at]?.item ?? -1;
    if (at === item) return true;
  }
  return false;
}

interface Run {
  readonly field: Field;
  readonly name: string;
  readonly lines: string[];
  first: LinePart;
  last: LinePart;
}

class BodyReader {
  readonly #source: SourceText;
  readonly #claims: Claim[] = [];
  #described = false;
  /** The long value or description that further lines belong to. */
  #run: Run | null = null;
  /** A field whose value has not begun: `**验收标准**：` with a list below. */
  #waiting: { field: Field; name: string } | null = null;

  constructor(source: SourceText) {
    this.#source = source;
  }

  /** A field of the vocabulary has been named, and its value must follow. */
  get awaitsKnownValue(): boolean {
    return this.#waiting !== null && this.#waiting.field !== 'other';
  }

  /** Takes the lines of a paragraph; true when its last field line was one. */
  takeLines(parts: readonly LinePart[]): boolean {
    let inField = false;
    for (const part of parts) {
      const fields = readFieldLines(this.#text(part));
      if (fields) {
        this.#endRun();
        this.#waiting = null;
        for (const field of fields) this.#addField(field, part);
        inField = true;
      } else if (inField) {
        this.#addText(part);
      } else if (this.#waiting) {
        this.#begin(this.#waiting.field, this.#waiting.name, part);
        this.#waiting = null;
      } else if (this.#run) {
        this.#addText(part);
      } else if (!this.#described) {
        this.#described = true;
        this.#begin('description', '', part);
      }
    }
    return inField;
  }

  /** Lines below an item that states a field. */
  takeValue(parts: readonly LinePart[]): void {
    for (const part of parts) {
      if (this.#waiting) {
        this.#begin(this.#waiting.field, this.#waiting.name, part);
        this.#waiting = null;
      } else {
        this.#addText(part);
      }
    }
  }

  takeHeading(part: LinePart | undefined): void {
    this.interrupt();
    if (!part) return;
    const name = plainText(this.#text(part)).replace(/[:：]$/u, '');
    const field = fieldOfHeader(name);
    if (field && longFields.has(field)) this.#waiting = { field, name };
    else this.#described = true;
  }

  /** A table of two columns that names a field in each row. */
  takeTable(rows: ReturnType<typeof gridOfTable>['rows']): void {
    const named = rows.filter(({ cells }) => {
      const field = fieldOfHeader(cells[0]?.text ?? '');
      return field !== null && field !== 'rowNumber';
    });
    if (named.length < 2 || named.length * 2 < rows.length) return;
    for (const { cells } of named) {
      const [name, value] = cells;
      const field = fieldOfHeader(name?.text ?? '');
      if (name && value && field)
        this.#claims.push({ field, from: 'field', text: value.text, range: value.range, name: name.text });
    }
  }

  interrupt(): void {
    this.#endRun();
    this.#waiting = null;
  }

  finish(): RequirementBody {
    this.#endRun();
    const fields = new Set(this.#claims.map(({ field }) => field));
    return { claims: this.#claims, telling: [...fields].filter((field) => telling.has(field)).length };
  }

  #addField(line: FieldLine, part: LinePart): void {
    const { field, name, value } = line;
    if (value === '') {
      if (longFields.has(field)) this.#waiting = { field, name };
      else
        this.#claims.push({
          field,
          from: 'field',
          text: '',
          range: this.#range(part.line, part.start + line.start, part.start + line.end),
          name,
        });
      return;
    }
    const place: LinePart = { line: part.line, start: part.start + line.start, end: part.start + line.end };
    if (longFields.has(field)) {
      this.#endRun();
      this.#begin(field, name, place);
      return;
    }
    const text = isPlaceholder(value) ? '' : value;
    this.#claims.push({
      field,
      from: 'field',
      text,
      range: this.#range(place.line, place.start, place.end),
      name,
    });
  }

  #begin(field: Field, name: string, part: LinePart): void {
    this.#endRun();
    if (field === 'description') this.#described = true;
    this.#run = { field, name, lines: [plainText(this.#text(part))], first: part, last: part };
  }

  #addText(part: LinePart): void {
    if (!this.#run) return;
    if (this.#run.lines.length >= mostLines) return;
    this.#run.lines.push(plainText(this.#text(part)));
    this.#run.last = part;
  }

  #endRun(): void {
    const run = this.#run;
    this.#run = null;
    if (!run) return;
    const text = run.lines.join('\n').trim();
    const { first, last } = run;
    const range: TextRange = {
      line: first.line,
      character: first.start,
      endLine: last.line,
      endCharacter: last.end,
    };
    this.#claims.push({
      field: run.field,
      from: 'field',
      text: isPlaceholder(text) ? '' : text,
      range,
      name: run.name,
    });
  }

  #text({ line, start, end }: LinePart): string {
    return (this.#source.lines[line] ?? '').slice(start, end);
  }

  #range(line: number, start: number, end: number): TextRange {
    return { line, character: start, endLine: line, endCharacter: end };
  }
}
