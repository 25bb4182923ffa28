import assert from 'node:assert/strict';
import { nextStep } from '../../src/insight/nextStep.ts';
import { snapshotOf } from '../support/snapshotOf.ts';

const table = (row: string) => `| ID | Requirement | Module |\n|---|---|---|\n${row}\n`;

describe('the next step of a plan that begins', () => {
  it('is to create it where documents stand alone', () => {
    assert.equal(nextStep(snapshotOf({ 'pool.md': table('| R-1 | Import a list | Leads |') })), 'createPlan');
  });

  it('is to name modules, then to place requirements in them', () => {
    const pool = table('| R-1 | Import a list | |');
    assert.equal(nextStep(snapshotOf({ 'groundplan.yaml': 'system: x\n', 'pool.md': pool })), 'nameModules');
    assert.equal(nextStep(snapshotOf({ 'groundplan.yaml': 'modules: [Leads]\n', 'pool.md': pool })), 'place');
  });

  it('is none once a requirement has its module, or where there is none', () => {
    const pool = table('| R-1 | Import a list | Leads |');
    assert.equal(nextStep(snapshotOf({ 'groundplan.yaml': 'modules: [Leads]\n', 'pool.md': pool })), null);
    assert.equal(nextStep(snapshotOf({ 'notes.md': 'Nothing here.\n' })), null);
  });
});
