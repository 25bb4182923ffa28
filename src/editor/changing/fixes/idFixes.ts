/** Quick fixes of ids: give one where there is none, or where one means several requirements. */
import { CodeActionKind, l10n } from 'vscode';
import type { CodeAction, Range, TextDocument } from 'vscode';
import { canHaveId } from '../../../edits/giveIds.ts';
import { nextId } from '../../../edits/nextId.ts';
import { knownUri } from '../../places.ts';
import type { Session } from '../../session.ts';
import { commandFix } from './commandFix.ts';
import type { FixQuestion } from './findingInEditor.ts';
import { mostOthers, quotedTitle } from './fixList.ts';

/** For requirements without an id that are named within the range. */
export function idActions(
  { snapshot }: Session,
  document: TextDocument,
  range: Range,
): readonly CodeAction[] {
  const here = snapshot.document(knownUri(document.uri));
  return (here?.requirements ?? [])
    .filter(
      ({ id, fact }) =>
        id === null && fact.anchor.line <= range.end.line && fact.anchor.endLine >= range.start.line,
    )
    .filter((requirement) => canHaveId(snapshot, requirement))
    .slice(0, mostOthers)
    .flatMap((requirement) => {
      const id = nextId(snapshot, requirement);
      const { key } = requirement;
      const kind = CodeActionKind.RefactorRewrite;
      return [
        commandFix(l10n.t('Give it the id {0}', id), 'groundplan.giveId', [key, undefined, id], kind),
        commandFix(l10n.t('Give it an id…'), 'groundplan.giveId', [key], kind),
      ];
    });
}

/** Of an id that means several requirements: each may get one of its own. */
export function ambiguityFixes({
  session: { snapshot },
  finding,
  document,
}: FixQuestion): readonly CodeAction[] {
  if (finding.code !== 'reference/ambiguous-requirement' || !finding.range) return [];
  const { line, character, endCharacter } = finding.range;
  const written = document.lineAt(line).text.slice(character, endCharacter);
  const meant = snapshot.resolve(written, knownUri(document.uri));
  if (meant.kind !== 'several') return [];
  return meant.requirements
    .filter((requirement) => canHaveId(snapshot, requirement))
    .slice(0, mostOthers)
    .map((requirement) => {
      const id = nextId(snapshot, requirement);
      const place = snapshot.document(requirement.uri)?.path ?? '';
      return commandFix(
        l10n.t('Give {0} ({1}) the id {2}', quotedTitle(requirement), place, id),
        'groundplan.giveId',
        [requirement.key, undefined, id],
      );
    });
}
