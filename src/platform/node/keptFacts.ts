/** Where facts wait for the next session on the desktop. */
import { statSync } from 'node:fs';
import type { FactStore } from '../../index/ports.ts';
import defer * as lazyFactFile from './factFile.ts';
import type { FactFiles, FactFilesOptions } from './factFile.ts';

/** What is kept counts for the very build that wrote it: `program` is the file that runs. */
export function factStore(options: FactFilesOptions & { readonly program: string }): FactStore | null {
  const { mtimeMs, size } = statSync(options.program);
  const version = `${options.version} ${mtimeMs} ${size}`;
  let made: FactFiles | undefined;
  const files = (): FactFiles => (made ??= new lazyFactFile.FactFiles({ ...options, version }));
  return {
    load: (root, isCode) => files().load(root, isCode),
    save: (root, kept, roots) => files().save(root, kept, roots),
    clear: () => files().clear(),
  };
}
