import assert from 'node:assert/strict';
import { lateLists } from '../../src/insight/lateLists.ts';
import { movedOf } from '../../src/insight/stuck/moved.ts';
import { toDoChildren, toDoContent } from '../../src/insight/toDo.ts';
import { formatMessage } from '../../src/model/message.ts';
import { noPast, type Past, type PhaseChange, type RequirementDates } from '../../src/model/history.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { fieldOfHeader } from '../../src/vocabulary/headers.ts';
import { isMovesWord } from '../../src/vocabulary/movedWords.ts';
import { findingsOf, snapshotOf } from '../support/snapshotOf.ts';

const today = '2026-11-23';
const plan = `phases: [{ id: p1, name: 一期 }, { id: p2, name: 二期, aliases: [第二期] }, { id: p3, name: 三期 }]\n`;
const pool = (status = '待评审', more = '', said = '') =>
  `| 编号 | 需求 | 建设阶段 | 状态 |${more === '' ? '' : ` ${more} |`}\n|---|---|---|---|${more === '' ? '' : '---|'}\n| A-1 | 退费 | 三期 | ${status} |${more === '' ? '' : ` ${said} |`}\n`;

const change = (date: string | null, from: string, to: string | null): PhaseChange => ({
  date: date === null ? null : `${date}T10:00:00+08:00`,
  from,
  to,
});
const dates = (more: Partial<RequirementDates>): RequirementDates => ({
  firstSeen: null,
  isCut: false,
  phaseChanges: [],
  statusSince: null,
  isStatusNew: false,
  ...more,
});
const past = (...phaseChanges: readonly PhaseChange[]): Past => new Map([['A-1', dates({ phaseChanges })]]);

function moved(snapshot: Snapshot, known: Past) {
  const requirement = snapshot.requirement('A-1');
  assert.ok(requirement);
  const found = movedOf(snapshot, requirement, known);
  return found && [found.times, found.trail.join(' '), found.days.join(' ')];
}

describe('a requirement that was moved more than once', () => {
  const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'a.md': pool() });

  it('is told from the history, with its phases and days', () => {
    const known = past(change('2026-05-02', '一期', '二期'), change('2026-06-01', '二期', '三期'));
    assert.deepEqual(moved(snapshot, known), [2, '一期 二期 三期', '2026-05-02 2026-06-01']);
  });

  it('counts the changes of one day once, and a while without a phase not at all', () => {
    const slip = [change('2026-05-02', '一期', '二期'), change('2026-05-02', '二期', '一期')];
    assert.equal(moved(snapshot, past(...slip)), null);
    assert.equal(
      moved(snapshot, past(change('2026-05-02', '一期', '三期'), change('2026-05-02', '三期', '二期'))),
      null,
    );
    assert.equal(
      moved(snapshot, past(change('2026-05-02', '一期', null), { ...change('2026-06-02', '', '三期') })),
      null,
    );
    assert.deepEqual(
      moved(snapshot, past(change('2026-05-02', '一期', '二期'), change('2026-06-02', '二期', null)))?.slice(
        0,
        2,
      ),
      [2, '一期 二期 '],
    );
  });

  it('is not moved by a phase that got another name', () => {
    const known = past(
      change('2026-05-02', 'MVP', '首期'),
      change('2026-05-20', '首期', '一期'),
      change('2026-06-01', '一期', '三期'),
    );
    assert.equal(moved(snapshot, known), null);
    const alias = past(change('2026-05-02', '一期', '第二期'), change('2026-06-01', '第二期', '二期'));
    assert.equal(moved(snapshot, alias), null);
  });

  it('is told by its own fields before any history', () => {
    const said = (more: string, text: string) =>
      moved(snapshotOf({ 'groundplan.yaml': plan, 'a.md': pool('待评审', more, text) }), noPast);
    assert.deepEqual(said('阶段变更记录', '一期 → 二期'), [2, '一期 二期 三期', '']);
    assert.deepEqual(said('阶段变更记录', '一期→二期；二期→三期'), [2, '一期 二期 三期', '']);
    assert.deepEqual(said('延期次数', '3 次'), [3, '', '']);
    assert.equal(said('延期次数', '1'), null);
    assert.equal(said('阶段变更记录', '二期'), null);
    assert.equal(said('阶段变更记录', '张三改了标题 → 已同步'), null);
    assert.equal(said('备注', '一期 → 二期 → 三期'), null);
  });

  it('names fields that mean nothing else', () => {
    for (const name of ['阶段变更记录', '延期次数', 'Phase history', 'times postponed', 'phase_changes']) {
      assert.ok(isMovesWord(name), name);
      assert.equal(fieldOfHeader(name), null, name);
    }
  });

  it('is let be once it is released, refused or put off, and where nothing is known', () => {
    const known = past(change('2026-05-02', '一期', '二期'), change('2026-06-01', '二期', '三期'));
    for (const status of ['已上线', '已拒绝', '暂缓'])
      assert.equal(moved(snapshotOf({ 'groundplan.yaml': plan, 'a.md': pool(status) }), known), null);
    assert.equal(moved(snapshot, noPast), null);
    assert.deepEqual(lateLists(snapshot, today).moved, []);
  });

  it('is flagged quietly and listed as work to do, unless the plan file switches that off', () => {
    const known = past(change('2026-05-02', '一期', '二期'), change('2026-06-01', '二期', '三期'));
    const flagged = (rules: string) => {
      const now = snapshotOf({ 'groundplan.yaml': plan + rules, 'a.md': pool() });
      const book = findingsOf(now, today);
      const touched = book.recall(known) ?? new Set();
      const found = book.of('A-1').filter(({ code }) => code === 'requirement/moved');
      const row = toDoChildren(now, null, today, [], known).find(({ group }) => group === 'moved');
      const lines = row ? toDoChildren(now, row, today, [], known) : [];
      const details = lines.flatMap((line) => toDoContent(now, line, today, [], known)?.details ?? []);
      const words = details.map((text) =>
        typeof text === 'string' ? text : formatMessage(text.key, text.args),
      );
      return { touched: touched.size, severity: found[0]?.severity, words };
    };
    assert.deepEqual(flagged(''), {
      touched: 1,
      severity: 'hint',
      words: ['moved 2 times', '一期 → 二期 → 三期'],
    });
    assert.deepEqual(flagged('rules: { requirement/moved: off }\n'), {
      touched: 0,
      severity: undefined,
      words: [],
    });
  });
});

