/** The questions of an import about its file: sheet, row of headers, encoding, prefix of ids, the meaning of a column. */
import { l10n, window } from 'vscode';
import type { ImportedTable } from '../../edits/importing/importedTable.ts';
import { encodingLabel } from '../changing/encodingNames.ts';
import { type Chosen, isField, prefixFor, sheetOf } from './importChosen.ts';
import { mappableFields, mappedText } from './importFields.ts';
import type { ImportFile } from './importFile.ts';
import { pickChoice, plainChoice } from './pickChoice.ts';

/** Each answers with what is chosen otherwise; with nothing when its box was left. */
type Answer = Promise<Partial<Chosen>>;

/** Columns are counted from the sheet's own, and so is the row of headers. */
const anew = { headersAt: null, mapping: new Map(), newColumns: null } as const;

export async function askForSheet(file: ImportFile, chosen: Chosen): Answer {
  const sheets = file.sheets.map(({ name, rows }, at) =>
    plainChoice(String(at), name, l10n.t('{0} rows', rows.length)),
  );
  const now = String(sheetOf(file, chosen));
  const sheet = await pickChoice(l10n.t('Which sheet is imported?'), sheets, now);
  return sheet === undefined ? {} : { ...anew, sheet: Number(sheet) };
}

const shownRows = 30;

export async function askForHeaders(file: ImportFile, table: ImportedTable | null, chosen: Chosen): Answer {
  const rows = (file.sheets[sheetOf(file, chosen)]?.rows ?? []).slice(0, shownRows);
  const choices = rows.map(({ cells }, at) => {
    const texts = cells.map(({ text }) => text.replace(/\s+/gu, ' ')).filter((text) => text !== '');
    return plainChoice(String(at), l10n.t('Row {0}', at + 1), texts.join(' | ').slice(0, 120));
  });
  const now = String(table?.headersAt ?? 0);
  const at = await pickChoice(l10n.t('Which row holds the headers?'), choices, now);
  return at === undefined ? {} : { ...anew, headersAt: Number(at) };
}

export async function askForEncoding(now: string | null): Answer {
  const known = ['utf8', 'gb18030', 'cp950', 'utf16le', 'windows1252', 'shiftjis'];
  const choices = known.map((each) => plainChoice(each, encodingLabel(each)));
  const encoding = await pickChoice(l10n.t('In which encoding is the file written?'), choices, now);
  return encoding === undefined ? {} : { ...anew, encoding };
}

export async function askForPrefix(table: ImportedTable, chosen: Chosen): Answer {
  const idPrefix = await window.showInputBox({
    title: l10n.t('What is written before ids that are bare numbers?'),
    value: prefixFor(table, chosen),
  });
  return idPrefix === undefined ? {} : { idPrefix };
}

export async function askForMeaning(table: ImportedTable, column: number, chosen: Chosen): Answer {
  const now = table.columns.find(({ index }) => index === column);
  const choices = [
    plainChoice('other', mappedText('other')),
    plainChoice('', mappedText(null)),
    ...mappableFields.map((field) => plainChoice(field, mappedText(field))),
  ];
  const title = l10n.t('What does the column “{0}” hold?', now?.header ?? '');
  const field = await pickChoice(title, choices, now?.field ?? '');
  if (field === undefined) return {};
  return { mapping: new Map([...chosen.mapping, [column, isField(field) ? field : null]]) };
}

/** Which columns the document gets; the others of the file are not imported. */
export async function askForColumns(lacking: readonly string[], document: string, chosen: Chosen): Answer {
  const all = [...new Set([...(chosen.newColumns ?? []), ...lacking])];
  const picked = await window.showQuickPick(
    all.map((label) => ({ label, picked: chosen.newColumns?.includes(label) ?? false })),
    {
      title: l10n.t('Which columns does “{0}” get?', document),
      placeHolder: l10n.t('It has no place for these yet; what is not chosen is not imported'),
      canPickMany: true,
      ignoreFocusOut: true,
    },
  );
  return picked ? { newColumns: picked.map(({ label }) => label) } : {};
}
