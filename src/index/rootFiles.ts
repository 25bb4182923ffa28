/** Which files a root has, which of them count, and as what. Paths are relative to the root, with `/`. */
import { documentPath, documentUri } from '../model/documentUri.ts';
import type { EffectivePlan } from '../model/plan.ts';
import type { DocumentInfo, Root } from '../model/snapshot.ts';
import { hasReader } from '../readers/registry.ts';
import { fileKinds, isSkippedItem, vouchedPaths, type FileKind, type FileKinds } from './fileKinds.ts';
import type { TimeSlices } from './ports.ts';
import { sameReading } from './sources.ts';

export class RootFiles {
  readonly root: Root;
  /** Every listed path, read or not, so that a changed plan can choose again without listing. */
  readonly paths: Set<string>;
  /** What each file showed before it was read last, where that tells whether it changed since. */
  readonly stamps = new Map<string, string>();
  /** Code waits until there is something that it could refer to. */
  codeRead = false;
  #kinds: FileKinds = fileKinds(null, hasReader);
  /** What the kinds said of a path: they are asked several times for each file. */
  readonly #known = new Map<string, FileKind | null>();
  #vouched: ReadonlySet<string> = new Set();
  /** What the plan says of files, by which the kinds were made. */
  #choice = '';

  constructor(root: Root, paths: Iterable<string>) {
    this.root = root;
    this.paths = new Set(paths);
  }

  kindOf(path: string): FileKind | null {
    let kind = this.#known.get(path);
    if (kind === undefined) {
      kind = this.#ownKind(path);
      this.#known.set(path, kind);
    }
    const isChosen = this.root.source?.only !== undefined;
    const isSkipped =
      kind === 'document' && !isChosen && isSkippedItem(path, (other) => this.paths.has(other));
    return isSkipped ? null : kind;
  }

  #ownKind(path: string): FileKind | null {
    const kind = this.#kinds(path);
    const { source } = this.root;
    // A file that a plan names as a source is one of requirements, whatever it is called.
    if (source?.only) return !source.only.includes(path) ? null : kind === 'plan' ? kind : 'document';
    return kind === 'code' && source?.readsCode === false ? null : kind;
  }

  /** Whether a file is to be read now. */
  counts(path: string): boolean {
    const kind = this.kindOf(path);
    return kind !== null && (kind !== 'code' || this.codeRead);
  }

  /** Whether the plan names this very file among its documents. */
  isVouched(path: string): boolean {
    const isNamed =
      this.#vouched.has(path.normalize('NFC')) || this.root.source?.only?.includes(path) === true;
    return isNamed && this.kindOf(path) === 'document';
  }

  /** Asks for the kind of every file, so that asking again is cheap: the patterns take a while for all of them. */
  async learnKinds(slices: TimeSlices): Promise<void> {
    for (const path of this.paths) {
      this.kindOf(path);
      if (slices.isOver()) await slices.turn();
    }
  }

  /** Listed paths of a kind, in no particular order. */
  ofKind(kind: FileKind): string[] {
    return [...this.paths].filter((path) => this.kindOf(path) === kind);
  }

  /** Listed paths at or under a path. */
  atOrUnder(path: string): string[] {
    if (this.paths.has(path)) return [path];
    return [...this.paths].filter((candidate) => candidate.startsWith(`${path}/`));
  }

  /** Follows the plan's `documents:` and `code:`; true when another choice of files holds than before. */
  choose(plan: EffectivePlan): boolean {
    const own = plan.uri?.startsWith(`${this.root.id}/`) ? plan : null;
    const choice = JSON.stringify([own?.documents ?? null, own?.code ?? null, own?.modulesFrom ?? null]);
    if (choice === this.#choice) return false;
    const isFirst = this.#choice === '';
    this.#choice = choice;
    this.#kinds = fileKinds(own, hasReader);
    this.#known.clear();
    this.#vouched = vouchedPaths(own?.documents ?? null);
    return !isFirst;
  }
}

/** The files of all roots of a window. */
export class WindowFiles {
  readonly #byRoot = new Map<string, RootFiles>();
  readonly #isTest: (path: string) => boolean;

  constructor(isTest: (path: string) => boolean) {
    this.#isTest = isTest;
  }

  all(): Iterable<RootFiles> {
    return this.#byRoot.values();
  }

  of(root: string): RootFiles | undefined {
    return this.#byRoot.get(root);
  }

  add(files: RootFiles): void {
    this.#byRoot.set(files.root.id, files);
  }

  /** Drops the roots that are not among these, or of which other files are to be read. */
  keep(roots: readonly Root[]): void {
    for (const [id, { root }] of [...this.#byRoot]) {
      if (!roots.some((other) => other.id === id && sameReading(root, other))) this.#byRoot.delete(id);
    }
  }

  clear(): void {
    this.#byRoot.clear();
  }

  /** The innermost root that a URI lies in. */
  locate(uri: string): { readonly files: RootFiles; readonly path: string } | null {
    let found: { files: RootFiles; path: string } | null = null;
    for (const files of this.#byRoot.values()) {
      const path = documentPath(files.root.id, uri);
      const only = files.root.source?.only;
      if (only && path !== null && !only.includes(path)) continue;
      if (path !== null && (!found || path.length < found.path.length)) found = { files, path };
    }
    return found;
  }

  /** What a listed path of a root stands for; `null` for a file that is not read. */
  infoAt(files: RootFiles, path: string): DocumentInfo | null {
    const uri = documentUri(files.root.id, path);
    // Another root may lie within this one and own the file; a name that is no valid text has another path.
    if (this.#byRoot.size > 1 || !path.isWellFormed()) return this.infoOf(uri);
    return this.#info(files, path, uri);
  }

  /** A file of a root that counts as this kind, whatever the plan says of it. */
  infoAs({ root }: RootFiles, path: string, kind: FileKind): DocumentInfo {
    const isTest = kind === 'code' && this.#isTest(path);
    return { uri: documentUri(root.id, path), root: root.id, path, kind, isTest };
  }

  /** What a URI stands for; `null` for a file that is not read, listed or not. */
  infoOf(uri: string): DocumentInfo | null {
    const at = this.locate(uri);
    return at && this.#info(at.files, at.path, uri);
  }

  #info(files: RootFiles, path: string, uri: string): DocumentInfo | null {
    const kind = files.kindOf(path);
    if (kind === null) return null;
    return { uri, root: files.root.id, path, kind, isTest: kind === 'code' && this.#isTest(path) };
  }

  /** Whether a file was listed and is to be read now. */
  isListed({ root, path }: DocumentInfo): boolean {
    const files = this.#byRoot.get(root);
    return files !== undefined && files.paths.has(path) && files.counts(path);
  }
}
