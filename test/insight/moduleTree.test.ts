import assert from 'node:assert/strict';
import { childrenOf, pathToRequirement, rangeSize } from '../../src/insight/moduleTree.ts';
import type { Grouping, TreeRow, TreeScope } from '../../src/insight/moduleTreeRow.ts';
import { contentOf } from '../../src/insight/moduleTreeContent.ts';
import type { RowText } from '../../src/insight/moduleTreeContent.ts';
import { filterTo } from '../../src/insight/requirementFilter.ts';
import { formatMessage } from '../../src/model/message.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { snapshotOf, snapshotOfRoots } from '../support/snapshotOf.ts';

const plan = `
modules:
  - id: leads
    name: Leads
    modules:
      - { id: assign, name: Assign }
      - { id: pool, name: Pool }
  - { id: orders, name: Orders }
phases:
  - { id: p1, name: Phase 1, goal: No lead is lost }
  - { id: p2, name: Phase 2 }
`;

const pool = `
| ID | Requirement | Module | Phase | Status |
|---|---|---|---|---|
| R-01 | Assign by region | Assign | Phase 1 | Released |
| R-02 | Take back after 48 h | Pool; Assign | Phase 1 | In Progress |
| R-03 | One phone number, one lead | Leads | | Proposed |
| R-04 | Chat window | Pool | | Rejected |
| R-05 | Export needs approval | | Phase 2 | Proposed |
| R-06 | Keep a log for a year | n/a (for every module) | Phase 2 | Accepted |
| R-07 | Prefer those who close | Asign | Phase 2 | Proposed |
`;

const code = `// @req R-01\nexport const assign = 1; // R-01\n`;
const files = { 'groundplan.yaml': plan, 'docs/requirements.md': pool, 'src/assign.ts': code };

const inWords = (text: RowText): string =>
  typeof text === 'string' ? text : formatMessage(text.key, text.args);

/** The whole tree as people see it, two blanks for each level. */
function drawn(snapshot: Snapshot, scope: TreeScope, row: TreeRow | null = null, indent = ''): string[] {
  return childrenOf(snapshot, row, scope).flatMap((child) => {
    const content = contentOf(snapshot, child, scope);
    assert.ok(content, child.id);
    const below = drawn(snapshot, scope, child, `${indent}  `);
    assert.equal(content.hasChildren, below.length > 0, child.id);
    return [[indent + inWords(content.label), ...content.details.map(inWords)].join(' · '), ...below];
  });
}

const by = (grouping: Grouping): TreeScope => ({ grouping, filter: null });

function idsOf(snapshot: Snapshot, scope: TreeScope, row: TreeRow | null = null): string[] {
  return childrenOf(snapshot, row, scope).flatMap((child) => [child.id, ...idsOf(snapshot, scope, child)]);
}

describe('the Modules view by module', () => {
  it('shows modules, submodules, requirements and code, then what has no module and what needs none', () => {
    assert.deepEqual(drawn(snapshotOf(files), by('module')), [
      'Leads · 1/3 · 1 without a phase',
      '  Assign · 1/2',
      '    R-01 Assign by region · Phase 1 · Released',
      '      assign.ts:1 · implements · src',
      '      assign.ts:2 · mentions · src',
      '    R-02 Take back after 48 h · Phase 1 · In Progress',
      '  Pool · 0/1',
      '    R-02 Take back after 48 h · Phase 1 · In Progress',
      '    R-04 Chat window · Rejected',
      '  R-03 One phone number, one lead · No phase · Proposed',
      'Orders',
      'No module · 1',
      '  R-05 Export needs approval · Phase 2 · Proposed',
      'Name not in the plan · 1',
      '  R-07 Prefer those who close · Phase 2 · “Asign” is not in the plan · Proposed',
      'Needs no module · 1',
      '  R-06 Keep a log for a year · Phase 2 · Accepted · for every module',
    ]);
  });

  it('puts everything under the system where the plan names one', () => {
    const snapshot = snapshotOf({ ...files, 'groundplan.yaml': `system: { name: Shop }\n${plan}` });
    const rows = childrenOf(snapshot, null, by('module'));
    assert.deepEqual(
      rows.map((row) => contentOf(snapshot, row, by('module'))),
      [{ label: 'Shop', details: ['1/6', { key: '{0} unplaced', args: [3] }], hasChildren: true }],
    );
    assert.deepEqual(drawn(snapshot, by('module'), rows[0] ?? null), drawn(snapshotOf(files), by('module')));
  });

  it('shows modules that the documents name where there is no plan', () => {
    assert.deepEqual(
      drawn(
        snapshotOf({ 'docs/a.md': '| ID | Requirement | Module |\n|-|-|-|\n| A-1 | Pay | Orders |\n' }),
        by('module'),
      ),
      ['Orders · 0/1 · 1 without a phase', '  A-1 Pay · No phase'],
    );
  });

  it('has no row at all for a workspace without requirements', () => {
    assert.deepEqual(drawn(snapshotOf({ 'README.md': '# Shop\n' }), by('module')), []);
  });

  it('gives each row an id of its own that stays the same in the next snapshot', () => {
    const before = idsOf(snapshotOf(files), by('module'));
    assert.equal(new Set(before).size, before.length);
    const more = snapshotOf({ ...files, 'docs/more.md': pool.replaceAll('R-0', 'S-0') });
    const after = new Set(idsOf(more, by('module')));
    assert.deepEqual(
      before.filter((id) => !after.has(id)),
      [],
    );
  });

  it('names the folders only when more than one has something to show', () => {
    const shop = { id: 'file:///shop', name: 'shop' };
    const docs = { id: 'file:///docs', name: 'docs' };
    const empty = { id: 'file:///empty', name: 'empty' };
    const one = snapshotOfRoots([
      { root: shop, files },
      { root: empty, files: { 'a.md': '# Notes\n' } },
    ]);
    assert.deepEqual(drawn(one, by('module')), drawn(snapshotOf(files), by('module')));
    const two = snapshotOfRoots([
      { root: shop, files },
      { root: docs, files: { 'b.md': pool } },
    ]);
    const roots = childrenOf(two, null, by('module')).map((row) => contentOf(two, row, by('module'))?.label);
    assert.deepEqual(roots, ['shop', 'docs']);
  });
});

