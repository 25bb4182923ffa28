/** The command that imports a spreadsheet or a tracker's export, with a look at what it does before it is done. */
import { commands, l10n, QuickPickItemKind, ThemeIcon, Uri, window } from 'vscode';
import type { Disposable, QuickPickItem } from 'vscode';
import { importedTable, type ImportedTable, type Mapped } from '../../edits/importing/importedTable.ts';
import {
  importRequirements,
  type ImportResult,
  type ImportTarget,
} from '../../edits/importing/importRequirements.ts';
import { documentPath, documentUri } from '../../model/documentUri.ts';
import { type Field, fields } from '../../model/field.ts';
import { message } from '../../model/message.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { readerNamed } from '../../readers/registry.ts';
import { writableFields } from '../../readers/writer.ts';
import type { Changes, Gesture } from '../changing/applyEdits.ts';
import { encodingLabel } from '../changing/encodingNames.ts';
import { fieldName } from '../changing/fieldName.ts';
import { rootOf } from '../changing/fileStanding.ts';
import { nameOf, openForChange } from '../changing/openForChange.ts';
import { errorText } from '../log.ts';
import type { Session } from '../session.ts';
import { type ImportFile, readImportFile } from './importFile.ts';
import { importCounts, type ImportPreview, previewText } from './importPreview.ts';
import { pickChoice, plainChoice } from './pickChoice.ts';

interface Chosen {
  readonly sheet: number;
  readonly headersAt: number | null;
  readonly encoding: string | null;
  readonly mapping: ReadonlyMap<number, Mapped>;
  readonly target: ImportTarget | null;
  readonly idPrefix: string | null;
  readonly newModules: readonly string[];
}

const nothingChosen: Chosen = {
  sheet: 0,
  headersAt: null,
  encoding: null,
  mapping: new Map(),
  target: null,
  idPrefix: null,
  newModules: [],
};

/**
 * Takes the file, or nothing; and then, for other extensions and keys, `{ target, mapping, … }`, so that nothing is
 * asked and it tells whether something was written.
 */
export function registerImport(session: Session, changes: Changes, preview: ImportPreview): Disposable {
  const parts = { session, changes, preview };
  return commands.registerCommand(
    'groundplan.importRequirements',
    (file: unknown, _files: unknown, values: unknown) => {
      if (values !== undefined && file instanceof Uri) return importWith(parts, file, values);
      void ask(parts, file instanceof Uri ? file : undefined);
      return undefined;
    },
  );
}

interface Parts {
  readonly session: Session;
  readonly changes: Changes;
  readonly preview: ImportPreview;
}

async function importWith({ session, changes }: Parts, file: Uri, values: unknown): Promise<boolean> {
  const chosen = chosenFrom(values);
  if (!chosen.target) return false;
  try {
    const read = await readImportFile(file, chosen.encoding);
    const table = tableOf(read, chosen);
    return table ? await changes.make(gestureFor(session.snapshot, file, table, chosen)) : false;
  } catch (error) {
    void window.showWarningMessage(errorText(error));
    return false;
  }
}

function chosenFrom(values: unknown): Chosen {
  const given =
    typeof values === 'object' && values !== null ? (values as Partial<Record<string, unknown>>) : {};
  const target = given['target'];
  const mapping = given['mapping'];
  const newModules = given['newModules'];
  return {
    sheet: typeof given['sheet'] === 'number' ? given['sheet'] : 0,
    headersAt: typeof given['headersAt'] === 'number' ? given['headersAt'] : null,
    encoding: typeof given['encoding'] === 'string' ? given['encoding'] : null,
    idPrefix: typeof given['idPrefix'] === 'string' ? given['idPrefix'] : null,
    target: isTarget(target) ? target : null,
    mapping: new Map(
      Array.isArray(mapping)
        ? mapping.flatMap((entry: unknown): [number, Mapped][] => {
            if (!Array.isArray(entry)) return [];
            const [index, field]: unknown[] = entry;
            return typeof index === 'number' && (field === null || isField(field)) ? [[index, field]] : [];
          })
        : [],
    ),
    newModules: Array.isArray(newModules) ? newModules.filter((name) => typeof name === 'string') : [],
  };
}

function isField(value: unknown): value is Field {
  return fields.some((field) => field === value);
}