describe('what the history tells of many', () => {
  it('is taken in a few at a time, and is the same in the end', () => {
    const rows = Array.from(
      { length: 25 },
      (_, nth) => `| A-${nth + 1} | 需求 ${nth} | 三期 | 待评审 |\n`,
    ).join('');
    const snapshot = snapshotOf({
      'groundplan.yaml': plan,
      'a.md': `| 编号 | 需求 | 建设阶段 | 状态 |\n|---|---|---|---|\n${rows}`,
    });
    const changes = [change('2026-05-02', '一期', '二期'), change('2026-06-01', '二期', '三期')];
    const known: Past = new Map(
      [...snapshot.requirements()].map(({ key }) => [key, dates({ phaseChanges: changes })]),
    );
    const book = findingsOf(snapshot, today);
    let rounds = 1;
    while (book.recall(known, 10) === null) rounds++;
    assert.equal(rounds, 3);
    const whole = findingsOf(snapshot, today);
    whole.recall(known);
    assert.deepEqual(book.all(), whole.all());
    assert.equal(book.recall(noPast)?.size, 1);
    assert.deepEqual(book.all(), findingsOf(snapshot, today).all());
  });
});

describe('a requirement that waits and does not say since when', () => {
  const waiting = (snapshot: Snapshot, known: Past): readonly (string | undefined)[] => {
    const book = findingsOf(snapshot, today);
    book.recall(known);
    const found = book.of('A-1').find(({ code }) => code === 'requirement/waiting');
    const listed = lateLists(snapshot, today, known).waiting.map(({ id }) => id);
    return [found && formatMessage(found.message.key, found.message.args).slice(0, 90), ...listed].map(
      (text) => text ?? undefined,
    );
  };
  const since = (more: Partial<RequirementDates>): Past => new Map([['A-1', dates(more)]]);

  it('waits since the history has it as proposed', () => {
    const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'a.md': pool() });
    assert.deepEqual(waiting(snapshot, noPast), [undefined]);
    assert.deepEqual(waiting(snapshot, since({ statusSince: '2026-10-01' })), [
      'A-1 has had no answer for 53 days at least: the history in Git has it as proposed since 20',
      'A-1',
    ]);
    assert.deepEqual(waiting(snapshot, since({ statusSince: '2026-11-20' })), [undefined]);
    assert.deepEqual(waiting(snapshot, since({ isStatusNew: true })), [undefined]);
  });

  it('waits since its own date where it has one', () => {
    const own = snapshotOf({
      'groundplan.yaml': plan,
      'a.md': '| 编号 | 需求 | 状态 | 提出时间 |\n|---|---|---|---|\n| A-1 | 退费 | 待评审 | 2026-11-20 |\n',
    });
    assert.deepEqual(waiting(own, since({ statusSince: '2026-01-01' })), [undefined]);
  });

  it('does not wait for its phase before it was accepted', () => {
    const accepted = snapshotOf({
      'groundplan.yaml': 'phases: [{ id: p3, name: 三期, start: 2026-06-01 }]\n',
      'a.md': pool('评审通过'),
    });
    assert.equal(waiting(accepted, noPast).at(-1), 'A-1');
    assert.deepEqual(waiting(accepted, since({ statusSince: '2026-11-20' })), [undefined]);
    assert.deepEqual(waiting(accepted, since({ isStatusNew: true })), [undefined]);
  });
});
