/** Remembers in the plan file that two requirements which resemble each other are not the same. */
import { documentPath, documentUri } from '../model/documentUri.ts';
import { message, type Message } from '../model/message.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { newDifferentText, writeDifferent } from '../readers/planFile/differentWriter.ts';
import { readPlan } from '../readers/planFile/readPlan.ts';
import { applySourceEdits, type SourceEdit } from '../readers/writer.ts';
import type { TextOf } from './planAndDocuments.ts';

export interface MarkedDifferent {
  readonly edits: ReadonlyMap<string, readonly SourceEdit[]>;
  readonly create?: ReadonlyMap<string, string>;
}

export function markDifferent(
  snapshot: Snapshot,
  one: Requirement,
  two: Requirement,
  textOf: TextOf,
): MarkedDifferent | { readonly refusal: Message } {
  const plan = snapshot.plan(one.root);
  const names = [nameAmongTwins(snapshot, one), nameAmongTwins(snapshot, two)];
  if (plan.uri === null) {
    const uri = documentUri(one.root, 'groundplan.yaml');
    return { edits: new Map(), create: new Map([[uri, newDifferentText(names)]]) };
  }
  const text = textOf(plan.uri);
  if (text === null) return { refusal: message('The plan file cannot be opened.') };
  const edits = writeDifferent(text, names);
  if ('key' in edits) return { refusal: edits };
  const said = readPlan(applySourceEdits(text, edits)).plan?.different ?? [];
  if (!said.some((group) => names.every((name) => group.some(({ text: other }) => other === name)))) {
    return {
      refusal: message(
        'This could not be written into the plan file without changing something else. Write it there by hand.',
      ),
    };
  }
  return { edits: new Map([[plan.uri, edits]]) };
}

/** What the plan file calls a requirement: its id where that is enough, else its document and title. */
function nameAmongTwins(snapshot: Snapshot, requirement: Requirement): string {
  const { id, root, uri, title } = requirement;
  const path = documentPath(root, uri) ?? '';
  if (id === null) return `${path}#${title}`;
  return snapshot.resolve(id, snapshot.plan(root).uri ?? `${root}/groundplan.yaml`).kind === 'several'
    ? `${path}#${id}`
    : id;
}
