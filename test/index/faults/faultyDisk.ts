/**
 * A disk in memory on which everything goes wrong that goes wrong on real ones, where and when a test says. Files have
 * sizes and times by a clock that may jump, and stamps with the same doubt as those of the product.
 */
import type {
  ContentVisitor,
  DocumentSource,
  Glances,
  Listing,
  ReadFailure,
} from '../../../src/index/ports.ts';
import { message } from '../../../src/model/message.ts';
import type { Root } from '../../../src/model/snapshot.ts';

/** What a disk does to a reading; armed for some times or for good. */
export type DiskFault =
  | 'changes while it is read'
  | 'vanishes before it is read'
  | 'no permission (EACCES)'
  | 'input/output error (EIO)'
  | 'busy (EBUSY)'
  | 'too many open files (EMFILE)'
  | 'late and out of order'
  | 'listing fails'
  | 'a folder cannot be listed'
  | 'reading breaks off';

const failures: Partial<Record<DiskFault, ReadFailure>> = {
  'no permission (EACCES)': { reason: 'forbidden', detail: 'EACCES' },
  'input/output error (EIO)': { reason: 'failed', detail: 'EIO' },
  'busy (EBUSY)': { reason: 'failed', detail: 'EBUSY' },
  'too many open files (EMFILE)': { reason: 'failed', detail: 'EMFILE' },
};

export interface DiskFile {
  readonly text: string;
  readonly changed: number;
}

interface Armed {
  readonly fault: DiskFault;
  readonly root: string;
  /** A file or folder; the fault befalls what lies at or under it. */
  readonly path: string;
  times: number;
  /** What the file says afterwards, where it changes while it is read. */
  readonly text: string;
}

const encoder = new TextEncoder();
const doubt = 60_000;

export class FaultyDisk implements DocumentSource {
  readonly files = new Map<string, Map<string, DiskFile>>();
  /** How often each fault befell something. */
  readonly injected = new Map<DiskFault, number>();
  /** Told of what happens on the disk by itself; whoever watches may miss it. */
  onChange: (root: string, path: string, isDeletion: boolean) => void = () => undefined;
  #clock = 1_700_000_000_000;
  #jumps = 0;
  #armed: Armed[] = [];

  folder(root: string): Map<string, DiskFile> {
    let folder = this.files.get(root);
    if (!folder) this.files.set(root, (folder = new Map()));
    return folder;
  }

  write(root: string, path: string, text: string): void {
    this.folder(root).set(path, { text, changed: this.#clock });
  }

  /** Time goes by in whole seconds, as on a coarse file system; a jump lands beside all times before. */
  pass(milliseconds: number): void {
    this.#clock += Math.abs(milliseconds) > doubt ? milliseconds + ++this.#jumps / 1000 : milliseconds;
  }

  arm(fault: DiskFault, root: string, path: string, times: number, text = ''): void {
    this.#armed.push({ fault, root, path, times, text });
  }

  disarm(): void {
    this.#armed = [];
  }

  /** The files that cannot be read now, each by its path. */
  unreadable(root: string): readonly string[] {
    return [...this.folder(root).keys()].filter((path) =>
      this.#armed.some((armed) => failures[armed.fault] && befalls(armed, root, path)),
    );
  }

  now(): number {
    return this.#clock;
  }

  async list(root: Root, below?: string, signal?: AbortSignal): Promise<Listing> {
    await this.#wait(root.id, below ?? '');
    if (signal?.aborted === true) return { paths: [], leftOut: [] };
    if (this.#take('listing fails', root.id, below ?? '')) throw new Error('EIO: i/o error, scandir');
    const isThere = (path: string): boolean =>
      below === undefined || path === below || path.startsWith(`${below}/`);
    const all = [...this.folder(root.id).keys()].filter(isThere);
    const unlisted = [...new Set(all.map(folderOf))].filter(
      (folder) => folder !== '' && this.#take('a folder cannot be listed', root.id, folder),
    );
    const reason = message('A folder that could not be listed: “{0}”', unlisted[0] ?? '');
    return {
      paths: all.filter((path) => !unlisted.some((folder) => path.startsWith(`${folder}/`))),
      leftOut: unlisted.length > 0 ? [{ reason, files: unlisted.length }] : [],
      unlisted,
    };
  }

  async read(
    root: Root,
    paths: readonly string[],
    mostBytes: (path: string) => number,
    visit: ContentVisitor,
    signal?: AbortSignal,
  ): Promise<void> {
    const isLate = paths.some((path) => this.#take('late and out of order', root.id, path));
    const order = isLate ? [...paths].reverse() : paths;
    const breaks = this.#take('reading breaks off', root.id, paths[0] ?? '');
    for (const [at, path] of order.entries()) {
      if (isLate) await turn();
      if (signal?.aborted === true) return;
      if (breaks && at >= order.length / 2) throw new Error('EIO: i/o error, read');
      this.#readOne(root.id, path, mostBytes, visit);
    }
  }

  glance(root: Root, paths: readonly string[]): Promise<Glances> {
    return Promise.resolve(new Map(paths.map((path) => [path, this.#stampOf(root.id, path)])));
  }

  #readOne(root: string, path: string, mostBytes: (path: string) => number, visit: ContentVisitor): void {
    const files = this.folder(root);
    if (files.has(path) && this.#take('vanishes before it is read', root, path)) {
      files.delete(path);
      this.onChange(root, path, true);
    }
    const stamp = this.#stampOf(root, path);
    const file = files.get(path);
    if (file === undefined) {
      const isFolder = [...files.keys()].some((other) => other.startsWith(`${path}/`));
      visit(path, { reason: isFolder ? 'folder' : 'gone', detail: isFolder ? 'EISDIR' : 'ENOENT' });
      return;
    }
    for (const [fault, failure] of Object.entries(failures) as [DiskFault, ReadFailure][]) {
      if (!this.#take(fault, root, path)) continue;
      visit(path, failure, stamp);
      return;
    }
    const changing = this.#take('changes while it is read', root, path);
    let { text } = file;
    if (changing) {
      // Half of the old bytes, and the rest of the new ones.
      text = text.slice(0, text.length / 2) + changing.text.slice(changing.text.length / 2);
      this.write(root, path, changing.text);
      this.onChange(root, path, false);
    }
    const bytes = encoder.encode(text);
    visit(path, bytes.length > mostBytes(path) ? { reason: 'tooLarge', detail: '' } : bytes, stamp);
  }

  #stampOf(root: string, path: string): string | null {
    const file = this.folder(root).get(path);
    if (!file || file.changed >= this.#clock - doubt) return null;
    return `${file.text.length} ${file.changed}`;
  }

  #take(fault: DiskFault, root: string, path: string): Armed | null {
    const armed = this.#armed.find((one) => one.fault === fault && befalls(one, root, path));
    if (!armed) return null;
    armed.times--;
    this.injected.set(fault, (this.injected.get(fault) ?? 0) + 1);
    return armed;
  }

  async #wait(root: string, path: string): Promise<void> {
    if (this.#take('late and out of order', root, path)) await turn();
  }
}

/** A turn of the event loop, in which others may do something. */
export function turn(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}

function befalls(armed: Armed, root: string, path: string): boolean {
  if (armed.times <= 0 || armed.root !== root) return false;
  return path === armed.path || path.startsWith(`${armed.path}/`) || armed.path === '';
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
