/** The type of the tabs with the page of a part, by which VS Code brings them back. */
export const partViewType = 'groundplan.planCard';
