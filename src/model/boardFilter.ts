/** What the pictures of the board leave in, as the page asks for it and the editor carries it out. */

/**
 * What a field has to be: empty for anything, `-` for nothing, else `=` and a module's path (its submodules count), a
 * phase's id, a status, a priority or an owner.
 */
export interface BoardFilter {
  readonly text: string;
  readonly module: string;
  readonly phase: string;
  readonly status: string;
  readonly priority: string;
  readonly owner: string;
  readonly onlyFindings: boolean;
}

export const noFilter: BoardFilter = {
  text: '',
  module: '',
  phase: '',
  status: '',
  priority: '',
  owner: '',
  onlyFindings: false,
};
