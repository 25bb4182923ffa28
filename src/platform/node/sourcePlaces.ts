/** Where the other repositories lie that plans name: paths on this machine. Nothing is fetched. */
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { SourcePlace, SourcePlaces } from '../../index/ports.ts';
import { documentUri } from '../../model/documentUri.ts';
import type { Root, SourceFault } from '../../model/snapshot.ts';
import { isAtOrIn } from './atOrIn.ts';

export interface NodePlacesOptions {
  /** The absolute path of a root's folder; `null` for one that is not on a disk. */
  readonly folderOf: (root: Root) => string | null;
  /** The URI of an absolute path, as roots are named by. */
  readonly uriOf: (path: string) => string;
  /** Whether what lies outside of the roots may be read; asked anew each time. */
  readonly mayLeave: () => boolean;
}

export class NodePlaces implements SourcePlaces {
  readonly #options: NodePlacesOptions;

  constructor(options: NodePlacesOptions) {
    this.#options = options;
  }

  async find(from: Root, path: string, own: readonly Root[]): Promise<SourcePlace> {
    const { folderOf, mayLeave } = this.#options;
    if (/^[A-Za-z][A-Za-z0-9+.-]+:\/\/|^[\w.-]+@[\w.-]+:/u.test(path)) return fault('address');
    const base = folderOf(from);
    if (base === null) return fault('virtual');
    try {
      const folders = await this.#ownFolders(own);
      const isWithin = (target: string): boolean => folders.some(({ folder }) => isAtOrIn(folder, target));
      const written = resolve(await realpath(base), withSlashes(path));
      // Not even whether something is there is looked up.
      if (!mayLeave() && !isWithin(written)) return fault('untrusted');
      const target = await realpath(written);
      if (!mayLeave() && !isWithin(target)) return fault('untrusted');
      const status = await stat(target);
      if (status.isDirectory()) return await this.#folder(from, target, folders);
      if (!status.isFile()) return fault('special');
      const { id, path: shown } = await this.#named(from, dirname(target), folders);
      return { kind: 'file', id, path: shown, file: basename(target) };
    } catch (error) {
      return fault(reasonOf(error));
    }
  }

  async #folder(from: Root, target: string, folders: readonly OwnFolder[]): Promise<SourcePlace> {
    // A folder around the own one would bring all of it a second time.
    if (folders.some(({ folder }) => !isAtOrIn(folder, target) && isAtOrIn(target, folder)))
      return fault('around');
    return { kind: 'folder', ...(await this.#named(from, target, folders)) };
  }

  /** A folder that is worked on keeps the name that it has, and so does what lies in it. */
  async #named(
    from: Root,
    target: string,
    folders: readonly OwnFolder[],
  ): Promise<{ readonly id: string; readonly path: string }> {
    const around = folders.find(({ folder }) => isAtOrIn(folder, target));
    const within = around ? relative(around.folder, target).split(sep).join('/') : '';
    const id = around
      ? within === ''
        ? around.id
        : documentUri(around.id, within)
      : this.#options.uriOf(target).replace(/\/$/u, '');
    const base = await realpath(this.#options.folderOf(from) ?? target);
    const path = relative(base, target).split(sep).join('/');
    // From one drive to another there is no way but the whole path.
    return { id, path: isAbsolute(path) || path === '' ? target.split(sep).join('/') : path };
  }

  async #ownFolders(own: readonly Root[]): Promise<readonly OwnFolder[]> {
    const folders = await Promise.all(
      own.map(async (root) => {
        const folder = this.#options.folderOf(root);
        return folder === null ? [] : [{ id: root.id, folder: await realpath(folder) }];
      }),
    );
    return folders.flat();
  }
}

interface OwnFolder {
  readonly id: string;
  /** Without links. */
  readonly folder: string;
}

/** Plans are shared: what is `..\requirements` on one machine is `../requirements` on the others. */
function withSlashes(path: string): string {
  return path.includes('/') ? path : path.replaceAll('\\', '/');
}

function fault(why: SourceFault): SourcePlace {
  return { kind: 'fault', fault: why };
}

function reasonOf(error: unknown): SourceFault {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'EACCES' || code === 'EPERM'
    ? 'forbidden'
    : code === 'ENOENT' || code === 'ENOTDIR'
      ? 'missing'
      : 'special';
}
