/** The file that is imported, as rows: separated values in an encoding, or a sheet of a workbook. */
import { l10n } from 'vscode';
import type { Uri } from 'vscode';
import defer * as importedTable from '../../edits/importing/importedTable.ts';
import { mostBytes } from '../../index/readContent.ts';
import { decode } from '../../readers/decode.ts';
import type { GridRow } from '../../readers/table/grid.ts';
import { placeWorkbook } from '../../readers/xlsx/sheetText.ts';
import { WorkbookFault } from '../../readers/xlsx/workbookFault.ts';
import { Refused } from '../changing/openForChange.ts';
import { translate } from '../translate.ts';
import { contentOf } from '../workspaceFsSource.ts';

export interface ImportFile {
  readonly sheets: readonly { readonly name: string; readonly rows: readonly GridRow[] }[];
  /** By VS Code's name; `null` for a workbook. */
  readonly encoding: string | null;
}

/** The file is text in none of the encodings that can be told, or not in the one that was chosen. */
export class UnknownEncoding extends Refused {}

/** Rejects with `Refused` where the file cannot be read. */
export async function readImportFile(uri: Uri, encoding: string | null): Promise<ImportFile> {
  const content = await contentOf(uri, mostBytes('document'));
  if (!(content instanceof Uint8Array)) throw new Refused(l10n.t('The file cannot be read.'));
  if (/\.xlsx$/iu.test(uri.path)) {
    try {
      const { sheets } = placeWorkbook(content);
      return { sheets: sheets.map(({ name, grid }) => ({ name, rows: grid })), encoding: null };
    } catch (error) {
      throw error instanceof WorkbookFault ? new Refused(translate(error.reason)) : error;
    }
  }
  const decoded = decode(content, encoding);
  if ('failure' in decoded)
    throw new UnknownEncoding(l10n.t('The encoding of the file is not known. Choose one.'));
  return {
    sheets: [{ name: '', rows: importedTable.rowsOfCsv(decoded.text, uri.path) }],
    encoding: decoded.encoding,
  };
}
