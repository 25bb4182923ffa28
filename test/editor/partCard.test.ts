import assert from 'node:assert/strict';
import type { CardPage, Section } from '../../src/board/messages.ts';
import { readToPage } from '../../src/board/messages.ts';
import { partAt, partOfArguments } from '../../src/editor/partCard/part.ts';
import { preparePart } from '../../src/editor/partCard/preparePart.ts';
import { formatMessage } from '../../src/model/message.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { findingsOf, snapshotOf, testRoot } from '../support/snapshotOf.ts';

const plan = `
modules:
  - id: leads
    name: 线索
    aliases: [商机]
    endState: 没有一条没人管
    owner: 赵一鸣
    measures: [{ name: 跟进率, baseline: 35%, target: 80%, actual: 52% }]
    modules: [{ id: assign, name: 分配, endState: 三分钟 }]
phases:
  - id: p1
    name: 一期
    goal: 线索不丢
    targetForm: 分配打通
    due: 2026-09-30
    capacity: 10
    measures: [{ name: 撞单, unit: 起, baseline: 23, target: 5, actual: 6 }]
    launch: { pilot: { scope: 一部, from: 2026-08-01 }, training: [{ date: 2026-08-02, audience: 主管, attended: 26 }], feedback: [{ from: 二部, said: 搜不到, became: R-3 }, { said: 太慢 }] }
  - { id: p2, name: 二期, goal: 不等 }
processes: [{ id: deal, name: 成交, steps: [{ id: assign, name: 分配线索, role: 主管, modules: [leads/assign] }] }]
`;
const docs = [
  '| 编号 | 需求名称 | 所属模块 | 建设阶段 | 状态 | 人天 | 环节 |',
  '|---|---|---|---|---|---|---|',
  '| R-1 | 自动分配 | 分配 | 一期 | 已上线 | 8 | 分配线索 |',
  '| R-2 | 去重 | 线索 | 一期 | 研发中 | 11 | |',
  '| R-3 | 搜索 | 线索 | 二期 | 待评审 | | 分配线索 |',
  '| R-4 | 聊天 | 线索 | | 已拒绝 | | 分配线索 |',
].join('\n');
const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'a.md': docs });
const today = '2026-11-23';

function pageOf(of: Snapshot, kind: string, path: string) {
  const part = partAt(of, kind, testRoot.id, path);
  assert.ok(part);
  const prepared = preparePart({
    snapshot: of,
    part,
    findings: findingsOf(of, today).ofPart(part.kind, testRoot.id, path),
    translate: ({ key, args }) => formatMessage(key, args),
    language: 'en',
    today,
  });
  assert.ok(prepared);
  // What the page would not take is not shown at all.
  assert.ok(readToPage({ type: 'card', page: prepared.page, said: '' }));
  return prepared;
}

/** A section as lines; `[…]` for what a click sets, `>` for a group. */
function lines(page: CardPage, id: string): readonly string[] {
  const found = [...page.aside, ...page.main].find((section) => section.id === id);
  return found ? linesOf(found) : [];
}

function linesOf(section: Section): readonly string[] {
  switch (section.kind) {
    case 'fields':
      return section.fields.map(
        ({ name, values, change }) =>
          `${name}: ${values.map(({ text }) => text).join(' · ')}${change ? ` [${change.label}]` : ''}`,
      );
    case 'list':
      return section.groups.flatMap(({ name, items }) => [
        ...(name.text === '' ? [] : [`> ${name.text}`]),
        ...items.map(({ text, note }) => (note === '' ? text : `${text} — ${note}`)),
      ]);
    case 'findings':
      return section.findings.map(({ text }) => text);
    case 'text':
      return section.paragraphs;
  }
}

describe('the page of a module', () => {
  const { page, actions } = pageOf(snapshot, 'module', 'leads');

  it('says what it is to become, who looks after it and how far it is', () => {
    assert.equal(page.title, '线索');
    assert.deepEqual(lines(page, 'fields'), [
      'End state: 没有一条没人管 [Set end state…]',
      'Owner: 赵一鸣 [Set owner…]',
      'Other names: 商机',
    ]);
    assert.deepEqual(lines(page, 'state'), [
      'Progress: 1 of 3 released',
      'By effort: 8 of 19 person-days · 1 without an effort',
      'By status: proposed: 1 · developing: 1 · released: 1 · rejected: 1',
    ]);
    assert.deepEqual(lines(page, 'phases'), ['一期: 1 of 2 released', '二期: 0 of 1 released']);
    assert.deepEqual(lines(page, 'measures'), ['跟进率 — 35% → 80% · actual 52% · short of it']);
  });

  it('leads to its modules, steps and requirements', () => {
    assert.deepEqual(lines(page, 'modules'), ['> Consists of', '分配 — in use']);
    assert.deepEqual(lines(page, 'steps'), ['成交 › 分配线索 — 主管']);
    assert.deepEqual(lines(page, 'requirements'), [
      '> 一期',
      'R-2 去重 — 研发中',
      'R-1 自动分配 — 已上线',
      '> 二期',
      'R-3 搜索 — 待评审',
      '> No phase',
      'R-4 聊天 — 已拒绝',
    ]);
    const section = page.main.find(({ id }) => id === 'steps');
    const action = section?.kind === 'list' ? section.groups[0]?.items[0]?.action : null;
    assert.deepEqual(actions.get(action ?? ''), {
      kind: 'command',
      command: 'groundplan.openPlanCard',
      args: ['step', testRoot.id, 'deal/assign'],
    });
  });

  it('names the owner of the module around one without its own', () => {
    assert.deepEqual(lines(pageOf(snapshot, 'module', 'leads/assign').page, 'fields'), [
      'End state: 三分钟 [Set end state…]',
      'Owner:  [Set owner…]',
      'Owner of the module around it: 赵一鸣',
    ]);
  });

  it('offers nothing to set where no plan file names it', () => {
    const inferred = snapshotOf({ 'a.md': docs });
    const { page: shown } = pageOf(inferred, 'module', '线索');
    assert.deepEqual(lines(shown, 'fields'), []);
    assert.equal(shown.place.text, 'Found in the documents; no plan file names it.');
  });
});

