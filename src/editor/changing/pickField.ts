/** Asks which field of requirements is to change, and shows what each says now. */
import { l10n, ThemeIcon, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { moduleTrail } from '../../insight/moduleTreeContent.ts';
import { fieldText, type Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { type AskedField, writableFields } from '../../readers/writer.ts';
import { fieldName } from './fieldName.ts';
import { heldByAll, titleFor } from './questionTitle.ts';

const icons: Readonly<Record<AskedField, string>> = {
  module: 'package',
  phase: 'milestone',
  status: 'pulse',
  priority: 'flame',
  step: 'list-ordered',
  owner: 'person',
  necessity: 'question',
  withoutIt: 'comment',
  scenario: 'compass',
  value: 'graph',
  effort: 'watch',
};

interface FieldItem extends QuickPickItem {
  readonly field: AskedField;
}

/** `undefined` when the box was left. */
export async function pickField(
  snapshot: Snapshot,
  requirements: readonly Requirement[],
): Promise<AskedField | undefined> {
  const items = writableFields.map((field): FieldItem => {
    const now = saidNow(snapshot, requirements, field);
    return { field, label: fieldName(field), description: now, iconPath: new ThemeIcon(icons[field]) };
  });
  const picked = await window.showQuickPick(items, {
    title: titleFor(requirements, (name) => l10n.t('Change {0}', name)),
    placeHolder: l10n.t('What is to change?'),
    matchOnDescription: true,
  });
  return picked?.field;
}

function saidNow(snapshot: Snapshot, requirements: readonly Requirement[], field: AskedField): string {
  const held = heldByAll(requirements, (requirement) => {
    const { modules, phase, root } = requirement;
    if (field === 'module') return modules.map(({ path }) => moduleTrail(snapshot, root, path));
    if (field === 'phase') return phase ? [snapshot.phase(root, phase.id)?.name ?? phase.id] : [];
    const text = fieldText(requirement, field);
    return text === null ? [] : [text];
  });
  return [...held].join(l10n.t(', '));
}
