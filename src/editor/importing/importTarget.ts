/** Where an import is written: a document that is there, or a new one in a form of the person's choice. */
import { l10n } from 'vscode';
import type { Uri } from 'vscode';
import type { ImportTarget } from '../../edits/importing/importRequirements.ts';
import type { NewForm } from '../../edits/importing/newDocument.ts';
import { documentUri } from '../../model/documentUri.ts';
import type { Snapshot } from '../../model/snapshot.ts';
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
  return form ? newTarget(root, file, form, snapshot) : { kind: 'document', uri: picked };
}

/** The document that holds most of the file's ids already, so that importing again finds it by itself. */
export function targetFor(
  snapshot: Snapshot,
  file: Uri,
  root: string,
  ids: ReadonlySet<string>,
): ImportTarget {
  let best: string | null = null;
  let most = 0;
  for (const { uri, root: other, requirements, facts } of snapshot.documents()) {
    if (other !== root || uri === file.toString() || !readerNamed(facts.reader ?? '')?.writer) continue;
    const count = requirements.filter(({ id }) => id !== null && ids.has(id)).length;
    if (count <= most) continue;
    best = uri;
    most = count;
  }
  return best === null || most * 2 < Math.min(ids.size, 20)
    ? newTarget(root, file, 'markdown', snapshot)
    : { kind: 'document', uri: best };
}

/** Named after the file, with a number where a document of this name is there. */
function newTarget(root: string, file: Uri, form: NewForm, snapshot: Snapshot): ImportTarget {
  const heading = nameOf(file).replace(/\.[A-Za-z]{1,5}$/u, '');
  const ending = { markdown: 'md', headings: 'md', csv: 'csv', yaml: 'yaml' }[form];
  // Of YAML files only those are read whose names speak of requirements.
  const base = form === 'yaml' ? `requirements-${heading}` : heading;
  for (let count = 1; ; count++) {
    const uri = documentUri(root, `docs/${base}${count === 1 ? '' : `-${count}`}.${ending}`);
    if (!snapshot.document(uri) && uri !== file.toString()) return { kind: 'new', uri, form, heading };
  }
}

export function rootFor(snapshot: Snapshot, file: Uri, target: ImportTarget | null): string | undefined {
  return (
    (target ? rootOf(snapshot, target.uri)?.id : undefined) ??
    rootOf(snapshot, file.toString())?.id ??
    snapshot.roots[0]?.id
  );
}
