/**
 * The numbers of the views, counted a second time from what was written and without any of our counters: counts,
 * progress, coverage and what is overdue.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lateLists } from '../../src/insight/lateLists.ts';
import { childrenOf } from '../../src/insight/moduleTree.ts';
import { contentOf, type RowContent, type RowText } from '../../src/insight/moduleTreeContent.ts';
import type { TreeRow, TreeScope } from '../../src/insight/moduleTreeRow.ts';
import { phaseChildren, phaseRowContent } from '../../src/insight/phaseTree.ts';
import { phaseLoad } from '../../src/insight/phaseLoad.ts';
import { moduleCard } from '../../src/insight/moduleCard.ts';
import { modulesWithoutStep, processCoverage } from '../../src/insight/processCoverage.ts';
import { processChildren, processRowContent } from '../../src/insight/processTree.ts';
import { toDoChildren, toDoContent, unplacedCount } from '../../src/insight/toDo.ts';
import { weightedProgress } from '../../src/insight/progress.ts';
import { unsupportedSteps } from '../../src/insight/stepSupport.ts';
import { formatMessage } from '../../src/model/message.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

const today = '2026-11-23';
const { id: root } = testRoot;
const modulePaths = ['a', 'a/x', 'a/y', 'b', 'b/z', 'c'] as const;
const stepIds = ['s1', 's2', 's3'] as const;
const phaseIds = ['p1', 'p2', 'p3'] as const;
const open = ['Proposed', 'Accepted', 'Planned', 'In progress', ''] as const;
const closed = ['Rejected', 'Deferred', 'Duplicate'] as const;

interface Row {
  readonly modules: readonly (typeof modulePaths)[number][];
  readonly phase: (typeof phaseIds)[number] | '';
  readonly step: (typeof stepIds)[number] | '';
  readonly status: (typeof open)[number] | (typeof closed)[number] | 'Released';
  readonly effort: number | null;
  readonly due: string;
}
interface Frame {
  readonly rows: readonly Row[];
  readonly dues: readonly (string | null)[];
  readonly capacities: readonly (number | null)[];
  readonly stepModules: readonly (readonly (typeof modulePaths)[number][])[];
}

const date = fc.constantFrom('2026-09-30', '2026-11-22', '2026-11-23', '2027-01-15');
const row: fc.Arbitrary<Row> = fc.record({
  modules: fc.uniqueArray(fc.constantFrom(...modulePaths), { maxLength: 2 }),
  phase: fc.constantFrom(...phaseIds, '' as const),
  step: fc.constantFrom(...stepIds, '' as const),
  status: fc.constantFrom(...open, ...closed, 'Released' as const),
  effort: fc.option(fc.integer({ min: 0, max: 3000 }).map((hundredths) => hundredths / 100)),
  due: fc.oneof(date, fc.constant('')),
});
const frame: fc.Arbitrary<Frame> = fc.record({
  rows: fc.array(row, { maxLength: 14 }),
  dues: fc.array(fc.option(date), { minLength: 3, maxLength: 3 }),
  capacities: fc.array(fc.option(fc.integer({ min: 0, max: 60 })), { minLength: 3, maxLength: 3 }),
  stepModules: fc.array(fc.uniqueArray(fc.constantFrom(...modulePaths), { maxLength: 2 }), {
    minLength: 3,
    maxLength: 3,
  }),
});

function written({ rows, dues, capacities, stepModules }: Frame): Record<string, string> {
  const phases = phaseIds.map((id, at) => {
    const due = (dues[at] ?? null) === null ? '' : `, due: ${dues[at]}`;
    return `{ id: ${id}, name: Stage ${id}${due}${(capacities[at] ?? null) === null ? '' : `, capacity: ${capacities[at]}`} }`;
  });
  const steps = stepIds.map(
    (id, at) => `{ id: ${id}, name: Step ${id}, modules: [${stepModules[at]?.join(', ')}] }`,
  );
  const plan = [
    'modules: [{ id: a, modules: [x, y] }, { id: b, modules: [z] }, c]',
    `phases: [${phases.join(', ')}]`,
    `processes: [{ id: deal, name: Deal, steps: [${steps.join(', ')}] }]`,
  ].join('\n');
  const table = rows.map(
    ({ modules, phase, step, status, effort, due }, at) =>
      `| R-${at} | Title ${at} | ${modules.join('；')} | ${phase} | ${step === '' ? '' : `Step ${step}`} | ${status} | ${effort ?? ''} | ${due} |`,
  );
  const head = '| ID | Requirement | Module | Phase | Step | Status | Effort | Due date |\n|-|-|-|-|-|-|-|-|';
  return { 'groundplan.yaml': `${plan}\n`, 'a.md': [head, ...table].join('\n') };
}

const isClosed = ({ status }: Row): boolean => closed.some((each) => each === status);
const isIn = (path: string, { modules }: Row): boolean =>
  modules.some((each) => each === path || each.startsWith(`${path}/`));
const sum = (rows: readonly Row[]): number =>
  rows.reduce((total, { effort }) => total + Math.round((effort ?? 0) * 100), 0) / 100;

interface Naive {
  readonly done: number;
  readonly total: number;
  readonly unplaced: number;
}
function tally(rows: readonly Row[]): Naive {
  const built = rows.filter((each) => !isClosed(each));
  return {
    done: built.filter(({ status }) => status === 'Released').length,
    total: built.length,
    unplaced: built.filter(({ modules, phase }) => modules.length === 0 || phase === '').length,
  };
}

const inWords = (text: RowText): string =>
  typeof text === 'string' ? text : formatMessage(text.key, text.args);
const figures = (content: RowContent | null): string => content?.details.map(inWords).join(' · ') ?? '';
const share = ({ done, total }: Naive): string => (total === 0 ? '' : `${done}/${total}`);
const scope: TreeScope = { grouping: 'module', filter: null };

describe('the numbers of the views', () => {
  it('are those that one counts by hand: counts and progress of modules', () => {
    check(({ rows }, snapshot) => {
      const shown = new Map<string, string>();
      const walk = (at: TreeRow | null): void => {
        for (const child of childrenOf(snapshot, at, scope)) {
          if (child.kind !== 'module') continue;
          shown.set(child.path, figures(contentOf(snapshot, child, scope)));
          walk(child);
        }
      };
      walk(null);
      for (const path of modulePaths) {
        const members = rows.filter((each) => isIn(path, each));
        const naive = tally(members);
        const lacking = naive.unplaced === 0 ? '' : `${naive.unplaced} without a phase`;
        assert.equal(shown.get(path), [share(naive), lacking].filter(Boolean).join(' · '));
        const card = moduleCard(snapshot, root, path);
        assert.deepEqual(card?.progress, { done: naive.done, total: naive.total });
        const built = members.filter((each) => !isClosed(each));
        const released = built.filter(({ status }) => status === 'Released');
        const weighted = {
          done: sum(released),
          total: sum(built),
          unknown: built.filter(({ effort }) => effort === null).length,
        };
        assert.deepEqual(card?.weighted, weighted.total === 0 ? null : weighted);
        const phases = [...phaseIds, '' as const].flatMap((phase) => {
          const part = tally(members.filter((each) => each.phase === phase));
          const name = phase === '' ? { id: null, name: null } : { id: phase, name: `Stage ${phase}` };
          return part.total === 0 ? [] : [{ ...name, done: part.done, total: part.total }];
        });
        assert.deepEqual(card?.phases, phases);
      }
      assert.equal(unplacedCount(snapshot), tally(rows).unplaced);
    });
  });

  it('are those that one counts by hand: phases, their load and what is overdue', () => {
    check((given, snapshot) => {
      const { rows, dues, capacities } = given;
      const late = new Set<string>();
      phaseIds.forEach((id, at) => {
        const members = rows.filter(({ phase }) => phase === id);
        const naive = tally(members);
        const left = members.filter((each) => !isClosed(each) && each.status !== 'Released');
        const says = members.some(({ status }) => status !== '');
        const due = dues[at] ?? null;
        const isLate = due !== null && due < today && left.length > 0 && says;
        if (isLate) late.add(id);
        const content = phaseRowContent(
          snapshot,
          phaseChildren(snapshot, null).find((each) => each.kind === 'phase' && each.phase === id)!,
          today,
        );
        const words = figures(content);
        assert.ok(words.startsWith(naive.total === 0 ? 'no requirements yet' : share(naive)), words);
        assert.equal(words.includes('overdue'), isLate, words);
        const capacity = capacities[at] ?? null;
        const load = phaseLoad(snapshot, root, id);
        assert.equal(load.open, sum(left));
        assert.equal(
          load.over,
          capacity === null ? 0 : Math.max(0, Math.round((sum(left) - capacity) * 100) / 100),
        );
        assert.equal(
          weightedProgress(snapshot.phaseCounts(root, id))?.total ?? 0,
          sum(members.filter((each) => !isClosed(each))),
        );
      });
      const overdue = rows.flatMap((each, at) => {
        if (isClosed(each) || each.status === 'Released') return [];
        const own = each.status !== '' && each.due !== '' && each.due < today;
        return own || (each.phase !== '' && late.has(each.phase)) ? [`R-${at}`] : [];
      });
      assert.deepEqual(
        lateLists(snapshot, today).overdue.map(({ id }) => id),
        overdue,
      );
      const group = toDoChildren(snapshot, null, today).find((each) => each.group === 'overdue');
      assert.equal(group ? figures(toDoContent(snapshot, group, today)) : '0', `${overdue.length}`);
    });
  });

  it('are those that one counts by hand: coverage of steps, both ways', () => {
    check(({ rows, stepModules }, snapshot) => {
      const built = rows.filter((each) => !isClosed(each));
      const since = (serving: readonly Row[]): string => {
        if (serving.some(({ status }) => status === 'Released')) return 'now';
        return phaseIds.find((id) => serving.some(({ phase }) => phase === id)) ?? 'open';
      };
      const states = stepIds.map((id, at) => {
        const own = built.filter(({ step }) => step === id);
        const carrying = stepModules[at] ?? [];
        if (own.length > 0) return since(own);
        if (carrying.length === 0) return 'never';
        return since(built.filter((each) => carrying.some((path) => isIn(path, each))));
      });
      const count = (state: string): number => states.filter((each) => each === state).length;
      const [process] = snapshot.plan(root).processes;
      assert.ok(process);
      assert.deepEqual(processCoverage(snapshot, root, process), {
        steps: 3,
        now: count('now'),
        later: phaseIds.flatMap((id) =>
          count(id) === 0 ? [] : [{ phase: id, name: `Stage ${id}`, steps: count(id) }],
        ),
        open: count('open'),
        never: count('never'),
      });
      assert.equal(unsupportedSteps(snapshot).length, count('never'));
      const first = processChildren(snapshot, null)[0];
      assert.ok(first);
      assert.ok(
        figures(processRowContent(snapshot, first)).startsWith(`${3 - count('never')} of 3 steps supported`),
      );

      const serves = (path: string): boolean =>
        stepModules
          .flat()
          .some((each) => each === path || each.startsWith(`${path}/`) || path.startsWith(`${each}/`)) ||
        built.some((each) => each.step !== '' && isIn(path, each));
      const idle = modulePaths.filter((path) => {
        const outer = path.includes('/') ? path.slice(0, path.indexOf('/')) : null;
        return !serves(path) && (outer === null || serves(outer));
      });
      assert.deepEqual(
        modulesWithoutStep(snapshot, root).map(({ path }) => path),
        idle,
      );
      const without = built.filter(({ step }) => step === '').length;
      const group = processChildren(snapshot, null).find(({ kind }) => kind === 'group');
      assert.equal(group ? figures(processRowContent(snapshot, group)) : '0', `${without}`);
    });
  });
});

function check(compare: (given: Frame, snapshot: ReturnType<typeof snapshotOf>) => void): void {
  fc.assert(
    fc.property(frame, (given) => compare(given, snapshotOf(written(given)))),
    { numRuns: 120 },
  );
}
