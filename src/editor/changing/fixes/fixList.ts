/**
 * What mends a finding about a requirement or a part of the plan, each as a command with its words: one list for the quick fixes of a
 * document, the card, and whatever else shows findings.
 */
import { canHaveId } from '../../../edits/giveIds.ts';
import { nextId } from '../../../edits/nextId.ts';
import type { Finding } from '../../../model/finding.ts';
import { message, type Message } from '../../../model/message.ts';
import type { Requirement, UnknownName } from '../../../model/requirement.ts';
import type { Snapshot } from '../../../model/snapshot.ts';
import { partFixList, stuckFixList } from './frameFixes.ts';

export type FixCommand =
  | 'groundplan.addStep'
  | 'groundplan.correctName'
  | 'groundplan.createInPlan'
  | 'groundplan.giveId'
  | 'groundplan.markDifferent'
  | 'groundplan.markDuplicate'
  | 'groundplan.openPlanCard'
  | 'groundplan.markDuplicateOf'
  | 'groundplan.setModule'
  | 'groundplan.setNecessity'
  | 'groundplan.setNoModule'
  | 'groundplan.setOwner'
  | 'groundplan.setPhase'
  | 'groundplan.setPlanField'
  | 'groundplan.setStatus'
  | 'groundplan.setStep'
  | 'groundplan.setWithoutIt';

export interface Fix {
  readonly label: Message;
  readonly command: FixCommand;
  readonly args: readonly unknown[];
  /** The one that is most likely meant; at most one of a list is. */
  readonly isPreferred?: true;
  /** Where it writes a name of the plan in place of the one that the document has. */
  readonly correction?: Correction;
}

export interface Correction {
  readonly requirement: Requirement;
  readonly unknown: UnknownName;
  readonly name: string;
}

/** Beyond these a person has to look at each anyway. */
export const mostOthers = 3;
const longestNewName = 80;
const longestTitle = 40;

/** Nothing for a finding that commands alone cannot mend. */
export function fixList(snapshot: Snapshot, finding: Finding): readonly Fix[] {
  const requirement = snapshot.requirement(finding.requirement ?? '');
  if (!requirement) return partFixList(snapshot, finding);
  return [
    ...stuckFixList(snapshot, requirement, finding),
    ...placeFixList(snapshot, requirement, finding),
    ...duplicateFixList(snapshot, requirement, finding),
    ...twinFixList(snapshot, requirement, finding),
  ];
}

type PlaceField = UnknownName['field'];

/** What can be set about a finding, by its code. */
const fieldOfCode: Readonly<Record<string, PlaceField>> = {
  'requirement/no-module': 'module',
  'requirement/unknown-module': 'module',
  'requirement/no-phase': 'phase',
  'requirement/unknown-phase': 'phase',
  'requirement/unknown-step': 'step',
};

function placeFixList(snapshot: Snapshot, requirement: Requirement, finding: Finding): readonly Fix[] {
  const field = fieldOfCode[finding.code];
  if (!field) return [];
  const unknown = requirement.unknown.find(
    (name) =>
      `requirement/unknown-${name.field}` === finding.code &&
      (name.claim.range === finding.range || name.field === field),
  );
  const { key } = requirement;
  const corrections = unknown
    ? (finding.suggestions ?? []).map((name, nth): Fix => ({
        label: message('Did you mean “{0}”?', name),
        command: 'groundplan.correctName',
        args: [key, field, name],
        correction: { requirement, unknown, name },
        ...(nth === 0 && { isPreferred: true }),
      }))
    : [];
  const setting: Readonly<Record<PlaceField, readonly Fix[]>> = {
    module: [
      { label: message('Set module…'), command: 'groundplan.setModule', args: [key] },
      {
        label: message('Not for any module (with a reason)…'),
        command: 'groundplan.setNoModule',
        args: [key],
      },
    ],
    phase: [{ label: message('Set phase…'), command: 'groundplan.setPhase', args: [key] }],
    step: [{ label: message('Set step…'), command: 'groundplan.setStep', args: [key] }],
  };
  return [...corrections, ...(unknown ? creation(snapshot, requirement, unknown) : []), ...setting[field]];
}

/** The plan gets what the document names; only a plan that is a file can. */
function creation(snapshot: Snapshot, { root }: Requirement, { field, text }: UnknownName): readonly Fix[] {
  if (snapshot.plan(root).uri === null || text.length > longestNewName) return [];
  switch (field) {
    case 'module':
      return [
        {
          label: message('Create the module “{0}” in the plan…', text),
          command: 'groundplan.createInPlan',
          args: [root, field, text],
        },
      ];
    case 'phase':
      return [
        {
          label: message('Create the phase “{0}” in the plan', text),
          command: 'groundplan.createInPlan',
          args: [root, field, text],
        },
      ];
    case 'step':
      return [
        {
          label: message('Add the step “{0}” to a process…', text),
          command: 'groundplan.addStep',
          args: [root, text],
        },
      ];
  }
}

/** One of those that have the same id gets another. */
function duplicateFixList(snapshot: Snapshot, requirement: Requirement, { code }: Finding): readonly Fix[] {
  const { id, key } = requirement;
  if (code !== 'requirement/duplicate-id' || id === null) return [];
  const all = snapshot.definitionsOf(requirement);
  const others = all.filter((other) => other.key !== key).slice(0, mostOthers);
  const next = nextId(snapshot, requirement);
  const keeping = others
    .filter((other) => canHaveId(snapshot, other))
    .map((other): Fix => ({
      label: message('Keep {0} here and give {1} the id {2}', id, quotedTitle(other), next),
      command: 'groundplan.giveId',
      args: [other.key, undefined, next],
    }));
  if (!canHaveId(snapshot, requirement)) return preferring(keeping, 0);
  const giving: Fix = {
    label: message('Give this one the id {0}', next),
    command: 'groundplan.giveId',
    args: [key, undefined, next],
  };
  const marking = others.map((other): Fix => ({
    label: message('Mark this one as a duplicate of {0}, with the id {1}', quotedTitle(other), next),
    command: 'groundplan.markDuplicate',
    args: [key, other.key, next],
  }));
  // The one that comes first in the plan's order has had the id longest, as far as anybody can tell.
  const isFirst = all[0]?.key === key && keeping.length > 0;
  return preferring([...keeping, giving, ...marking], isFirst ? 0 : keeping.length);
}

/** Of two that ask for the same, this one repeats the other, or somebody says that they differ. */
function twinFixList(snapshot: Snapshot, { key }: Requirement, { code, other }: Finding): readonly Fix[] {
  const earlier = code === 'requirement/similar' ? snapshot.requirement(other ?? '') : undefined;
  if (!earlier) return [];
  const name = earlier.id ?? quotedTitle(earlier);
  return [
    {
      label: message('Duplicate of {0}', name),
      command: 'groundplan.markDuplicateOf',
      args: [key, earlier.key],
    },
    {
      label: message('Different from {0}, don’t ask again', name),
      command: 'groundplan.markDifferent',
      args: [key, earlier.key],
    },
  ];
}

function preferring(fixes: readonly Fix[], at: number): readonly Fix[] {
  return fixes.map((fix, nth) => (nth === at ? { ...fix, isPreferred: true } : fix));
}

/** In quotes and not too long for a button; without the id, which is the same for all. */
export function quotedTitle({ title }: Requirement): string {
  const signs = [...title.slice(0, longestTitle * 2)];
  return signs.length <= longestTitle ? `“${title}”` : `“${signs.slice(0, longestTitle - 1).join('')}…”`;
}
