/** The table at the end: what was tried, how much of the code it reached, what was found. */

export interface TargetFigures {
  readonly name: string;
  /** The folders below `src/` that the target is about, parted by blanks. */
  readonly about: string;
  executions: number;
  kept: number;
  readonly reached: Set<number>;
  found: number;
}

/** `blocks` has the file of each block of the bundle. */
export function tableOf(targets: readonly TargetFigures[], blocks: readonly string[]): string {
  const rows = targets.map(({ name, about, executions, kept, reached, found }) => {
    const folders = about.split(' ').map((folder) => `src/${folder}`);
    const isAbout = (block: number): boolean =>
      folders.some((folder) => blocks[block]?.startsWith(folder) ?? false);
    const own = blocks.reduce((sum, _, block) => sum + Number(isAbout(block)), 0);
    const ownReached = [...reached].filter(isAbout).length;
    return [
      name,
      String(executions),
      share(ownReached, own),
      String(reached.size),
      String(kept),
      String(found),
    ];
  });
  const all = new Set(targets.flatMap(({ reached }) => [...reached]));
  const sum = (of: (figures: TargetFigures) => number): string =>
    String(targets.reduce((total, figures) => total + of(figures), 0));
  return aligned([
    ['target', 'executions', 'blocks of its own', 'blocks', 'inputs kept', 'found'],
    ...rows,
    [
      'all',
      sum(({ executions }) => executions),
      '',
      share(all.size, blocks.length),
      sum(({ kept }) => kept),
      sum(({ found }) => found),
    ],
  ]);
}

function share(reached: number, of: number): string {
  return of === 0 ? '' : `${reached} of ${of} (${Math.round((100 * reached) / of)} %)`;
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}
