import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** The whole file or nothing: what is there stays until the new text is complete. Says what went wrong, else `null`. */
export function writeWhole(path: string, text: string): string | null {
  const partial = `${path}.part`;
  try {
    writeFileSync(partial, text);
    renameSync(partial, path);
    return null;
  } catch (error) {
    rmSync(partial, { force: true });
    return error instanceof Error ? error.message : String(error);
  }
}
