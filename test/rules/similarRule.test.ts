import assert from 'node:assert/strict';
import { formatMessage } from '../../src/model/message.ts';
import { firstChange } from '../../src/index/snapshotChange.ts';
import { FindingBook } from '../../src/rules/findingBook.ts';
import { snapshotOf } from '../support/snapshotOf.ts';

type Files = Readonly<Record<string, string>>;
const header = '| 需求编号 | 需求名称 | 状态 | 提出时间 | 重复于 | 拒绝原因 |\n|---|---|---|---|---|---|\n';
const row = (id: string, title: string, more: readonly string[] = []): string =>
  `| ${[id, title, ...more, '', '', '', ''].slice(0, 6).join(' | ')} |\n`;
const one = '客户三天没联系就提醒销售';
const two = '销售超过 3 天未跟进客户时自动提醒';

function bookOf(files: Files): FindingBook {
  const book = new FindingBook();
  book.update(firstChange(snapshotOf(files)));
  book.settle();
  return book;
}

/** `id ← id` of each pair that is flagged. */
function pairs(files: Files): string[] {
  return bookOf(files)
    .all()
    .filter(({ code }) => code === 'requirement/similar')
    .map(({ requirement, other }) => `${requirement} ← ${other}`);
}

describe('What was probably asked before', () => {
  it('is flagged once, on the one that was asked later', () => {
    const early = row('A-2', two, ['待评审', '2026-03-01']);
    const late = row('A-1', one, ['待评审', '2026-09-01']);
    assert.deepEqual(pairs({ 'a.md': header + late, 'b.md': header + early }), ['A-1 ← A-2']);
    assert.deepEqual(pairs({ 'a.md': header + row('A-1', one) + row('A-2', two) }), ['A-2 ← A-1']);
  });

  it('names what became of the earlier one', () => {
    const said = (more: readonly string[]): string => {
      const files = { 'a.md': header + row('A-1', one, ['待评审']) + row('A-2', two, more) };
      const [finding] = bookOf(files).of('A-1');
      return finding ? formatMessage(finding.message.key, finding.message.args) : '';
    };
    assert.match(said(['已拒绝', '', '', '企微群已经能用']), /was rejected: 企微群已经能用\. Say/u);
    assert.match(said(['暂缓']), /was deferred/u);
    assert.match(said(['已上线']), /was launched/u);
  });

  it('is no question among those that are closed, linked, or said to be different', () => {
    const closed = header + row('A-1', one, ['已上线']) + row('A-2', two, ['已拒绝']);
    assert.deepEqual(pairs({ 'a.md': closed }), []);
    const linked = header + row('A-1', one) + row('A-2', two, ['重复', '', 'A-1']);
    assert.deepEqual(pairs({ 'a.md': linked }), []);
    const open = header + row('A-1', one) + row('A-2', two);
    assert.deepEqual(pairs({ 'a.md': open, 'groundplan.yaml': 'different: [[A-2, A-1]]' }), []);
    const titled = header + row('A-1', one) + row('', two);
    assert.equal(pairs({ 'a.md': titled }).length, 1);
    const said = `different:\n  - [A-1, "a.md#${two}"]\n`;
    assert.deepEqual(pairs({ 'a.md': titled, 'groundplan.yaml': said }), []);
  });

  it('has the severity that the plan asks for', () => {
    const files = { 'a.md': header + row('A-1', one) + row('A-2', two) };
    assert.equal(bookOf(files).of('A-2')[0]?.severity, 'information');
    assert.deepEqual(pairs({ ...files, 'groundplan.yaml': 'rules: { requirement/similar: off }' }), []);
  });

  it('follows a change of either one, and goes with it', () => {
    const book = new FindingBook();
    const before = snapshotOf({ 'a.md': header + row('A-1', one) + row('A-2', two) });
    book.update(firstChange(before));
    assert.deepEqual(book.of('A-2'), [], 'not before it is settled');
    assert.equal(book.settle(1), null);
    assert.deepEqual([...(book.settle() ?? [])], ['file:///plan/a.md']);
    assert.equal(book.of('A-2').length, 1);
    const after = snapshotOf({ 'a.md': header + row('A-1', '打印送货单') + row('A-2', two) });
    const nothing = new Set<string>();
    book.update({
      snapshot: after,
      everything: false,
      requirements: new Set(['A-1']),
      documents: new Set(['file:///plan/a.md']),
      modules: nothing,
      phases: nothing,
      steps: nothing,
    });
    book.settle();
    assert.deepEqual(book.of('A-2'), []);
    book.update(firstChange(snapshotOf({ 'b.md': '' })));
    book.settle();
    assert.deepEqual(book.all(), []);
  });
});
