/** What differs between two states of a requirement, in the words of the plan as it is now. */
import { modulePathNames } from '../insight/modulePathNames.ts';
import { statusText } from '../insight/statusText.ts';
import type { RequirementFact } from '../model/facts.ts';
import type { Field } from '../model/field.ts';
import type { HistoryChange } from '../model/history.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { statedModules, statedPhase } from '../placement/statedNames.ts';
import { saysSomething } from '../vocabulary/claimedValues.ts';
import { isPlaceholder } from '../vocabulary/values.ts';

/** Told by what they amount to, wherever they are written, or as long texts. */
const toldOtherwise: ReadonlySet<Field> = new Set<Field>([
  'id',
  'title',
  'module',
  'submodule',
  'phase',
  'phaseOrStatus',
  'status',
  'step',
  'process',
  'place',
  'description',
  'acceptance',
]);

/**
 * `requirement` is the one of today that all are states of. Of several states before, as a merge has, one that says
 * the same already makes a value no change. The title and the place come first.
 */
export function fieldChanges(
  snapshot: Snapshot,
  requirement: Requirement,
  before: readonly RequirementFact[],
  after: RequirementFact,
  texts: readonly Field[],
): readonly HistoryChange[] {
  const now = valuesOf(snapshot, snapshot.placed(requirement, after));
  const then = before.map((fact) => valuesOf(snapshot, snapshot.placed(requirement, fact)));
  const keys = new Set([...now.keys(), ...then.flatMap((values) => [...values.keys()])]);
  const changes = [...keys].flatMap((key): readonly HistoryChange[] => {
    const to = now.get(key);
    const earlier = then.map((values) => values.get(key));
    if (earlier.some((value) => value?.text === to?.text)) return [];
    const [from] = earlier;
    const { field, name } = to ?? from ?? { field: 'other' as const, name: '' };
    return [{ field, name, from: from?.text ?? null, to: to?.text ?? null }];
  });
  return [...changes, ...texts.map((field): HistoryChange => ({ field, name: '', from: null, to: null }))];
}

interface Value {
  readonly field: Field;
  readonly name: string;
  readonly text: string;
}

/** What a requirement says of each field, by the field; of those that only a name tells apart, by that. */
function valuesOf(snapshot: Snapshot, requirement: Requirement): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  const add = (field: Field, text: string | null): void => {
    if (text !== null && text !== '') values.set(field, { field, name: '', text });
  };
  add('id', requirement.id);
  add('title', requirement.title);
  add('module', moduleText(snapshot, requirement));
  add('phase', phaseText(snapshot, requirement));
  add('status', statusText(requirement));
  add('step', stepText(snapshot, requirement));
  for (const { field, from, name, text, meaning } of requirement.fact.claims) {
    if (toldOtherwise.has(field) || (from !== 'field' && from !== 'column')) continue;
    if (meaning === undefined && isPlaceholder(text)) continue;
    // A column that was renamed is still the same field, unless only its name says what it is.
    const key = field === 'other' ? `other ${name}` : field;
    const before = values.get(key);
    // Several values of one field are one text.
    values.set(key, { field, name, text: before ? `${before.text}, ${text}` : text });
  }
  return values;
}

/** The name of a phase as the plan has it today, else as it was written; `null` where there is none. */
function phaseText(snapshot: Snapshot, requirement: Requirement): string | null {
  const { phase, root, exemptFromPhase, fact } = requirement;
  if (phase) return snapshot.phase(root, phase.id)?.name ?? phase.id;
  return unknownText(requirement, 'phase') ?? exemptFromPhase ?? statedPhase(fact)?.name ?? null;
}

function moduleText(snapshot: Snapshot, requirement: Requirement): string | null {
  const { exemptFromModule, fact, modules, root } = requirement;
  if (modules.length > 0) {
    return modules.map(({ path }) => modulePathNames(snapshot, root, path).join(' › ')).join(', ');
  }
  const unknown = unknownText(requirement, 'module');
  if (unknown !== null || exemptFromModule !== null) return unknown ?? exemptFromModule;
  // A module that was inferred then may be none today. Headings that name no module of today may never have been one.
  const stated = statedModules(fact).filter(({ claim }) => claim.field !== 'place');
  return or(stated.map(({ path }) => path.join(' › ')).join(', '));
}

function stepText(snapshot: Snapshot, requirement: Requirement): string | null {
  const { fact, root, step } = requirement;
  if (step) return snapshot.step(root, step.path)?.name ?? step.path;
  const own = fact.claims.find((claim) => claim.field === 'step' && saysSomething(claim));
  return own?.text ?? null;
}

function unknownText({ unknown }: Requirement, field: 'module' | 'phase'): string | null {
  return unknown.find((name) => name.field === field)?.text ?? null;
}

function or(text: string): string | null {
  return text === '' ? null : text;
}
