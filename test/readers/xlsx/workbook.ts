/** Workbooks made in memory, part by part, for tests of their reader. */
import { strToU8, zipSync } from 'fflate';

export interface SheetParts {
  readonly name: string;
  /** What stands in `<worksheet>`. */
  readonly xml: string;
  readonly state?: 'hidden' | 'veryHidden';
}

export interface WorkbookParts {
  readonly sheets: readonly SheetParts[];
  readonly sharedStrings?: string;
  readonly styles?: string;
  readonly workbookPr?: string;
  /** Files by path, in place of those made from the parts. */
  readonly files?: Readonly<Record<string, string>>;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

export function workbook({
  sheets,
  sharedStrings,
  styles,
  workbookPr = '',
  files = {},
}: WorkbookParts): Uint8Array {
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<workbook ${namespace} xmlns:r="r">${workbookPr}<sheets>${sheets
      .map(({ name, state }, index) => {
        const hidden = state ? ` state="${state}"` : '';
        return `<sheet name="${escaped(name)}" sheetId="${index + 1}"${hidden} r:id="rId${index + 1}"/>`;
      })
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map((_, index) => `<Relationship Id="rId${index + 1}" Target="worksheets/sheet${index + 1}.xml"/>`)
      .join('')}</Relationships>`,
  };
  for (const [index, { xml }] of sheets.entries()) {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = `<worksheet ${namespace}>${xml}</worksheet>`;
  }
  if (sharedStrings !== undefined) parts['xl/sharedStrings.xml'] = `<sst ${namespace}>${sharedStrings}</sst>`;
  if (styles !== undefined) parts['xl/styles.xml'] = `<styleSheet ${namespace}>${styles}</styleSheet>`;
  const whole = Object.entries({ ...parts, ...files }).map(
    ([path, xml]) => [path, strToU8(xml.startsWith('<?xml') ? xml : declaration + xml)] as const,
  );
  return zipSync(Object.fromEntries(whole));
}

/** Rows of texts as `<sheetData>`, with merged cells such as `A2:A3`. Empty texts are cells left out. */
export function sheetXml(rows: readonly (readonly string[])[], merges: readonly string[] = []): string {
  const data = rows.map((cells, row) => {
    const inner = cells.map((text, column) =>
      text === ''
        ? ''
        : `<c r="${columnName(column)}${row + 1}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`,
    );
    return `<row r="${row + 1}">${inner.join('')}</row>`;
  });
  const merged = merges.map((reference) => `<mergeCell ref="${reference}"/>`).join('');
  return `<sheetData>${data.join('')}</sheetData>${merged === '' ? '' : `<mergeCells>${merged}</mergeCells>`}`;
}

/** 0 is A, 26 is AA. */
function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
