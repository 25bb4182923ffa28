/** By this VS Code knows the tab of a card. */
export const cardViewType = 'groundplan.card';
