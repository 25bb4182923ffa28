/** Whether a changed text says what was to be written, and of everything else what it said before. */
import type { Claim, RequirementFact } from '../model/facts.ts';
import type { Field } from '../model/field.ts';
import { allModules, type EffectivePlan, type Module } from '../model/plan.ts';
import type { Requirement } from '../model/requirement.ts';
import { isOwn, says } from '../readers/table/fieldClaims.ts';
import { type FieldValue, type ModuleText, valueText, type WritableField } from '../readers/writer.ts';
import { claimedPriority, claimedStatus } from '../vocabulary/claimedValues.ts';
import { nameKey, pathParts } from '../vocabulary/names.ts';
import { exemptionReason, necessityOf, statusOf } from '../vocabulary/values.ts';
import type { PlanAndDocuments } from './planAndDocuments.ts';

export interface ReadBeforeAndAfter {
  readonly before: readonly RequirementFact[];
  readonly after: readonly RequirementFact[];
}

/** `written` are the requirements to be changed, each as it was read before. */
export function saysAndKeeps(
  snapshot: PlanAndDocuments,
  { before, after }: ReadBeforeAndAfter,
  written: ReadonlyMap<Requirement, RequirementFact>,
  field: WritableField,
  value: FieldValue,
): boolean {
  if (before.length !== after.length) return false;
  // A blank cell below a new header says nothing.
  const spoken = (claims: readonly Claim[]): Claim[] =>
    claims.filter((claim) => claim.text !== '' || !isAbout(claim.field, field)).map(asHeading);
  const changed = new Map([...written].map(([requirement, fact]) => [fact, requirement]));
  return before.every((fact, index) => {
    const now = after[index];
    if (!now || !isSameRequirement(fact, now)) return false;
    const requirement = changed.get(fact);
    if (!requirement) return sameClaims(spoken(fact.claims), spoken(now.claims));
    const others = (claims: readonly Claim[]): Claim[] =>
      claims.filter((claim) => !isAbout(claim.field, field)).map(asHeading);
    return (
      sameClaims(others(fact.claims), others(now.claims)) && saysNow(snapshot, requirement, now, field, value)
    );
  });
}

/** What stands in parentheses behind a heading is a field of its own requirement, and none of the others' place. */
function asHeading(claim: Claim): Claim {
  if (claim.field !== 'place' || claim.from !== 'heading') return claim;
  const text = claim.text.replace(/\s{0,8}[（([][^()（）[\]]{0,200}[)）\]]\s{0,8}$/u, '');
  return { ...claim, text };
}

export function isSameRequirement(a: RequirementFact, b: RequirementFact): boolean {
  return a.id === b.id && a.title === b.title && a.shape === b.shape && a.role === b.role;
}

export function sameClaims(a: readonly Claim[], b: readonly Claim[]): boolean {
  if (a.length !== b.length) return false;
  return a.every(({ field, from, text, name }, index) => {
    const other = b[index];
    // A mere title gets a key when another field joins it.
    const sameName = other?.name === name || (field === 'title' && name === '');
    return other?.field === field && other.from === from && other.text === text && sameName;
  });
}

/** Claims that setting the field may change. */
function isAbout(claimed: Field, field: WritableField): boolean {
  if (claimed === field) return true;
  if (field === 'module') return claimed === 'submodule';
  return claimed === 'phaseOrStatus' && (field === 'phase' || field === 'status');
}

function saysNow(
  snapshot: PlanAndDocuments,
  requirement: Requirement,
  fact: RequirementFact,
  field: WritableField,
  value: FieldValue,
): boolean {
  const own = fact.claims.filter(
    (claim) => isOwn(claim) && isAbout(claim.field, field) && says(claim.text, claim.field, field),
  );
  const stated = own.filter((claim) => claim.field !== 'submodule');
  const text = valueText(value);
  if (text === '') return stated.length === 0;
  const said = stated[0] ?? own[0];
  if (!said) return false;
  const placed = snapshot.placed(requirement, fact);
  if (field === 'module') return saysModule(snapshot.plan(requirement.root), placed, own, value);
  // A format with a few words of its own for statuses says the same in these.
  const isSame = sameText(said.text, text);
  if (!isSame && field === 'status') return statusOf(text) !== null && placed.status === statusOf(text);
  if (!isSame && exemptionReason(text) === null) return false;
  switch (field) {
    case 'phase':
      return saysPhase(snapshot.plan(requirement.root), placed, text);
    case 'status':
      return placed.status === claimedStatus(said);
    case 'priority':
      return placed.priority === claimedPriority(said);
    case 'necessity':
      return placed.necessity === necessityOf(text);
    case 'step':
    case 'owner':
    case 'withoutIt':
    case 'scenario':
    case 'value':
    case 'effort':
    case 'duplicateOf':
    case 'reason':
    case 'decided':
    case 'source':
    case 'requester':
    case 'created':
    case 'note':
      return true;
  }
}

function saysModule(
  plan: EffectivePlan,
  placed: Requirement,
  own: readonly Claim[],
  value: FieldValue,
): boolean {
  const text = valueText(value);
  const reason = exemptionReason(text);
  if (reason !== null) return placed.exemptFromModule === reason;
  // `线索管理` and `线索分配` in two columns say what `线索管理/线索分配` says in one.
  const inOrder = [...own].sort((a, b) => Number(a.field === 'submodule') - Number(b.field === 'submodule'));
  const names = inOrder.flatMap((claim) => pathParts(claim.text));
  const path = value !== null && typeof value === 'object' ? value : { path: [text], text };
  const isWritten = [pathParts(text), path.path.flatMap(pathParts)].some(
    (parts) => parts.length <= names.length && parts.every((part, at) => sameText(part, names[at] ?? '')),
  );
  if (!isWritten) return false;
  if (path.all)
    return (
      placed.modules.length === path.all.length &&
      placed.modules.every((module) => path.all?.includes(module.path))
    );
  const module = plan.modulesInferred ? null : moduleNamed(plan, path);
  return !module || (placed.modules.length === 1 && placed.modules[0]?.path === module.path);
}

/** The module of the plan that the names lead to, from the outermost on. */
export function moduleNamed(plan: EffectivePlan, { path, text }: ModuleText): Module | null {
  let modules = plan.modules;
  let found: Module | null = null;
  for (const name of path.flatMap(pathParts)) {
    const key = nameKey(name);
    found = modules.find((module) => [module.id, module.name].some((each) => nameKey(each) === key)) ?? null;
    if (!found) break;
    modules = found.modules;
  }
  if (found) return found;
  const named = [...allModules(plan.modules)].filter(({ path: own, name }) =>
    [own, name].some((each) => nameKey(each) === nameKey(text)),
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}

function saysPhase(plan: EffectivePlan, placed: Requirement, text: string): boolean {
  const reason = exemptionReason(text);
  if (reason !== null) return placed.exemptFromPhase === reason;
  const named = plan.phases.find((phase) =>
    [phase.id, phase.name, ...phase.aliases].some((name) => nameKey(name) === nameKey(text)),
  );
  return !named || placed.phase?.id === named.id;
}

/** Line ends and blanks may differ in what a format can hold. */
function sameText(a: string, b: string): boolean {
  const plain = (text: string): string => text.replace(/\s{1,100}/gu, ' ').trim();
  return plain(a) === plain(b);
}
