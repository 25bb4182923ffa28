/**
 * What each claim of a requirement amounted to for its module, phase and step, in the order in which they
 * were asked. It repeats no decision of placement: it reads off the placed requirement which claim won.
 */
import type { Claim } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import { lacksModule, lacksPhase, needsPlacement, type Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { compareRanges } from '../../model/textRange.ts';
import { PlanNames } from '../../placement/planNames.ts';
import { isGenericHeading } from '../../vocabulary/genericHeadings.ts';
import { withoutNumbering } from '../../vocabulary/names.ts';
import { exemptionReason, isPlaceholder, statusOf } from '../../vocabulary/values.ts';
import { modulePathNames } from '../modulePathNames.ts';
import type { ExplanationLine, ExplanationSection } from './explanation.ts';

type PlacedField = 'module' | 'phase' | 'step';

const asked: Readonly<Record<PlacedField, ReadonlySet<Claim['field']>>> = {
  module: new Set(['module', 'submodule', 'place']),
  phase: new Set(['phase', 'phaseOrStatus', 'place']),
  step: new Set(['step', 'process', 'scenario']),
};

export function explainModule(snapshot: Snapshot, requirement: Requirement): ExplanationSection {
  const { modulesInferred } = snapshot.plan(requirement.root);
  return {
    heading: message('Module'),
    lines: [
      { text: moduleVerdict(snapshot, requirement) },
      ...(modulesInferred
        ? [{ text: message('No plan file names modules, so columns, fields and headings name them.') }]
        : []),
      ...claimLines(snapshot, requirement, 'module'),
    ],
  };
}

export function explainPhase(snapshot: Snapshot, requirement: Requirement): ExplanationSection {
  const { phasesInferred } = snapshot.plan(requirement.root);
  return {
    heading: message('Phase'),
    lines: [
      { text: phaseVerdict(snapshot, requirement) },
      ...(phasesInferred
        ? [{ text: message('No plan file names phases, so columns, fields and headings name them.') }]
        : []),
      ...claimLines(snapshot, requirement, 'phase'),
    ],
  };
}

/** `null` where the plan has no processes and nothing names one. */
export function explainStep(snapshot: Snapshot, requirement: Requirement): ExplanationSection | null {
  const lines = claimLines(snapshot, requirement, 'step');
  if (lines.length === 0) return null;
  const step = requirement.step && snapshot.step(requirement.root, requirement.step.path);
  const verdict = step
    ? message('It serves the step “{0}”.', step.name)
    : message('It serves no step of a business process.');
  return { heading: message('Step'), lines: [{ text: verdict }, ...lines] };
}

function moduleVerdict(snapshot: Snapshot, requirement: Requirement): Message {
  const { modules, exemptFromModule, root } = requirement;
  if (modules.length > 0) {
    const names = modules.map(({ path }) => modulePathNames(snapshot, root, path).join(' › '));
    return message('It is in “{0}”.', names.join(' · '));
  }
  if (exemptFromModule !== null) return message('It needs no module: {0}', exemptFromModule);
  if (!needsPlacement(requirement)) return message('It is in no module, and being closed it needs none.');
  return lacksModule(requirement) && requirement.unknown.some(({ field }) => field === 'module')
    ? message('It is in no module, as the plan does not have the name that is written.')
    : message('It is in no module.');
}

function phaseVerdict(snapshot: Snapshot, requirement: Requirement): Message {
  const { phase, exemptFromPhase, root } = requirement;
  if (phase) return message('It is in “{0}”.', snapshot.phase(root, phase.id)?.name ?? phase.id);
  if (exemptFromPhase !== null) return message('It needs no phase: {0}', exemptFromPhase);
  if (!needsPlacement(requirement)) return message('It is in no phase, and being closed it needs none.');
  return lacksPhase(requirement) && requirement.unknown.some(({ field }) => field === 'phase')
    ? message('It is in no phase, as the plan does not have the name that is written.')
    : message('It is in no phase.');
}

function claimLines(
  snapshot: Snapshot,
  requirement: Requirement,
  field: PlacedField,
): readonly ExplanationLine[] {
  const written = planClaims(snapshot, requirement).filter((claim) => asked[field].has(claim.field));
  const claims = [...written, ...requirement.fact.claims.filter((claim) => asked[field].has(claim.field))];
  const winners = winningClaims(requirement, field);
  const last = claims.findLastIndex((claim) => winners.has(claim) || isUnknown(requirement, claim));
  // An own module, known or not, keeps headings and folders from being asked at all.
  const own =
    field === 'module' &&
    written.length === 0 &&
    claims.some((claim) => claim.field !== 'place' && (winners.has(claim) || isUnknown(requirement, claim)));
  return claims.flatMap((claim, at): ExplanationLine[] => {
    const decided = (last >= 0 && at > last) || at >= (written.length || claims.length);
    const isOfPath = claim.from === 'file' || claim.from === 'folder';
    // A long path that nobody asked for says nothing.
    if (isOfPath && claim.field === 'place' && (decided || own)) return [];
    const outcome = outcomeOf(snapshot, requirement, field, claim, { own, decided });
    const hasPlace = claim.range.endLine + claim.range.endCharacter > 0;
    const place = { uri: placeOf(snapshot, requirement, claim), range: claim.range };
    return [{ text: said(claim), outcome, ...(hasPlace && { place }) }];
  });
}

/** What the plan file says of the requirement: it counts alone. */
function planClaims(snapshot: Snapshot, requirement: Requirement): readonly Claim[] {
  const { fact, root, uri } = requirement;
  const placed = [...requirement.modules, requirement.phase, requirement.step, ...requirement.unknown];
  const known = placed.flatMap((placement) => placement?.claim ?? []).filter(({ from }) => from === 'plan');
  const written = new PlanNames(snapshot.plan(root)).claimsFor(
    () => snapshot.document(uri)?.path ?? null,
    fact,
  );
  return written.map((claim) => known.find(({ range }) => compareRanges(range, claim.range) === 0) ?? claim);
}

function winningClaims(requirement: Requirement, field: PlacedField): ReadonlySet<Claim> {
  if (field === 'module') return new Set(requirement.modules.map(({ claim }) => claim));
  const placed = requirement[field];
  return new Set(placed ? [placed.claim] : []);
}

function isUnknown({ unknown }: Requirement, claim: Claim): boolean {
  return unknown.some((name) => name.claim === claim);
}

/** What the plan file says of a requirement stands in the plan file. */
function placeOf(snapshot: Snapshot, { root, uri }: Requirement, { from }: Claim): string {
  return from === 'plan' ? (snapshot.plan(root).uri ?? uri) : uri;
}

function said({ from, name, text }: Claim): Message {
  const value = text.replace(/\s+/gu, ' ').slice(0, 120);
  switch (from) {
    case 'column':
      return value === ''
        ? message('Column “{0}” is empty', name)
        : message('Column “{0}” says “{1}”', name, value);
    case 'field':
      return value === ''
        ? message('Field “{0}” is empty', name)
        : message('Field “{0}” says “{1}”', name, value);
    case 'heading':
      return name === ''
        ? message('The heading above is “{0}”', value)
        : message('The heading above says “{0}”: “{1}”', name, value);
    case 'file':
      return name === ''
        ? message('The file is named “{0}”', value)
        : message('The whole file says “{0}”: “{1}”', name, value);
    case 'folder':
      return message('The folder is named “{0}”', value);
    case 'plan':
      return message('The plan file says “{0}” for it', value);
  }
}

function outcomeOf(
  snapshot: Snapshot,
  requirement: Requirement,
  field: PlacedField,
  claim: Claim,
  { own, decided }: { readonly own: boolean; readonly decided: boolean },
): Message {
  if (winningClaims(requirement, field).has(claim)) return message('this decides');
  const unknown = requirement.unknown.find((name) => name.claim === claim && name.field === field);
  if (unknown) {
    const [best] = unknown.suggestions;
    return best === undefined
      ? message('the plan has no such name')
      : message('the plan has no such name; did you mean “{0}”?', best);
  }
  const reason = exemptionReason(claim.text);
  if (reason !== null && claim.field === field) return message('this says that it needs none');
  if (isPlaceholder(claim.text)) return message('says nothing');
  if (claim.field === 'phaseOrStatus' && statusOf(claim.text) !== null) return message('taken as the status');
  if (claim.field === 'place' && own) return message('not asked, as it names a module itself');
  if (decided) return message('not asked, as something nearer decided');
  if (field === 'module' && claim.field !== 'place' && requirement.modules.length > 0)
    return message('read together with what decides');
  if (field === 'step' && requirement.step) return message('read together with what decides');
  if (claim.field === 'place' && claim.from === 'heading' && isGenericHeading(withoutNumbering(claim.text)))
    return message('a general word that names nothing');
  const { modulesInferred, phasesInferred } = snapshot.plan(requirement.root);
  if (field === 'module')
    return modulesInferred && (claim.from === 'file' || claim.from === 'folder') && claim.name === ''
      ? message('only a plan file can say that this is a module')
      : message('names no module of the plan');
  if (field === 'phase')
    return phasesInferred ? message('has no word for a phase') : message('names no phase of the plan');
  return message('names no step of the plan');
}
