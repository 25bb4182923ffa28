/** The modules and phases that somebody wants in the plan file because an import names them. */
import { message, type Message } from '../../model/message.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { applySourceEdits, type SourceEdit } from '../../readers/writer.ts';
import { nameKey } from '../../vocabulary/names.ts';
import { createParts, missingModules } from '../createParts.ts';
import { changedStretch } from '../placementEdits.ts';
import type { TextOf } from '../planAndDocuments.ts';

export interface NewNames {
  readonly modules: readonly string[];
  readonly phases: readonly string[];
}

export interface PlanEdits {
  readonly uri: string;
  readonly edits: readonly SourceEdit[];
}

/** `null` where nothing is wanted. */
export function newPartEdits(
  snapshot: Pick<Snapshot, 'plan'>,
  root: string,
  { modules, phases }: NewNames,
  textOf: TextOf,
): PlanEdits | Message | null {
  if (modules.length + phases.length === 0) return null;
  const plan = snapshot.plan(root);
  const text = plan.uri === null ? null : textOf(plan.uri);
  if (plan.uri === null || text === null) return message('There is no plan file yet.');
  let now = text;
  const made = new Set<string>();
  const make = (
    kind: 'module' | 'phase',
    names: readonly string[],
    parent: readonly string[],
  ): Message | null => {
    const edits = createParts(now, kind, names, parent);
    if ('key' in edits) return edits;
    now = applySourceEdits(now, edits);
    return null;
  };
  for (const name of modules) {
    const { parent, names } = missingModules(plan, name);
    const outer = [...parent];
    // Two paths of the file may begin with the same new module.
    const isMade = (each: string): boolean => made.has([...outer, each].map(nameKey).join('/'));
    let known = 0;
    for (; known < names.length && isMade(names[known] ?? ''); known++) outer.push(names[known] ?? '');
    const missing = names.slice(known);
    if (missing.length === 0) continue;
    const refusal = make('module', missing, [...outer]);
    if (refusal) return refusal;
    for (const each of missing) {
      outer.push(each);
      made.add(outer.map(nameKey).join('/'));
    }
  }
  for (const name of new Map(phases.map((each) => [nameKey(each), each])).values()) {
    const refusal = make('phase', [name], []);
    if (refusal) return refusal;
  }
  return { uri: plan.uri, edits: [changedStretch(text, now)] };
}
