/** What can be done with a row of a view, or with the requirement under the cursor. */
import { commands, Disposable, l10n, window, workspace } from 'vscode';
import type { ToDoRow } from '../../insight/toDo.ts';
import type { PhaseTreeRow } from '../../insight/phaseTree.ts';
import { processOf } from '../../insight/processTree.ts';
import type { ProcessTreeRow } from '../../insight/processTree.ts';
import { requirementLabel } from '../../insight/moduleTreeContent.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { TextRange } from '../../model/textRange.ts';
import defer * as targets from '../changing/targets.ts';
import { placeOf } from '../places.ts';
import type { Session } from '../session.ts';
import type { ModulesView } from './modulesView.ts';

export function registerRowCommands(session: Session, modules: ModulesView): Disposable {
  const onRequirement = (id: string, action: (requirement: Requirement) => Promise<unknown>): Disposable =>
    commands.registerCommand(id, async (row: unknown) => {
      const requirement = requirementOf(session, row);
      if (requirement) await action(requirement);
      else if (typeof row !== 'string' && !isRow(row))
        void window.showInformationMessage(l10n.t('No requirement stands at the cursor.'));
    });
  return Disposable.from(
    onRequirement('groundplan.openCode', (requirement) => openCode(session, requirement)),
    onRequirement('groundplan.revealInModules', async ({ key }) => modules.reveal(key)),
    commands.registerCommand('groundplan.showInDocument', (row: unknown) => showInDocument(session, row)),
    commands.registerCommand('groundplan.showToDo', () => commands.executeCommand('groundplan.toDo.focus')),
  );
}

/** Opens the first place in code that implements the requirement, else the first that names it. */
export async function openCode({ snapshot }: Session, requirement: Requirement): Promise<void> {
  const references = snapshot.referencesTo(requirement);
  const reference = references.find(({ kind }) => kind === 'implements') ?? references[0];
  if (reference) return open(reference.uri, reference.range);
  await window.showInformationMessage(l10n.t('No code names {0} yet.', requirementLabel(requirement)));
}

async function open(uri: string, range: TextRange): Promise<void> {
  const place = placeOf(uri, range);
  const document = await workspace.openTextDocument(place.uri);
  await window.showTextDocument(document, { selection: place.range, preview: true });
}

async function showInDocument({ snapshot }: Session, row: unknown): Promise<void> {
  if (!isRow(row)) return;
  if (row.kind === 'requirement') {
    await commands.executeCommand('groundplan.openRequirement', row.key);
    return;
  }
  const part = partOfPlan(snapshot, row);
  const plan = part && snapshot.plan(part.root).uri;
  if (plan && part.range) await open(plan, part.range);
}

/** The place of the module, phase, process or step that a row stands for. */
function partOfPlan(
  snapshot: Snapshot,
  row: Row,
): { readonly root: string; readonly range: TextRange | null | undefined } | undefined {
  switch (row.kind) {
    case 'module':
      return { root: row.root, range: snapshot.module(row.root, row.path)?.range };
    case 'phase':
      return { root: row.root, range: snapshot.phase(row.root, row.phase)?.range };
    case 'process':
      return { root: row.root, range: processOf(snapshot, row.root, row.process)?.range };
    case 'step':
      return { root: row.root, range: snapshot.step(row.root, row.step)?.range };
    default:
      return undefined;
  }
}

/** That of the row or key; without one, what stands at the cursor. */
function requirementOf({ snapshot }: Session, row: unknown): Requirement | undefined {
  if (typeof row === 'string') return snapshot.requirement(row);
  if (isRow(row)) return row.kind === 'requirement' ? snapshot.requirement(row.key) : undefined;
  return window.activeTextEditor && targets.requirementAtCursor(snapshot, window.activeTextEditor);
}

type Row = PhaseTreeRow | ProcessTreeRow | ToDoRow;

function isRow(row: unknown): row is Row {
  return typeof row === 'object' && row !== null && 'kind' in row && 'id' in row;
}
