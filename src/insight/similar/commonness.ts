/** How much a word counts by how many texts have it. */

/** From rare to found nearly everywhere; a level is an index of it. */
export const commonness: readonly number[] = [1, 0.7, 0.45, 0.25];

/** From this level on a feature leads to no candidates: half of all texts would be some. */
export const tooCommonToLead = 2;
