import assert from 'node:assert/strict';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { factsOfContent } from '../../../src/index/readContent.ts';
import { csvReader } from '../../../src/readers/csv/csvReader.ts';
import type { DocumentFacts } from '../../../src/model/facts.ts';
import { rejectedCsv } from '../rejectedTexts.ts';
import { inherited, named, read, reasons, slice, texts } from './reading.ts';

describe('a CSV file', () => {
  it('with a requirement table gives a requirement for each row, each value at its exact place', () => {
    const text = [
      '编号,需求名称,所属模块,优先级,状态,描述',
      'CRM-001,"按手机号去重，含""空号""",线索管理, P0 ,已上线,"第一步',
      '第二步"',
      'CRM-002,合并,,高,,',
    ].join('\r\n');
    const result = read(text);
    assert.deepEqual(named(result), ['CRM-001 按手机号去重，含"空号"', 'CRM-002 合并']);
    const [first, second] = result.requirements;
    assert.ok(first && second);
    assert.deepEqual(
      first.claims
        .filter(({ from }) => from === 'column')
        .map(({ field, range }) => `${field}: ${slice(text, range)}`),
      [
        'id: CRM-001',
        'title: 按手机号去重，含""空号""',
        'module: 线索管理',
        'priority: P0',
        'status: 已上线',
        'description: 第一步\n第二步',
      ],
    );
    assert.deepEqual(first.range, { line: 1, character: 0, endLine: 2, endCharacter: 4 });
    assert.equal(second.anchor.line, 3);
    const module = second.claims.find(({ field }) => field === 'module');
    assert.deepEqual(module && [module.text, module.range.line, module.range.character], ['', 3, 11]);
  });

  it('may separate by commas, semicolons, tabs or bars, or state its separator', () => {
    const rows = [
      ['编号', '需求名称', '优先级'],
      ['A-1', '去重，合并, 清洗', '高'],
      ['A-2', '导出', '低'],
    ];
    for (const separator of [',', ';', '\t', '|']) {
      const line = (cells: readonly string[]): string => cells.map((cell) => `"${cell}"`).join(separator);
      assert.deepEqual(
        named(read(rows.map(line).join('\n'))),
        ['A-1 去重，合并, 清洗', 'A-2 导出'],
        separator,
      );
    }
    const unquoted = rows.map((cells) => cells.join(';')).join('\r\n');
    assert.deepEqual(named(read(unquoted)), ['A-1 去重，合并, 清洗', 'A-2 导出']);
    const stated = `sep=^\r\n${rows.map((cells) => cells.join('^')).join('\r\n')}`;
    const result = read(stated);
    assert.deepEqual(named(result), ['A-1 去重，合并, 清洗', 'A-2 导出']);
    assert.equal(result.requirements[0]?.anchor.line, 2);
  });

  it('may begin with a byte order mark, which keeps its place', () => {
    const text = '\uFEFF编号,需求名称,优先级\nA-1,去重,高';
    assert.deepEqual(named(read(text)), ['A-1 去重']);
  });

  it('may have titles above its headers, which its requirements inherit', () => {
    const text = [
      '二期客服工单需求,,,',
      '导出人：许知夏,,,',
      ',,,',
      '编号,需求名称,优先级,状态',
      'A-1,去重,高,草稿',
    ].join('\n');
    const result = read(text);
    assert.deepEqual(named(result), ['A-1 去重']);
    assert.deepEqual(inherited(result.requirements[0]), [
      'place<heading> 二期客服工单需求',
      'place<file> export',
      'place<folder> docs',
    ]);
    assert.deepEqual(result.requirements[0]?.headings, ['二期客服工单需求']);
  });

  it('takes no row that repeats the headers, adds up or is empty', () => {
    const text = '编号,需求名称,优先级\nA-1,一,高\n,,\n编号,需求名称,优先级\nA-2,二,低\n合计,2,\n';
    assert.deepEqual(named(read(text)), ['A-1 一', 'A-2 二']);
  });

  it('may have trailing separators; cells beyond the headers are counted', () => {
    assert.deepEqual(reasons(read('编号,需求名称,优先级,,\nA-1,一,高,,\n')), []);
    const wide = read('编号,需求名称,优先级\nA-1,一,高,,多\nA-2,二,低\n');
    assert.deepEqual(named(wide), ['A-1 一', 'A-2 二']);
    assert.deepEqual(reasons(wide), ['Cells beyond the last column that has a header']);
  });

  it('that repeats a header gives a claim for each of its columns', () => {
    const text = 'Summary,Issue key,Component/s,Component/s,Labels,Labels\nMerge,CRM-1,Leads,Orders,a,\n';
    const [first] = read(text).requirements;
    assert.deepEqual([texts(first, 'module'), texts(first, 'tags')], [['Leads', 'Orders'], ['a']]);
  });

  it('of Jira has the id of a requirement in a field of its own', () => {
    const text = [
      'Summary,Issue key,Custom field (Requirement ID),Description',
      'ES: boot,CFE-1,cES1000,"The system',
      'shall boot."',
      'ES: reset,CFE-2,cES1001.2,The system shall reset.',
    ].join('\n');
    assert.deepEqual(named(read(text)), ['cES1000 ES: boot', 'cES1001.2 ES: reset']);
  });

  it('of ZenTao has names without their numbers, while the place covers the value', () => {
    const text =
      '编号,所属模块,所属计划,研发需求名称,优先级\n12,/客服(#31),计划A(#4) 计划B(#5),"\'=导出(#9)",1\n13,/(#0),,合并,2\n';
    const [first, second] = read(text).requirements;
    assert.deepEqual(
      [texts(first, 'module'), texts(first, 'phase'), first?.title],
      [['/客服'], ['计划A；计划B'], '=导出(#9)'],
    );
    const module = first?.claims.find(({ field }) => field === 'module');
    assert.equal(module && slice(text, module.range), '/客服(#31)');
    assert.deepEqual(texts(second, 'module'), ['']);
  });

  it('of Azure DevOps has its titles in columns by depth', () => {
    const text =
      'ID,Work Item Type,Title 1,Title 2,Area Path,State\nR-10,Epic,Leads,,P\\Leads,New\nR-11,User Story,,Merge,P\\Leads,New\n';
    assert.deepEqual(named(read(text)), ['R-10 Leads', 'R-11 Merge']);
  });

  it('of TAPD has people without the semicolon behind them', () => {
    const text = '标题,处理人,优先级,状态\n合并,许知夏;,高,新建\n';
    assert.deepEqual(texts(read(text).requirements[0], 'owner'), ['许知夏']);
  });

  it('whose requirements are numbered in a column of that name has its titles elsewhere', () => {
    const text = 'requirement,title,status\n1,Search,Done\n2,Export,Planned\n';
    assert.deepEqual(named(read(text, 'docs/requirements.csv')), ['— Search', '— Export']);
  });

  it('leaves the meaning of a column called 阶段 open', () => {
    assert.deepEqual(texts(read('编号,需求名称,阶段\nA-1,合并,二期').requirements[0], 'phaseOrStatus'), [
      '二期',
    ]);
  });

  it('with a long table is read to the end', () => {
    const rows = Array.from({ length: 1_200 }, (_, index) => `A-${index},需求 ${index},高`);
    assert.equal(read(['编号,需求名称,优先级', ...rows].join('\n')).requirements.length, 1_200);
  });

  it('is the same in every encoding, which its facts name', () => {
    const simplified = '编号,需求名称,所属模块,优先级\r\nA-1,线索去重,线索管理,高\r\n';
    const traditional = '編號,需求名稱,所屬模組,優先級\r\nA-1,線索去重,線索管理,高\r\n';
    const facts = (bytes: Uint8Array): DocumentFacts => {
      const read = factsOfContent('docs/a.csv', 'document', bytes);
      assert.ok(read);
      return read;
    };
    for (const [text, codecs] of [
      [simplified, { gb18030: 'gb18030' }],
      [traditional, { big5: 'cp950', gb18030: 'gb18030' }],
    ] as const) {
      const plain = facts(Buffer.from(text));
      assert.equal(plain.encoding, 'utf8');
      assert.equal(plain.requirements.length, 1);
      const marked = facts(Buffer.from(`\uFEFF${text}`));
      assert.deepEqual([marked.encoding, marked.requirements], ['utf8bom', plain.requirements]);
      for (const [codec, encoding] of Object.entries(codecs)) {
        const other = facts(iconv.encode(text, codec));
        assert.deepEqual([other.encoding, other.requirements], [encoding, plain.requirements]);
      }
    }
  });
});

