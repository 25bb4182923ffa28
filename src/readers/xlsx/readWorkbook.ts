/**
 * The sheets of a workbook in the format of Office Open XML (ECMA-376), as far as people see them: texts,
 * numbers as they are shown, merged cells. Formulas give the value that was saved with them.
 */
import { message } from '../../model/message.ts';
import { type ArchiveFaults, mostInflated, ZipArchive } from '../archive/zipArchive.ts';
import { readNumberFormats } from './numberFormats.ts';
import { readSheet, type Sheet } from './readSheet.ts';
import { readSharedTexts } from './sharedTexts.ts';
import { attributeOf, walkXml } from './walkXml.ts';
import { WorkbookFault } from './workbookFault.ts';

export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** How many sheets were not read because they are hidden. */
  readonly hidden: number;
}

const mostSheets = 50;
/** Cells with a value in all sheets. */
const mostCells = 500_000;

const faults: ArchiveFaults = {
  broken: () => new WorkbookFault(message('This is no readable workbook: save it again in a spreadsheet.')),
  tooLarge: () =>
    new WorkbookFault(
      message('This workbook unpacks to more than {0} MB, so it is not read.', mostInflated / (1024 * 1024)),
    ),
  wrapped: () =>
    new WorkbookFault(
      message('This workbook is protected by a password or of the old .xls format, so it is not read.'),
    ),
};

/** Throws a `WorkbookFault` for bytes that are no workbook, or one that is too large. */
export function readWorkbook(bytes: Uint8Array): Workbook {
  const archive = new ZipArchive(bytes, faults);
  const path = [...archive.names].find((name) => /^(?:.{1,100}\/)?workbook\.xml$/u.test(name));
  const xml = path === undefined ? null : archive.text(path);
  if (path === undefined || xml === null) {
    throw new WorkbookFault(message('This is no readable workbook: save it again in a spreadsheet.'));
  }
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const targets = readTargets(archive.text(`${folder}_rels/workbook.xml.rels`) ?? '', folder);
  const { listed, from1904 } = readSheetList(xml);
  if (listed.length > mostSheets) {
    throw new WorkbookFault(
      message('This workbook has more than {0} sheets, so it is not read.', mostSheets),
    );
  }
  const parts = {
    texts: readSharedTexts(archive.text(`${folder}sharedStrings.xml`)),
    formats: readNumberFormats(archive.text(`${folder}styles.xml`), from1904),
  };
  const sheets: Sheet[] = [];
  let cells = 0;
  for (const { name, relation, isHidden } of listed) {
    const target = targets.get(relation);
    const content = isHidden || target === undefined ? null : archive.text(target);
    // Charts and macro sheets have no cells.
    if (content === null || !/worksheets\//u.test(target ?? '')) continue;
    const sheet = readSheet(name, content, parts, mostCells - cells);
    cells += sheet.cellCount;
    sheets.push(sheet);
  }
  return { sheets, hidden: listed.filter(({ isHidden }) => isHidden).length };
}

interface ListedSheet {
  readonly name: string;
  readonly relation: string;
  readonly isHidden: boolean;
}

function readSheetList(xml: string): { readonly listed: readonly ListedSheet[]; readonly from1904: boolean } {
  const listed: ListedSheet[] = [];
  let from1904 = false;
  walkXml(xml, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/u.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      listed.push({
        name: attributes['name'] ?? '',
        relation: relationOf(attributes),
        isHidden: /hidden/iu.test(attributes['state'] ?? ''),
      });
    },
  });
  return { listed, from1904 };
}

/** `r:id`; `sheetId` is a number of another kind. */
function relationOf(attributes: Readonly<Record<string, string>>): string {
  return attributeOf(attributes, 'id') ?? '';
}

function readTargets(xml: string, folder: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  if (xml === '') return targets;
  walkXml(xml, {
    open: (name, attributes) => {
      const target = attributes['Target'];
      if (name !== 'Relationship' || target === undefined) return;
      targets.set(attributes['Id'] ?? '', target.startsWith('/') ? target.slice(1) : folder + target);
    },
  });
  return targets;
}
