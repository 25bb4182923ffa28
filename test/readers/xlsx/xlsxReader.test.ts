import assert from 'node:assert/strict';
import fc from 'fast-check';
import { factsOfContent } from '../../../src/index/readContent.ts';
import { noFacts } from '../../../src/model/facts.ts';
import { sheetText } from '../../../src/readers/xlsx/sheetText.ts';
import { xlsxReader } from '../../../src/readers/xlsx/xlsxReader.ts';
import type { BytesResult } from '../../../src/readers/reader.ts';
import { inherited, named, reasons, slice, texts } from '../markdown/reading.ts';
import { sheetXml, workbook } from './workbook.ts';

function read(bytes: Uint8Array, path = 'docs/需求.xlsx'): BytesResult {
  const result = xlsxReader.readBytes?.({ path, bytes });
  assert.ok(result);
  return result;
}

const header = ['编号', '所属模块', '需求名称', '优先级'];

describe('a workbook', () => {
  it('gives a requirement for each row of each sheet, each value at its place in the text of the workbook', () => {
    const bytes = workbook({
      sheets: [
        {
          name: '一期 & 二期',
          xml: sheetXml([header, ['A-1', '线索', '去重，\n合并', 'P0'], ['A-2', '', '导出', '']]),
        },
        {
          name: 'Sheet2',
          xml: sheetXml([
            ['ID', 'Requirement', 'Status'],
            ['B-1', 'Merge <leads>', 'Done'],
          ]),
        },
      ],
    });
    const result = read(bytes);
    assert.deepEqual(named(result), ['A-1 去重， 合并', 'A-2 导出', 'B-1 Merge <leads>']);
    assert.deepEqual(sheetText(bytes), {
      text: [
        '[一期 & 二期]',
        '编号 | 所属模块 | 需求名称 | 优先级',
        'A-1 | 线索 | 去重， ↵ 合并 | P0',
        'A-2 |  | 导出',
        '',
        '[Sheet2]',
        'ID | Requirement | Status',
        'B-1 | Merge <leads> | Done',
        '',
      ].join('\n'),
      sheets: [
        { name: '一期 & 二期', firstLine: 0, lastLine: 3, rowNumbers: [1, 2, 3] },
        { name: 'Sheet2', firstLine: 5, lastLine: 7, rowNumbers: [1, 2] },
      ],
      failure: null,
    });
    assert.equal(result.text, sheetText(bytes).text);
    const [first, , last] = result.requirements;
    assert.ok(first && last);
    assert.deepEqual(
      first.claims
        .filter(({ from }) => from === 'column')
        .map(({ field, range }) => `${field}: ${slice(result.text, range)}`),
      ['id: A-1', 'module: 线索', 'title: 去重， ↵ 合并', 'priority: P0'],
    );
    assert.equal(slice(result.text, last.anchor), 'B-1');
    assert.deepEqual(inherited(first), [
      'place<heading> 一期 & 二期',
      'place<file> 需求',
      'place<folder> docs',
    ]);
    const sheet = first.claims.find(({ from }) => from === 'heading');
    assert.equal(sheet && slice(result.text, sheet.range), '一期 & 二期');
    assert.deepEqual(inherited(last), ['place<file> 需求', 'place<folder> docs']);
  });

  it('with merged cells has their value in each row that they reach', () => {
    const rows = [
      ['门店需求', '', '', ''],
      header,
      ['A-1', '订单', '退款', '高'],
      ['A-2', '', '改价', '低'],
      ['A-3', '', '打印', '高'],
    ];
    const { requirements, text } = read(
      workbook({ sheets: [{ name: '需求', xml: sheetXml(rows, ['A1:D1', 'B3:B4', 'D4:D5']) }] }),
    );
    assert.deepEqual(
      requirements.map((fact) => [texts(fact, 'module'), texts(fact, 'priority')]),
      [
        [['订单'], ['高']],
        [['订单'], ['低']],
        [['订单'], ['低']],
      ],
    );
    const module = requirements[1]?.claims.find(({ field }) => field === 'module');
    assert.deepEqual(module && [slice(text, module.range), module.range.line], ['订单', 3]);
    assert.equal(inherited(requirements[0])[0], 'place<heading> 门店需求');
  });

  it('shows numbers, dates, percentages, flags and shared texts as the spreadsheet does', () => {
    const cell = (column: string, type: string, style: number, value: string): string =>
      `<c r="${column}2"${type === '' ? '' : ` t="${type}"`} s="${style}"><v>${value}</v></c>`;
    const xml = `<sheetData><row r="2">${[
      cell('A', '', 0, '0.30000000000000004'),
      cell('B', '', 1, '46349'),
      cell('C', '', 2, '46349.395833333336'),
      cell('D', '', 3, '0.35'),
      cell('E', 'b', 0, '1'),
      cell('F', 's', 0, '0'),
      cell('G', 'e', 0, '#REF!'),
      cell('H', 'str', 0, 'a_x000D__x000A_b'),
      cell('I', '', 4, '0.75'),
      cell('J', '', 1, '59'),
      cell('K', '', 1, '1e99'),
    ].join('')}</row></sheetData>`;
    const bytes = workbook({
      sheets: [{ name: 'S', xml }],
      sharedStrings:
        '<si><r><t>线</t></r><r><t xml:space="preserve">索 </t></r><rPh sb="0" eb="1"><t>xian</t></rPh></si>',
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\\ hh:mm"/></numFmts>' +
        '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="20"/></cellXfs>',
    });
    assert.equal(
      sheetText(bytes).text.split('\n')[1],
      '0.3 | 2026-11-23 | 2026-11-23 09:30 | 35% | TRUE | 线索 |  | a ↵ b | 18:00 | 1900-02-28 | 1e+99',
    );
  });

  it('whose days count from 1904 has the same dates', () => {
    const xml = '<sheetData><row><c s="0"><v>44887</v></c></row></sheetData>';
    const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>';
    const bytes = workbook({
      sheets: [{ name: 'S', xml }],
      styles,
      workbookPr: '<workbookPr date1904="1"/>',
    });
    assert.equal(sheetText(bytes).text, '[S]\n2026-11-23\n');
  });

  it('written with prefixes, without places and in any order of rows is read all the same', () => {
    const xml =
      '<x:worksheet xmlns:x="s"><x:sheetData><x:row r="3"><x:c t="str"><x:v>b</x:v></x:c><x:c r="C3"><x:v>1</x:v></x:c></x:row>' +
      '<x:row r="1"><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>';
    const bytes = workbook({ sheets: [{ name: 'S', xml: '' }], files: { 'xl/worksheets/sheet1.xml': xml } });
    assert.deepEqual(sheetText(bytes), {
      text: '[S]\na\nb |  | 1\n',
      sheets: [{ name: 'S', firstLine: 0, lastLine: 2, rowNumbers: [1, 3] }],
      failure: null,
    });
  });

  it('leaves out hidden sheets and counts them', () => {
    const xml = sheetXml([header, ['A-1', '线索', '去重', 'P0']]);
    const result = read(
      workbook({
        sheets: [
          { name: '可见', xml },
          { name: '藏', xml, state: 'hidden' },
        ],
      }),
    );
    assert.deepEqual(named(result), ['A-1 去重']);
    assert.deepEqual(reasons(result), ['Hidden sheet']);
  });

  it('of something else gives nothing and is counted', () => {
    const result = read(
      workbook({
        sheets: [
          {
            name: '订单',
            xml: sheetXml([
              ['订单号', '金额'],
              ['SO-1', '5'],
            ]),
          },
        ],
      }),
      'a.xlsx',
    );
    assert.deepEqual([named(result), reasons(result)], [[], ['Table without requirement columns']]);
  });

  it('is a document with words, whose ids are mentions', () => {
    const bytes = workbook({ sheets: [{ name: 'S', xml: sheetXml([['参见', 'CRM-001']]) }] });
    assert.deepEqual(factsOfContent('a.xlsx', 'document', bytes)?.words.ids, ['CRM-001']);
    assert.equal(factsOfContent('a.xlsx', 'document', bytes)?.encoding, undefined);
  });
});