function isTarget(value: unknown): value is ImportTarget {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('uri' in value)) return false;
  if (typeof value.uri !== 'string') return false;
  if (value.kind === 'document') return true;
  return (
    value.kind === 'new' &&
    'form' in value &&
    (value.form === 'markdown' || value.form === 'csv' || value.form === 'yaml') &&
    'heading' in value &&
    typeof value.heading === 'string'
  );
}

async function ask(parts: Parts, given: Uri | undefined): Promise<void> {
  const { session, changes, preview } = parts;
  const file =
    given ??
    (
      await window.showOpenDialog({
        title: l10n.t('Import requirements from…'),
        filters: { [l10n.t('Spreadsheets and exports')]: ['csv', 'tsv', 'xlsx'] },
      })
    )?.[0];
  if (!file) return;
  let chosen = nothingChosen;
  try {
    for (;;) {
      const read = await readImportFile(file, chosen.encoding);
      const table = tableOf(read, chosen);
      const { snapshot } = session;
      const root = rootFor(snapshot, file, chosen.target);
      if (root === undefined) return;
      chosen = { ...chosen, target: chosen.target ?? newTarget(root, file, 'markdown', snapshot) };
      const result = table ? await preparedImport(session, file, table, chosen) : null;
      if (result && chosen.target) {
        preview.show(previewText(result, nameOf(file), nameOf(Uri.parse(chosen.target.uri))));
        await window.showTextDocument(preview.uri, { preserveFocus: true, preview: true });
      }
      const item = await window.showQuickPick(itemsFor(read, table, chosen, result, root), {
        title: l10n.t('Import “{0}”', nameOf(file)),
        placeHolder: l10n.t('Import it, or choose what to change first'),
        ignoreFocusOut: true,
        matchOnDescription: true,
      });
      if (!item?.does) return;
      if (item.does === 'import') {
        if (table) await changes.make(gestureFor(session.snapshot, file, table, chosen));
        return;
      }
      chosen = { ...chosen, ...(await changed(snapshot, file, read, table, chosen, root, result, item)) };
    }
  } catch (error) {
    void window.showWarningMessage(errorText(error));
  }
}

interface StepItem extends QuickPickItem {
  readonly does?: 'import' | 'target' | 'sheet' | 'headers' | 'encoding' | 'prefix' | 'modules' | 'column';
  readonly column?: number;
}

function itemsFor(
  { sheets, encoding }: ImportFile,
  table: ImportedTable | null,
  chosen: Chosen,
  result: ImportResult | null,
  root: string,
): readonly StepItem[] {
  const items: StepItem[] = [];
  if (result && !('refusal' in result))
    items.push({
      label: l10n.t('Import it'),
      description: importCounts(result),
      iconPath: new ThemeIcon('cloud-download'),
      does: 'import',
    });
  else
    items.push({
      label: result ? importCounts(result) : l10n.t('No table with headers is found here'),
      iconPath: new ThemeIcon('warning'),
    });
  const path = chosen.target ? (documentPath(root, chosen.target.uri) ?? '') : '';
  items.push({
    label:
      chosen.target?.kind === 'new' ? l10n.t('Into a new document: {0}', path) : l10n.t('Into: {0}', path),
    iconPath: new ThemeIcon('file'),
    does: 'target',
  });
  if (result && !('refusal' in result) && result.unknownModules.length > 0)
    items.push({
      label: l10n.t(
        'Add modules to the plan: {0} of {1}',
        chosen.newModules.length,
        result.unknownModules.length,
      ),
      description: result.unknownModules.join(l10n.t(', ')),
      iconPath: new ThemeIcon('package'),
      does: 'modules',
    });
  if (sheets.length > 1)
    items.push({
      label: l10n.t('Sheet: {0}', sheets[chosen.sheet]?.name ?? ''),
      iconPath: new ThemeIcon('table'),
      does: 'sheet',
    });
  items.push({
    label: l10n.t('Headers in row {0}', (table?.headersAt ?? 0) + 1),
    iconPath: new ThemeIcon('list-flat'),
    does: 'headers',
  });
  if (encoding !== null)
    items.push({
      label: l10n.t('Encoding: {0}', encodingLabel(encoding)),
      iconPath: new ThemeIcon('symbol-text'),
      does: 'encoding',
    });
  if (table?.items.some(({ id }) => id !== null && /^\d+$/u.test(id)))
    items.push({
      label: l10n.t('Before ids that are numbers: {0}', prefixFor(table, chosen)),
      iconPath: new ThemeIcon('symbol-key'),
      does: 'prefix',
    });
  items.push({ label: l10n.t('Columns'), kind: QuickPickItemKind.Separator });
  for (const { index, header, field, samples } of table?.columns ?? [])
    items.push({
      label: `${header} → ${fieldText(field)}`,
      description: samples.join(' · ').replace(/\s+/gu, ' ').slice(0, 80),
      iconPath: new ThemeIcon(field === null ? 'circle-slash' : field === 'other' ? 'dash' : 'check'),
      does: 'column',
      column: index,
    });
  return items;
}

