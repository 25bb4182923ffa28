import assert from 'node:assert/strict';
import { focusOn, foundInFocus, rowsInFocus, unplacedIn } from '../../src/insight/focus.ts';
import { childrenOf } from '../../src/insight/moduleTree.ts';
import { phaseChildren } from '../../src/insight/phaseTree.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

const plan = `
modules:
  - name: Leads
    modules: [{ name: Assign }]
  - name: Quotes
phases: [{ name: One }, { name: Two }]
`;
const pool = `
| ID | Requirement | Module | Phase |
|---|---|---|---|
| R-1 | Import a list | Leads | One |
| R-2 | Assign by region | Leads/Assign | |
| R-3 | Print a quote | Quotes | Two |
| R-4 | Quote from a lead | Leads、Quotes | Two |
`;
const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'docs/pool.md': pool });
const focus = (kind: 'module' | 'phase', path: string) => {
  const found = focusOn(snapshot, { kind, root: testRoot.id, path });
  assert.ok(found);
  return found;
};

describe('a focus', () => {
  it('on a module holds what is in it and in its submodules, and no other module', () => {
    const leads = focus('module', 'Leads');
    assert.deepEqual([...leads.filter.keys].sort(), ['R-1', 'R-2', 'R-4']);
    const rows = childrenOf(snapshot, null, { grouping: 'module', filter: leads.filter });
    assert.deepEqual(
      rows.map((row) => (row.kind === 'module' ? row.path : row.kind)),
      ['Leads'],
    );
    assert.equal(unplacedIn(snapshot, leads), 1);
  });

  it('on a phase holds what is planned for it', () => {
    const two = focus('phase', 'Two');
    assert.deepEqual([...two.filter.keys].sort(), ['R-3', 'R-4']);
    const rows = phaseChildren(snapshot, null, two.filter);
    assert.deepEqual(
      rows.map((row) => (row.kind === 'phase' ? row.phase : row.kind)),
      ['Two'],
    );
  });

  it('is narrowed by what a search finds', () => {
    const found = foundInFocus(snapshot, focus('module', 'Leads'), 'quote', ['R-3', 'R-4']);
    assert.deepEqual([...found.keys], ['R-4']);
    assert.deepEqual([...found.byModule.keys()], [`${testRoot.id}\nLeads`]);
  });

  it('is none where the plan has no such part', () => {
    assert.equal(focusOn(snapshot, { kind: 'module', root: testRoot.id, path: 'Gone' }), null);
    assert.equal(focusOn(snapshot, { kind: 'phase', root: testRoot.id, path: 'Gone' }), null);
  });

  it('leaves the rows that are part of it or have a part below', () => {
    const below = (row: string) => ({ a: ['x', 'in'], b: ['x'] })[row] ?? [];
    const left = rowsInFocus(
      ['a', 'b', 'in', 'out'],
      (row) => (row === 'in' ? 'in' : row === 'a' || row === 'b' ? 'below' : 'out'),
      below,
    );
    assert.deepEqual(left, ['a', 'in']);
  });
});
