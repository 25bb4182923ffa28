/** Where an import goes when nobody says: the document that has its ids, else a new one named after the file. */
import { documentUri } from '../../model/documentUri.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { readerNamed } from '../../readers/registry.ts';
import type { ImportTarget } from './importRequirements.ts';
import type { NewForm } from './newDocument.ts';

/** A file to be imported: its URI, which may lie anywhere, and its name. */
export interface NamedFile {
  readonly uri: string;
  readonly name: string;
}

/** The document that holds most of the file's ids already, so that importing again finds it by itself. */
export function targetFor(
  snapshot: Snapshot,
  file: NamedFile,
  root: string,
  ids: ReadonlySet<string>,
): ImportTarget {
  let best: string | null = null;
  let most = 0;
  for (const { uri, root: other, requirements, facts } of snapshot.documents()) {
    if (other !== root || uri === file.uri || !readerNamed(facts.reader ?? '')?.writer) continue;
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
export function newTarget(root: string, file: NamedFile, form: NewForm, snapshot: Snapshot): ImportTarget {
  const heading = headingOf(file.name);
  const ending = { markdown: 'md', headings: 'md', csv: 'csv', yaml: 'yaml' }[form];
  // Of YAML files only those are read whose names speak of requirements.
  const base = form === 'yaml' ? `requirements-${heading}` : heading;
  for (let count = 1; ; count++) {
    const uri = documentUri(root, `docs/${base}${count === 1 ? '' : `-${count}`}.${ending}`);
    if (!snapshot.document(uri) && uri !== file.uri) return { kind: 'new', uri, form, heading };
  }
}

/** What a new document is called within. */
export function headingOf(fileName: string): string {
  return fileName.replace(/\.[A-Za-z]{1,5}$/u, '');
}
