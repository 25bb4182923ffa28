/** One sheet of a workbook: its cells by row and column, and which of them are merged. */
import { message } from '../../model/message.ts';
import { type NumberFormats, shownNumber } from './numberFormats.ts';
import { RichTextReader, unescaped } from './sharedTexts.ts';
import { walkXml } from './walkXml.ts';
import { WorkbookFault } from './workbookFault.ts';

export interface SheetRow {
  /** From 1, as the spreadsheet shows it. */
  readonly number: number;
  /** By column from 0; empty cells are left out. */
  readonly cells: ReadonlyMap<number, string>;
}

/** Merged cells, all bounds inclusive: rows from 1, columns from 0. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Sheet {
  readonly name: string;
  /** Rows with at least one cell that is not empty, in order. */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Merge[];
  readonly cellCount: number;
}

interface Parts {
  readonly texts: readonly string[];
  readonly formats: NumberFormats;
}

const mostMerges = 20_000;
/** Cells farther to the right are left out: no table of requirements is as wide. */
const mostColumns = 500;

/** Throws a `WorkbookFault` when there are more than `mostCells` cells. */
export function readSheet(name: string, xml: string, parts: Parts, mostCells: number): Sheet {
  const reader = new SheetReader(parts, mostCells);
  walkXml(xml, reader);
  const rows = [...reader.rows].sort(([a], [b]) => a - b).map(([number, cells]) => ({ number, cells }));
  return { name, rows, merges: reader.merges, cellCount: reader.cellCount };
}

class SheetReader {
  readonly rows = new Map<number, Map<number, string>>();
  readonly merges: Merge[] = [];
  cellCount = 0;
  readonly #parts: Parts;
  readonly #mostCells: number;
  readonly #inline = new RichTextReader();
  #row = 0;
  #column = -1;
  #type = 'n';
  #style: number | null = null;
  #value: string[] = [];
  #inValue = false;
  #inCell = false;

  constructor(parts: Parts, mostCells: number) {
    this.#parts = parts;
    this.#mostCells = mostCells;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      // Rows and cells that state no place follow the one before.
      const stated = Number(attributes['r']);
      this.#row = Number.isSafeInteger(stated) && stated > 0 ? stated : this.#row + 1;
      this.#column = -1;
    } else if (name === 'c') {
      const stated = placeOf(attributes['r'] ?? '');
      this.#column = stated?.column ?? this.#column + 1;
      this.#row = stated?.row ?? this.#row;
      this.#type = attributes['t'] ?? 'n';
      this.#style = attributes['s'] === undefined ? null : Number(attributes['s']);
      this.#value = [];
      this.#inline.start();
      this.#inCell = true;
    } else if (name === 'v') {
      this.#inValue = true;
    } else if (name === 'mergeCell') {
      this.#addMerge(attributes['ref'] ?? '');
    } else if (this.#inCell) {
      this.#inline.open(name);
    }
  }

  text(text: string): void {
    if (this.#inValue) this.#value.push(text);
    else if (this.#inCell) this.#inline.text(text);
  }

  close(name: string): void {
    if (name === 'v') this.#inValue = false;
    else if (name === 'c') this.#endCell();
    else if (this.#inCell) this.#inline.close(name);
  }

  #endCell(): void {
    this.#inCell = false;
    const text = this.#shown().replace(/\r\n?/gu, '\n').trim();
    if (text === '' || this.#column >= mostColumns) return;
    if (++this.cellCount > this.#mostCells) {
      throw new WorkbookFault(message('This workbook has too many cells, so it is not read.'));
    }
    let row = this.rows.get(this.#row);
    if (!row) {
      row = new Map();
      this.rows.set(this.#row, row);
    }
    row.set(this.#column, text);
  }

  #shown(): string {
    const value = this.#value.join('');
    switch (this.#type) {
      case 's':
        return this.#parts.texts[Number(value)] ?? '';
      case 'str':
        return unescaped(value);
      case 'inlineStr':
        return this.#inline.finish();
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'e':
        return '';
      case 'd':
        return value.replace(/T00:00:00(?:\.0{1,9})?Z?$/u, '');
      default:
        return shownNumber(value, this.#style, this.#parts.formats);
    }
  }

  #addMerge(reference: string): void {
    const [from, to] = reference.split(':').map(placeOf);
    if (!from || !to || this.merges.length >= mostMerges) return;
    this.merges.push({
      top: from.row,
      bottom: to.row,
      left: from.column,
      right: Math.min(to.column, mostColumns - 1),
    });
  }
}

/** `B7` → row 7, column 1; `null` for anything else. */
function placeOf(reference: string): { readonly row: number; readonly column: number } | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(reference);
  if (!found?.[1] || !found[2]) return null;
  let column = 0;
  for (const letter of found[1]) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(found[2]), column: column - 1 };
}
