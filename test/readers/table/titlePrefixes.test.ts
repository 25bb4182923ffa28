import assert from 'node:assert/strict';
import { readFacts } from '../../../src/readers/readDocument.ts';

/** The module claims of a CSV of requirements with these titles, with the place of each. */
function modules(
  titles: readonly string[],
  header = '编号,需求名称,优先级',
  rest = ',P1',
): readonly string[] {
  const rows = titles.map((title, at) => `CRM-${at + 1},"${title}"${rest}`);
  const text = [header, ...rows].join('\n');
  return readFacts('docs/需求.csv', 'document', text).requirements.flatMap(({ claims }) =>
    claims
      .filter(({ field }) => field === 'module')
      .map(({ from, text: said, range }) => {
        assert.equal(text.split('\n')[range.line]?.slice(range.character, range.endCharacter), said);
        return `${from} ${said} ${range.line}:${range.character}`;
      }),
  );
}

const many = (prefix: (at: number) => string, count = 6): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${prefix(at)}去重规则 ${at}`);

describe('a word before the titles of a table', () => {
  for (const [what, prefix, expected] of [
    ['with a colon', (at: number) => (at % 2 ? 'EVS: ' : 'ES: '), 'ES'],
    ['with a Chinese colon', (at: number) => (at % 2 ? '线索：' : '报价：'), '报价'],
    ['in brackets', (at: number) => (at % 2 ? '【线索】' : '【报价】'), '报价'],
    ['in square brackets', (at: number) => (at % 2 ? '[Leads] ' : '[Quotes] '), 'Quotes'],
    ['of several words', (at: number) => (at % 2 ? 'Event Services: ' : 'Software Bus: '), 'Software Bus'],
  ] as const) {
    it(`names the module: ${what}`, () => {
      const found = modules(many(prefix));
      assert.equal(found.length, 6);
      assert.match(found[0] ?? '', new RegExp(`^column ${expected} 1:`, 'u'));
    });
  }

  it('names it where two thirds of the titles have one, for those that do', () => {
    assert.equal(modules([...many(() => 'ES: ', 4), '其他一', '其他二']).length, 4);
    assert.equal(modules([...many(() => 'ES: ', 3), '其他一', '其他二', '其他三']).length, 0);
  });

  it('names none where it does not repeat', () => {
    assert.deepEqual(modules(['线索：去重', '报价：导出', '合同：归档', '回款：提醒']), []);
    assert.deepEqual(modules(['线索：去重']), []);
  });

  it('names none beside a column of modules', () => {
    assert.deepEqual(
      modules(
        many(() => 'ES: '),
        '编号,需求名称,模块',
        ',线索',
      ).filter((claim) => claim.includes('ES')),
      [],
    );
  });

  for (const [what, prefix] of [
    ['a remark', 'Note: '],
    ['a remark in Chinese', '注意：'],
    ['a kind of request', '【优化】'],
    ['a kind of commit', 'feat: '],
    ['a user story', 'As a user: '],
    ['a time', '10:30 '],
    ['an address', 'https://a.b/'],
    ['a name with parts', 'std::'],
    ['a priority', 'P0: '],
    ['a status', '【已上线】'],
    ['a phase', '一期：'],
    ['an id', 'CRM-001: '],
    ['a link', '[Leads](a.md) '],
    ['a check box', '[x] '],
    ['a general word', '功能需求：'],
    ['a sentence', 'When the customer has paid the whole amount: '],
  ] as const) {
    it(`is no module: ${what}`, () => assert.deepEqual(modules(many(() => prefix)), []));
  }

  it('stands in a Markdown table as well, at its place behind the markup', () => {
    const text =
      '# 需求\n\n| 编号 | 需求名称 | 状态 |\n|---|---|---|\n| A-1 | 【线索】去重 | 草稿 |\n| A-2 | 【线索】合并 | 草稿 |\n| A-3 | 【报价】导出 | 草稿 |\n| A-4 | 【报价】打印 | 草稿 |\n| A-5 | 【报价】审批 | 草稿 |\n| A-6 | 【线索】分配 | 草稿 |\n';
    const claims = readFacts('docs/需求.md', 'document', text).requirements.flatMap(({ claims: all }) =>
      all.filter(({ field }) => field === 'module'),
    );
    assert.equal(claims.length, 6);
    assert.deepEqual(claims[0]?.range, { line: 4, character: 9, endLine: 4, endCharacter: 11 });
  });
});
