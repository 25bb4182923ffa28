/** What a card of the board says when somebody points at it: more than fits on it, less than its own page. */
import { ownersOf } from '../../insight/owners.ts';
import { modulePathNames } from '../../insight/modulePathNames.ts';
import { withoutItText } from '../../insight/necessity.ts';
import { message, type Message, type Translate } from '../../model/message.ts';
import { saidOf } from '../../model/requirement.ts';
import { claimedEffort } from '../../vocabulary/claimedValues.ts';
import type { BoardSource } from './boardPage.ts';
import { cut } from './planPage.ts';

const longestTitle = 600;
const longestValue = 200;
const mostFindings = 4;

/** `null` where the requirement is gone. */
export function aboutCard(
  { snapshot, findings }: BoardSource,
  key: string,
  translate: Translate,
): readonly string[] | null {
  const requirement = snapshot.requirement(key);
  if (!requirement) return null;
  const { root, modules, phase } = requirement;
  const entry = (name: Message, values: readonly string[]): readonly string[] => {
    const said = values.filter((value) => value !== '');
    return said.length === 0
      ? []
      : [translate(message('{0}: {1}', translate(name), cut(said.join(' · '), longestValue)))];
  };
  const effort = claimedEffort(saidOf(requirement));
  const found = findings.of(key);
  return [
    cut(requirement.title, longestTitle),
    ...entry(
      message('Module'),
      modules.map(({ path }) => modulePathNames(snapshot, root, path).join(' › ')),
    ),
    ...entry(message('Phase'), phase ? [snapshot.phase(root, phase.id)?.name ?? phase.id] : []),
    ...entry(message('Owner'), ownersOf(snapshot, requirement)),
    ...entry(message('Person-days'), effort === null ? [] : [`${effort}`]),
    ...entry(message('If not done'), [withoutItText(requirement) ?? '']),
    ...found
      .slice(0, mostFindings)
      .map((finding) => `⚠ ${cut(translate(finding.message), 2 * longestValue)}`),
    ...(found.length > mostFindings
      ? [translate(message('{0} more findings', found.length - mostFindings))]
      : []),
  ];
}
