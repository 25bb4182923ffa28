import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { WorkspaceIndex } from '../../../src/index/workspaceIndex.ts';
import { CaptureIndex } from '../../../src/insight/capture/captureIndex.ts';
import { CaptureMemory } from '../../../src/insight/capture/captureMemory.ts';
import { reasonText } from '../../../src/insight/capture/proposal.ts';
import { formatMessage } from '../../../src/model/message.ts';
import { NodeSource } from '../../../src/platform/node/nodeSource.ts';
import { snapshotOf, testRoot } from '../../support/snapshotOf.ts';

const plan = `
modules:
  - { id: leads, name: 线索管理, endState: 一个家长只有一条线索 }
  - { id: refund, name: 退费, aliases: [退款], endState: 退多少、到哪一步，都看得到 }
  - { id: quote, name: 报价优惠 }
phases:
  - { id: p1, name: 一期, start: 2026-01-01, due: 2026-06-30 }
  - { id: p2, name: 二期, start: 2026-07-01, due: 2026-12-31 }
  - { id: p3, name: 三期, goal: 退费线上走完 }
processes:
  - id: pay
    name: 成交到开课
    steps:
      - { id: back, name: 退费处理, role: 财务, modules: [refund] }
      - { id: price, name: 报价签约, modules: [quote] }
`;
const pool = `| 编号 | 需求 | 所属模块 | 建设阶段 | 环节 | 状态 |
|---|---|---|---|---|---|
| A-1 | 退费时自动算出应退金额 | 退费 | 三期 | 退费处理 | 评审通过 |
| A-2 | 线索按手机号去重 | 线索管理 | 一期 | | 已上线 |
| A-3 | 报价单自动算价 | 报价优惠 | 二期 | 报价签约 | 研发中 |
`;
const today = '2026-11-23';

function propose(text: string, chosen: { module?: string; step?: string } = {}) {
  const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'docs/pool.md': pool });
  return new CaptureIndex(snapshot, testRoot.id).propose({ text, ...chosen }, today);
}

const words = (reasons: Parameters<typeof reasonText>[0][]): string[] =>
  reasons.map((reason) => {
    const { key, args } = reasonText(reason);
    return formatMessage(key, args);
  });

describe('where a sentence belongs', () => {
  it('is told by the plan’s own words', () => {
    const { modules } = propose('退款的时候看不到进度');
    assert.equal(modules[0]?.value, 'refund');
    assert.ok(words([...(modules[0]?.reasons ?? [])]).includes('it says “退款”'));
  });

  it('is told by other words for the same, with what the plan calls it', () => {
    const { modules } = propose('客户要退钱，我们一直在喊财务');
    assert.equal(modules[0]?.value, 'refund');
    assert.ok(words([...(modules[0]?.reasons ?? [])]).some((reason) => reason.includes('is “退费” here')));
  });

  it('is told in English of a plan in Chinese', () => {
    assert.equal(propose('Where is my refund?').modules[0]?.value, 'refund');
  });

  it('is told by what was placed there already, which is named', () => {
    const { modules, alike } = propose('同一个手机号的两条合成一条');
    assert.equal(modules[0]?.value, 'leads');
    assert.equal(alike[0]?.requirement.id, 'A-2');
    assert.ok(words([...(modules[0]?.reasons ?? [])]).some((reason) => reason.includes('A-2')));
  });

  it('follows the step that somebody chose before any word', () => {
    assert.equal(propose('帮我看一下', { step: 'pay/price' }).modules[0]?.value, 'quote');
    assert.equal(propose('退费', { step: 'pay/price' }).modules.length > 1, true);
  });

  it('proposes the step of the module that somebody chose', () => {
    assert.equal(propose('退费', { module: 'refund' }).steps[0]?.value, 'pay/back');
  });

  it('proposes the phase in which the module is built, and one that is over last', () => {
    const refund = propose('客户要退钱').phases.map(({ value }) => value);
    assert.deepEqual(refund, ['p3', 'p2', 'p1']);
    const leads = propose('线索重复');
    assert.equal(leads.modules[0]?.value, 'leads');
    assert.notEqual(leads.phases[0]?.value, 'p1');
    const over = leads.phases.find(({ value }) => value === 'p1');
    assert.ok(words([...(over?.reasons ?? [])]).includes('it was due on 2026-06-30'));
  });

  it('is nowhere for words of talk alone, and in a workspace without a plan', () => {
    assert.deepEqual(propose('能不能这样').modules, []);
    const { modules, phases, steps, alike } = new CaptureIndex(snapshotOf({}), testRoot.id).propose(
      { text: '退钱' },
      today,
    );
    assert.deepEqual([modules, phases, steps, alike], [[], [], [], []]);
  });

  it('survives any text', () => {
    const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'docs/pool.md': pool });
    const index = new CaptureIndex(snapshot, testRoot.id);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { modules } = index.propose({ text }, today);
        assert.ok(modules.every(({ score }) => Number.isFinite(score) && score > 0));
      }),
      { numRuns: 50 },
    );
  });

  it('is told from the same terms for as long as a requirement stays what it is', () => {
    const memory = new CaptureMemory();
    const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'docs/pool.md': pool });
    assert.equal(memory.prepare(snapshot, 2), false);
    assert.equal(memory.prepare(snapshot, 2), true);
    const [first] = [...snapshot.requirements()];
    assert.ok(first);
    assert.equal(memory.ofRequirement(first), memory.ofRequirement(first));
  });
});

interface Said {
  readonly says: string;
  readonly module: string;
  readonly twins?: readonly string[];
}

describe('what the business says about the sample', () => {
  const folder = resolve('examples/sales-platform');
  const root = pathToFileURL(folder).href;
  let capture: CaptureIndex;

  before(async () => {
    const index = new WorkspaceIndex({
      source: new NodeSource({ folderOf: () => folder, git: false }),
      log: { info: () => undefined, warn: (text) => assert.fail(text) },
    });
    await index.setRoots([{ id: root, name: 'sales-platform' }]);
    await index.settled();
    capture = new CaptureIndex(index.snapshot, root);
  });

  for (const name of ['asked', 'tuning', 'unseen', 'later', 'last'])
    it(`finds the module, and what was asked before: ${name}`, () => {
      const sentences = JSON.parse(
        readFileSync(`test/fixtures/capture/${name}.json`, 'utf8'),
      ) as readonly Said[];
      let first = 0;
      let amongThree = 0;
      const missed: string[] = [];
      for (const { says, module, twins } of sentences) {
        const { modules, alike } = capture.propose({ text: says }, today);
        const at = modules.findIndex(({ value }) => value === module);
        if (at === 0) first++;
        if (at >= 0 && at < 3) amongThree++;
        const found = alike.slice(0, 3).some(({ requirement: { id } }) => id !== null && twins?.includes(id));
        if (twins && !found) missed.push(says);
      }
      assert.ok(first >= 0.65 * sentences.length, `the module was first for ${first}`);
      assert.ok(amongThree >= 0.95 * sentences.length, `the module was among three for ${amongThree}`);
      assert.ok(missed.length <= 0.2 * sentences.length, missed.join('\n'));
    });
});
