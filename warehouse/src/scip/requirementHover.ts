/** What a hover says of a requirement, as Markdown in which nothing of a document becomes markup. */
import { markdownLine } from '../../../src/exchange/markdownText.ts';
import type { RequirementRow, RowWords } from '../../../src/exchange/rows/rows.ts';

export function requirementHover(requirement: RequirementRow, words: RowWords): string {
  const { name, title, placements, phaseName, status, statusText, responsible } = requirement;
  const head = [name.id === null ? '' : `**${markdownLine(name.id)}**`, markdownLine(title)];
  const modules = placements.map(({ moduleNames }) => moduleNames.join(' › ')).filter((text) => text !== '');
  const facts = [
    [words.module, modules.join('; ')],
    [words.phase, phaseName ?? ''],
    [words.status, statusText ?? status ?? ''],
    [words.owner, responsible ?? ''],
  ] as const;
  const lines = facts
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `- ${markdownLine(label)}: ${markdownLine(value)}`);
  const first = head.filter((text) => text !== '').join(' ');
  return lines.length === 0 ? first : `${first}\n\n${lines.join('\n')}`;
}
