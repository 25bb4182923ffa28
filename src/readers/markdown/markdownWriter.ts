/** Sets fields of the requirements of a Markdown document, however each is written. */
import type { RequirementFact } from '../../model/facts.ts';
import type { Message } from '../../model/message.ts';
import type { TextRange } from '../../model/textRange.ts';
import type { Grid } from '../table/grid.ts';
import { readColumns } from '../table/tableColumns.ts';
import { newHeader, rowsWithoutColumn, tableEdits } from '../table/tableEdits.ts';
import {
  documentChanged,
  type FieldValue,
  type SourceEdit,
  valueText,
  type WritableField,
  type Writer,
  type WriterInput,
  type Written,
} from '../writer.ts';
import type { TableBlock } from './blocks.ts';
import { scanBlocks } from './scanBlocks.ts';
import type { WrittenDocument } from './fieldLinePlaces.ts';
import { fieldLineEdits } from './fieldLineWriter.ts';
import { type FrontMatter, readFrontMatter } from './frontMatter.ts';
import { frontMatterEdit } from './frontMatterWriter.ts';
import { gridOfTable } from './gridOfTable.ts';
import { htmlTables } from './htmlTable.ts';
import { markdownIdEdits } from './idWriter.ts';
import { sourceText } from './sourceText.ts';
import { htmlCellEdit, pipeRowEdits } from './tableCellWriter.ts';
import { pipeColumnEdits } from './tableColumnWriter.ts';

export const markdownWriter: Writer = {
  setField(input, facts, field, value, options): Written {
    const setting = new DocumentEdits(input, field, value, options?.newColumns ?? false);
    setting.setRows(facts.filter(({ shape }) => shape === 'row'));
    for (const fact of facts) if (fact.shape !== 'row') setting.setWritten(fact);
    return setting;
  },
  giveId: (input, fact, id, options) => markdownIdEdits(input, fact, id, options?.newColumns ?? false),
};

class DocumentEdits implements Written {
  readonly edits: SourceEdit[] = [];
  readonly refusals = new Map<RequirementFact, Message>();
  readonly #document: WrittenDocument;
  readonly #front: FrontMatter | null;
  readonly #field: WritableField;
  readonly #value: FieldValue;
  readonly #newColumns: boolean;

  constructor(
    { text, requirements }: WriterInput,
    field: WritableField,
    value: FieldValue,
    newColumns: boolean,
  ) {
    const source = sourceText(text);
    this.#front = readFrontMatter(source);
    const { blocks } = scanBlocks(source, this.#front?.endLine ?? 0);
    this.#document = { source, blocks, facts: requirements };
    this.#field = field;
    this.#value = value;
    this.#newColumns = newColumns && valueText(value) !== '';
  }

  setRows(facts: readonly RequirementFact[]): void {
    const left = new Set(facts);
    const { source, blocks } = this.#document;
    for (const block of blocks) {
      if (left.size === 0) break;
      if (block.kind === 'table') {
        const first = block.rows[0]?.line ?? 0;
        const rows = takeWithin(left, first, block.rows.at(-1)?.line ?? first);
        if (rows.length > 0) this.#setPipeRows(block, rows);
      } else if (block.kind === 'html') {
        const rows = takeWithin(left, block.line, block.endLine);
        if (rows.length > 0) this.#setHtmlRows(htmlTables(source, block.line, block.endLine), rows);
      }
    }
    for (const fact of left) this.refusals.set(fact, documentChanged());
  }

  setWritten(fact: RequirementFact): void {
    const front = this.#front;
    const stated = front
      ? fact.claims.filter(({ from, range }) => from === 'field' && range.line < front.endLine)
      : [];
    const inBody = fact.claims.some(
      ({ from, field, range }) =>
        from === 'field' && field === this.#field && range.line >= (front?.endLine ?? 0),
    );
    if (fact.shape !== 'frontMatter' || !front || inBody) {
      this.edits.push(...fieldLineEdits(this.#document, fact, this.#field, this.#value));
      return;
    }
    const edit = frontMatterEdit(this.#document.source, front.endLine, stated, this.#field, this.#value);
    if (edit && 'range' in edit) this.edits.push(edit);
    else if (edit) this.refusals.set(fact, edit);
  }

  #setPipeRows(table: TableBlock, facts: readonly RequirementFact[]): void {
    const { source } = this.#document;
    const byRow = new Map<number, Map<number, string>>();
    const grid = gridOfTable(source, table);
    for (const { row, column, text } of this.#cellEdits(grid, facts)) {
      const texts = byRow.get(row) ?? new Map<number, string>();
      byRow.set(row, texts.set(column, text));
    }
    for (const [index, texts] of byRow) {
      const row = table.rows[index];
      if (row)
        this.edits.push(
          ...pipeRowEdits(source, { line: row.line, start: row.start, columns: table.columns }, texts),
        );
    }
    this.#addColumn(table, grid);
  }

  /** For rows that lack nothing but a column for the field. */
  #addColumn(table: TableBlock, grid: Grid): void {
    const rows = rowsWithoutColumn(grid, this.refusals);
    if (!this.#newColumns || rows.size === 0) return;
    const texts = new Map([...rows.keys()].map((index) => [index, valueText(this.#value)]));
    const edits = pipeColumnEdits(this.#document.source, table, [newHeader(grid, this.#field)], texts);
    if (!edits) return;
    this.edits.push(...edits);
    for (const fact of rows.values()) this.refusals.delete(fact);
  }

  #setHtmlRows(grids: readonly Grid[], facts: readonly RequirementFact[]): void {
    const left = new Set(facts);
    for (const grid of grids) {
      const rows = [...left].filter(({ range }) => isWithin(range, grid.range));
      if (rows.length === 0) continue;
      for (const fact of rows) left.delete(fact);
      for (const edit of this.#cellEdits(grid, rows)) this.edits.push(...htmlCellEdit(grid, edit));
    }
    for (const fact of left) this.refusals.set(fact, documentChanged());
  }

  #cellEdits(grid: Grid, facts: readonly RequirementFact[]) {
    // That it is a table of requirements was decided when it was read.
    const columns = readColumns(grid, { announced: true });
    if (columns.kind === 'leftOut') {
      for (const fact of facts) this.refusals.set(fact, documentChanged());
      return [];
    }
    const { cells, refusals } = tableEdits(grid, columns, facts, this.#field, this.#value);
    for (const [fact, why] of refusals) this.refusals.set(fact, why);
    return cells;
  }
}

/** Takes the requirements out that begin in the given lines. */
function takeWithin(facts: Set<RequirementFact>, line: number, endLine: number): RequirementFact[] {
  const found = [...facts].filter(({ range }) => range.line >= line && range.line <= endLine);
  for (const fact of found) facts.delete(fact);
  return found;
}

function isWithin(range: TextRange, whole: TextRange): boolean {
  const startsBefore =
    range.line < whole.line || (range.line === whole.line && range.character < whole.character);
  const startsBehind =
    range.line > whole.endLine || (range.line === whole.endLine && range.character >= whole.endCharacter);
  return !startsBefore && !startsBehind;
}
