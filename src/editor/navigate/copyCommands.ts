/** Copying requirements for other places: ids, links for a chat, lines of Markdown, rows for a spreadsheet. */
import { commands, Disposable, env, l10n, window } from 'vscode';
import type { Memento } from 'vscode';
import defer * as copyTexts from '../../insight/copyTexts.ts';
import { requirementLabel } from '../../insight/moduleTreeContent.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import defer * as lazyAskRequirement from '../changing/askRequirement.ts';
import defer * as targets from '../changing/targets.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';
import { requirementUri } from './requirementUris.ts';

type TextFor = (snapshot: Snapshot, requirements: readonly Requirement[]) => string;

/** How long the status bar says that something was copied, in milliseconds. */
const shownFor = 4000;

/** `extension` is this extension's id. Each command takes a row with all selected rows, a key, or nothing. */
export function registerCopyCommands(session: Session, memory: Memento, extension: string): Disposable {
  const onRows = (id: string, textFor: TextFor): Disposable =>
    commands.registerCommand(id, async (row: unknown, rows: unknown) => {
      const ask = (): Promise<Requirement | undefined> =>
        lazyAskRequirement.askRequirement(session, memory, l10n.t('Copy which requirement?'));
      const { requirements } = await targets.targetsOf(session, row, rows, ask);
      const text = requirements.length === 0 ? '' : textFor(session.snapshot, requirements);
      if (text === '') return;
      await env.clipboard.writeText(text);
      window.setStatusBarMessage(saying(requirements), shownFor);
    });
  return Disposable.from(
    onRows('groundplan.copyId', (_snapshot, requirements) =>
      requirements.flatMap(({ id }) => id ?? []).join('\n'),
    ),
    onRows('groundplan.copyLink', (snapshot, requirements) =>
      requirements.map((requirement) => linkText(snapshot, requirement, extension)).join('\n'),
    ),
    onRows('groundplan.copyMarkdown', (snapshot, requirements) =>
      requirements.map((requirement) => copyTexts.markdownLine(snapshot, requirement)).join('\n'),
    ),
    onRows('groundplan.copyTable', (snapshot, requirements) =>
      copyTexts.spreadsheetTable(snapshot, requirements, copyTexts.tableHeader.map(translate)),
    ),
  );
}

/**
 * Two lines: what and where, which everybody can read, and the link. Many chats make no link of a scheme that they
 * do not know, and not everybody has VS Code; the first line helps both.
 */
export function linkText(snapshot: Snapshot, requirement: Requirement, extension: string): string {
  const name = `${requirementLabel(requirement).replace(/\s+/gu, ' ')} (${copyTexts.placeLine(snapshot, requirement)})`;
  const uri = requirementUri(snapshot, requirement, extension);
  return uri === null ? name : `${name}\n${uri}`;
}

function saying(requirements: readonly Requirement[]): string {
  const [only, ...others] = requirements;
  return only && others.length === 0
    ? l10n.t('Copied {0}', requirementLabel(only))
    : l10n.t('Copied {0} requirements', requirements.length);
}