async function changed(
  snapshot: Snapshot,
  file: Uri,
  read: ImportFile,
  table: ImportedTable | null,
  chosen: Chosen,
  root: string,
  result: ImportResult | null,
  item: StepItem,
): Promise<Partial<Chosen>> {
  switch (item.does) {
    case 'target':
      return pickTarget(snapshot, file, root, chosen.target);
    case 'sheet': {
      const sheets = read.sheets.map(({ name }, at) => plainChoice(String(at), name));
      const sheet = await pickChoice(l10n.t('Which sheet is imported?'), sheets, String(chosen.sheet));
      return sheet === undefined ? {} : { sheet: Number(sheet), headersAt: null, mapping: new Map() };
    }
    case 'headers': {
      const rows = (read.sheets[chosen.sheet]?.rows ?? []).slice(0, 30);
      const choices = rows.map(({ cells }, at) =>
        plainChoice(
          String(at),
          String(at + 1),
          cells
            .map(({ text }) => text)
            .join(' | ')
            .slice(0, 100),
        ),
      );
      const at = await pickChoice(
        l10n.t('Which row holds the headers?'),
        choices,
        String(table?.headersAt ?? 0),
      );
      return at === undefined ? {} : { headersAt: Number(at), mapping: new Map() };
    }
    case 'encoding': {
      const known = ['utf8', 'gb18030', 'cp950', 'utf16le', 'windows1252', 'shiftjis'];
      const choices = known.map((each) => plainChoice(each, encodingLabel(each)));
      const encoding = await pickChoice(
        l10n.t('In which encoding is the file written?'),
        choices,
        read.encoding,
      );
      return encoding === undefined ? {} : { encoding };
    }
    case 'prefix': {
      const idPrefix = await window.showInputBox({
        title: l10n.t('What is written before ids that are bare numbers?'),
        value: table ? prefixFor(table, chosen) : '',
      });
      return idPrefix === undefined ? {} : { idPrefix };
    }
    case 'modules': {
      const names = result && !('refusal' in result) ? result.unknownModules : [];
      const picked = await window.showQuickPick(
        names.map((label) => ({ label, picked: chosen.newModules.includes(label) })),
        { title: l10n.t('Which modules does the plan file get?'), canPickMany: true },
      );
      return picked ? { newModules: picked.map(({ label }) => label) } : {};
    }
    case 'column': {
      const { column = 0 } = item;
      const now = table?.columns.find(({ index }) => index === column);
      const choices = [
        plainChoice('other', fieldText('other')),
        plainChoice('', fieldText(null)),
        ...mappable.map((field) => plainChoice(field, fieldText(field))),
      ];
      const title = l10n.t('What does the column “{0}” hold?', now?.header ?? '');
      const field = await pickChoice(title, choices, now?.field ?? '');
      if (field === undefined) return {};
      return { mapping: new Map([...chosen.mapping, [column, isField(field) ? field : null]]) };
    }
    default:
      return {};
  }
}

const mappable = [
  'id',
  'title',
  'description',
  'module',
  'submodule',
  'phase',
  'status',
  'priority',
  'step',
  'owner',
  'necessity',
  'withoutIt',
  'scenario',
  'value',
  'effort',
  'acceptance',
  'source',
] as const satisfies readonly Field[];

function fieldText(field: Mapped): string {
  const writable = writableFields.find((each) => each === field);
  if (writable) return fieldName(writable);
  switch (field) {
    case null:
      return l10n.t('left out');
    case 'id':
      return l10n.t('Id');
    case 'title':
      return l10n.t('Title');
    case 'description':
      return l10n.t('Description');
    case 'submodule':
      return l10n.t('Submodule');
    case 'acceptance':
      return l10n.t('Acceptance');
    case 'source':
      return l10n.t('Source');
    default:
      return l10n.t('kept as it is');
  }
}