describe('a workbook that cannot be read', () => {
  const problem = (bytes: Uint8Array): string | undefined => {
    const { problems, requirements, text } = read(bytes);
    assert.deepEqual([requirements, text], [[], '']);
    assert.deepEqual(sheetText(bytes).failure, problems[0]?.message);
    return problems[0]?.message.key;
  };
  const unreadable = 'This is no readable workbook: save it again in a spreadsheet.';
  const xml = sheetXml([header]);

  it('says so', () => {
    assert.equal(problem(new Uint8Array()), unreadable);
    assert.equal(problem(Buffer.from('no archive, but long enough for the end of one')), unreadable);
    const cut = workbook({ sheets: [{ name: 'S', xml }] });
    assert.equal(problem(cut.subarray(0, cut.length - 40)), unreadable);
    assert.equal(problem(workbook({ sheets: [{ name: 'S', xml: '<open>' }] })), unreadable);
    assert.equal(problem(workbook({ sheets: [], files: { 'xl/workbook.xml': '\0' } })), unreadable);
  });

  it('tells one with a password', () => {
    assert.match(problem(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0)) ?? '', /password/);
  });

  it('may not declare entities', () => {
    const bomb = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>';
    const bytes = workbook({ sheets: [{ name: 'S', xml }], files: { 'xl/worksheets/sheet1.xml': bomb } });
    assert.equal(problem(bytes), unreadable);
  });

  it('may not unpack to more than 64 MB, whatever sizes it states', function () {
    this.timeout(120_000);
    const bytes = workbook({ sheets: [{ name: 'S', xml: `<!--${' '.repeat(65 * 1024 * 1024)}-->` }] });
    assert.match(problem(bytes) ?? '', /unpacks/);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at + 30 < bytes.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1, true);
    }
    assert.match(problem(bytes) ?? '', /unpacks/);
  });

  it('may not have more than 50 sheets', () => {
    const sheets = Array.from({ length: 51 }, (_, index) => ({ name: `S${index}`, xml }));
    assert.match(problem(workbook({ sheets })) ?? '', /sheets/);
  });

  it('may not have too many cells', function () {
    this.timeout(120_000);
    const row = `<row>${'<c><v>1</v></c>'.repeat(500)}</row>`;
    const sheets = [{ name: 'S', xml: `<sheetData>${row.repeat(1_001)}</sheetData>` }];
    assert.match(problem(workbook({ sheets })) ?? '', /cells/);
  });
});