describe('the page of a phase', () => {
  const { page } = pageOf(snapshot, 'phase', 'p1');

  it('says what it is for, whether it is late, and how much is left', () => {
    assert.deepEqual(lines(page, 'purpose'), ['> Goal', '线索不丢', '> Target form', '分配打通']);
    assert.deepEqual(lines(page, 'state'), [
      'Today: overdue since 2026-09-30',
      'Progress: 1 of 2 released',
      'By effort: 8 of 19 person-days',
      'By status: developing: 1 · released: 1',
      'Still to be built: 11 of 10 person-days · 1 too many',
    ]);
    assert.equal(lines(page, 'findings').length, 2);
    assert.deepEqual(lines(page, 'measures'), ['撞单 — 23 → 5 起 · actual 6 · short of it']);
  });

  it('shows the suggested order with its reasons and where the capacity ends', () => {
    assert.deepEqual(lines(page, 'order'), [
      '> Beyond it: the capacity ends here',
      '1. R-2 去重 — under way · 11 person-days · 11 so far',
    ]);
  });

  it('tells how it was launched, and keeps the link from feedback to the requirement that it became', () => {
    assert.deepEqual(lines(page, 'launch'), [
      '> Pilot',
      '一部 — 2026-08-01',
      '> Training',
      '主管 — 2026-08-02 · 26 came',
      '> Feedback',
      '“搜不到” became R-3 搜索 — 二部',
      '太慢',
    ]);
  });
});

describe('feedback on a phase', () => {
  it('can become a requirement while it is none, and the requirement names the phase that it came from', () => {
    const { page, actions } = pageOf(snapshot, 'phase', 'p1');
    const launch = page.main.find(({ id }) => id === 'launch');
    assert.ok(launch?.kind === 'list');
    const items = launch.groups.flatMap(({ items: some }) => some);
    assert.deepEqual(
      items.flatMap(({ text, offer }) => (offer ? [[text, offer.label, offer.name]] : [])),
      [['太慢', 'Make a requirement of it…', 'Make a requirement of “太慢”…']],
    );
    const action = actions.get(items.find(({ offer }) => offer)?.offer?.action ?? '');
    assert.deepEqual(action?.kind === 'command' && [action.command, action.args[2]], [
      'groundplan.captureRequest',
      {
        root: testRoot.id,
        about: { kind: 'phase', root: testRoot.id, phase: 'p1' },
        feedback: { date: null, from: null, said: '太慢', became: null },
      },
    ]);
  });
});

describe('the page of a step', () => {
  it('says since when it has support, and what carries and serves it by phase', () => {
    const { page } = pageOf(snapshot, 'step', 'deal/assign');
    assert.deepEqual(lines(page, 'fields'), [
      'Process: 成交',
      'Role: 主管',
      'Support: supported now',
      'Progress: 1 of 2 released',
    ]);
    assert.deepEqual(lines(page, 'modules'), ['线索 › 分配 — 1 of 1 released · supported now']);
    assert.deepEqual(lines(page, 'requirements'), [
      '> Supported now',
      'R-1 自动分配 — 已上线',
      '> From 二期 on',
      'R-3 搜索 — 待评审',
      '> Rejected, deferred or duplicate',
      'R-4 聊天 — 已拒绝',
    ]);
  });
});

describe('what opens a page', () => {
  it('is a row of a view, or kind, root and path, and nothing else', () => {
    const { id: root } = testRoot;
    assert.equal(partOfArguments(snapshot, ['phase', root, 'p2'])?.name, '二期');
    assert.equal(partOfArguments(snapshot, [{ kind: 'phase', root, phase: 'p2', id: 'x' }])?.name, '二期');
    assert.equal(partOfArguments(snapshot, [{ kind: 'step', root, step: 'deal/assign' }])?.name, '分配线索');
    for (const call of [
      [],
      [null],
      ['phase', root, 'p9'],
      ['plan', root, 'p1'],
      [{ kind: 'group', root }],
      [7],
    ])
      assert.equal(partOfArguments(snapshot, call), undefined);
  });
});
