/** What a person has chosen for an import, or another extension has given. */
import type { GoneIs } from '../../edits/importing/compareImport.ts';
import defer * as lazyImportedTable from '../../edits/importing/importedTable.ts';
import type { ImportedTable, Mapped } from '../../edits/importing/importedTable.ts';
import defer * as importSheets from '../../edits/importing/importSheets.ts';
import type { ImportTarget } from '../../edits/importing/importRequirements.ts';
import type { Renamed } from '../../edits/importing/unknownNames.ts';
import { type Field, fields } from '../../model/field.ts';
import type { ImportFile } from './importFile.ts';

export interface Chosen {
  /** `null` for the sheet that holds the most. */
  readonly sheet: number | null;
  readonly headersAt: number | null;
  readonly encoding: string | null;
  readonly mapping: ReadonlyMap<number, Mapped>;
  readonly target: ImportTarget | null;
  readonly idPrefix: string | null;
  readonly newModules: readonly string[];
  readonly newPhases: readonly string[];
  readonly renamed: readonly Renamed[];
  /** `null` until somebody said which columns a document gets. */
  readonly newColumns: readonly string[] | null;
  readonly gone: GoneIs | null;
}

export const nothingChosen: Chosen = {
  sheet: null,
  headersAt: null,
  encoding: null,
  mapping: new Map(),
  target: null,
  idPrefix: null,
  newModules: [],
  newPhases: [],
  renamed: [],
  newColumns: null,
  gone: null,
};

/** Takes what is well formed of the values of another extension. */
export function chosenFrom(values: unknown): Chosen {
  const given: Partial<Record<string, unknown>> = isObject(values) ? values : {};
  const target = given['target'];
  const mapping = given['mapping'];
  const gone = given['gone'];
  return {
    sheet: typeof given['sheet'] === 'number' ? given['sheet'] : null,
    headersAt: typeof given['headersAt'] === 'number' ? given['headersAt'] : null,
    encoding: typeof given['encoding'] === 'string' ? given['encoding'] : null,
    idPrefix: typeof given['idPrefix'] === 'string' ? given['idPrefix'] : null,
    target: isTarget(target) ? target : null,
    mapping: new Map(
      listOf(mapping).flatMap((entry): [number, Mapped][] => {
        const [index, field] = listOf(entry);
        return typeof index === 'number' && (field === null || isField(field)) ? [[index, field]] : [];
      }),
    ),
    newModules: textsOf(given['newModules']),
    newPhases: textsOf(given['newPhases']),
    newColumns: textsOf(given['newColumns']),
    renamed: listOf(given['renamed']).flatMap((entry): Renamed[] => {
      if (!isObject(entry)) return [];
      const { kind, name, to } = entry;
      const isKind = kind === 'module' || kind === 'phase';
      return isKind && typeof name === 'string' && typeof to === 'string' ? [{ kind, name, to }] : [];
    }),
    gone:
      isObject(gone) && typeof gone['status'] === 'string'
        ? { status: gone['status'], reason: typeof gone['reason'] === 'string' ? gone['reason'] : '' }
        : null,
  };
}

/** Which sheet is imported: the one that was chosen, else the first of those that hold the most. */
export function sheetOf(file: ImportFile, { sheet }: Chosen): number {
  return sheet ?? importSheets.fullestSheet(file);
}

export function tableOf(file: ImportFile, chosen: Chosen): ImportedTable | null {
  const { headersAt, mapping } = chosen;
  const rows = file.sheets[sheetOf(file, chosen)]?.rows ?? [];
  return lazyImportedTable.importedTable(rows, { ...(headersAt !== null && { headersAt }), mapping });
}

export function prefixFor({ tracker }: ImportedTable, { idPrefix }: Chosen): string {
  return idPrefix ?? importSheets.usualPrefix(tracker);
}

export function isField(value: unknown): value is Field {
  return fields.some((field) => field === value);
}

function isTarget(value: unknown): value is ImportTarget {
  if (!isObject(value) || typeof value['uri'] !== 'string') return false;
  if (value['kind'] === 'document') return true;
  const forms: readonly unknown[] = ['markdown', 'headings', 'csv', 'yaml'];
  return value['kind'] === 'new' && forms.includes(value['form']) && typeof value['heading'] === 'string';
}

function isObject(value: unknown): value is Partial<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textsOf(value: unknown): readonly string[] {
  return listOf(value).filter((text) => typeof text === 'string');
}
