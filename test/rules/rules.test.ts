import assert from 'node:assert/strict';
import { formatMessage } from '../../src/model/message.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { findingsOf, snapshotOf, snapshotOfRoots, testRoot } from '../support/snapshotOf.ts';

const plan = [
  'modules:',
  '  - { id: leads, name: 线索管理, endState: 不丢, modules: [{ id: assign, name: 线索分配, endState: 不等 }] }',
  '  - { id: order, name: 报价与订单, endState: 不手算 }',
  'phases: [{ id: p1, name: 一期, goal: 线索不丢 }, { id: p2, name: 二期, goal: 报得准 }]',
  'processes:',
  '  - { id: deal, name: 线索到成交, steps: [{ id: assign, name: 分配线索, modules: [leads] }, { id: objection, name: 打消顾虑 }] }',
  // So that no module and no phase is empty, whatever a test is about.
  'requirements: [{ id: A-1, title: 去重, module: leads/assign, phase: p1 }, { id: A-2, title: 算价, module: order, phase: p2 }]',
].join('\n');
const header = '| 编号 | 需求名称 | 所属模块 | 建设阶段 | 环节 | 状态 |\n|---|---|---|---|---|---|\n';

/** `path:line code` of every finding, lines from 1. */
function flags(files: Readonly<Record<string, string>>): string[] {
  return flagsIn(snapshotOf(files));
}

function flagsIn(snapshot: Snapshot): string[] {
  return findingsOf(snapshot)
    .all()
    .map(({ uri, range, code }) => {
      const place = uri === null ? 'workspace' : `${snapshot.document(uri)?.path}:${(range?.line ?? 0) + 1}`;
      return `${place} ${code}`;
    });
}

function messages(files: Readonly<Record<string, string>>): string[] {
  return findingsOf(snapshotOf(files))
    .all()
    .map(({ message: { key, args } }) => formatMessage(key, args));
}

const covered = '| CRM-90 | 打消顾虑的话术 | 线索分配 | 一期 | 打消顾虑 | |\n';

describe('placement rules', () => {
  it('flag a requirement without a module or a phase at its id', () => {
    const docs = `${header}${covered}| CRM-1 | 导出客户名单需要审批 | | 二期 | | |\n| CRM-2 | 提成预估 | 报价与订单 | — | | |\n`;
    assert.deepEqual(flags({ 'groundplan.yaml': plan, 'docs/需求.md': docs }), [
      'docs/需求.md:4 requirement/no-module',
      'docs/需求.md:5 requirement/no-phase',
    ]);
  });

  it('leave rejected, deferred and exempted requirements alone', () => {
    const docs = `${header}${covered}| CRM-1 | 聊天窗口 | | | | 已拒绝 |\n| CRM-2 | 意向标签 | | | | 暂缓 |\n| CRM-3 | 操作留痕 | n/a（全系统通用） | 一期 | | |\n`;
    assert.deepEqual(flags({ 'groundplan.yaml': plan, 'docs/需求.md': docs }), []);
  });

  it('give one finding for the workspace while no phase is named anywhere', () => {
    const rows = Array.from({ length: 30 }, (_, n) => `| CRM-${n} | 需求${n} | 线索 |`).join('\n');
    const files = { '需求.md': `| 编号 | 需求名称 | 所属模块 |\n|---|---|---|\n${rows}\n` };
    assert.deepEqual(flags(files), ['workspace requirement/no-phase']);
    assert.equal(findingsOf(snapshotOf(files)).all()[0]?.count, 30);
  });

  it('name an unknown module once, with what was probably meant, and not also as missing', () => {
    const files = {
      'groundplan.yaml': plan,
      'docs/需求.md': `${header}${covered}| CRM-1 | 高意向优先 | 线索分派 | 九期 | 打电话 | |\n`,
    };
    assert.deepEqual(flags(files), [
      'docs/需求.md:4 requirement/unknown-module',
      'docs/需求.md:4 requirement/unknown-phase',
      'docs/需求.md:4 requirement/unknown-step',
    ]);
    assert.match(messages(files)[0] ?? '', /线索分派.*线索分配/u);
  });

  it('flag nothing as unknown without a plan', () => {
    assert.deepEqual(
      flags({ 'docs/需求.md': `${header}| CRM-1 | 高意向优先 | 线索分派 | 九期 | 打电话 | |\n` }),
      [],
    );
  });

  it('take their severity from the plan, down to off', () => {
    const docs = `${header}${covered}| CRM-1 | 导出客户名单 | | | | |\n`;
    const rules = 'rules: { requirement/no-module: error, requirement/no-phase: off }';
    const found = findingsOf(
      snapshotOf({ 'groundplan.yaml': `${plan}\n${rules}\n`, 'docs/需求.md': docs }),
    ).all();
    assert.deepEqual(
      found.map(({ code, severity }) => [code, severity]),
      [['requirement/no-module', 'error']],
    );
  });
});

