/** Columns of a table: plain types that every engine has, each with a sentence that says what it holds. */
import type { ParquetWriter } from 'hyparquet-writer';

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

export type ColumnType = 'string' | 'integer' | 'double' | 'boolean' | 'date';
export type Cell = string | number | boolean | null;

export interface Column<Row> {
  readonly name: string;
  readonly type: ColumnType;
  readonly isRequired: boolean;
  readonly about: string;
  readonly of: (row: Row) => Cell;
}

/** A column that always has a value. */
export function required<Row>(
  name: string,
  type: ColumnType,
  about: string,
  of: (row: Row) => Exclude<Cell, null>,
): Column<Row> {
  return { name, type, isRequired: true, about, of };
}

/** A column that is null where nothing is said. */
export function optional<Row>(
  name: string,
  type: ColumnType,
  about: string,
  of: (row: Row) => Cell,
): Column<Row> {
  return { name, type, isRequired: false, about, of };
}

/** https://github.com/apache/parquet-format/blob/master/LogicalTypes.md */
const kinds = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  double: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
} as const;

export function schemaOf<Row>(columns: readonly Column<Row>[]): SchemaElement[] {
  return [
    { name: 'schema', num_children: columns.length },
    ...columns.map(({ name, type, isRequired }): SchemaElement => ({
      name,
      ...kinds[type],
      repetition_type: isRequired ? 'REQUIRED' : 'OPTIONAL',
    })),
  ];
}

const dayLength = 86_400_000;

/** A day is stored as the number of days since 1970. */
export function stored(type: ColumnType, cell: Cell): Cell {
  if (type !== 'date' || typeof cell !== 'string') return cell;
  return Math.round(Date.parse(`${cell}T00:00:00Z`) / dayLength);
}