async function pickTarget(
  snapshot: Snapshot,
  file: Uri,
  root: string,
  now: ImportTarget | null,
): Promise<Partial<Chosen>> {
  const forms = [
    plainChoice('new markdown', l10n.t('A new Markdown table')),
    plainChoice('new csv', l10n.t('A new CSV file')),
    plainChoice('new yaml', l10n.t('A new YAML list')),
  ];
  const documents = [...snapshot.documents()].filter(
    ({ root: other, facts, uri }) =>
      other === root &&
      uri !== file.toString() &&
      facts.requirements.length > 0 &&
      readerNamed(facts.reader ?? '')?.writer !== undefined,
  );
  const choices = documents.map(({ uri, path, requirements }) =>
    plainChoice(uri, path, l10n.t('{0} requirements', requirements.length)),
  );
  const picked = await pickChoice(
    l10n.t('Where are they written?'),
    [...forms, ...choices],
    now?.uri ?? null,
  );
  if (picked === undefined) return {};
  if (picked === 'new markdown') return { target: newTarget(root, file, 'markdown', snapshot) };
  if (picked === 'new csv') return { target: newTarget(root, file, 'csv', snapshot) };
  if (picked === 'new yaml') return { target: newTarget(root, file, 'yaml', snapshot) };
  return { target: { kind: 'document', uri: picked } };
}

/** Named after the file, with a number where a document of this name is there. */
function newTarget(
  root: string,
  file: Uri,
  form: 'markdown' | 'csv' | 'yaml',
  snapshot: Snapshot,
): ImportTarget {
  const heading = nameOf(file).replace(/\.[A-Za-z]{1,5}$/u, '');
  const ending = { markdown: 'md', csv: 'csv', yaml: 'yaml' }[form];
  // Of YAML files only those are read whose names speak of requirements.
  const base = form === 'yaml' ? `requirements-${heading}` : heading;
  for (let count = 1; ; count++) {
    const uri = documentUri(root, `docs/${base}${count === 1 ? '' : `-${count}`}.${ending}`);
    if (!snapshot.document(uri) && uri !== file.toString()) return { kind: 'new', uri, form, heading };
  }
}

function rootFor(snapshot: Snapshot, file: Uri, target: ImportTarget | null): string | undefined {
  return (
    (target ? rootOf(snapshot, target.uri)?.id : undefined) ??
    rootOf(snapshot, file.toString())?.id ??
    snapshot.roots[0]?.id
  );
}

function tableOf({ sheets }: ImportFile, { sheet, headersAt, mapping }: Chosen): ImportedTable | null {
  const rows = sheets[sheet]?.rows ?? [];
  return importedTable(rows, { ...(headersAt !== null && { headersAt }), mapping });
}

function prefixFor({ tracker }: ImportedTable, { idPrefix }: Chosen): string {
  return idPrefix ?? `${(tracker ?? 'REQ').toUpperCase()}-`;
}

/** What would be done with the texts as they are now. */
async function preparedImport(
  session: Session,
  file: Uri,
  table: ImportedTable,
  chosen: Chosen,
): Promise<ImportResult | null> {
  const { documents, compute } = importOf(session.snapshot, file, table, chosen);
  const open = await openForChange(session, documents);
  return compute(session.snapshot, (uri) => open.get(uri)?.getText() ?? null);
}

function importOf(snapshot: Snapshot, file: Uri, table: ImportedTable, chosen: Chosen) {
  const { target, newModules } = chosen;
  const root = rootFor(snapshot, file, target) ?? '';
  const documents = [target?.kind === 'document' ? target.uri : null, snapshot.plan(root).uri].filter(
    (uri) => uri !== null,
  );
  const compute = (now: Snapshot, textOf: (uri: string) => string | null): ImportResult =>
    target
      ? importRequirements(
          now,
          { root, table, target, source: file.toString(), idPrefix: prefixFor(table, chosen), newModules },
          textOf,
        )
      : { refusal: message('Choose a document first.') };
  return { documents, compute };
}

function gestureFor(snapshot: Snapshot, file: Uri, table: ImportedTable, chosen: Chosen): Gesture {
  const { documents, compute } = importOf(snapshot, file, table, chosen);
  return { documents, compute, fromEditor: false, done: l10n.t('“{0}” is imported', nameOf(file)) };
}
