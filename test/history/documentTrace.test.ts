import assert from 'node:assert/strict';
import { DocumentTraceBuilder } from '../../src/history/documentTrace.ts';
import { historyOf, requirementDates } from '../../src/history/historyOf.ts';
import type { RequirementFact } from '../../src/model/facts.ts';
import type { RequirementHistory } from '../../src/model/history.ts';
import { readFacts } from '../../src/readers/readDocument.ts';
import { snapshotOf } from '../support/snapshotOf.ts';

const path = 'docs/需求池.md';
const plan = `phases:
  - { id: p1, name: 一期, aliases: [第一期] }
  - { id: p2, name: 二期 }
modules:
  - { id: leads, name: 线索管理, aliases: [线索] }
  - { id: orders, name: 订单 }
`;

/** A table of rows `id | title | module | phase | status`. */
function table(...rows: readonly string[]): string {
  return ['| 编号 | 需求 | 模块 | 建设阶段 | 状态 |', '|---|---|---|---|---|', ...rows].join('\n');
}

function factsOf(text: string): readonly RequirementFact[] {
  return readFacts(path, 'document', text).requirements;
}

/** The history of the first requirement after these states, one a day from the first on; today's is the last. */
function historyThrough(texts: readonly string[], today = texts.at(-1) ?? ''): RequirementHistory {
  const builder = new DocumentTraceBuilder();
  for (let nth = texts.length - 1; nth >= 0; nth--) {
    const before = texts[nth - 1];
    builder.take({
      revision: { commit: `${nth}`, date: `2026-05-0${nth + 1}T10:00:00+08:00`, author: '王敏', subject: '' },
      after: factsOf(texts[nth] ?? ''),
      before: before === undefined ? [] : [factsOf(before)],
    });
  }
  const snapshot = snapshotOf({ 'groundplan.yaml': plan, [path]: today });
  const [requirement] = [...snapshot.requirements()].filter(({ uri }) => uri.endsWith('.md'));
  assert.ok(requirement);
  return historyOf(snapshot, requirement, { document: builder.build(false), placements: null });
}

/** `day: field from → to`, the newest first. */
function told({ entries }: RequirementHistory): readonly string[] {
  return entries.map(({ revision, kind, changes }) => {
    const day = revision?.date.slice(8, 10) ?? 'now';
    const said = changes.map(({ field, from, to }) => `${field} ${from ?? '–'} → ${to ?? '–'}`);
    return [day, ...(kind === 'appeared' ? ['appeared'] : said)].join(': ');
  });
}