describe('the Modules view by phase', () => {
  it('shows phases with their goal, the modules in them, and what has no phase or needs none', () => {
    assert.deepEqual(drawn(snapshotOf(files), by('phase')), [
      'Phase 1 · 1/2 · No lead is lost',
      '  Leads › Assign · 1/2',
      '    R-01 Assign by region · Released',
      '      assign.ts:1 · implements · src',
      '      assign.ts:2 · mentions · src',
      '    R-02 Take back after 48 h · In Progress',
      '  Leads › Pool · 0/1',
      '    R-02 Take back after 48 h · In Progress',
      'Phase 2 · 0/3 · 2 without a module',
      '  No module · 1',
      '    R-05 Export needs approval · Proposed',
      '  Name not in the plan · 1',
      '    R-07 Prefer those who close · “Asign” is not in the plan · Proposed',
      '  Needs no module · 1',
      '    R-06 Keep a log for a year · Accepted · for every module',
      'No phase · 1',
      '  R-03 One phone number, one lead · Leads · Proposed',
      'Needs no phase · 1',
      '  R-04 Chat window · Leads › Pool · Rejected',
    ]);
  });
});

describe('more requirements in one place than a list can hold', () => {
  const rows = Array.from(
    { length: rangeSize + 7 },
    (_, index) => `| B-${index + 1} | Title ${index + 1} | Big |`,
  );
  const snapshot = snapshotOf({
    'docs/big.md': ['| ID | Requirement | Module |', '|-|-|-|', ...rows, ''].join('\n'),
  });
  const [big] = childrenOf(snapshot, null, by('module'));

  it('stand in ranges', () => {
    const ranges = childrenOf(snapshot, big ?? null, by('module'));
    assert.deepEqual(
      ranges.map((row) => contentOf(snapshot, row, by('module'))?.label),
      ['1–500', '501–507'],
    );
    const last = childrenOf(snapshot, ranges[1] ?? null, by('module'));
    assert.equal(last.length, 7);
    assert.equal(contentOf(snapshot, last[6] as TreeRow, by('module'))?.label, 'B-507 Title 507');
  });

  it('are found in their range', () => {
    const path = pathToRequirement(snapshot, 'B-503', by('module'));
    assert.deepEqual(
      path.map((row) => row.kind),
      ['module', 'range', 'requirement'],
    );
  });
});

describe('the way to a requirement', () => {
  const snapshot = snapshotOf(files);

  for (const grouping of ['module', 'phase'] as const) {
    it(`leads to each one, by ${grouping}`, () => {
      for (const { key } of snapshot.requirements()) {
        const path = pathToRequirement(snapshot, key, by(grouping));
        const last = path.at(-1);
        assert.ok(last?.kind === 'requirement' && last.key === key, key);
        path.forEach((row, index) => assert.equal(row.parent?.id, path[index - 1]?.id));
      }
    });
  }

  it('is empty for one that is not there, or that the filter hides', () => {
    assert.deepEqual(pathToRequirement(snapshot, 'R-99', by('module')), []);
    const scope: TreeScope = { grouping: 'module', filter: filterTo(snapshot, 'text', ['R-01']) };
    assert.deepEqual(pathToRequirement(snapshot, 'R-02', scope), []);
  });
});

describe('a filter over the Modules view', () => {
  const snapshot = snapshotOf(files);

  it('leaves the requirements that fit and what is above them, with how many they are', () => {
    const filter = filterTo(snapshot, 'text', ['R-02', 'R-05', 'R-99', 'R-02']);
    assert.deepEqual(drawn(snapshot, { grouping: 'module', filter }), [
      'Leads · 1',
      '  Assign · 1',
      '    R-02 Take back after 48 h · Phase 1 · In Progress',
      '  Pool · 1',
      '    R-02 Take back after 48 h · Phase 1 · In Progress',
      'No module · 1',
      '  R-05 Export needs approval · Phase 2 · Proposed',
    ]);
    assert.deepEqual(drawn(snapshot, { grouping: 'phase', filter: filterTo(snapshot, 'text', ['R-05']) }), [
      'Phase 2 · 1',
      '  No module · 1',
      '    R-05 Export needs approval · Proposed',
    ]);
  });

  it('leaves nothing where nothing fits', () => {
    assert.deepEqual(drawn(snapshot, { grouping: 'module', filter: filterTo(snapshot, 'text', []) }), []);
  });
});
