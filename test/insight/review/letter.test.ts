import assert from 'node:assert/strict';
import { addressees, letter, letterMemory } from '../../../src/insight/review/letter.ts';
import { snapshotOf } from '../../support/snapshotOf.ts';

const plan = `
system: { name: 销售平台 }
modules: [{ id: leads, name: 线索管理 }]
phases: [{ id: p1, name: 一期, due: 2026-12-31 }, { id: p2, name: 二期 }]
`;

const pool = (status: string, phase: string): string => `
| 编号 | 需求 | 需求来源 | 提出人 | 所属模块 | 建设阶段 | 状态 | 暂缓原因 | 提出时间 |
|---|---|---|---|---|---|---|---|---|
| A-001 | 自动分配 | 华东一部 · 群消息 | 小李 | 线索管理 | ${phase} | ${status} | | 2026-10-01 |
| A-002 | 抢单 | 华东一部 · 周会 | | 线索管理 | | 暂缓 | 研发资源不足 | 2026-10-08 |
| A-003 | 提成 | 华南二部 | | 线索管理 | 二期 | 待评审 | | |
| A-004 | 没人说 | — | | | | 待评审 | | |
`;

const snapshotWith = (status: string, phase: string) =>
  snapshotOf({ 'groundplan.yaml': plan, 'docs/a.md': pool(status, phase) });

describe('a letter to the business', () => {
  const snapshot = snapshotWith('待评审', '一期');
  const root = snapshot.roots[0]?.id ?? '';
  const to = { kind: 'source', name: '华东一部' } as const;

  it('knows everybody who asked, whichever way it came', () => {
    assert.deepEqual(addressees(snapshot, root), [
      { kind: 'source', name: '华东一部', requests: 2 },
      { kind: 'requester', name: '小李', requests: 1 },
      { kind: 'source', name: '华南二部', requests: 1 },
    ]);
  });

  it('writes to everybody who asked for the same', () => {
    const text =
      '| 编号 | 需求 | 需求来源 |\n|---|---|---|\n| A-1 | 抢单 | 华东一部 · 周会；华南二部；华东一部 |\n';
    const shared = snapshotOf({ 'docs/a.md': text });
    for (const name of ['华东一部', '华南二部']) {
      const { groups } = letter(shared, root, { kind: 'source', name }, null);
      assert.deepEqual(
        groups.flatMap(({ items }) => items.map(({ id }) => id)),
        ['A-1'],
      );
    }
    assert.deepEqual(
      addressees(shared, root).map(({ name, requests }) => [name, requests]),
      [
        ['华东一部', 1],
        ['华南二部', 1],
      ],
    );
  });

  it('says of each request where it belongs, and why it was put off', () => {
    const { groups, since } = letter(snapshot, root, to, null);
    assert.equal(since, null);
    assert.deepEqual(
      groups.map(({ group, items }) => [
        group,
        items.map(({ id, phase, reason, change }) => [id, phase?.due, reason, change]),
      ]),
      [
        ['waiting', [['A-001', '2026-12-31', null, null]]],
        ['deferred', [['A-002', undefined, '研发资源不足', null]]],
      ],
    );
  });

  it('tells what changed since the last one', () => {
    const before = letterMemory(letter(snapshot, root, to, null), '2026-11-01');
    const changes = (status: string, phase: string) =>
      letter(snapshotWith(status, phase), root, to, before).groups.flatMap(({ items }) =>
        items.map(({ id, change }) => [id, change]),
      );
    assert.deepEqual(changes('待评审', '一期'), [
      ['A-001', null],
      ['A-002', null],
    ]);
    assert.deepEqual(changes('已上线', '一期')[0], ['A-001', { kind: 'status', from: '待评审' }]);
    assert.deepEqual(changes('待评审', '二期')[0], ['A-001', { kind: 'phase', from: '一期' }]);
  });

  it('names what is gone and what is new since the last one', () => {
    const before = {
      date: '2026-11-01',
      items: { 'A-009': { name: 'A-009 旧的', status: null, phase: null } },
    };
    const { gone, groups } = letter(snapshot, root, to, before);
    assert.deepEqual(gone, ['A-009 旧的']);
    assert.deepEqual(groups[0]?.items[0]?.change, { kind: 'new' });
  });
});