describe('the reader of workbooks', () => {
  it('takes no lock file of a spreadsheet', () => {
    assert.equal(xlsxReader.accepts('docs/需求.XLSX'), true);
    assert.equal(xlsxReader.accepts('docs/~$需求.xlsx'), false);
    assert.equal(xlsxReader.accepts('docs/需求.xls'), false);
  });

  it('reads any bytes, and any damage to a workbook', () => {
    const whole = workbook({
      sheets: [
        {
          name: '需求',
          xml: sheetXml([header, ['A-1', '线索', '去重', 'P0']], ['B2:B3', 'XFD1:A1048576', 'A1:ZZZ9']),
        },
      ],
    });
    const damaged = fc
      .tuple(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length))
      .map(([at, byte, cut]) => {
        const bytes = whole.slice();
        bytes[at] = byte;
        return cut % 4 === 0 ? bytes.slice(0, cut) : bytes;
      });
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array()), (bytes) => {
        const facts = factsOfContent('docs/a.xlsx', 'document', bytes) ?? noFacts;
        const lines = sheetText(bytes).text.split('\n');
        assert.deepEqual(
          facts.problems.filter(({ message }) => message.key === 'This file cannot be read: {0}'),
          [],
        );
        for (const { range, anchor, claims } of facts.requirements) {
          for (const place of [range, anchor, ...claims.map((claim) => claim.range)]) {
            assert.equal(place.line, place.endLine);
            assert.ok(place.endCharacter <= (lines[place.line] ?? '').length);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