describe('a CSV file of something else', () => {
  it('is taken when somebody says that it holds requirements', () => {
    const text = '标题,链接\n原型,https://example.com\n';
    assert.deepEqual(named(csvReader.read({ path: 'a.csv', text, isVouched: true })), ['— 原型']);
  });

  for (const [what, text] of rejectedCsv) {
    it(`such as ${what} gives nothing and is counted`, () => {
      const result = read(text, 'data/export.csv');
      assert.deepEqual(named(result), []);
      assert.equal(result.leftOut.length, 1);
    });
  }

  it('such as one column of words gives nothing', () => {
    assert.deepEqual(read('one\ntwo\nthree\n'), { requirements: [], problems: [], leftOut: [] });
    assert.deepEqual(read(''), { requirements: [], problems: [], leftOut: [] });
  });
});

describe('the CSV reader', () => {
  it('reads any text, and every place lies in it', () => {
    const cell = fc.constantFrom(
      '编号',
      '需求名称',
      '模块',
      '优先级',
      'A-1',
      'A-2',
      '高',
      '',
      '"a',
      '"b"',
      '"x\ny"',
      '同上',
      '(#1)',
      "'=1",
    );
    const line = fc.array(cell, { maxLength: 5 }).map((cells) => cells.join(','));
    const table = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(fc.oneof(table, fc.string({ unit: 'binary' })), (text) => {
        const lines = text.split(/\r\n?|\n/);
        for (const { range, anchor, claims } of read(text).requirements) {
          for (const place of [range, anchor, ...claims.map((claim) => claim.range)]) {
            assert.ok(place.endLine < lines.length);
            assert.ok(place.character <= (lines[place.line] ?? '').length);
            assert.ok(place.endCharacter <= (lines[place.endLine] ?? '').length);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
