import assert from 'node:assert/strict';
import { captureElements } from '../../../src/board/capture/captureElements.ts';
import { readFromCapturePage, readToCapturePage } from '../../../src/board/capture/messages.ts';
import type { ElementShape } from '../../../src/board/element.ts';
import { prepareForm } from '../../../src/editor/capture/captureForm.ts';
import {
  afterDone,
  atCandidate,
  type CaptureState,
  emptyState,
  withChosen,
  withFeedback,
  withMerging,
  withTaken,
  withText,
  withTyped,
} from '../../../src/editor/capture/captureState.ts';
import { mergedFields } from '../../../src/edits/mergeRequest.ts';
import { CaptureIndex } from '../../../src/insight/capture/captureIndex.ts';
import { formatMessage, message } from '../../../src/model/message.ts';
import { snapshotOf, testRoot } from '../../support/snapshotOf.ts';

const snapshot = snapshotOf({
  'groundplan.yaml': `
modules: [{ id: refund, name: 退费 }, { id: leads, name: 线索管理 }, { id: quote, name: 报价 }]
phases: [{ id: p2, name: 二期 }, { id: p3, name: 三期, goal: 退费线上走完 }]
processes: [{ id: pay, name: 成交到开课, steps: [{ id: back, name: 退费处理, modules: [refund] }] }]
requirements:
  - { id: B-1, title: 退费可以不经审批, module: refund, status: 已拒绝, reason: 风险太高, decided: 2026-07-06 }
`,
  'docs/pool.md': `| 编号 | 需求 | 所属模块 | 建设阶段 |
|---|---|---|---|
| A-1 | 退费时算出应退金额 | 退费 | 三期 |
`,
});
const index = new CaptureIndex(snapshot, testRoot.id);

function form(state: CaptureState, ready = true) {
  return prepareForm({
    snapshot,
    state,
    index: ready ? index : null,
    close: () => [],
    askers: ['财务部'],
    today: '2026-11-23',
    translate: ({ key, args }) => formatMessage(key, args),
    language: 'en',
    placeFor: () => ({ text: 'docs/pool.md', id: 'A-2', canAdd: true }),
    mergedInto: (requirement, { asker }, said) =>
      mergedFields(snapshot, requirement, { asker, said, on: '2026-11-23' }),
  });
}

const empty = emptyState(testRoot.id, 1);
const group = (state: CaptureState, id: string) => form(state).page.groups.find((one) => one.id === id);
const chosen = (state: CaptureState, id: string): string | undefined =>
  group(state, id)?.choices.find(({ isChosen }) => isChosen)?.label;

describe('the capture form', () => {
  const typed = withTyped(empty, 'what', '财务部说退钱不用批了，不然家长等太久');

  it('proposes module, phase and step, chosen at once, with reasons', () => {
    assert.equal(chosen(typed, 'module'), '退费');
    assert.equal(chosen(typed, 'phase'), '三期 · 退费线上走完');
    assert.equal(chosen(typed, 'step'), '成交到开课 › 退费处理');
    assert.notEqual(group(typed, 'module')?.choices[0]?.note, '');
  });

  it('proposes who asked, the title, and what happens without it', () => {
    const proposed = Object.fromEntries(
      form(typed).page.fields.map(({ name, proposed: text }) => [name, text]),
    );
    assert.equal(proposed['who'], '财务部');
    assert.equal(proposed['withoutIt'], '家长等太久');
    assert.equal(proposed['title'], '退钱不用批了');
  });

  it('shows what was refused, and why', () => {
    const twin = form(typed).page.twins.find(({ title }) => title.text.includes('B-1'));
    assert.equal(twin?.outcome, 'Refused on 2026-07-06');
    assert.ok(twin?.lines.includes('Reason: 风险太高'));
  });

  it('keeps what somebody chose, none as well', () => {
    assert.equal(chosen(withChosen(typed, 'module', 'leads'), 'module'), '线索管理');
    assert.equal(chosen(withChosen(typed, 'module', null), 'module'), 'Not decided yet');
    assert.equal(form(withChosen(typed, 'module', null)).captured.module, null);
  });

  it('keeps what somebody typed, and proposes again where they emptied it', () => {
    const titled = withTyped(typed, 'title', '免审批退费');
    assert.equal(form(titled).captured.title, '免审批退费');
    assert.equal(form(withTyped(titled, 'title', ' ')).captured.title, '退钱不用批了');
  });

  it('adds nothing while nothing is typed', () => {
    const { page, actions } = form(empty);
    assert.equal(page.canAdd, false);
    assert.equal(actions.has('add'), false);
    assert.equal(form(typed).actions.has('add'), true);
  });

  it('can be filled in before the requirements are read', () => {
    const { page } = form(typed, false);
    assert.equal(page.canAdd, true);
    assert.deepEqual(page.twins, []);
  });

  it('says to its page only what the page takes, and the other way round', () => {
    for (const state of [empty, typed, withText(empty, '要退钱\n要报价\n谢谢')]) {
      const sent: unknown = JSON.parse(JSON.stringify({ type: 'capture', page: form(state).page }));
      assert.ok(readToCapturePage(sent));
    }
    assert.equal(readToCapturePage({ type: 'capture', page: {} }), null);
    assert.ok(readFromCapturePage({ type: 'typed', round: 1, field: 'what', text: 'x' }));
    assert.equal(readFromCapturePage({ type: 'typed', round: 1, field: 'module', text: 'x' }), null);
    assert.equal(readFromCapturePage({ type: 'typed', round: 1, field: 'what', text: 'x', more: 1 }), null);
  });

  it('has a label for each field, and a state for each choice', () => {
    const all = elementsOf(captureElements({ type: 'capture', page: form(typed).page }));
    const labelled = all.filter(({ tag }) => tag === 'label').map(({ attributes }) => attributes.for);
    const inputs = all.filter(({ attributes }) => attributes['data-field'] !== undefined);
    assert.deepEqual(
      inputs.map(({ attributes }) => attributes.id),
      labelled,
    );
    const radios = all.filter(({ attributes }) => attributes.role === 'radio');
    assert.ok(radios.length > 5);
    assert.ok(radios.every(({ attributes }) => attributes['aria-checked'] !== undefined));
  });
});

