/** Quick fixes of ids: give one, and part two requirements that have the same. */
import { CodeActionKind, l10n } from 'vscode';
import type { CodeAction, Range, TextDocument } from 'vscode';
import { canHaveId } from '../../../edits/giveIds.ts';
import { nextId } from '../../../edits/nextId.ts';
import type { Requirement } from '../../../model/requirement.ts';
import { knownUri } from '../../places.ts';
import type { Session } from '../../session.ts';
import { namesOf } from '../questionTitle.ts';
import { commandFix } from './commandFix.ts';
import type { FixQuestion } from './findingInEditor.ts';

/** Beyond these a person has to look at each anyway. */
const mostOthers = 3;

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

export function duplicateFixes({ session: { snapshot }, finding }: FixQuestion): readonly CodeAction[] {
  const requirement = snapshot.requirement(finding.requirement ?? '');
  if (finding.code !== 'requirement/duplicate-id' || !requirement?.id) return [];
  const all = snapshot.definitionsOf(requirement);
  const others = all.filter(({ key }) => key !== requirement.key).slice(0, mostOthers);
  const id = nextId(snapshot, requirement);
  const keeping = others
    .filter((other) => canHaveId(snapshot, other))
    .map((other) =>
      commandFix(
        l10n.t('Keep {0} here and give {1} the id {2}', requirement.id ?? '', titleOf(other), id),
        'groundplan.giveId',
        [other.key, undefined, id],
      ),
    );
  if (!canHaveId(snapshot, requirement)) return preferred(keeping, 0);
  const giving = commandFix(l10n.t('Give this one the id {0}', id), 'groundplan.giveId', [
    requirement.key,
    undefined,
    id,
  ]);
  const marking = others.map((other) =>
    commandFix(
      l10n.t('Mark this one as a duplicate of {0}, with the id {1}', titleOf(other), id),
      'groundplan.markDuplicate',
      [requirement.key, other.key, id],
    ),
  );
  // The one that comes first in the plan's order has had the id longest, as far as anybody can tell.
  const isFirst = all[0]?.key === requirement.key && keeping.length > 0;
  return preferred([...keeping, giving, ...marking], isFirst ? 0 : keeping.length);
}

/** The title alone: the id is the same for both. */
function titleOf(requirement: Requirement): string {
  return `“${namesOf([{ ...requirement, id: null }])}”`;
}

function preferred(fixes: readonly CodeAction[], at: number): readonly CodeAction[] {
  const fix = fixes[at];
  if (fix) fix.isPreferred = true;
  return fixes;
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
        l10n.t('Give {0} ({1}) the id {2}', titleOf(requirement), place, id),
        'groundplan.giveId',
        [requirement.key, undefined, id],
      );
    });
}
