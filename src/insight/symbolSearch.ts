/**
 * Requirements for the editor's own search over symbols: by id and title alone, firm hits only, because people who
 * look for a function there want no requirement that merely resembles it.
 */
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { compact, fold } from './search/foldedText.ts';
import type { RequirementSearch } from './search/requirementSearch.ts';
import { parseQuery } from './search/searchQuery.ts';
import { firmScore } from './search/wordSearch.ts';
import { requirementLabel } from './moduleTreeContent.ts';

/** An editor's list holds no more. */
export const mostSymbols = 100;
/** Of so many hits those are taken whose id or title fits; more than a query of some use has. */
const mostHits = 1000;
/** The editor compares no more of a name than this with what was typed. */
const longestName = 120;

/** Best first; nothing for an empty query. */
export function findSymbols(
  snapshot: Snapshot,
  search: RequirementSearch,
  query: string,
): readonly Requirement[] {
  const { text, filters } = parseQuery(query);
  if (text === '' && filters.length === 0) return [];
  const typed = compact(text);
  const found: Requirement[] = [];
  for (const { key, score, matched } of search.find(query, mostHits)) {
    if (found.length >= mostSymbols) break;
    const requirement = snapshot.requirement(key);
    if (!requirement) continue;
    const isNamed = matched !== undefined || (requirement.id !== null && fitsId(requirement.id, typed));
    if (text === '' || (score >= firmScore && isNamed)) found.push(requirement);
  }
  return found;
}

/**
 * The name under which the editor lists a requirement. It drops every name that does not hold the signs typed in
 * their order, so pinyin and words in another order stand behind the name: they are what was found.
 */
export function symbolName(requirement: Requirement, query: string): string {
  const name = cut(requirementLabel(requirement), longestName - 1);
  const typed = query.trim();
  if (typed === '' || holdsInOrder(name, typed)) return name;
  return `${cut(name, Math.max(20, longestName - typed.length - 3))} · ${typed}`;
}

function fitsId(id: string, typed: string): boolean {
  return typed !== '' && compact(fold(id)).includes(typed);
}

function holdsInOrder(name: string, typed: string): boolean {
  const signs = name.toLowerCase();
  let at = 0;
  for (const sign of typed.toLowerCase()) {
    at = signs.indexOf(sign, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
