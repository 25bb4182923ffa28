import assert from 'node:assert/strict';
import { writeAgreement } from '../../../src/edits/takeOver/writeAgreement.ts';
import { agreedBy } from '../../../src/insight/compare/agreements.ts';
import type { Difference } from '../../../src/insight/compare/difference.ts';
import { readPlan } from '../../../src/readers/planFile/readPlan.ts';
import { applySourceEdits } from '../../../src/readers/writer.ts';

const phase: Difference = {
  id: 'requirement CRM-042 phase',
  subject: 'requirement',
  change: 'moved',
  field: 'phase',
  from: 'CRM-042',
  to: 'CRM-042',
  title: 'CRM-042 高意向线索优先分配',
  name: 'CRM-042',
  before: '三期',
  after: '二期',
};
const module: Difference = {
  id: 'module insight',
  subject: 'module',
  change: 'removed',
  field: '',
  from: 'insight',
  to: null,
  title: '经营看板',
  name: 'insight',
  before: '经营看板',
  after: '',
};

function written(
  text: string,
  ...args: [Difference[], ('business' | 'pm' | 'operations')[], string]
): string {
  const edits = writeAgreement(text, ...args);
  if ('key' in edits) throw new Error(edits.key);
  return applySourceEdits(text, edits);
}

describe('recording who agreed on a difference', () => {
  const plan = '# 规划\nmodules: [线索]\n';

  it('adds a list to the plan file, and further ones behind it', () => {
    const one = written(plan, [phase], ['business'], '2026-11-27');
    assert.equal(
      one,
      `${plan}agreed:\n  - about: requirement CRM-042\n    what: phase\n    there: 三期\n    here: 二期\n    business: 2026-11-27\n`,
    );
    const two = written(one, [module], ['business', 'pm'], '2026-11-28');
    assert.equal(
      two,
      `${one}  - about: module insight\n    what: removed\n    there: 经营看板\n    business: 2026-11-28\n    pm: 2026-11-28\n`,
    );
    const { plan: read, problems } = readPlan(two);
    assert.deepEqual(problems, []);
    assert.deepEqual(agreedBy(read?.agreed ?? [], phase), { business: '2026-11-27' });
    assert.deepEqual(agreedBy(read?.agreed ?? [], module), { business: '2026-11-28', pm: '2026-11-28' });
  });

  it('keeps the day of those who agreed before', () => {
    const one = written(plan, [phase], ['business'], '2026-11-27');
    const two = written(one, [phase], ['business', 'operations'], '2026-12-01');
    assert.deepEqual(agreedBy(readPlan(two).plan?.agreed ?? [], phase), {
      business: '2026-11-27',
      operations: '2026-12-01',
    });
  });

  it('takes it back, and the list goes with its last entry', () => {
    const one = written(plan, [phase], ['business', 'pm'], '2026-11-27');
    assert.deepEqual(
      agreedBy(readPlan(written(one, [phase], ['pm'], '2026-11-28')).plan?.agreed ?? [], phase),
      { pm: '2026-11-27' },
    );
    assert.equal(written(one, [phase], [], '2026-11-28'), plan);
  });

  it('no longer holds when one of the plans says something else', () => {
    const one = written(plan, [phase], ['business'], '2026-11-27');
    assert.deepEqual(agreedBy(readPlan(one).plan?.agreed ?? [], { ...phase, after: '一期' }), {});
  });

  it('writes nothing into a plan file with an error', () => {
    assert.ok('key' in writeAgreement('modules: [', [phase], ['pm'], '2026-11-27'));
  });
});
