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
  const names = itemIds(requirements);
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
      entries.length === 0 ? [] : [`${keyword}:`, ...entries.map((entry) => `* ${entry}`), ''];
    const code = (entries: readonly string[]): readonly string[] => entries.map((entry) => `\`${entry}\``);
    const modules = requirement.modules.map((path) => path.at(-1) ?? '');
    const tags = [...new Set([...modules, requirement.phase, ...requirement.tags])].filter(
      (tag) => tag !== '',
    );
    const needs = requirement.needs.filter((need) => /^[A-Za-z]{1,40}$/u.test(need));
    const text = paragraphs(requirement.description);
    return [
      `## ${markdownLine(requirement.title)}`,
      `\`${name}\``,
      '',
      `Status: ${statusOf(requirement.status)}`,
      '',
      ...(text === '' ? [] : [text, '']),
      ...list('Covers', code(linked(['covers', 'parent']))),
      ...list('Depends', code(linked(['dependsOn']))),
      ...(needs.length === 0 ? [] : [`Needs: ${needs.join(', ')}`, '']),
      // Beside their keyword only tags of Latin letters are taken, in a list whatever they are.
      ...list('Tags', tags.map(markdownLine)),
    ];
  });
  return [`# ${markdownLine(title)}`, '', ...items].join('\n');
}

/** By key. Two ids that would become one name are told apart by a number; one id that stands twice stays one. */
function itemIds(requirements: readonly ExportedRequirement[]): ReadonlyMap<string, string> {
  const byId = new Map<string, string>();
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const { key, id } of requirements) {
    if (id === null) continue;
    let name = byId.get(id);
    for (let number = 1; name === undefined; number++) {
      const next = itemId(id, number);
      if (!taken.has(next)) name = next;
    }
    byId.set(id, name);
    taken.add(name);
    names.set(key, name);
  }
  return names;
}

/** An id that is one there already stays; any other becomes the name of a requirement of revision 1. */
function itemId(id: string, number: number): string {
  const suffix = number === 1 ? '' : `-${number}`;
  const [, type = 'req', own = id, revision = '1'] =
    /^([a-z]{1,30})~([^~]{1,200})~(\d{1,9})$/iu.exec(id) ?? [];
  // Letters, digits, `_` and `-`, in parts between dots, and a letter first.
  const parts = own
    .replace(/[^\p{L}\p{N}\p{M}._-]+/gu, '-')
    .split('.')
    .filter((part) => part !== '');
  const name = parts.length === 0 ? 'item' : parts.join('.');
  return `${type}~${/^\p{L}/u.test(name) ? '' : 'r'}${name}${suffix}~${revision}`;
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
