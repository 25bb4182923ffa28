// Writes the workbook of the sample plan: `node scripts/buildSampleWorkbook.mjs`. Made here rather than in a
// spreadsheet, so that what is in it can be read and changed, and the file is the same each time.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { sample } from './copySample.mjs';

const headers = [
  '编号',
  '所属模块',
  '需求名称',
  '建设阶段',
  '优先级',
  '必要性',
  '状态',
  '业务环节',
  '需求来源',
  '提出时间',
];
const sheets = [
  {
    name: '华东大区',
    rows: [
      ['门店需求收集表'],
      headers,
      [
        'CRM-059',
        '试听排课',
        '家长到店扫码签到后自动记为试听到课',
        '二期',
        'P1',
        '提效',
        '评审通过',
        '试听到课',
        '华东门店 · 店长会',
        '2026-11-09',
      ],
      [
        'CRM-060',
        '',
        '排课时看到门店当天空着的教室',
        '三期',
        'P2',
        '锦上添花',
        '待评审',
        '邀约试听',
        '华东门店 · 店长会',
        '2026-11-09',
      ],
    ],
    merged: ['A1:J1', 'B3:B4'],
  },
  {
    name: '华南大区',
    rows: [
      headers,
      [
        'CRM-061',
        '',
        '店长自己开通和停用本店员工的账号',
        '三期',
        'P1',
        '提效',
        '待评审',
        '',
        '华南门店 · 店长会',
        '2026-11-16',
      ],
    ],
    merged: [],
  },
];

const xml = (body) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`);
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const texts = [
  ...new Set(sheets.flatMap(({ rows }) => rows.flat()).filter((text) => !isDate(text) && text !== '')),
];

function isDate(text) {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

function cellOf(text, row, column) {
  const place = `${String.fromCharCode(65 + column)}${row + 1}`;
  if (text === '') return `<c r="${place}"/>`;
  // Dates are days since 30 December 1899, shown by the second cell format.
  if (isDate(text)) return `<c r="${place}" s="1"><v>${Date.parse(text) / 86_400_000 + 25_569}</v></c>`;
  return `<c r="${place}" t="s"><v>${texts.indexOf(text)}</v></c>`;
}

function sheetOf({ rows, merged }) {
  const data = rows.map(
    (cells, row) =>
      `<row r="${row + 1}">${cells.map((text, column) => cellOf(text, row, column)).join('')}</row>`,
  );
  const merges = merged.map((reference) => `<mergeCell ref="${reference}"/>`).join('');
  const mergeCells = merges === '' ? '' : `<mergeCells count="${merged.length}">${merges}</mergeCells>`;
  return `<worksheet xmlns="${main}"><cols><col min="3" max="3" width="44" customWidth="1"/></cols><sheetData>${data.join('')}</sheetData>${mergeCells}</worksheet>`;
}

const relation = (id, type, target) =>
  `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
const relationships = (...list) =>
  xml(`<Relationships xmlns="${packaged}/relationships">${list.join('')}</Relationships>`);
const contentType = (path, type) =>
  `<Override PartName="${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;

const files = {
  '[Content_Types].xml': xml(
    `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${contentType('/xl/workbook.xml', 'sheet.main')}${sheets.map((_, index) => contentType(`/xl/worksheets/sheet${index + 1}.xml`, 'worksheet')).join('')}${contentType('/xl/sharedStrings.xml', 'sharedStrings')}${contentType('/xl/styles.xml', 'styles')}</Types>`,
  ),
  '_rels/.rels': relationships(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
  'xl/workbook.xml': xml(
    `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.map(({ name }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
  ),
  'xl/_rels/workbook.xml.rels': relationships(
    ...sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)),
    relation(`rId${sheets.length + 1}`, 'sharedStrings', 'sharedStrings.xml'),
    relation(`rId${sheets.length + 2}`, 'styles', 'styles.xml'),
  ),
  'xl/sharedStrings.xml': xml(
    `<sst xmlns="${main}">${texts.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
  ),
  'xl/styles.xml': xml(
    `<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  ),
};
for (const [index, sheet] of sheets.entries())
  files[`xl/worksheets/sheet${index + 1}.xml`] = xml(sheetOf(sheet));

// A date without a time zone, as ZIP archives have none.
const archive = zipSync(files, { level: 9, mtime: new Date(2026, 10, 23) });
writeFileSync(join(sample, 'docs', '导出', '门店需求.xlsx'), archive);
