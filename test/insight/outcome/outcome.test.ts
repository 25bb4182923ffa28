import assert from 'node:assert/strict';
import { feedbackBehind } from '../../../src/insight/outcome/feedbackBehind.ts';
import { launchOf, releasedOn } from '../../../src/insight/outcome/launchOf.ts';
import { measuresOf, standingOf } from '../../../src/insight/outcome/measuresOf.ts';
import type { Measure } from '../../../src/model/plan.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { snapshotOf } from '../../support/snapshotOf.ts';

const pool =
  '| 编号 | 需求名称 | 状态 | 上线日期 | 使用率 |\n|---|---|---|---|---|\n| R-1 | 外呼 | 已上线 | | 79% |\n| R-2 | 提醒 | 已上线 | 2026-11-04 | |\n';
const tracking =
  '## 指标\n\n| 需求编号 | 指标 | 基线 | 目标 | 实际 | 统计日期 |\n|---|---|---|---|---|---|\n| R-1 | 外呼占比 | 0% | 90% | 71% | 2026-09-30 |\n| R-9 | 没有它 | 0% | 1% | 1% | |\n\n## 灰度\n\n| 需求编号 | 灰度范围 | 灰度时间 | 全量时间 | 培训对象 | 一线反馈 |\n|---|---|---|---|---|---|\n| R-1 | 一部 12 人 | 2026-07-29 | 2026-08-19 | 主管 26 人；一线 188 人 | 二部：像骚扰电话 |\n| R-2 | | | | 没有安排 | |\n';
const later =
  '| 需求编号 | 指标 | 实际 | 统计日期 |\n|---|---|---|---|\n| R-1 | 外呼占比 | 93% | 2026-10-31 |\n';
const files = { 'docs/pool.md': pool, 'docs/tracking.md': tracking, 'docs/later.md': later };

function requirement(snapshot: Snapshot, id: string) {
  const found = [...snapshot.requirements()].find((each) => each.id === id);
  assert.ok(found, id);
  return found;
}

describe('what a requirement is to change', () => {
  it('is gathered from its row and from tables that name it, with the newest actual value', () => {
    const snapshot = snapshotOf(files);
    assert.deepEqual(measuresOf(snapshot, requirement(snapshot, 'R-1')), [
      { name: '使用率', unit: null, baseline: null, target: null, actual: '79%', date: null },
      { name: '外呼占比', unit: null, baseline: '0%', target: '90%', actual: '93%', date: '2026-10-31' },
    ]);
    assert.deepEqual(measuresOf(snapshot, requirement(snapshot, 'R-2')), []);
  });

  it('is not taken from a column of the same name that holds no numbers', () => {
    const snapshot = snapshotOf({
      'a.md': '| 编号 | 需求名称 | 指标 | 目标 |\n|---|---|---|---|\n| R-1 | 看板 | 成交额 | 看得清 |\n',
    });
    assert.deepEqual(measuresOf(snapshot, requirement(snapshot, 'R-1')), []);
  });

  it('is nobody’s where two requirements have the id', () => {
    const two = {
      ...files,
      'b.md': '| 编号 | 需求名称 | 状态 |\n|---|---|---|\n| R-1 | 另一件事 | 已上线 |\n',
    };
    const snapshot = snapshotOf(two);
    assert.deepEqual(
      measuresOf(snapshot, requirement(snapshot, 'R-1')).map(({ name }) => name),
      [],
    );
  });

  it('is reached or not, whichever way round better is, and open where nobody can tell', () => {
    const standing = (parts: Partial<Measure>): string =>
      standingOf({
        name: '占比',
        unit: null,
        baseline: null,
        target: null,
        actual: null,
        date: null,
        ...parts,
      });
    assert.equal(standing({ baseline: '38%', target: '80%', actual: '80%' }), 'reached');
    assert.equal(standing({ baseline: '38%', target: '80%', actual: '79.9%' }), 'short');
    assert.equal(standing({ baseline: '23', target: '5', actual: '6' }), 'short');
    assert.equal(standing({ baseline: '23', target: '5', actual: '4' }), 'reached');
    assert.equal(standing({ target: '≤ 5', actual: '4' }), 'reached');
    assert.equal(standing({ name: '每周投诉', target: '5', actual: '6' }), 'short');
    assert.equal(standing({ target: '5', actual: '6' }), 'reached');
    assert.equal(standing({ target: '5 分钟', actual: '6 小时' }), 'open');
    assert.equal(standing({ target: '80%', actual: '还没统计' }), 'open');
    assert.equal(standing({ actual: '6' }), 'open');
  });
});

describe('how a requirement was launched', () => {
  it('is gathered from columns and from tables that name it', () => {
    const snapshot = snapshotOf(files);
    const one = requirement(snapshot, 'R-1');
    assert.deepEqual(launchOf(snapshot, one), {
      pilot: { scope: '一部 12 人', from: '2026-07-29' },
      full: '2026-08-19',
      training: [
        { date: null, audience: '主管 26 人', attended: null },
        { date: null, audience: '一线 188 人', attended: null },
      ],
      feedback: [{ date: null, from: '二部', said: '像骚扰电话', became: null }],
    });
    assert.equal(releasedOn(snapshot, one), '2026-08-19');
    const two = requirement(snapshot, 'R-2');
    assert.equal(launchOf(snapshot, two), null);
    assert.equal(releasedOn(snapshot, two), '2026-11-04');
  });

  it('is read from YAML, and feedback leads to the requirement that it became, and back', () => {
    const snapshot = snapshotOf({
      'docs/需求.yaml':
        'requirements:\n  - id: R-1\n    title: 外呼\n    status: 已上线\n    launch:\n      pilot: 一部\n      feedback:\n        - { date: 2026-09-03, from: 二部, said: 像骚扰电话, became: R-2 }\n        - 太慢\n  - { id: R-2, title: 显示本地号码, status: 待评审 }\n',
    });
    const one = requirement(snapshot, 'R-1');
    const launch = launchOf(snapshot, one);
    assert.deepEqual(launch?.pilot, { scope: '一部', from: null });
    assert.equal(launch?.feedback.length, 2);
    const behind = feedbackBehind(snapshot, requirement(snapshot, 'R-2'));
    assert.deepEqual(
      behind.map(({ about, feedback }) => [about.id, feedback.said]),
      [['R-1', '像骚扰电话']],
    );
    assert.deepEqual(feedbackBehind(snapshot, one), []);
  });
});
