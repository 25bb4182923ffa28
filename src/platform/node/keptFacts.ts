/** Where facts wait for the next session on the desktop. */
import { statSync } from 'node:fs';
import type { FactStore } from '../../index/ports.ts';
import { FactFiles, type FactFilesOptions } from './factFile.ts';

/** What is kept counts for the very build that wrote it: `program` is the file that runs. */
export function factStore(options: FactFilesOptions & { readonly program: string }): FactStore | null {
  const { mtimeMs, size } = statSync(options.program);
  return new FactFiles({ ...options, version: `${options.version} ${mtimeMs} ${size}` });
}
