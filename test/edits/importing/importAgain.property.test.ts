import assert from 'node:assert/strict';
import fc from 'fast-check';
import { documentUri } from '../../../src/model/documentUri.ts';
import { readFacts } from '../../../src/readers/readDocument.ts';
import { snapshotOf, testRoot } from '../../support/snapshotOf.ts';
import { csvOf, type Files, importInto, into, plan } from './importing.ts';

const headers = ['编号', '需求名称', '所属模块', '建设阶段', '优先级', '负责人', '需求描述', '备用'] as const;
type Row = readonly [id: string, title: string, ...rest: string[]];

const word = fc.constantFrom(
  '去重',
  'a | b',
  '*星* 与 `码`',
  'x: y # z',
  '说 "好", 再说',
  "O'Hara",
  '[链接](x)',
  '<b>粗</b>',
  'C:\\temp',
  '100%',
);
const long = fc.constantFrom(
  '',
  '一行说明',
  '第一行\n第二行',
  '- 点一\n- 点二',
  '目标：留住客户',
  '1. 先做\n2. 再做\n\n完',
  '| 不是 | 表 |',
  '# 不是标题',
  'a；b、c',
);
const rest = fc.tuple(
  fc.constantFrom('线索管理', '报价', 'Lead', '仓库', ''),
  fc.constantFrom('一期', '二期', ''),
  fc.constantFrom('P0', 'P1', '高', ''),
  fc.constantFrom('张三', '李四', ''),
  long,
  fc.constantFrom('x', 'y: z', '多行\n备用', ''),
);
const rows = fc
  .array(fc.tuple(word, rest), { minLength: 1, maxLength: 6 })
  .map((all) => all.map(([title, more], at): Row => [`R-${at + 1}`, `${title}${at + 1}`, ...more]));

const starts: Readonly<Record<string, readonly [path: string, text: string]>> = {
  'a Markdown table': [
    'docs/需求.md',
    '# 需求\n\n| 编号 | 需求名称 | 模块 | 自有 |\n|--|--|--|--|\n| A-1 | 别的 | 报价 | 保留 |\n\n后文\n',
  ],
  'a table without outer pipes': [
    'docs/需求.md',
    '编号 | 需求名称 | 模块\r\n--- | --- | ---\r\nA-1 | 别的 | 报价\r\n',
  ],
  'separated values': ['docs/需求.csv', '编号,需求名称,模块,自有\r\nA-1,"别的",报价,保留\r\n'],
  headings: ['docs/需求.md', '# 需求\n\n### A-1 别的\n\n- **模块**：报价\n- **优先级**：P0\n\n说明。\n'],
  'headings below modules': [
    'docs/需求.md',
    '# 需求\n\n## 线索管理\n\n### A-1 别的\n\n优先级：P0\n\n## 报价\n\n### A-2 又一个\n\n优先级：P1\n',
  ],
  'a list': ['docs/需求.md', '# 需求\n\n- **A-1**：别的\n- **A-2**：又一个\n\n后文\n'],
  'bold lines': ['docs/需求.md', '# 需求\n\n**A-1 别的**\n优先级：P0\n\n**A-2 又一个**\n优先级：P1\n'],
  'a YAML list': [
    'docs/requirements.yaml',
    'requirements:\n  - id: A-1\n    title: 别的 # 主\n    自有: 保留\n\n  - id: "A-2"\n    title: "又一个"\nnote: 完\n',
  ],
  'a YAML map': ['docs/requirements.yaml', 'requirements:\n  A-1: { title: 别的, priority: P0 }\n'],
  JSON: [
    'docs/requirements.json',
    '{"requirements": [\n  {"id": "A-1", "title": "别的", "priority": "P0"}\n]}\n',
  ],
};
const news = {
  'a new Markdown table': ['docs/新.md', 'markdown'],
  'a new document of headings': ['docs/新.md', 'headings'],
  'a new CSV file': ['docs/新.csv', 'csv'],
  'a new YAML list': ['docs/requirements-新.yaml', 'yaml'],
} as const;
const agreed = { newColumns: [...headers] };

/** What a document says of each requirement, but for places. */
function said(path: string, files: Files): ReadonlyMap<string, string> {
  const facts = readFacts(path, 'document', files[path] ?? '').requirements;
  const all = facts.map(({ id, title, claims }) => {
    const spoken = claims.filter(({ text, from }) => text !== '' && (from === 'field' || from === 'column'));
    return [id ?? title, spoken.map(({ field, text }) => `${field}=${text}`).join('\n')] as const;
  });
  assert.equal(new Set(all.map(([name]) => name)).size, all.length, 'nothing is there twice');
  return new Map(all);
}

describe('importing again', () => {
  const whole = (row: Row): string => row.join('\n');
  for (const [name, [path, text]] of Object.entries(starts))
    it(`changes exactly what changed, never duplicates, and keeps all else: ${name}`, () => {
      fc.assert(
        fc.property(rows, rest, fc.nat(5), (first, other, at) => {
          const start = { 'groundplan.yaml': plan, [path]: text };
          const done = importInto(start, csvOf([headers, ...first]), into(path), agreed);
          assert.deepEqual(
            done.comparison.added.map(({ id }) => id),
            first.map(([id]) => id),
          );
          assert.deepEqual([done.notAdded, done.notWritten], [[], []]);
          for (const [id, before] of said(path, start)) {
            const now = said(path, done.files).get(id);
            assert.equal(now, before);
          }
          checkAgain(done.files, path, first, other, at);
        }),
        { numRuns: 10 },
      );
    });
  for (const [name, [path, form]] of Object.entries(news))
    it(`finds again all that it wrote: ${name}`, () => {
      fc.assert(
        fc.property(rows, rest, fc.nat(5), (first, other, at) => {
          const target = { kind: 'new', uri: documentUri(testRoot.id, path), form, heading: '需求' } as const;
          const done = importInto({ 'groundplan.yaml': plan }, csvOf([headers, ...first]), target);
          assert.deepEqual([done.notAdded, done.notWritten], [[], []]);
          checkAgain(done.files, path, first, other, at);
        }),
        { numRuns: 10 },
      );
    });

  function checkAgain(
    files: Files,
    path: string,
    first: readonly Row[],
    other: readonly string[],
    at: number,
  ) {
    const again = importInto(files, csvOf([headers, ...first]), into(path), agreed);
    assert.deepEqual(again.comparison.changed, []);
    assert.deepEqual(again.comparison.added, []);
    assert.equal(again.edits.size, 0);
    const index = at % first.length;
    const second = first.map((row, each): Row => (each === index ? [row[0], `${row[1]}改`, ...other] : row));
    const changed = importInto(files, csvOf([headers, ...second]), into(path), agreed);
    assert.deepEqual(changed.comparison.added, []);
    assert.deepEqual(
      changed.comparison.changed.map(({ item }) => item.id),
      second.flatMap((row, each) => (whole(row) === whole(first[each] ?? row) ? [] : [row[0]])),
    );
    assert.deepEqual(changed.notWritten, []);
    const [before, now] = [said(path, files), said(path, changed.files)];
    const own = second[index]?.[0];
    for (const [id, text] of before) if (id !== own) assert.equal(now.get(id), text);
    const third = importInto(changed.files, csvOf([headers, ...second]), into(path), agreed);
    assert.equal(third.edits.size, 0);
    assert.equal(snapshotOf(changed.files).requirementCount, snapshotOf(files).requirementCount);
  }
});