describe('a request that was made before', () => {
  const asked = withTyped(withTyped(empty, 'what', '退费时自动算出应退金额'), 'who', '客服部');
  const twin = (state: CaptureState) =>
    form(state).page.twins.find(({ title }) => title.text.includes('A-1'));

  it('is merged into only once it was shown what that changes', () => {
    const first = twin(asked);
    assert.equal(first?.preview, null);
    assert.deepEqual(form(asked).actions.get(first?.merge?.action ?? ''), { kind: 'preview', key: 'A-1' });
    assert.equal(form(asked).actions.has('merge'), false);
    const shown = withMerging(asked, 'A-1');
    assert.equal(twin(shown)?.merge, null);
    assert.deepEqual(twin(shown)?.preview?.rows, [
      { name: 'Note', before: '', after: '2026-11-23 客服部又提：退费时自动算出应退金额' },
    ]);
    assert.deepEqual(form(shown).actions.get('merge'), { kind: 'merge', key: 'A-1' });
    assert.ok(readToCapturePage(JSON.parse(JSON.stringify({ type: 'capture', page: form(shown).page }))));
    const elements = elementsOf(captureElements({ type: 'capture', page: form(shown).page }));
    assert.ok(
      elements.some(
        ({ tag, children: [text] }) => tag === 'ins' && typeof text === 'string' && /又提/u.test(text),
      ),
    );
  });

  it('leads from the line of the notes to the requirement that it went into', () => {
    const notes = withText(empty, '客户要退钱\n报价不一样');
    const { page, actions } = form(afterDone(notes, message('noted on {0}', 'A-1'), 'A-1'));
    const line = page.notes?.lines[0];
    assert.equal(line?.state, 'noted on A-1');
    assert.deepEqual(actions.get(line?.made ?? ''), { kind: 'card', key: 'A-1' });
  });
});

describe('feedback in the capture form', () => {
  const said = { date: '2026-08-20', from: '华东销售一部', said: '退费\n看不到进度', became: null };
  const feedback = { about: { kind: 'requirement', key: 'A-1' }, feedback: said } as const;

  it('is one sentence with who said it, and tells where it comes from', () => {
    const state = withFeedback(empty, feedback);
    const { page, captured } = form(state);
    assert.equal(state.typed.what, '退费 看不到进度');
    assert.equal(captured.asker, '华东销售一部');
    assert.equal(page.intro, 'Feedback on A-1 退费时算出应退金额, which will name what became of it.');
    // What it is about does not ask for it.
    assert.ok(!page.twins.some(({ title }) => title.text.includes('A-1')));
  });

  it('is forgotten with the next sentence', () => {
    assert.equal(withText(withFeedback(empty, feedback), '报价不一样').feedback, null);
  });
});

describe('pasted notes in the capture form', () => {
  const notes = withText(empty, '1. 客户要退钱\n2. 报价不一样\n时间：10:00\n3. 导出要审批');

  it('are gone through line by line', () => {
    assert.equal(notes.typed.what, '客户要退钱');
    const { page } = form(notes);
    assert.equal(page.notes?.heading, '3 of 3 lines are left');
    assert.deepEqual(
      page.notes?.leftOut.map(({ text }) => text),
      ['时间：10:00'],
    );
  });

  it('go on to the next open line once one is added, noted or dropped', () => {
    const second = afterDone(notes, message('added as {0}', 'A-2'));
    assert.equal(second.typed.what, '报价不一样');
    assert.equal(second.round > notes.round, true);
    const back = afterDone(atCandidate(second, 2), message('dropped'));
    assert.equal(back.typed.what, '报价不一样');
    const done = afterDone(back, message('dropped'));
    assert.equal(done.typed.what, undefined);
    assert.equal(form(done).page.notes?.heading, 'All 3 lines are done');
    assert.deepEqual(
      form(done).page.notes?.lines.map(({ state }) => state),
      ['added as A-2', 'dropped', 'dropped'],
    );
  });

  it('take a line that was left out after all', () => {
    const taken = withTaken(notes, 0);
    assert.equal(taken.typed.what, '时间：10:00');
    assert.equal(taken.notes?.leftOut.length, 0);
  });

  it('are one sentence where only one line asks for something', () => {
    const one = withText(empty, '周会\n- 客户要退钱');
    assert.equal(one.notes, null);
    assert.equal(one.typed.what, '客户要退钱');
  });
});

function elementsOf(shape: ElementShape): readonly ElementShape[] {
  return [shape, ...shape.children.flatMap((child) => (typeof child === 'string' ? [] : elementsOf(child)))];
}
