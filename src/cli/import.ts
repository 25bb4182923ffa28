/** `groundplan import`: the rows of a sheet, or the requirements of an export, into a document of the folder. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withIdPrefix } from '../edits/importing/compareImport.ts';
import { conflictLine } from '../edits/conflictMarkers.ts';
import { usualPrefix } from '../edits/importing/importSheets.ts';
import { headingOf, targetFor } from '../edits/importing/importTargets.ts';
import type { ImportedTable } from '../edits/importing/importedTable.ts';
import { type Import, importRequirements, type ImportTarget } from '../edits/importing/importRequirements.ts';
import type { NewForm } from '../edits/importing/newDocument.ts';
import { documentUri } from '../model/documentUri.ts';
import { message, type Translate } from '../model/message.ts';
import { type Snapshot, sourceRootOf } from '../model/snapshot.ts';
import { encode } from '../platform/node/encode.ts';
import { placeWithin } from '../platform/node/placeWithin.ts';
import { writeFiles } from '../platform/node/writeFiles.ts';
import { decode } from '../readers/decode.ts';
import { applySourceEdits } from '../readers/writer.ts';
import { fileAsTable, type FileOptions } from './importedFile.ts';
import { conflictsOf, importJson, importText, type ImportTold } from './importText.ts';
import type { Indexed } from './indexed.ts';
import { Misuse } from './surroundings.ts';

export const importFormats = ['text', 'json', 'markdown'] as const;
export type ImportFormat = (typeof importFormats)[number];
export const importForms = ['markdown', 'headings', 'csv', 'yaml'] as const;

export interface ImportOptions extends FileOptions {
  readonly format: ImportFormat;
  readonly write?: boolean;
  readonly into?: string;
  readonly form?: NewForm;
  readonly idPrefix?: string;
  readonly addColumns?: boolean;
  readonly addNames?: boolean;
}

export interface ImportOutcome {
  readonly text: string;
  /** Some rows could not be taken. */
  readonly hasConflicts: boolean;
}

/** Throws a `Misuse` for whatever keeps the import from being carried out; then nothing is written. */
export function importInto(
  indexed: Indexed,
  folder: string,
  file: string,
  options: ImportOptions,
): ImportOutcome {
  const { snapshot, root, translate } = indexed;
  const table = fileAsTable(file, options, translate);
  const named = { uri: pathToFileURL(resolve(file)).href, name: basename(file) };
  const prefix = options.idPrefix ?? usualPrefix(table.tracker);
  const ids = new Set(withIdPrefix(table, prefix).items.flatMap(({ id }) => id ?? []));
  const target = chosenTarget(indexed, options, named.name) ?? targetFor(snapshot, named, root.id, ids);
  if (sourceRootOf(snapshot, target.uri))
    throw new Misuse(
      translate(message('“{0}” belongs to another repository, which is only read here.', options.into ?? '')),
    );
  const texts = new Map<string, OpenText>();
  const open = (uri: string): OpenText | null => {
    const known = texts.get(uri) ?? openText(indexed, folder, uri);
    if (known) texts.set(uri, known);
    return known;
  };
  const run = (more: { newColumns?: readonly string[]; names?: Import['unknown'] }): Import => {
    const namesOf = (kind: 'module' | 'phase'): readonly string[] =>
      (more.names ?? []).filter((one) => one.kind === kind).map(({ name }) => name);
    const result = importRequirements(
      snapshot,
      {
        root: root.id,
        table,
        target,
        source: named.uri,
        idPrefix: prefix,
        newColumns: more.newColumns ?? [],
        newModules: namesOf('module'),
        newPhases: namesOf('phase'),
      },
      (uri) => open(uri)?.text ?? null,
    );
    if ('refusal' in result) throw new Misuse(`${translate(result.refusal)}${columnsHint(table, translate)}`);
    return result;
  };
  let result = run({});
  const newColumns = options.addColumns === true ? result.comparison.withoutPlace : [];
  const names = options.addNames === true ? result.unknown : [];
  if (newColumns.length + names.length > 0) result = run({ newColumns, names });
  const told: ImportTold = {
    result,
    table,
    file: named.name,
    target: pathOf(root.id, target.uri),
    isNew: target.kind === 'new',
    newColumns,
    newNames: names,
    isWritten: options.write === true,
  };
  if (options.write === true) write(indexed, folder, result, open);
  return {
    text:
      options.format === 'json' ? importJson(told, translate) : importText(told, options.format, translate),
    hasConflicts: conflictsOf(result).length > 0,
  };
}

