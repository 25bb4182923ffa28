/** The file that is imported, as rows: separated values in an encoding, or a sheet of a workbook. */
import { l10n } from 'vscode';
import type { Uri } from 'vscode';
import defer * as importSheets from '../../edits/importing/importSheets.ts';
import type { ImportFile } from '../../edits/importing/importSheets.ts';
import { mostBytes } from '../../index/readContent.ts';
import { Refused } from '../changing/openForChange.ts';
import { documentMegabytes } from '../settings.ts';
import { translate } from '../translate.ts';
import { contentOf } from '../workspaceFsSource.ts';

export type { ImportFile } from '../../edits/importing/importSheets.ts';

/** The file is text in none of the encodings that can be told, or not in the one that was chosen. */
export class UnknownEncoding extends Refused {}

/** Rejects with `Refused` where the file cannot be read. */
export async function readImportFile(uri: Uri, encoding: string | null): Promise<ImportFile> {
  const content = await contentOf(uri, mostBytes('document', documentMegabytes()));
  if (!(content instanceof Uint8Array)) throw new Refused(l10n.t('The file cannot be read.'));
  const file = importSheets.importSheets(uri.path, content, encoding);
  if (file === 'unknownEncoding')
    throw new UnknownEncoding(l10n.t('The encoding of the file is not known. Choose one.'));
  if ('key' in file) throw new Refused(translate(file));
  return file;
}
