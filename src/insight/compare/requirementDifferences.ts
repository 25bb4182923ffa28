/** What differs in the requirements of two plans: which there are, where they belong, and what they say. */
import { listParts } from '../../vocabulary/names.ts';
import type { BothPlans } from './bothPlans.ts';
import type { Change, Difference } from './difference.ts';
import { moduleNames } from './frameDifferences.ts';
import { isSameText, ItemDifferences } from './itemDifferences.ts';
import type { ComparedRequirement, PlanState } from './planState.ts';

/** Other words for the same thing, rather than another thing. */
const wording: ReadonlySet<string> = new Set(['description', 'acceptance', 'withoutIt', 'scenario', 'note']);
/** Fields that name requirements by their ids. */
const links: ReadonlySet<string> = new Set(['parent', 'dependsOn', 'duplicateOf', 'covers', 'links']);

export function requirementDifferences(both: BothPlans): readonly Difference[] {
  const { from, to, matches } = both;
  const found = to.requirements.map((two, index) => {
    const one = from.requirements[matches.requirements.fromOf(index)];
    return one ? changes(both, one, two) : alone('added', two, to);
  });
  const removed = matches.requirements
    .freeFrom()
    .flatMap((index) => from.requirements[index] ?? [])
    .map((one) => alone('removed', one, from));
  return [...found, ...removed].flatMap((item) => item.found);
}

/** One that only one plan has, with where it belongs there. */
function alone(
  change: 'added' | 'removed',
  requirement: ComparedRequirement,
  plan: PlanState,
): ItemDifferences {
  const { key } = requirement;
  const [from, to] = change === 'added' ? [null, key] : [key, null];
  const name = requirement.id ?? requirement.title;
  const item = new ItemDifferences('requirement', from, to, requirementTitle(requirement), name);
  const place = (['module', 'phase'] as const)
    .map((field) => placeText(plan, requirement, field))
    .filter((text) => text !== '')
    .join(' · ');
  item.add(change, '', change === 'added' ? '' : place, change === 'added' ? place : '');
  return item;
}

export function requirementTitle({ id, title }: ComparedRequirement): string {
  return id === null ? title : `${id} ${title}`.trim();
}

function changes(both: BothPlans, one: ComparedRequirement, two: ComparedRequirement): ItemDifferences {
  const { from, to, toFrom } = both;
  const name = two.id ?? one.id ?? two.title;
  const item = new ItemDifferences('requirement', one.key, two.key, requirementTitle(one), name);
  item.text('id', one.id, two.id, 'renamed');
  item.text('title', one.title, two.title, 'reworded');
  const placed = (field: 'module' | 'phase' | 'step', same: boolean): void => {
    if (!same) item.add('moved', field, placeText(from, one, field), placeText(to, two, field));
  };
  placed(
    'module',
    sameSet(
      one.modules,
      two.modules.map((path) => toFrom.module(path)),
    ) && sameUnplaced(one, two, 'module'),
  );
  placed(
    'phase',
    one.phase === (two.phase === null ? null : toFrom.phase(two.phase)) && sameUnplaced(one, two, 'phase'),
  );
  placed(
    'step',
    one.step === (two.step === null ? null : toFrom.step(two.step)) && sameUnplaced(one, two, 'step'),
  );
  for (const field of ['status', 'priority', 'necessity'] as const) {
    if (!isSameText(one[field], two[field]))
      item.add('changed', field, one.words[field] ?? one[field] ?? '', two.words[field] ?? two[field] ?? '');
  }
  for (const name of new Set([...one.texts.keys(), ...two.texts.keys()])) {
    const [before, after] = [one.texts.get(name) ?? '', two.texts.get(name) ?? ''];
    const isSame = links.has(name)
      ? sameSet(
          idsIn(before),
          idsIn(after).map((id) => toFrom.requirementId(id)),
        )
      : isSameText(before, after);
    if (isSame) continue;
    const change: Change = wording.has(name) && before !== '' && after !== '' ? 'reworded' : 'changed';
    item.add(change, `text:${name}`, before, after);
  }
  return item;
}

/** A name that the plan does not have, or a reason for having none, counts as it is written. */
function sameUnplaced(
  one: ComparedRequirement,
  two: ComparedRequirement,
  field: 'module' | 'phase' | 'step',
): boolean {
  return isSameText(one.unplaced[field] ?? null, two.unplaced[field] ?? null);
}

/** Where a requirement belongs, by the names of its plan. */
export function placeText(
  plan: PlanState,
  { modules, phase, step, unplaced }: ComparedRequirement,
  field: 'module' | 'phase' | 'step',
): string {
  const written = unplaced[field] ?? '';
  if (field === 'module') return modules.length === 0 ? written : moduleNames(plan.modules, modules);
  if (field === 'phase')
    return phase === null ? written : (plan.phases.find(({ id }) => id === phase)?.name ?? phase);
  return step === null ? written : (plan.steps.find(({ path }) => path === step)?.name ?? step);
}

function idsIn(text: string): readonly string[] {
  return listParts(text.replace(/[,，]/gu, ';')).flatMap((part) => part.split(/\s+/u));
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return [...new Set(a)].sort().join('\n') === [...new Set(b)].sort().join('\n');
}
