/** The rows of the box in which an import is looked over: what it does, and everything that can be chosen otherwise. */
import { l10n, QuickPickItemKind, ThemeIcon } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { ImportedTable } from '../../edits/importing/importedTable.ts';
import type { ImportResult } from '../../edits/importing/importRequirements.ts';
import { documentPath } from '../../model/documentUri.ts';
import { encodingLabel } from '../changing/encodingNames.ts';
import { type Chosen, prefixFor, sheetOf } from './importChosen.ts';
import { mappedText } from './importFields.ts';
import type { ImportFile } from './importFile.ts';
import { importCounts } from './importReport.ts';
import { decidedCount } from './namesQuestion.ts';

export interface StepItem extends QuickPickItem {
  readonly does?:
    | 'import'
    | 'target'
    | 'sheet'
    | 'headers'
    | 'encoding'
    | 'prefix'
    | 'names'
    | 'columns'
    | 'gone'
    | 'column';
  readonly column?: number;
}

/** What the import would come to, or why its document cannot be changed. */
export interface ImportOutcome {
  readonly result: ImportResult | null;
  readonly failure: string | null;
}

export function importItems(
  file: ImportFile,
  table: ImportedTable | null,
  chosen: Chosen,
  outcome: ImportOutcome,
  root: string,
): readonly StepItem[] {
  const { result } = outcome;
  return [
    firstItem(outcome),
    targetItem(chosen, root),
    ...(result && !('refusal' in result) ? decisionItems(result, chosen) : []),
    ...fileItems(file, table, chosen),
    { label: l10n.t('Columns'), kind: QuickPickItemKind.Separator },
    ...columnItems(table),
  ];
}

function firstItem({ result, failure }: ImportOutcome): StepItem {
  if (result && !('refusal' in result))
    return {
      label: l10n.t('Import it'),
      description: importCounts(result),
      iconPath: new ThemeIcon('cloud-download'),
      does: 'import',
    };
  return {
    label: failure ?? (result ? importCounts(result) : l10n.t('No table with headers is found here')),
    iconPath: new ThemeIcon('warning'),
  };
}

function targetItem({ target }: Chosen, root: string): StepItem {
  const path = target ? (documentPath(root, target.uri) ?? '') : '';
  return {
    label: target?.kind === 'new' ? l10n.t('Into a new document: {0}', path) : l10n.t('Into: {0}', path),
    iconPath: new ThemeIcon('file'),
    does: 'target',
  };
}

/** What only the person can decide; each has an answer that changes nothing. */
function decisionItems(result: Exclude<ImportResult, { refusal: unknown }>, chosen: Chosen): StepItem[] {
  const items: StepItem[] = [];
  const { unknown, comparison } = result;
  const columns = [...new Set([...(chosen.newColumns ?? []), ...comparison.withoutPlace])];
  if (columns.length > 0)
    items.push({
      label: l10n.t('New columns: {0} of {1}', chosen.newColumns?.length ?? 0, columns.length),
      description: columns.join(l10n.t(', ')),
      iconPath: new ThemeIcon('split-horizontal'),
      does: 'columns',
    });
  if (unknown.length > 0) {
    const { created, replaced } = decidedCount(unknown, chosen);
    items.push({
      label: l10n.t(
        'Names that the plan does not have: {0} created, {1} replaced, {2} left',
        created,
        replaced,
        unknown.length - created - replaced,
      ),
      description: unknown.map(({ name }) => name).join(l10n.t(', ')),
      iconPath: new ThemeIcon('package'),
      does: 'names',
    });
  }
  const { gone } = comparison;
  if (gone.length > 0)
    items.push({
      label: chosen.gone
        ? l10n.t('No longer in the file: {0}, open ones become “{1}”', gone.length, chosen.gone.status)
        : l10n.t('No longer in the file: {0}, left as they are', gone.length),
      description: gone.map(({ id, title }) => id ?? title).join(l10n.t(', ')),
      iconPath: new ThemeIcon('question'),
      does: 'gone',
    });
  return items;
}

function fileItems(file: ImportFile, table: ImportedTable | null, chosen: Chosen): StepItem[] {
  const { sheets, encoding } = file;
  const items: StepItem[] = [];
  if (sheets.length > 1)
    items.push({
      label: l10n.t('Sheet: {0}', sheets[sheetOf(file, chosen)]?.name ?? ''),
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
  return items;
}

function columnItems(table: ImportedTable | null): StepItem[] {
  return (table?.columns ?? []).map(({ index, header, field, samples }) => ({
    label: `${header} → ${mappedText(field)}`,
    description: samples.join(' · ').replace(/\s+/gu, ' ').slice(0, 80),
    iconPath: new ThemeIcon(field === null ? 'circle-slash' : field === 'other' ? 'dash' : 'check'),
    does: 'column',
    column: index,
  }));
}
