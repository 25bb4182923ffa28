/**
 * A history that is read beside other work: before each step its reader has a rest, and what holds for a whole folder
 * is asked once.
 */
import type { HistorySource, NoHistory, Standing } from '../index/ports.ts';

/** `rest` gives others their turn. */
export function pacedSource(source: HistorySource, rest: () => Promise<void>): HistorySource {
  const standings = new Map<string, Promise<Standing | NoHistory>>();
  return {
    standing: async (root, path, signal) => {
      await rest();
      const folder = `${root.id}\n${path.slice(0, path.lastIndexOf('/') + 1)}`;
      let standing = standings.get(folder);
      if (!standing) {
        standing = source.standing(root, path, signal);
        standings.set(folder, standing);
      }
      return standing;
    },
    revisions: async (root, path, head, most, signal) => {
      await rest();
      return source.revisions(root, path, head, most, signal);
    },
    changed: (root, path, from, to, signal) => source.changed(root, path, from, to, signal),
    contents: (root, path, signal) => {
      const contents = source.contents(root, path, signal);
      return {
        read: async (blob, mostBytes) => {
          await rest();
          return contents.read(blob, mostBytes);
        },
        close: () => contents.close(),
      };
    },
  };
}