describe('the duplicate-id rule', () => {
  it('flags both places of an id with two titles, and neither of one that is only repeated', () => {
    const a = `${header}${covered}| CRM-1 | 线索入库时按手机号去重 | 线索管理 | 一期 | | |\n| CRM-2 | 家长扫码付款后自动生成订单 | 报价与订单 | 一期 | | |\n`;
    const b =
      '# 二期\n\n| 编号 | 需求 | 状态 |\n|---|---|---|\n| CRM-1 | 线索入库按手机号去重 | 已上线 |\n| CRM-2 | 通话录音永久保存 | 已上线 |\n';
    assert.deepEqual(
      flags({ 'groundplan.yaml': plan, 'docs/a.md': a, 'docs/b.md': b }).filter((flag) =>
        flag.includes('duplicate'),
      ),
      ['docs/a.md:5 requirement/duplicate-id', 'docs/b.md:6 requirement/duplicate-id'],
    );
  });
});

describe('reference rules', () => {
  const docs = `${header}${covered}| CRM-1 | 自己改归属人 | 线索管理 | 一期 | | 已拒绝 |\n`;

  it('flag an explicit marker with an unknown id, and a rejected requirement that code still names', () => {
    const code = '// @req CRM-99\n// @req CRM-1\n// CRM-98 and CRM-1 in prose\n';
    assert.deepEqual(flags({ 'groundplan.yaml': plan, 'docs/需求.md': docs, 'src/a.ts': code }), [
      'src/a.ts:1 reference/unknown-requirement',
      'src/a.ts:2 reference/closed-requirement',
    ]);
  });

  it('find an id whatever the width of its letters', () => {
    const wide = `${header}${covered}| ＣＲＭ－７ | 合并客户 | 线索管理 | 一期 | | |\n`;
    const code = '// @req CRM-7\n// @req ＣＲＭ-7\n';
    assert.deepEqual(flags({ 'groundplan.yaml': plan, 'docs/需求.md': wide, 'src/a.ts': code }), []);
  });

  it('stay silent where words look like ids and no document defines any', () => {
    assert.deepEqual(
      flags({ 'src/a.ts': '// FR-001 FR-002\n// @req FR-003\n', 'src/b.py': '# FR-004\n' }),
      [],
    );
  });

  it('stay silent for markers in strings and in prose', () => {
    const files = {
      'groundplan.yaml': plan,
      'docs/需求.md': docs,
      'docs/notes.md': 'Write `@req CRM-99` above a function.\n\n@req CRM-98\n',
      'src/a.test.ts': "const text = '// @req CRM-97';\n",
    };
    assert.deepEqual(flags(files), []);
  });

  it('name an id that two other roots define as ambiguous', () => {
    const defining = (name: string) => ({
      root: { id: `file:///${name}`, name },
      files: { '需求.md': `${header}| CRM-1 | ${name}的需求 | 线索 | 一期 | | |\n` },
    });
    const code = { root: { id: 'file:///code', name: 'code' }, files: { 'src/a.ts': '// @req CRM-1\n' } };
    assert.deepEqual(flagsIn(snapshotOfRoots([defining('sales'), defining('finance'), code])), [
      'src/a.ts:1 reference/ambiguous-requirement',
    ]);
    assert.deepEqual(flagsIn(snapshotOfRoots([defining('sales'), code])), []);
  });
});

describe('the uncovered-step rule', () => {
  it('flags a step in the plan file that no module carries and no requirement serves', () => {
    assert.deepEqual(flags({ 'groundplan.yaml': plan }), ['groundplan.yaml:6 process/uncovered-step']);
    assert.deepEqual(flags({ 'groundplan.yaml': plan, 'docs/需求.md': header + covered }), []);
    const rejected = covered.replace('打消顾虑 | |', '打消顾虑 | 已拒绝 |');
    assert.deepEqual(flags({ 'groundplan.yaml': plan, 'docs/需求.md': header + rejected }), [
      'groundplan.yaml:6 process/uncovered-step',
    ]);
  });

  it('flags it once, though a folder without requirements uses the plan as well', () => {
    const code = { root: { id: 'file:///code', name: 'code' }, files: { 'src/a.ts': '// CRM-1\n' } };
    const own = { root: testRoot, files: { 'groundplan.yaml': plan } };
    assert.deepEqual(flagsIn(snapshotOfRoots([own, code])), ['groundplan.yaml:6 process/uncovered-step']);
  });
});
