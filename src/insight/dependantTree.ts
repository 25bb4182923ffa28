/**
 * “What depends on this” as rows: requirements by what they are to it, each with what depends on them in turn, then
 * the places in code and in documents. Rows say what they stand for; their names come from the snapshot at hand.
 */
import { message, type Message } from '../model/message.ts';
import type { Reference } from '../model/reference.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { dependantsOf, relations, type Dependants, type Relation } from './dependants.ts';
import { relationName } from './relationName.ts';

export type DependantGroup = Relation | 'implements' | 'verifies' | 'mentions' | 'documents';

interface RowBase {
  /** The whole path of the row: unique in the tree. */
  readonly id: string;
  readonly parent: DependantRow | null;
}

export interface DependantGroupRow extends RowBase {
  readonly kind: 'group';
  readonly group: DependantGroup;
  /** The requirement whose dependants it holds. */
  readonly of: string;
}

export interface DependantRequirementRow extends RowBase {
  readonly kind: 'requirement';
  readonly key: string;
}

export interface DependantPlaceRow extends RowBase {
  readonly kind: 'place';
  readonly reference: Reference;
}

export type DependantRow = DependantGroupRow | DependantRequirementRow | DependantPlaceRow;

const placeGroups = ['implements', 'verifies', 'mentions', 'documents'] as const;

/** The groups that hold something, for the requirement itself or for a row below it. */
export function dependantGroups(
  snapshot: Snapshot,
  key: string,
  parent: DependantRequirementRow | null,
): readonly DependantGroupRow[] {
  const requirement = snapshot.requirement(key);
  if (!requirement) return [];
  const found = dependantsOf(snapshot, requirement);
  return [...relations, ...placeGroups]
    .filter((group) => membersOf(found, group).length > 0)
    .map((group) => ({ kind: 'group', group, of: key, parent, id: idBelow(parent, group) }));
}

/** The rows below a row; a requirement that stands above itself already is not unfolded again. */
export function dependantChildren(snapshot: Snapshot, row: DependantRow): readonly DependantRow[] {
  if (row.kind === 'place') return [];
  if (row.kind === 'requirement') {
    return isAbove(row.parent, row.key) ? [] : dependantGroups(snapshot, row.key, row);
  }
  const requirement = snapshot.requirement(row.of);
  if (!requirement) return [];
  return membersOf(dependantsOf(snapshot, requirement), row.group).map((member): DependantRow => {
    if ('uri' in member && 'explicit' in member) {
      const { uri, range, id } = member;
      const place = `${uri} ${range.line}:${range.character} ${id}`;
      return { kind: 'place', reference: member, parent: row, id: idBelow(row, place) };
    }
    return { kind: 'requirement', key: member.key, parent: row, id: idBelow(row, member.key) };
  });
}

export function dependantGroupName(group: DependantGroup): Message {
  switch (group) {
    case 'implements':
      return message('Implemented by');
    case 'verifies':
      return message('Verified by');
    case 'mentions':
      return message('Mentioned in code');
    case 'documents':
      return message('Mentioned in documents');
    default:
      return relationName(group);
  }
}

function membersOf(found: Dependants, group: DependantGroup): readonly (Requirement | Reference)[] {
  switch (group) {
    case 'implements':
    case 'verifies':
    case 'mentions':
      return found.code.filter(({ kind }) => kind === group);
    case 'documents':
      return found.documents;
    default:
      return found.requirements.filter(({ relation }) => relation === group).map((one) => one.requirement);
  }
}

function isAbove(row: DependantRow | null, key: string): boolean {
  for (let above = row; above; above = above.parent) {
    if (above.kind === 'requirement' ? above.key === key : above.kind === 'group' && above.of === key) {
      return true;
    }
  }
  return false;
}

function idBelow(parent: DependantRow | null, part: string): string {
  return JSON.stringify([...(parent ? (JSON.parse(parent.id) as string[]) : []), part]);
}
