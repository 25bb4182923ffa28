/** By this VS Code knows the tab of the board. */
export const boardViewType = 'groundplan.board';
