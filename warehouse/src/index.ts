/** What the command line loads: `Warehouse` of `src/exchange/rows/rows.ts`. */
import type { Warehouse } from '../../src/exchange/rows/rows.ts';
import { writeParquet } from './parquet/writeParquet.ts';
import { writeScip } from './scip/writeScip.ts';

export const warehouse: Warehouse = { writeParquet, writeScip };
