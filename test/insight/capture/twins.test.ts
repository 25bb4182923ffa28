import assert from 'node:assert/strict';
import { CaptureIndex } from '../../../src/insight/capture/captureIndex.ts';
import { type Twin, twinsOf } from '../../../src/insight/capture/twins.ts';
import { formatMessage, message } from '../../../src/model/message.ts';
import { snapshotOf, testRoot } from '../../support/snapshotOf.ts';

const files = {
  'groundplan.yaml': `
modules: [{ id: leads, name: 线索管理 }, { id: call, name: 外呼与录音 }]
phases: [{ id: p2, name: 二期 }]
requirements:
  - { id: B-1, title: 销售可以自己修改线索的归属人, module: leads, status: 已拒绝, decided: 2026-07-06, reason: 会变成抢单的口子 }
  - { id: B-2, title: 通话录音永久保存, module: call, status: 暂缓, reason: 研发资源不足 }
  - { id: B-3, title: 点击号码直接外呼, module: call, status: 已上线, released: 2026-08-19, adoption: 93% }
  - { id: B-4, title: 按手机号查找通话录音, module: call, phase: p2, status: 已排期 }
  - { id: B-5, title: 线索重复时合并, module: leads, status: 待评审, created: 2026-11-01, source: 市场部 }
`,
};

function before(text: string): Twin | undefined {
  const snapshot = snapshotOf(files);
  const { alike } = new CaptureIndex(snapshot, testRoot.id).propose({ text }, '2026-11-23');
  return twinsOf(snapshot, alike)[0];
}

const outcome = (twin: Twin | undefined): string =>
  twin ? formatMessage(twin.outcome.key, twin.outcome.args) : '';

describe('what was asked before', () => {
  it('was refused, with the day and the reason', () => {
    const twin = before('我想把线索自己改到我名下');
    assert.equal(twin?.requirement.id, 'B-1');
    assert.equal(outcome(twin), 'Refused on 2026-07-06');
    assert.equal(twin?.reason, '会变成抢单的口子');
  });

  it('was deferred, with the reason alone where no day is written', () => {
    const twin = before('录音能不能一直留着别删');
    assert.equal(twin?.requirement.id, 'B-2');
    assert.equal(outcome(twin), 'Deferred');
    assert.equal(twin?.reason, '研发资源不足');
  });

  it('is launched, with since when and what use', () => {
    const twin = before('点一下号码就能打出去');
    assert.equal(twin?.requirement.id, 'B-3');
    assert.equal(outcome(twin), 'Launched since 2026-08-19');
    assert.deepEqual(twin?.use, [['adoption', message('actual {0}', '93%')]]);
  });

  it('is under way, or only asked by somebody', () => {
    assert.equal(outcome(before('按手机号找录音')), 'Under way, planned for 二期');
    assert.equal(outcome(before('两条重复的线索并起来')), 'Asked on 2026-11-01 by 市场部');
  });

  it('comes first where the wording is much the same', () => {
    const snapshot = snapshotOf(files);
    const [far, near] = [...snapshot.requirements()];
    assert.ok(far && near);
    const twins = twinsOf(
      snapshot,
      [
        { requirement: far, score: 20 },
        { requirement: near, score: 15 },
      ],
      [{ requirement: near, score: 0.9 }],
    );
    assert.deepEqual(
      twins.map(({ requirement }) => requirement.id),
      ['B-2', 'B-1'],
    );
  });
});
