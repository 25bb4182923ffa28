import assert from 'node:assert/strict';
import { tieFeedback } from '../../src/edits/tieFeedback.ts';
import { feedbackBehind, phaseFeedbackBehind } from '../../src/insight/outcome/feedbackBehind.ts';
import type { Launched } from '../../src/insight/outcome/launched.ts';
import { launchOf } from '../../src/insight/outcome/launchOf.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import type { Feedback } from '../../src/model/launch.ts';
import { applySourceEdits } from '../../src/readers/writer.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

type Files = Readonly<Record<string, string>>;

const feedback = (said: string, from: string | null = null, date: string | null = null): Feedback => ({
  date,
  from,
  said,
  became: null,
});
const requirement = (key: string): Launched => ({ kind: 'requirement', key });

/** The files once the feedback names `A-9`, or why it cannot. */
function tied(files: Files, about: Launched, said: Feedback): Files {
  const snapshot = snapshotOf(files);
  const texts = new Map(Object.entries(files).map(([path, text]) => [documentUri(testRoot.id, path), text]));
  const result = tieFeedback(snapshot, { about, feedback: said }, 'A-9', (uri) => texts.get(uri) ?? null);
  if ('refusal' in result) return { refusal: result.refusal.key };
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      applySourceEdits(text, result.edits.get(documentUri(testRoot.id, path)) ?? []),
    ]),
  );
}

const pool = '| 编号 | 需求 |\n|---|---|\n| A-1 | 外呼 |\n| A-9 | 别像骚扰电话 |\n';

describe('feedback that became a requirement', () => {
  it('names it in the plan file, in the form in which it is written, and nothing else changes', () => {
    const plan = `phases:
  - id: p1
    launch:
      full: 2026-08-19
      feedback:
        - date: 2026-08-20   # 周会
          from: 华东销售一部
          said: 像骚扰电话
        - { said: 搜不到 }
        - 太慢了 # 口头
  - { id: p2, launch: { feedback: [{ said: 搜不到 }] } }
`;
    const files = { 'groundplan.yaml': plan, 'docs/pool.md': pool };
    const phase: Launched = { kind: 'phase', root: testRoot.id, phase: 'p1' };
    const whole = tied(files, phase, feedback('像骚扰电话', '华东销售一部', '2026-08-20'));
    assert.deepEqual(whole, {
      ...files,
      'groundplan.yaml': plan.replace('said: 像骚扰电话\n', 'said: 像骚扰电话\n          became: A-9\n'),
    });
    assert.deepEqual(tied(files, phase, feedback('搜不到')), {
      ...files,
      'groundplan.yaml': plan.replace('- { said: 搜不到 }', '- { said: 搜不到, became: A-9 }'),
    });
    assert.deepEqual(tied(files, phase, feedback('太慢了')), {
      ...files,
      'groundplan.yaml': plan.replace('- 太慢了 #', '- { said: 太慢了, became: A-9 } #'),
    });
    const after = snapshotOf(whole);
    const made = after.requirement('A-9');
    assert.ok(made);
    assert.deepEqual(
      phaseFeedbackBehind(after, made).map(({ phase: { id }, feedback: { from } }) => [id, from]),
      [['p1', '华东销售一部']],
    );
  });

  it('names it in a requirement of the plan file, of YAML with several documents, and of JSON', () => {
    const item = '{ id: A-1, title: 外呼, launch: { feedback: [{ said: 搜不到 }] } }';
    const yaml = `name: 说明\n---\nrequirements:\n  - ${item}\n  - { id: A-2, title: 别的, launch: { feedback: [{ said: 搜不到 }] } }\n`;
    const json = JSON.stringify(
      { requirements: [{ id: 'A-1', title: '外呼', launch: { feedback: ['搜不到'] } }] },
      null,
      2,
    );
    const cases: readonly (readonly [string, string, string])[] = [
      [
        'groundplan.yaml',
        `requirements:\n  - ${item}\n`,
        `requirements:\n  - ${item.replace('不到 }', '不到, became: A-9 }')}\n`,
      ],
      ['docs/a.yaml', yaml, yaml.replace('不到 }', '不到, became: A-9 }')],
      ['docs/a.json', json, json.replace('"搜不到"', '{ "said": "搜不到", "became": "A-9" }')],
    ];
    for (const [path, text, expected] of cases)
      assert.deepEqual(tied({ [path]: text }, requirement('A-1'), feedback('搜不到')), { [path]: expected });
  });

  it('names it behind the line of a column, also of a table in another document', () => {
    const table =
      '| 需求编号 | 灰度范围 | 一线反馈 |\n|---|---|---|\n| A-1 | 一部 | 二部：像骚扰电话<br>三部：搜不到 |\n';
    const files = { 'docs/pool.md': pool, 'docs/tracking.md': table };
    const after = tied(files, requirement('A-1'), feedback('像骚扰电话', '二部'));
    assert.deepEqual(after, { ...files, 'docs/tracking.md': table.replace('电话<br>', '电话 → A-9<br>') });
    const snapshot = snapshotOf(after);
    const [one, made] = [snapshot.requirement('A-1'), snapshot.requirement('A-9')];
    assert.ok(one && made);
    assert.deepEqual(
      launchOf(snapshot, one)?.feedback.map(({ said, became }) => [said, became]),
      [
        ['像骚扰电话', 'A-9'],
        ['搜不到', null],
      ],
    );
    assert.deepEqual(
      feedbackBehind(snapshot, made).map(({ about, feedback: { from } }) => [about.id, from]),
      [['A-1', '二部']],
    );
  });

  it('is left alone where it is gone, stands behind an alias, or cannot be told apart', () => {
    const refusal = { refusal: 'The feedback stands in a place where nothing can be written behind it.' };
    const files = { 'docs/pool.md': pool };
    assert.deepEqual(tied(files, requirement('A-1'), feedback('搜不到')), refusal);
    const shared =
      'requirements:\n  - { id: A-1, title: 外呼, launch: { feedback: [&x { said: 搜不到 }] } }\n  - { id: A-2, title: 别的, launch: { feedback: [*x] } }\n';
    assert.deepEqual(tied({ 'groundplan.yaml': shared }, requirement('A-1'), feedback('搜不到')), refusal);
    const twice = '| 编号 | 需求 | 反馈 |\n|---|---|---|\n| A-1 | 外呼 | 慢；太慢 |\n';
    assert.deepEqual(tied({ 'docs/a.md': twice }, requirement('A-1'), feedback('慢')), refusal);
  });
});
