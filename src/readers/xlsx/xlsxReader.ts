/**
 * Reads workbooks, each sheet of them as one table. Read-only: a cell cannot be edited in place, so its
 * requirements are placed in the plan file. All ranges are places in the text that `sheetText` gives.
 */
import type { Claim, LeftOut, RequirementFact } from '../../model/facts.ts';
import { message } from '../../model/message.ts';
import { startOfText } from '../../model/textRange.ts';
import { fileClaims } from '../fileClaims.ts';
import type { BytesResult, Reader } from '../reader.ts';
import defer * as exported from '../table/exportedTable.ts';
import defer * as sheetTexts from './sheetText.ts';
import type { PlacedSheet } from './sheetText.ts';
import defer * as faults from './workbookFault.ts';

export const xlsxReader: Reader = {
  name: 'xlsx',
  // `~$…` is the lock that a spreadsheet leaves beside an open workbook.
  accepts: (path) => /\.xlsx$/iu.test(path) && !/(?:^|\/)~\$[^/]{1,255}$/u.test(path),
  read: () => ({ requirements: [], problems: [], leftOut: [] }),
  shownText: (bytes) => sheetTexts.sheetText(bytes),
  readBytes: ({ path, bytes, isVouched = false }) => {
    try {
      return readSheets(path, bytes, isVouched);
    } catch (error) {
      if (!(error instanceof faults.WorkbookFault)) throw error;
      const problem = { code: 'document/unreadable', message: error.reason, range: startOfText } as const;
      return { text: '', requirements: [], problems: [problem], leftOut: [] };
    }
  },
};

function readSheets(path: string, bytes: Uint8Array, isVouched: boolean): BytesResult {
  const { text, sheets, hidden } = sheetTexts.placeWorkbook(bytes);
  const requirements: RequirementFact[] = [];
  const leftOut: LeftOut[] = [];
  const places = fileClaims(path);
  let tracker: string | null = null;
  for (const sheet of sheets) {
    const isNamed = !isAutomaticName(sheet.name);
    const around = {
      inherited: isNamed ? [placeOf(sheet), ...places] : places,
      headings: isNamed ? [sheet.name] : [],
    };
    const judged = sheet.grid.slice(0, exported.judgedRows);
    const found = exported.readExportedTable({ judged, all: () => sheet.grid, path, around, isVouched });
    if (found.requirements.length > 0) tracker ??= found.tracker;
    for (const requirement of found.requirements) requirements.push(requirement);
    for (const part of found.leftOut) leftOut.push(part);
  }
  if (hidden > 0) leftOut.push({ reason: message('Hidden sheet'), range: startOfText });
  const format = tracker === null ? {} : { format: tracker };
  return { text, sheets: sheets.map(sheetTexts.linesOf), requirements, problems: [], leftOut, ...format };
}

function placeOf({ name, nameRange }: PlacedSheet): Claim {
  return { field: 'place', from: 'heading', text: name, range: nameRange, name: '' };
}

/** The name that a spreadsheet gives to a new sheet says nothing. */
function isAutomaticName(name: string): boolean {
  return /^(?:sheet|工作表|表格|表)\s{0,2}\d{0,4}$/iu.test(name.trim());
}
