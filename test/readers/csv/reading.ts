/** What the tests of the CSV reader share. */
import { csvReader } from '../../../src/readers/csv/csvReader.ts';
import type { ReaderResult } from '../../../src/readers/reader.ts';

export { inherited, named, reasons, slice, texts } from '../markdown/reading.ts';

export function read(text: string, path = 'docs/export.csv'): ReaderResult {
  return csvReader.read({ path, text });
}
