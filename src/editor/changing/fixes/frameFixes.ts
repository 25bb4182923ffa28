/** What mends a finding about the frame: who is to answer, what a module or a phase does not say, what is too early. */
import { ownRoots } from '../../../model/snapshot.ts';
import type { PlanField } from '../../../edits/setPlanField.ts';
import { laterNeeds } from '../../../insight/stuck/laterNeeds.ts';
import { ownersOf } from '../../../insight/owners.ts';
import type { Finding, FindingCode } from '../../../model/finding.ts';
import { message, type Message } from '../../../model/message.ts';
import { allModules } from '../../../model/plan.ts';
import type { Requirement } from '../../../model/requirement.ts';
import type { Snapshot } from '../../../model/snapshot.ts';
import type { Fix } from './fixList.ts';

/** Of a requirement that is stuck. */
export function stuckFixList(
  snapshot: Snapshot,
  requirement: Requirement,
  { code }: Finding,
): readonly Fix[] {
  const { key } = requirement;
  const setPhase: Fix = { label: message('Set phase…'), command: 'groundplan.setPhase', args: [key] };
  switch (code) {
    case 'requirement/moved':
      return [
        { label: message('Set status…'), command: 'groundplan.setStatus', args: [key], isPreferred: true },
        setPhase,
      ];
    case 'requirement/waiting':
      return [
        { label: message('Set status…'), command: 'groundplan.setStatus', args: [key], isPreferred: true },
        ...(ownersOf(snapshot, requirement).length === 0
          ? [{ label: message('Set owner…'), command: 'groundplan.setOwner', args: [key] } as const]
          : []),
        setPhase,
      ];
    case 'requirement/phase-order':
      return [
        setPhase,
        ...laterNeeds(snapshot, requirement).map((needed): Fix => ({
          label: message('Set the phase of {0}…', needed.id ?? needed.title),
          command: 'groundplan.setPhase',
          args: [needed.key],
        })),
      ];
    case 'requirement/necessity-unargued':
      return [
        {
          label: message('Set what happens if not done…'),
          command: 'groundplan.setWithoutIt',
          args: [key],
          isPreferred: true,
        },
        { label: message('Set necessity…'), command: 'groundplan.setNecessity', args: [key] },
      ];
    default:
      return [];
  }
}

const fieldOfCode: Readonly<Partial<Record<FindingCode, readonly [field: PlanField, label: Message]>>> = {
  'phase/no-goal': ['goal', message('Set goal…')],
  'phase/overdue': ['due', message('Set due date…')],
  'phase/overloaded': ['capacity', message('Set capacity…')],
  'module/no-end-state': ['endState', message('Set end state…')],
  'module/no-owner': ['owner', message('Set owner…')],
};

/** Of a module or a phase, told by where the plan file names it. */
export function partFixList(snapshot: Snapshot, { code, uri, range }: Finding): readonly Fix[] {
  const kind = /^(module|phase)\//u.exec(code)?.[1];
  if (kind === undefined || range === null) return [];
  for (const { id: root } of ownRoots(snapshot)) {
    const plan = snapshot.plan(root);
    if (plan.uri !== uri) continue;
    const path =
      kind === 'module'
        ? [...allModules(plan.modules)].find((module) => module.range === range)?.path
        : plan.phases.find((phase) => phase.range === range)?.id;
    if (path === undefined) continue;
    const set = fieldOfCode[code];
    const part = [kind, root, path] as const;
    return [
      ...(set
        ? [
            {
              label: set[1],
              command: 'groundplan.setPlanField',
              args: [...part, set[0]],
              isPreferred: true,
            } as const,
          ]
        : []),
      { label: message('Open its card'), command: 'groundplan.openPlanCard', args: part },
    ];
  }
  return [];
}
