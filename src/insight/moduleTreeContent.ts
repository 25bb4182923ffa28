/** What a row of the Modules view shows of the snapshot at hand: its name, the figures beside it, the words. */
import { pathName } from './pathName.ts';
import { message } from '../model/message.ts';
import type { Message } from '../model/message.ts';
import type { Reference, ReferenceKind } from '../model/reference.ts';
import { hasUnknownName, lacksModule, lacksPhase } from '../model/requirement.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Counts, Snapshot } from '../model/snapshot.ts';
import { modulePathNames } from './modulePathNames.ts';
import { rootsOnShow } from './moduleTree.ts';
import { membersOf } from './moduleTreeMembers.ts';
import type { GroupRow, ModuleRow, ReferenceRow, TreeRow, TreeScope } from './moduleTreeRow.ts';
import { progressOf } from './progress.ts';
import { statusText } from './statusText.ts';

/** A name of the plan or the document, or a sentence of ours. */
export type RowText = string | Message;

export interface RowContent {
  readonly label: RowText;
  /** What stands beside the label, in order; views put ` · ` between. */
  readonly details: readonly RowText[];
  readonly hasChildren: boolean;
}

/** What a row shows; `null` where the snapshot no longer has what it stands for. */
export function contentOf(snapshot: Snapshot, row: TreeRow, scope: TreeScope): RowContent | null {
  switch (row.kind) {
    case 'system': {
      const root = snapshot.roots.find(({ id }) => id === row.root);
      if (!root) return null;
      const name = snapshot.plan(row.root).system?.name;
      const folder = name && rootsOnShow(snapshot).length > 1 ? [root.name] : [];
      const found = scope.filter?.byRoot.get(row.root);
      const figures = found === undefined ? countDetails(snapshot.rootCounts(row.root), 'any') : [`${found}`];
      const from = root.source ? [message('read from {0}', root.source.path)] : folder;
      return { label: name ?? root.name, details: [...from, ...figures], hasChildren: true };
    }
    case 'module':
      return moduleContent(snapshot, row, scope);
    case 'phase': {
      const phase = snapshot.phase(row.root, row.phase);
      if (!phase) return null;
      const goal = phase.goal ? [phase.goal] : [];
      if (scope.filter) {
        const found = membersOf(snapshot, row, scope).length;
        return { label: phase.name, details: [`${found}`, ...goal], hasChildren: found > 0 };
      }
      const counts = snapshot.phaseCounts(row.root, row.phase);
      const figures = countDetails(counts, 'module');
      return { label: phase.name, details: [...figures, ...goal], hasChildren: counts.total > 0 };
    }
    case 'group': {
      const count = membersOf(snapshot, row, scope).length;
      return { label: groupLabel(row), details: [`${count}`], hasChildren: count > 0 };
    }
    case 'range':
      return { label: `${row.from + 1}–${row.to}`, details: [], hasChildren: true };
    case 'requirement': {
      const requirement = snapshot.requirement(row.key);
      if (!requirement) return null;
      const details = requirementDetails(snapshot, requirement, scope);
      const hasChildren = snapshot.referencesTo(requirement).length > 0;
      return { label: requirementLabel(requirement), details, hasChildren };
    }
    case 'reference':
      return referenceContent(snapshot, row);
  }
}

/** `CRM-011 Title`; the id alone, or the title alone, where the other is missing. */
export function requirementLabel({ id, title }: Requirement): string {
  return [id, title].filter((part) => part !== null && part !== '').join(' ');
}

/** A module with the modules around it, as people read it: `Leads › Assign`. */
export function moduleTrail(snapshot: Snapshot, root: string, path: string): string {
  return modulePathNames(snapshot, root, path).join(' › ');
}

/** The reference that a row stands for; `undefined` when it is gone. */
export function referenceOf(snapshot: Snapshot, row: ReferenceRow): Reference | undefined {
  const requirement = snapshot.requirement(row.key);
  if (!requirement) return undefined;
  return snapshot.referencesTo(requirement).filter(({ uri }) => uri === row.uri)[row.nth];
}

/** What a reference says of its requirement, in a word. */
export function referenceWord(kind: ReferenceKind): Message {
  if (kind === 'implements') return message('implements');
  return kind === 'verifies' ? message('verifies') : message('mentions');
}

