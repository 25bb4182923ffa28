import assert from 'node:assert/strict';
import { firstChange } from '../../../src/index/snapshotChange.ts';
import { missingModules } from '../../../src/insight/similar/missingModules.ts';
import { toDoChildren, toDoContent } from '../../../src/insight/toDo.ts';
import { FindingBook } from '../../../src/rules/findingBook.ts';
import { snapshotOf } from '../../support/snapshotOf.ts';

const header = '| 需求编号 | 需求名称 | 所属模块 |\n|---|---|---|\n';
const rows = [
  '| A-1 | 员工离职当天停用账号 | |',
  '| A-2 | 店长停用本店员工的账号 | |',
  '| A-3 | 打印送货单 | |',
  '| A-4 | 线索超过三天没跟进要提醒主管 | 线索 |',
  '| A-5 | 三天没跟进的线索自动提醒主管 | 线索 |',
].join('\n');
const plan = 'modules: [线索]\n';
const files = { 'a.md': header + rows, 'groundplan.yaml': plan };

describe('A missing module', () => {
  it('is suggested by unplaced requirements that speak of the same things', () => {
    const [found, ...others] = missingModules(snapshotOf(files));
    assert.deepEqual(others, []);
    assert.deepEqual(
      found?.requirements.map(({ id }) => id),
      ['A-1', 'A-2'],
    );
    assert.deepEqual([...(found?.words ?? [])].sort(), ['停用', '账号']);
  });

  it('is not suggested while the plan names no module', () => {
    assert.deepEqual(missingModules(snapshotOf({ 'a.md': header + rows.replaceAll('| 线索 |', '| |') })), []);
  });

  it('stands in To do beside what was probably asked before', () => {
    const snapshot = snapshotOf(files);
    const book = new FindingBook();
    book.update(firstChange(snapshot));
    book.settle();
    const pairs = book.asked.pairs();
    const groups = toDoChildren(snapshot, null, null, pairs);
    const texts = groups.map((row) => toDoContent(snapshot, row, null, pairs)?.details);
    assert.deepEqual(
      groups.map(({ group }) => group),
      ['noModule', 'missingModule', 'noPhase', 'askedBefore'],
    );
    assert.deepEqual(texts, [['3'], ['2'], ['5'], ['1']]);
    const [pair] = toDoChildren(snapshot, groups[3]!, null, pairs);
    assert.equal(pair?.kind === 'twins' && `${pair.key} ${pair.other}`, 'A-5 A-4');
    const below = toDoChildren(snapshot, pair!, null, pairs);
    assert.deepEqual(
      below.map((row) => row.kind === 'requirement' && row.key),
      ['A-5', 'A-4'],
    );
  });
});
