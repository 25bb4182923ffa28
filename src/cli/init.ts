/** `groundplan init`: a plan file from what the documents name already, for people to complete. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { draftText } from '../edits/draftText.ts';
import { planDraft } from '../insight/planDraft.ts';
import { message } from '../model/message.ts';
import type { Indexed } from './indexed.ts';
import { Misuse } from './surroundings.ts';
import { writeWhole } from '../platform/node/writeFiles.ts';

const planFile = 'groundplan.yaml';

/** What it did, in a sentence. Throws a `Misuse` where there is a plan already, or none can be written. */
export function initPlan({ snapshot, root, translate }: Indexed, folder: string, isDryRun: boolean): string {
  const path = join(folder, planFile);
  const draft = planDraft(snapshot, root.id, root.name, translate(message('Business process')));
  const text = draftText(draft, translate);
  if (isDryRun) return text;
  const existing = snapshot.plan(root.id).uri;
  if (existing !== null || existsSync(path)) {
    const name = existing === null ? planFile : (snapshot.document(existing)?.path ?? planFile);
    throw new Misuse(translate(message('There is a plan file already: {0}', name)));
  }
  const fault = writeWhole(path, text);
  if (fault !== null)
    throw new Misuse(translate(message('The plan file cannot be created: {0}', translate(fault))));
  return `${translate(message('{0}: {1} modules, {2} phases. Complete what is left empty.', path, draft.modules.length, draft.phases.length))}\n`;
}
