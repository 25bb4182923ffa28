/** Where an import is written: a document that is there, or a new one in a form of the person's choice. */
import { l10n } from 'vscode';
import type { Uri } from 'vscode';
import type { ImportTarget } from '../../edits/importing/importRequirements.ts';
import defer * as importTargets from '../../edits/importing/importTargets.ts';
import type { NewForm } from '../../edits/importing/newDocument.ts';
import { ownRoots, type Snapshot } from '../../model/snapshot.ts';
import { readerNamed } from '../../readers/registry.ts';
import { rootOf } from '../changing/fileStanding.ts';
import { nameOf } from '../changing/openForChange.ts';
import { pickChoice, plainChoice } from './pickChoice.ts';

/** `undefined` when the box was left. */
export async function pickTarget(
  snapshot: Snapshot,
  file: Uri,
  root: string,
  now: ImportTarget | null,
): Promise<ImportTarget | undefined> {
  const forms: readonly (readonly [NewForm, string])[] = [
    ['markdown', l10n.t('A new Markdown table')],
    ['headings', l10n.t('A new Markdown document with a heading for each')],
    ['csv', l10n.t('A new CSV file')],
    ['yaml', l10n.t('A new YAML list')],
  ];
  const documents = [...snapshot.documents()].filter(
    ({ root: other, facts, uri, requirements }) =>
      other === root &&
      uri !== file.toString() &&
      requirements.length > 0 &&
      (facts.plan !== undefined || readerNamed(facts.reader ?? '')?.writer !== undefined),
  );
  const choices = [
    ...forms.map(([form, label]) => plainChoice(`new ${form}`, label)),
    ...documents.map(({ uri, path, requirements }) =>
      plainChoice(uri, path, l10n.t('{0} requirements', requirements.length)),
    ),
  ];
  const current = now?.kind === 'new' ? `new ${now.form}` : (now?.uri ?? null);
  const picked = await pickChoice(l10n.t('Where are they written?'), choices, current);
  if (picked === undefined) return undefined;
  const form = forms.find(([each]) => picked === `new ${each}`)?.[0];
  return form
    ? importTargets.newTarget(root, namedFile(file), form, snapshot)
    : { kind: 'document', uri: picked };
}

export function targetFor(
  snapshot: Snapshot,
  file: Uri,
  root: string,
  ids: ReadonlySet<string>,
): ImportTarget {
  return importTargets.targetFor(snapshot, namedFile(file), root, ids);
}

function namedFile(file: Uri): importTargets.NamedFile {
  return { uri: file.toString(), name: nameOf(file) };
}

export function rootFor(snapshot: Snapshot, file: Uri, target: ImportTarget | null): string | undefined {
  return (
    (target ? rootOf(snapshot, target.uri)?.id : undefined) ??
    rootOf(snapshot, file.toString())?.id ??
    ownRoots(snapshot)[0]?.id
  );
}
