/** Shows the plan that was found, and lets a person tick, merge and order what of it is written. */
import { l10n, ThemeIcon, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import defer * as planDraft from '../../insight/planDraft.ts';
import type { DraftPart, PlanDraft } from '../../insight/planDraft.ts';
import defer * as templates from '../../insight/planTemplates.ts';
import { translate } from '../translate.ts';
import { pickParts, type Part } from './pickParts.ts';
import type { PlanPreview } from './planPreview.ts';
import { lookAlikesText, planPreviewText } from './planPreviewText.ts';

type Change = 'alike' | 'modules' | 'merge' | 'phases' | 'processes' | 'template';

interface ChangeItem extends QuickPickItem {
  readonly does: 'write' | Change;
}

/** What is to be written; `undefined` when the person left. */
export async function askPlan(
  found: PlanDraft,
  file: string,
  preview: PlanPreview,
): Promise<PlanDraft | undefined> {
  // Where the documents name nothing, a template is all there is to begin with.
  const isBare = found.modules.length + found.phases.length + found.processes.length === 0;
  let draft = isBare ? await askTemplate(found) : found;
  if (!draft) return undefined;
  let last: ChangeItem['does'] = 'write';
  for (;;) {
    await preview.show(planPreviewText(draft, file, translate));
    const item = await choose(draft, file, last);
    if (!item) return undefined;
    if (item.does === 'write') return draft;
    last = item.does;
    draft =
      item.does === 'template' ? ((await askTemplate(found)) ?? draft) : await changed(draft, item.does);
  }
}

/** The box opens at what was chosen last, so that going on is one key. */
function choose(draft: PlanDraft, file: string, last: ChangeItem['does']): Promise<ChangeItem | undefined> {
  const pick = window.createQuickPick<ChangeItem>();
  pick.title = l10n.t('New plan for “{0}”', draft.name);
  pick.placeholder = l10n.t('Write it, or choose what to change first');
  pick.ignoreFocusOut = true;
  pick.items = itemsFor(draft, file);
  const active = pick.items.find(({ does }) => does === last);
  if (active) pick.activeItems = [active];
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function itemsFor(draft: PlanDraft, file: string): readonly ChangeItem[] {
  const written = planDraft.writtenDraft(draft);
  const all = planDraft.draftModules(draft.modules).length;
  const modules = planDraft.draftModules(written.modules).length;
  const groups = planDraft.lookAlikes(draft);
  const names = (parts: readonly DraftPart[], between: string): string =>
    parts.map(({ name }) => name).join(between);
  const items: ChangeItem[] = [
    {
      label: l10n.t('Write {0}', file),
      description: l10n.t(
        '{0} modules, {1} phases, {2} processes',
        modules,
        written.phases.length,
        written.processes.length,
      ),
      iconPath: new ThemeIcon('new-file'),
      does: 'write',
    },
  ];
  if (groups.length > 0)
    items.push({
      label: l10n.t('Merge names that may mean the same ({0})…', groups.length),
      description: groups.map(lookAlikesText).join(' · '),
      iconPath: new ThemeIcon('git-merge'),
      does: 'alike',
    });
  if (all > 0)
    items.push({
      label: l10n.t('Modules: {0} of {1}…', modules, all),
      description: names(written.modules, ' · '),
      iconPath: new ThemeIcon('package'),
      does: 'modules',
    });
  if (all > 1)
    items.push({
      label: l10n.t('Merge other modules…'),
      iconPath: new ThemeIcon('combine'),
      does: 'merge',
    });
  if (draft.phases.length > 0)
    items.push({
      label: l10n.t('Phases and their order: {0} of {1}…', written.phases.length, draft.phases.length),
      description: names(written.phases, ' → '),
      iconPath: new ThemeIcon('milestone'),
      does: 'phases',
    });
  if (draft.processes.length > 0)
    items.push({
      label: l10n.t('Business processes: {0} of {1}…', written.processes.length, draft.processes.length),
      description: names(written.processes, ' · '),
      iconPath: new ThemeIcon('list-ordered'),
      does: 'processes',
    });
  items.push({
    label: l10n.t('Fill in from a template…'),
    description: templates.planTemplates
      .map((template) => translate(templates.templateText(template)[0]))
      .join(' · '),
    iconPath: new ThemeIcon('library'),
    does: 'template',
  });
  return items;
}

/** The draft with what a template adds; `undefined` when the box was left. */
async function askTemplate(found: PlanDraft): Promise<PlanDraft | undefined> {
  const items = templates.planTemplates.map((template) => {
    const [name, purpose] = templates.templateText(template).map(translate);
    return { label: name ?? '', detail: purpose ?? '', template };
  });
  const picked = await window.showQuickPick(items, {
    title: l10n.t('What kind of system is the plan for?'),
    placeHolder: l10n.t('What your documents name stays; the template adds what they do not name'),
    ignoreFocusOut: true,
  });
  return picked && templates.fromTemplate(found, picked.template, translate);
}

function partOf({ key, name, aliases, count, isWritten }: DraftPart, depth = 0): Part {
  const requirements = count === 0 ? '' : l10n.t('{0} requirements', count);
  return {
    key,
    label: `${'\u2003'.repeat(depth)}${name}`,
    description:
      aliases.length === 0
        ? requirements
        : [requirements, l10n.t('also called {0}', aliases.join(', '))].filter(Boolean).join(' · '),
    isTicked: isWritten,
  };
}

async function changed(draft: PlanDraft, what: Exclude<Change, 'template'>): Promise<PlanDraft> {
  switch (what) {
    case 'alike':
      return mergeAlike(draft);
    case 'merge':
      return mergeOthers(draft);
    case 'modules': {
      const chosen = await pickParts({
        title: l10n.t('Which modules are written?'),
        placeholder: l10n.t('Tick what the plan is to have'),
        parts: planDraft.draftModules(draft.modules).map(({ module, depth }) => partOf(module, depth)),
      });
      return chosen ? planDraft.ticked(draft, 'modules', new Set(chosen.ticked)) : draft;
    }
    case 'phases': {
      const chosen = await pickParts({
        title: l10n.t('Which phases are written, and in which order?'),
        placeholder: l10n.t('Tick what the plan is to have; the arrows of a row move it'),
        parts: draft.phases.map((phase) => partOf(phase)),
        isOrdered: true,
      });
      return chosen
        ? planDraft.ticked(planDraft.reordered(draft, chosen.order), 'phases', new Set(chosen.ticked))
        : draft;
    }
    case 'processes': {
      const chosen = await pickParts({
        title: l10n.t('Which business processes are written?'),
        placeholder: l10n.t('Tick what the plan is to have'),
        parts: draft.processes.map((process) => ({
          ...partOf(process),
          description: process.steps.map(({ name }) => name).join(' → '),
        })),
      });
      return chosen ? planDraft.ticked(draft, 'processes', new Set(chosen.ticked)) : draft;
    }
  }
}

async function mergeAlike(draft: PlanDraft): Promise<PlanDraft> {
  const groups = planDraft.lookAlikes(draft);
  const chosen = await pickParts({
    title: l10n.t('Which names mean the same?'),
    placeholder: l10n.t('The first name of a row stays, the others become its other names'),
    parts: groups.map((group, nth) => ({
      key: String(nth),
      label: lookAlikesText(group),
      description: group.kind === 'module' ? l10n.t('Module') : l10n.t('Phase'),
      isTicked: group.isSure,
    })),
  });
  return (chosen?.ticked ?? []).reduce((now, nth) => {
    const group = groups[Number(nth)];
    return group ? planDraft.merged(now, group) : now;
  }, draft);
}

/** Modules that only a person knows to be one: which, and by which name. */
async function mergeOthers(draft: PlanDraft): Promise<PlanDraft> {
  const modules = planDraft.draftModules(draft.modules);
  const chosen = await pickParts({
    title: l10n.t('Which modules are one?'),
    placeholder: l10n.t('Tick two or more that lie beside each other'),
    parts: modules.map(({ module, depth }) => ({ ...partOf(module, depth), isTicked: false })),
  });
  const parts = modules.filter(({ module }) => chosen?.ticked.includes(module.key));
  if (parts.length < 2) return draft;
  const main = await window.showQuickPick(
    parts.map(({ module }) => ({ label: module.name, description: partOf(module).description, module })),
    { title: l10n.t('Which name stays?'), ignoreFocusOut: true },
  );
  if (!main) return draft;
  const keys = [main.module.key, ...parts.map(({ module }) => module.key)];
  const now = planDraft.merged(draft, { kind: 'module', keys: [...new Set(keys)] });
  if (planDraft.draftModules(now.modules).length === modules.length)
    void window.showInformationMessage(
      l10n.t('Only modules that lie beside each other can be merged. Nothing was changed.'),
    );
  return now;
}