describe('The trace of a document', () => {
  it('tells when a requirement appeared and which of its fields changed since', () => {
    const history = historyThrough([
      table('| A-2 | 另一条 | 订单 | 一期 | 规划中 |'),
      table('| A-1 | 查重 | 线索管理 | 一期 | 规划中 |', '| A-2 | 另一条 | 订单 | 一期 | 规划中 |'),
      table('| A-1 | 查重 | 线索管理 | 二期 | 规划中 |', '| A-2 | 另一条 | 订单 | 一期 | 已上线 |'),
      table('| A-1 | 线索查重 | 订单 | 二期 | 开发中 |', '| A-2 | 另一条 | 订单 | 一期 | 已上线 |'),
    ]);
    assert.deepEqual(told(history), [
      '04: title 查重 → 线索查重: module 线索管理 → 订单: status 规划中 → 开发中',
      '03: phase 一期 → 二期',
      '02: appeared',
    ]);
    assert.equal(history.firstSeen, '2026-05-02T10:00:00+08:00');
  });

  it('says in the words of the plan what was written by another name, and nothing where the names mean the same', () => {
    const history = historyThrough([
      table('| A-1 | 查重 | 线索 | 第一期 | |'),
      table('| A-1 | 查重 | 线索管理 | 一期 | |'),
      table('| A-1 | 查重 | leads | p2 | |'),
    ]);
    assert.deepEqual(told(history), ['03: phase 一期 → 二期', '01: appeared']);
  });

  it('names what the plan no longer has as it was written', () => {
    const history = historyThrough([
      table('| A-1 | 查重 | 老模块 | 试点 | |'),
      table('| A-1 | 查重 | 订单 | 一期 | |'),
    ]);
    assert.deepEqual(told(history), ['02: module 老模块 → 订单: phase 试点 → 一期', '01: appeared']);
  });

  it('follows a requirement through another id and another title', () => {
    const history = historyThrough([
      table('| | 线索查重 | 订单 | 一期 | |'),
      table('| A-1 | 线索查重 | 订单 | 一期 | |'),
      table('| B-1 | 线索查重 | 订单 | 一期 | |'),
      table('| B-1 | 另一个名字 | 订单 | 一期 | |'),
    ]);
    assert.deepEqual(told(history), [
      '04: title 线索查重 → 另一个名字',
      '03: id A-1 → B-1',
      '02: id – → A-1',
      '01: appeared',
    ]);
  });

  it('follows a section without an id whose heading was reworded', () => {
    const section = (title: string): string =>
      `# 需求\n\n## ${title}\n\n优先级：P1\n\n验收标准：能查到重复线索。\n`;
    const history = historyThrough([section('销售线索查重'), section('销售线索自动查重')]);
    assert.deepEqual(told(history), ['02: title 销售线索查重 → 销售线索自动查重', '01: appeared']);
  });

  it('tells a new place from the heading above', () => {
    const under = (heading: string): string => `# ${heading}\n\n## A-1 查重\n\n优先级：P1\n`;
    assert.deepEqual(told(historyThrough([under('线索管理'), under('订单')])), [
      '02: module 线索管理 → 订单',
      '01: appeared',
    ]);
  });

  it('says that a long text was reworded, and not how', () => {
    const section = (text: string): string => `## A-1 查重\n\n优先级：P1\n\n描述：${text}\n`;
    assert.deepEqual(told(historyThrough([section('旧的说法'), section('新的说法')])), [
      '02: description – → –',
      '01: appeared',
    ]);
  });

  it('tells what is changed today and recorded in no revision yet', () => {
    const recorded = table('| A-1 | 查重 | 订单 | 一期 | |');
    const today = table('| A-1 | 查重 | 订单 | 二期 | |');
    const history = historyThrough([recorded], today);
    assert.deepEqual(told(history), ['now: phase 一期 → 二期', '01: appeared']);
    assert.deepEqual(requirementDates(history).phaseChanges, [{ date: null, from: '一期', to: '二期' }]);
  });

  it('knows a requirement that no revision has yet', () => {
    const history = historyThrough([table('| A-9 | 别的 | | | |')], table('| A-1 | 查重 | | | |'));
    assert.deepEqual(told(history), ['now: appeared']);
    assert.equal(history.firstSeen, null);
  });

  it('does not let a requirement appear twice that one revision lacked', () => {
    const row = table('| A-1 | 查重 | 订单 | 一期 | |');
    assert.deepEqual(told(historyThrough([row, '# 冲突\n', row])), ['01: appeared']);
    const other = table('| A-1 | 查重 | 订单 | 二期 | |');
    assert.deepEqual(told(historyThrough([row, '# 冲突\n', other])), [
      '03: phase 一期 → 二期',
      '01: appeared',
    ]);
  });

  it('counts the changes of a phase, and not the first phase', () => {
    const phase = (name: string): string => table(`| A-1 | 查重 | 订单 | ${name} | |`);
    const { phaseChanges } = requirementDates(
      historyThrough([phase(''), phase('一期'), phase('二期'), phase('')]),
    );
    assert.deepEqual(
      phaseChanges.map(({ from, to }) => [from, to]),
      [
        ['一期', '二期'],
        ['二期', null],
      ],
    );
  });

  it('compares a revision with what it followed, so that parallel work undoes nothing', () => {
    const row = (phase: string, status: string): readonly RequirementFact[] =>
      factsOf(table(`| A-1 | 查重 | 订单 | ${phase} | ${status} |`));
    const builder = new DocumentTraceBuilder();
    const revision = (commit: string) => ({ commit, date: '2026-05-01', author: '', subject: '' });
    const [base, left, right, both] = [
      row('一期', '规划中'),
      row('二期', '规划中'),
      row('一期', '开发中'),
      row('二期', '开发中'),
    ];
    builder.take({ revision: revision('merge'), after: both, before: [left, right] });
    builder.take({ revision: revision('right'), after: right, before: [base] });
    builder.take({ revision: revision('left'), after: left, before: [base] });
    builder.take({ revision: revision('base'), after: base, before: [] });
    const text = table('| A-1 | 查重 | 订单 | 二期 | 开发中 |');
    const snapshot = snapshotOf({ 'groundplan.yaml': plan, [path]: text });
    const [requirement] = snapshot.requirements();
    assert.ok(requirement);
    const trace = { document: builder.build(false), placements: null };
    assert.deepEqual(
      historyOf(snapshot, requirement, trace).entries.map(({ revision, changes }) => [
        revision?.commit,
        changes.map(({ field }) => field).join(),
      ]),
      [
        ['right', 'status'],
        ['left', 'phase'],
        ['base', ''],
      ],
    );
  });
});
