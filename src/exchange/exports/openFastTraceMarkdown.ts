/**
 * Requirements as Markdown that OpenFastTrace imports.
 * https://github.com/itsallcode/openfasttrace/blob/main/doc/user_guide.md
 */
import { markdownLine } from '../markdownText.ts';
import type { ExportedRequirement } from './exportedRequirement.ts';

/** OpenFastTrace knows four words. */
const statuses: readonly (readonly [RegExp, string])[] = [
  [/拒绝|驳回|reject|wontfix|重复|duplicate/iu, 'rejected'],
  [/草稿|draft/iu, 'draft'],
  [/待评审|待定|暂缓|propos|defer|new|open/iu, 'proposed'],
];

/** Those without an id are left out: an item is nothing but its id. */
export function openFastTraceMarkdown(title: string, requirements: readonly ExportedRequirement[]): string {
  const names = new Map(
    requirements.flatMap((each) => (each.id === null ? [] : [[each.key, itemId(each.id)]])),
  );
  const items = requirements.flatMap((requirement) => {
    const name = names.get(requirement.key);
    if (name === undefined) return [];
    const { relations } = requirement;
    const linked = (wanted: readonly string[]): readonly string[] => [
      ...new Set(
        relations.flatMap(({ relation, target }) =>
          wanted.includes(relation) ? (names.get(target) ?? []) : [],
        ),
      ),
    ];
    const list = (keyword: string, entries: readonly string[]): readonly string[] =>
      entries.length === 0 ? [] : [`${keyword}:`, ...entries.map((entry) => `* \`${entry}\``), ''];
    const tags = [...requirement.module.slice(-1), requirement.phase].filter((tag) => tag !== '');
    const text = paragraphs(requirement.description);
    return [
      `## ${markdownLine(requirement.title)}`,
      `\`${name}\``,
      '',
      `Status: ${statusOf(requirement.status)}`,
      '',
      ...(text === '' ? [] : [text, '']),
      ...list('Covers', linked(['covers', 'parent'])),
      ...list('Depends', linked(['dependsOn'])),
      ...(tags.length === 0 ? [] : [`Tags: ${tags.map(tagText).join(', ')}`, '']),
    ];
  });
  return [`# ${markdownLine(title)}`, '', ...items].join('\n');
}

/** An id that is one there already stays; any other becomes the name of a requirement of revision 1. */
function itemId(id: string): string {
  if (/^[a-z]{1,30}~[^~\s]{1,200}~\d{1,9}$/u.test(id)) return id;
  const name = id
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[^\p{L}]+/u, (start) => `r${start.replace(/[._]/gu, '-')}`);
  return `req~${name}~1`;
}

function statusOf(text: string): string {
  return statuses.find(([words]) => words.test(text))?.[1] ?? 'approved';
}

/** Markup of its own would end the item: a heading, or a word that opens a list of links. */
function paragraphs(text: string): string {
  return text
    .split(/\r?\n/u)
    .map((line) =>
      markdownLine(line).replace(
        /^(#|Covers|Depends|Needs|Tags|Status|Rationale|Comment|Description)/u,
        '\\$1',
      ),
    )
    .filter((line) => line !== '')
    .join('\n\n');
}

function tagText(tag: string): string {
  return tag.replace(/[\s,，]+/gu, '-');
}
