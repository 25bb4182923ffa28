import assert from 'node:assert/strict';
import { type Decision, decisionChanges } from '../../src/edits/recordDecision.ts';
import { setFields } from '../../src/edits/setFields.ts';
import { applySourceEdits } from '../../src/readers/writer.ts';
import { snapshotOf } from '../support/snapshotOf.ts';

const after = (text: string, decision: Decision, newColumns = true): string => {
  const snapshot = snapshotOf({ 'docs/pool.md': text });
  const requirements = [...snapshot.requirements()];
  const changes = decisionChanges(decision, requirements, (_requirement, verdict) =>
    verdict === 'rejected' ? '已拒绝' : '评审通过',
  );
  const uri = requirements[0]?.uri ?? '';
  const result = setFields(snapshot, requirements, changes, () => text, {
    newColumns: new Set(newColumns ? [uri] : []),
  });
  assert.ok('edits' in result, JSON.stringify(result));
  return applySourceEdits(text, result.edits.get(uri) ?? []);
};

describe('recording what a review decided', () => {
  it('writes status, reason and day into their columns, and nothing else', () => {
    const text = `# 需求池

| 编号 | 需求 | 状态 | 拒绝原因 | 评审日期 |
|---|---|---|---|---|
| A-001 | 自动分配 | 待评审 | | |
| A-002 | 抢单 | 待评审 | | |
`;
    assert.equal(
      after(text, { verdict: 'rejected', reason: '研发资源不足', date: '2026-11-27' }),
      `# 需求池

| 编号 | 需求 | 状态 | 拒绝原因 | 评审日期 |
|---|---|---|---|---|
| A-001 | 自动分配 | 已拒绝 | 研发资源不足 | 2026-11-27 |
| A-002 | 抢单 | 已拒绝 | 研发资源不足 | 2026-11-27 |
`,
    );
  });

  it('adds the columns where people agree', () => {
    const text = `| 编号 | 需求 | 状态 |
|---|---|---|
| A-001 | 自动分配 | 待评审 |
`;
    const changed = after(text, { verdict: 'rejected', reason: '不影响业务运行', date: '2026-11-27' });
    assert.match(changed, /\| 编号 \| 需求 \| 状态 \| 结论理由 \| 评审日期 \|/u);
    assert.match(changed, /已拒绝 \| 不影响业务运行 \| 2026-11-27 \|/u);
  });

  it('takes the reason away from one that is accepted after all', () => {
    const text = `| 编号 | 需求 | 状态 | 暂缓原因 | 评审日期 |
|---|---|---|---|---|
| A-001 | 自动分配 | 暂缓 | 研发资源不足 | 2026-10-01 |
`;
    assert.equal(
      after(text, { verdict: 'accepted', reason: '', date: '2026-11-27' }).split('\n')[2],
      '| A-001 | 自动分配 | 评审通过 |  | 2026-11-27 |',
    );
  });
});