function moduleContent(snapshot: Snapshot, row: ModuleRow, scope: TreeScope): RowContent | null {
  const module = snapshot.module(row.root, row.path);
  if (!module) return null;
  if (row.phase !== null) {
    const members = membersOf(snapshot, row, scope);
    const figures = scope.filter ? [`${members.length}`] : progressDetails(members);
    const label = moduleTrail(snapshot, row.root, row.path);
    return { label, details: figures, hasChildren: members.length > 0 };
  }
  const found = scope.filter?.byModule.get(`${row.root}\n${row.path}`);
  const figures =
    found === undefined ? countDetails(snapshot.moduleCounts(row.root, row.path), 'phase') : [`${found}`];
  // Whatever lies in a submodule is counted here too; an empty module may still have submodules to show.
  const { total } = snapshot.moduleCounts(row.root, row.path);
  const hasChildren = scope.filter ? found !== undefined : module.modules.length > 0 || total > 0;
  return { label: module.name, details: figures, hasChildren };
}

function groupLabel({ group }: GroupRow): Message {
  switch (group) {
    case 'withoutModule':
      return message('No module');
    case 'withoutPhase':
      return message('No phase');
    case 'unknownModule':
    case 'unknownPhase':
      return message('Name not in the plan');
    case 'noModuleNeeded':
      return message('Needs no module');
    case 'noPhaseNeeded':
      return message('Needs no phase');
  }
}

/** The other half of the placement than the one that the tree is grouped by, then the status as written. */
function requirementDetails(
  snapshot: Snapshot,
  requirement: Requirement,
  scope: TreeScope,
): readonly RowText[] {
  const details: RowText[] = [];
  if (scope.grouping === 'module') {
    const phase = requirement.phase && snapshot.phase(requirement.root, requirement.phase.id);
    if (phase) details.push(phase.name);
    else if (lacksPhase(requirement) && !hasUnknownName(requirement, 'phase'))
      details.push(message('No phase'));
  } else if (requirement.phase === null) {
    const [module] = requirement.modules;
    if (module) details.push(moduleTrail(snapshot, requirement.root, module.path));
    else if (lacksModule(requirement) && !hasUnknownName(requirement, 'module'))
      details.push(message('No module'));
  }
  for (const { text } of requirement.unknown) details.push(message('“{0}” is not in the plan', text));
  const status = statusText(requirement);
  if (status !== null) details.push(status);
  const exempt = requirement.exemptFromModule ?? requirement.exemptFromPhase;
  if (exempt !== null && requirement.modules.length === 0) details.push(exempt);
  return details;
}

function referenceContent(snapshot: Snapshot, row: ReferenceRow): RowContent | null {
  const reference = referenceOf(snapshot, row);
  if (!reference) return null;
  const path = pathName(snapshot, row.uri);
  const cut = path.lastIndexOf('/');
  const folder = cut > 0 ? [path.slice(0, cut)] : [];
  const label = `${path.slice(cut + 1)}:${reference.range.line + 1}`;
  return { label, details: [referenceWord(reference.kind), ...folder], hasChildren: false };
}

/** `3/12`, then what is not placed: in a module or a phase only the other half of the placement can be missing. */
function countDetails(counts: Counts, lacking: 'any' | 'module' | 'phase'): readonly RowText[] {
  const { done, total } = progressOf(counts);
  const progress = total === 0 ? [] : [`${done}/${total}`];
  if (counts.unplaced === 0) return progress;
  if (lacking === 'module') return [...progress, message('{0} without a module', counts.unplaced)];
  if (lacking === 'phase') return [...progress, message('{0} without a phase', counts.unplaced)];
  return [...progress, message('{0} unplaced', counts.unplaced)];
}

/** Nothing where all are rejected, deferred or duplicates. */
function progressDetails(members: readonly Requirement[]): readonly string[] {
  const open = members.filter(
    ({ status }) => status !== 'rejected' && status !== 'deferred' && status !== 'duplicate',
  );
  if (open.length === 0) return [];
  return [`${open.filter(({ status }) => status === 'released').length}/${open.length}`];
}
