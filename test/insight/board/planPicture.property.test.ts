/** Whatever is written, the Plan picture holds each requirement and counts as the trees do. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planPicture } from '../../../src/insight/board/planPicture.ts';
import { childrenOf } from '../../../src/insight/moduleTree.ts';
import { membersOf } from '../../../src/insight/moduleTreeMembers.ts';
import type { TreeRow, TreeScope } from '../../../src/insight/moduleTreeRow.ts';
import { progressOf } from '../../../src/insight/progress.ts';
import { snapshotOf, testRoot } from '../../support/snapshotOf.ts';

const { id: root } = testRoot;
const plan = `
modules: [{ id: a, modules: [x, { id: y, modules: [z] }] }, b]
phases: [{ id: p1 }, { id: p2 }]
`;

interface Row {
  readonly modules: readonly string[];
  readonly phase: string;
  readonly status: string;
}

const row: fc.Arbitrary<Row> = fc.record({
  modules: fc.uniqueArray(fc.constantFrom('a', 'a/x', 'a/y', 'a/y/z', 'b', 'strange', 'n/a (shared)'), {
    maxLength: 3,
  }),
  phase: fc.constantFrom('', 'p1', 'p2', 'later', 'n/a (always)'),
  status: fc.constantFrom('', 'Proposed', 'Released', 'Rejected', 'In progress', 'Duplicate'),
});

const written = (rows: readonly Row[]): string =>
  [
    '| ID | Requirement | Module | Phase | Status |',
    '|---|---|---|---|---|',
    ...rows.map(
      ({ modules, phase, status }, at) =>
        `| R-${at} | Title ${at} | ${modules.join('；')} | ${phase} | ${status} |`,
    ),
  ].join('\n');

describe('the Plan picture of anything', () => {
  it('holds each requirement once for each of its modules, in one column, and counts as the tree does', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'docs/pool.md': written(rows) });
        const picture = planPicture({ snapshot, root, keys: null, findings: () => [], today: '2026-11-27' });
        const scope: TreeScope = { grouping: 'module', filter: null };
        const inTree = new Map<string, string[]>();
        const groups = new Map<string, string[]>();
        const keysIn = (kind: string): readonly string[] =>
          picture.rows
            .filter((each) => each.kind === kind)
            .flatMap(({ cells }) => cells.flat().map((index) => picture.cards[index]?.key ?? ''))
            .sort();
        const visit = (parent: TreeRow | null): void => {
          for (const child of childrenOf(snapshot, parent, scope)) {
            if (child.kind === 'module') {
              const keys = membersOf(snapshot, child, scope).map(({ key }) => key);
              inTree.set(child.path, keys.sort());
            }
            if (child.kind === 'group')
              groups.set(
                child.group,
                membersOf(snapshot, child, scope)
                  .map(({ key }) => key)
                  .sort(),
              );
            if (child.kind === 'module' || child.kind === 'system') visit(child);
          }
        };
        visit(null);
        for (const { module, cells, progress, shown } of picture.rows) {
          if (!module) continue;
          const keys = cells.flat().map((index) => picture.cards[index]?.key ?? '');
          assert.deepEqual([...keys].sort(), inTree.get(module.path) ?? []);
          const counts = snapshot.moduleCounts(root, module.path);
          assert.deepEqual(progress, progressOf(counts));
          assert.equal(shown, counts.total);
        }
        for (const { phase, shown } of picture.columns) {
          if (phase) assert.equal(shown, snapshot.phaseCounts(root, phase.id).total);
        }
        assert.equal(picture.cards.length, snapshot.rootCounts(root).total);
        const places = picture.rows.flatMap(({ cells }) => cells.flat());
        assert.equal(
          places.length,
          picture.cards.reduce((sum, { modules }) => sum + Math.max(1, modules.length), 0),
        );
        assert.deepEqual(
          keysIn('lacking'),
          [...(groups.get('withoutModule') ?? []), ...(groups.get('unknownModule') ?? [])].sort(),
        );
        assert.deepEqual(keysIn('exempt'), groups.get('noModuleNeeded') ?? []);
      }),
      { numRuns: 60 },
    );
  });
});
