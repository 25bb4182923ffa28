/** Choosing what to filter by from what the plan and the documents have, as a word for the search box. */
import { l10n, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { statusText } from '../../insight/statusText.ts';
import { allModules } from '../../model/plan.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { moduleTrail } from '../../insight/moduleTreeContent.ts';
import { filterWord } from './filterWords.ts';

export type FilterField = 'module' | 'phase' | 'status';

/** The filter as a word, such as `phase:二期`; `undefined` when nothing was chosen. */
export async function chooseFilter(snapshot: Snapshot, field: FilterField): Promise<string | undefined> {
  const items = uniqueItems(snapshot, field);
  const title = {
    module: l10n.t('Filter by module'),
    phase: l10n.t('Filter by phase'),
    status: l10n.t('Filter by status'),
  };
  const picked = await window.showQuickPick(items, { title: title[field] });
  return picked && filterWord(fieldName(field), picked.label);
}

/** The field as people write it in their own language; the search knows it in each. */
function fieldName(field: FilterField): string {
  if (field === 'module') return l10n.t('module');
  return field === 'phase' ? l10n.t('phase') : l10n.t('status');
}

function uniqueItems(snapshot: Snapshot, field: FilterField): readonly QuickPickItem[] {
  const items = new Map<string, QuickPickItem>();
  const add = (label: string, description = ''): void => {
    if (!items.has(label)) items.set(label, { label, description });
  };
  if (field === 'status') {
    for (const requirement of snapshot.requirements()) {
      const status = statusText(requirement);
      if (status !== null) add(status);
    }
    return [...items.values()];
  }
  for (const { id } of snapshot.roots) {
    const plan = snapshot.plan(id);
    if (field === 'phase') for (const phase of plan.phases) add(phase.name, phase.goal ?? '');
    else {
      for (const { name, path } of allModules(plan.modules)) {
        const trail = moduleTrail(snapshot, id, path);
        add(name, trail === name ? '' : trail);
      }
    }
  }
  return [...items.values()];
}
