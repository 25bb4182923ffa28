/** One table of a partition, written row group by row group: what is held is one group, however long the table gets. */
import { statSync } from 'node:fs';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import { type Cell, type Column, schemaOf, stored } from './column.ts';

/** A group ends with whichever comes first, so that long texts make groups of fewer rows. */
const usualGroup = { rows: 100_000, characters: 32_000_000 };

export class TableFile<Row> {
  readonly #path: string;
  readonly #columns: readonly Column<Row>[];
  readonly #writer: ParquetWriter;
  readonly #most: typeof usualGroup;
  #cells: Cell[][];
  #rows = 0;
  #characters = 0;

  /** The same rows give the same bytes: nothing in the file tells when or where it was made. */
  constructor(path: string, columns: readonly Column<Row>[], schemaVersion: number, most = usualGroup) {
    this.#most = most;
    this.#path = path;
    this.#columns = columns;
    this.#cells = columns.map(() => []);
    this.#writer = new ParquetWriter({
      writer: fileWriter(path),
      schema: schemaOf(columns),
      createdBy: 'groundplan',
      kvMetadata: [{ key: 'groundplan.schema_version', value: `${schemaVersion}` }],
    });
  }

  add(row: Row): void {
    for (const [at, { type, of }] of this.#columns.entries()) {
      const cell = of(row);
      if (typeof cell === 'string') this.#characters += cell.length;
      this.#cells[at]?.push(stored(type, cell));
    }
    this.#rows++;
    if (this.#rows >= this.#most.rows || this.#characters >= this.#most.characters) this.#flush();
  }

  /** Completes the file; returns its size in bytes. */
  finish(): number {
    this.#flush();
    // Both are done when they return: a file is written at once.
    void this.#writer.finish();
    return statSync(this.#path).size;
  }

  #flush(): void {
    if (this.#rows === 0) return;
    const columnData = this.#columns.map(({ name }, at) => ({ name, data: this.#cells[at] ?? [] }));
    void this.#writer.write({ columnData, rowGroupSize: this.#rows });
    this.#cells = this.#columns.map(() => []);
    this.#rows = 0;
    this.#characters = 0;
  }
}