/** `null` where nobody says. */
function chosenTarget(
  { snapshot, root, translate }: Indexed,
  { into, form }: ImportOptions,
  fileName: string,
): ImportTarget | null {
  if (into === undefined) {
    if (form === undefined) return null;
    throw new Misuse(translate(message('--form is the form of a new document: say which with --into.')));
  }
  const path = into.replaceAll('\\', '/').replace(/^(?:\.\/)+/u, '');
  const uri = documentUri(root.id, path);
  if (snapshot.document(uri)) return { kind: 'document', uri };
  const byEnding: Readonly<Record<string, NewForm>> = {
    '.md': 'markdown',
    '.csv': 'csv',
    '.yaml': 'yaml',
    '.yml': 'yaml',
  };
  const chosen = form ?? byEnding[extname(path).toLowerCase()];
  if (chosen) return { kind: 'new', uri, form: chosen, heading: headingOf(fileName) };
  throw new Misuse(
    translate(message('“{0}” is no document of the folder. A new one ends in .md, .csv or .yaml.', into)),
  );
}

/** A document of the folder as it is on the disk. */
interface OpenText {
  readonly path: string;
  readonly text: string;
  readonly encoding: string;
  readonly bytes: Uint8Array;
}

/** `null` for what is not there. */
function openText({ snapshot, root, translate }: Indexed, folder: string, uri: string): OpenText | null {
  const entry = snapshot.document(uri);
  if (!entry || entry.root !== root.id) return null;
  const path = placed(folder, entry.path, translate);
  const bytes = readFileSync(path);
  const decoded = decode(bytes, entry.facts.encoding ?? null);
  return 'failure' in decoded ? null : { path, bytes, ...decoded };
}

function placed(folder: string, path: string, translate: Translate): string {
  const place = placeWithin(folder, path);
  switch (place) {
    case 'outside':
      throw new Misuse(translate(message('“{0}” leads out of the folder, where nothing is written.', path)));
    case 'readOnly':
      throw new Misuse(translate(message('“{0}” is read-only, so it is left as it is.', path)));
    case 'noFile':
      throw new Misuse(translate(message('“{0}” is no file that can be written.', path)));
    default:
      return place.path;
  }
}

function write(
  { snapshot, root, translate }: Indexed,
  folder: string,
  { edits, create }: Import,
  open: (uri: string) => OpenText | null,
): void {
  const files = new Map<string, Uint8Array>();
  // Modules that the plan gets are there before requirements name them.
  const planFirst = [...edits].sort(([a], [b]) => Number(isPlan(snapshot, b)) - Number(isPlan(snapshot, a)));
  for (const [uri, ofDocument] of planFirst) {
    const document = open(uri);
    if (!document || ofDocument.length === 0) continue;
    const path = pathOf(root.id, uri);
    const line = conflictLine(document.text);
    if (line !== null)
      throw new Misuse(
        translate(
          message(
            '“{0}” has a conflict of Git in line {1}. Decide there what stays, and try again.',
            path,
            line + 1,
          ),
        ),
      );
    const text = applySourceEdits(document.text, ofDocument);
    files.set(document.path, encoded(document, text, path, translate));
  }
  for (const [uri, text] of create) {
    const path = pathOf(root.id, uri);
    const place = placed(folder, path, translate);
    // A file may be there that is not read, such as one that Git ignores.
    if (existsSync(place)) throw new Misuse(translate(message('There is a document of this name already.')));
    files.set(place, Buffer.from(text, 'utf8'));
  }
  const fault = files.size === 0 ? null : writeFiles(files, { makeFolders: true });
  if (fault !== null) throw new Misuse(translate(message('Nothing was written: {0}', translate(fault))));
}

function isPlan(snapshot: Snapshot, uri: string): boolean {
  return snapshot.document(uri)?.kind === 'plan';
}

/** In the encoding that the document has, where all that it held comes out as it was. */
function encoded(
  { text, encoding, bytes }: OpenText,
  now: string,
  path: string,
  translate: Translate,
): Uint8Array {
  const before = encode(text, encoding);
  const after = before && Buffer.compare(before, bytes) === 0 ? encode(now, encoding) : null;
  if (after) return after;
  throw new Misuse(
    translate(
      message('“{0}” cannot be written in its encoding, {1}. Save it as UTF-8 first.', path, encoding),
    ),
  );
}

function pathOf(root: string, uri: string): string {
  return decodeURIComponent(uri.slice(root.length + 1));
}

/** What to say with `--map` where nothing in the file tells a title. */
function columnsHint({ columns }: ImportedTable, translate: Translate): string {
  if (columns.length === 0) return '';
  const shown = columns.map(({ header, field }) => `${header}=${field ?? '-'}`).join(', ');
  return ` ${translate(message('Columns as they are understood: {0}. Say otherwise with --map HEADER=FIELD.', shown))}`;
}
