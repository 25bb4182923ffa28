/** A step with another name or id: requirements that name it by the old one name it by the new one. */
import type { Difference } from '../../insight/compare/difference.ts';
import { writtenStep } from '../../insight/writtenNames.ts';
import { message } from '../../model/message.ts';
import { applySourceEdits, type SourceEdit } from '../../readers/writer.ts';
import { factsOfText } from '../renaming/renameResult.ts';
import { setFieldOfMany } from '../setField.ts';
import type { TakeResult, Taking } from './taking.ts';

type Edits = ReadonlyMap<string, readonly SourceEdit[]>;

/** `edits` rename it in the plan file. */
export function withRenamedStep(taking: Taking, { to }: Difference, edits: Edits): TakeResult {
  const { snapshot, root, textOf } = taking;
  const { uri } = snapshot.plan(root);
  const entry = uri === null ? undefined : snapshot.document(uri);
  const text = uri === null ? null : textOf(uri);
  if (!entry || text === null || uri === null) return { edits };
  const textNow = applySourceEdits(text, edits.get(uri) ?? []);
  const after = snapshot.withFacts(new Map([[uri, factsOfText(entry, textNow)]]));
  const at = steps(snapshot, root).findIndex(({ path }) => path === to);
  const path = steps(after, root)[at]?.path;
  const lost = snapshot
    .inStep(root, to ?? '')
    .flatMap(({ key }) => after.requirement(key) ?? [])
    .filter(({ step }) => step?.path !== path);
  if (path === undefined || lost.length === 0) return { edits };
  const set = setFieldOfMany(
    after,
    lost,
    'step',
    () => writtenStep(after, root, path),
    (of) => (of === uri ? textNow : textOf(of)),
  );
  if ('refusal' in set) return { refusal: set.refusal };
  if (set.edits.has(uri))
    return {
      refusal: message(
        'Requirements in the plan file name this step by its old name. Change it there by hand.',
      ),
    };
  return { edits: new Map([...edits, ...set.edits]) };
}

function steps(snapshot: Taking['snapshot'], root: string) {
  return snapshot.plan(root).processes.flatMap((process) => process.steps);
}
