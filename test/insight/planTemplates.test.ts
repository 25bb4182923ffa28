import assert from 'node:assert/strict';
import { draftText } from '../../src/edits/draftText.ts';
import { planDraft } from '../../src/insight/planDraft.ts';
import { fromTemplate, planTemplates } from '../../src/insight/planTemplates.ts';
import { formatMessage, type Translate } from '../../src/model/message.ts';
import { readPlan } from '../../src/readers/planFile/readPlan.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

const english: Translate = ({ key, args }) => formatMessage(key, args);
const found = (files: Record<string, string>) => planDraft(snapshotOf(files), testRoot.id, 'Shop', 'Process');

describe('a template of a plan', () => {
  for (const template of planTemplates) {
    it(`reads back without a fault: ${template}`, () => {
      const text = draftText(fromTemplate(found({}), template, english), english);
      const { plan, problems } = readPlan(text);
      assert.deepEqual(problems, []);
      assert.equal(plan?.system?.name, 'Shop');
      const whole = template === 'empty' ? 0 : 1;
      assert.equal(plan?.modules.length, whole * 5);
      assert.deepEqual(
        plan?.phases.map(({ goal }) => goal !== null),
        whole ? [true, true, true] : [],
      );
      const steps = plan?.processes.flatMap((process) => process.steps) ?? [];
      assert.ok(steps.every(({ modules }) => modules.length === 1));
      assert.equal(steps.length > 0, whole === 1);
    });
  }

  it('leaves what the documents name, and fills in the rest', () => {
    const pool = '| ID | Requirement | Module |\n|---|---|---|\n| R-1 | Import a list | Leads |\n';
    const draft = fromTemplate(found({ 'pool.md': pool }), 'internal', english);
    assert.deepEqual(
      draft.modules.map(({ name }) => name),
      ['Leads'],
    );
    assert.equal(draft.phases.length, 3);
  });

  it('has examples to copy where it is empty', () => {
    const text = draftText(fromTemplate(found({}), 'empty', english), english);
    assert.match(text, /^# modules:\n# {3}- name: Daily work\n# {5}endState: ''$/mu);
    assert.match(text, /^# phases:\n# {3}- name: /mu);
  });
});
