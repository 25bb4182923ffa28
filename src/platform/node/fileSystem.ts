/** The few file system calls that listing and reading make, so that tests can make one fail. */
import * as fs from 'node:fs';

export type FolderEntry = Pick<fs.Dirent, 'name' | 'isFile' | 'isDirectory' | 'isSymbolicLink'>;

export interface FileSystem {
  /** Throws as `readdirSync` does. */
  readFolder(folder: string): readonly FolderEntry[];
  /** The text of a file of rules, `null` when it cannot be read or is larger than any such file. */
  readSmallFile(file: string): string | null;
  exists(path: string): boolean;
  /** What a symbolic link leads to in the end; `null` when it leads nowhere. */
  resolveLink(
    path: string,
  ): { readonly path: string; readonly isFile: boolean; readonly isFolder: boolean } | null;
}

/** No file of rules is larger. */
const mostBytes = 1024 * 1024;

export const nodeFileSystem: FileSystem = {
  readFolder: (folder) => fs.readdirSync(folder, { withFileTypes: true }),
  readSmallFile: (file) => {
    try {
      const stat = fs.statSync(file);
      return stat.isFile() && stat.size <= mostBytes ? fs.readFileSync(file, 'utf8') : null;
    } catch {
      return null; // Missing, or not for us: the caller goes on without it.
    }
  },
  exists: (path) => fs.existsSync(path),
  resolveLink: (path) => {
    try {
      const target = fs.realpathSync(path);
      const stat = fs.statSync(target);
      return { path: target, isFile: stat.isFile(), isFolder: stat.isDirectory() };
    } catch {
      return null; // Dangling, circular or out of reach: it leads nowhere.
    }
  },
};
