/**
 * Which directives are needs. Their names are set by each project, so any directive with an `:id:` is one
 * unless its name says otherwise; without an id only well-known names are.
 */

/** Directives that may have an `:id:` which numbers something else: an anchor, a chart, a player. */
const others: ReadonlySet<string> = new Set(
  `figure image table list-table csv-table grid grid-item grid-item-card card tab-set tab-item tabs tab dropdown toggle
   container div admonition note warning tip hint important caution danger error attention seealso todo topic sidebar
   versionadded versionchanged deprecated only rst-class class math raw code code-block sourcecode literalinclude include
   toctree contents index glossary button-link button-ref video youtube vimeo audio iframe slide
   needtable needlist needflow needpie needbar needgantt needsequence needuml needarch needextract needextend needimport
   needservice needreport needfilter list2need src-trace if uml plantuml mermaid graphviz`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);

/** The types that sphinx-needs has by itself, and what requirements are called in nearly every project. */
const wellKnown: ReadonlySet<string> = new Set([
  'req',
  'spec',
  'impl',
  'test',
  'need',
  'story',
  'requirement',
]);

/** Whether a directive with an id is a need. Names with `:` belong to Sphinx domains, as `py:class` does. */
export function mayHaveId(name: string): boolean {
  return !name.includes(':') && !others.has(name.toLowerCase());
}

/** Whether a directive is a need even without an id. */
export function isWellKnownNeed(name: string): boolean {
  return wellKnown.has(name) || /[a-z]_req$/u.test(name);
}

/**
 * Whether a word may be the id of a need. Projects set their own pattern; templates have `<id>` and the
 * like in its place, which is none.
 */
export function isNeedId(word: string): boolean {
  return word.length <= 200 && /^[\p{L}\p{N}_][\p{L}\p{N}_.:/~-]{0,199}$/u.test(word);
}
