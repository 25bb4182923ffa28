/** Directives of reStructuredText whose content holds no directives of its own. */

/** What docutils, Sphinx and its well-known extensions take word by word: code, diagrams, lists of files. */
const verbatim: ReadonlySet<string> = new Set(
  `code code-block sourcecode code-tab parsed-literal literalinclude include raw math highlight prompt
   doctest testcode testsetup testcleanup testoutput ipython jupyter-execute autorun program-output command-output
   plantuml uml graphviz digraph graph inheritance-diagram mermaid blockdiag seqdiag actdiag nwdiag drawio drawio-image drawio-figure
   toctree contents sectnum image index meta default-role role default-domain title unicode date replace csv-table
   tabularcolumns bibliography rubric highlightlang currentmodule module autosummary
   needtable needlist needflow needpie needbar needgantt needsequence needuml needarch needextract needextend needimport
   needservice needreport needfilter list2need src-trace`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);

export function isVerbatim(name: string): boolean {
  return verbatim.has(name);
}
