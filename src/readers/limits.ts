/**
 * What a document may hold before a part of it is left out, with a finding that says so. docs/limits.md tells people
 * of these and of the narrower ones that stand in the readers; a test compares the two.
 */

/** Of one document. Reading takes some microseconds for each, and nobody reads so many in a list. */
export const mostRequirements = 50_000;

/** Of one plan file, with those within others. A tree of more is no plan that anybody sees at once. */
export const mostModules = 5_000;
