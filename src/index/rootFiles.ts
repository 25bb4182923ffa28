/** Which files a root has, which of them count, and as what. Paths are relative to the root, with `/`. */
import { documentPath } from '../model/documentUri.ts';
import type { EffectivePlan } from '../model/plan.ts';
import type { DocumentInfo, Root } from '../model/snapshot.ts';
import { hasReader } from '../readers/registry.ts';
import { fileKinds, isSkippedItem, vouchedPaths, type FileKind, type FileKinds } from './fileKinds.ts';
import { sameReading } from './sources.ts';

export class RootFiles {
  readonly root: Root;
  /** Every listed path, read or not, so that a changed plan can choose again without listing. */
  readonly paths: Set<string>;
  /** Code waits until there is something that it could refer to. */
  codeRead = false;
  #kinds: FileKinds = fileKinds(null, hasReader);
  #vouched: ReadonlySet<string> = new Set();
  /** What the plan says of files, by which the kinds were made. */
  #choice = '';

  constructor(root: Root, paths: Iterable<string>) {
    this.root = root;
    this.paths = new Set(paths);
  }

  kindOf(path: string): FileKind | null {
    const kind = this.#kinds(path);
    const { source } = this.root;
    // A file that a plan names as a source is one of requirements, whatever it is called.
    if (source?.only) return !source.only.includes(path) ? null : kind === 'plan' ? kind : 'document';
    if (kind === 'code' && source?.readsCode === false) return null;
    return kind === 'document' && isSkippedItem(path, (other) => this.paths.has(other)) ? null : kind;
  }

  /** Whether a file is to be read now. */
  counts(path: string): boolean {
    const kind = this.kindOf(path);
    return kind !== null && (kind !== 'code' || this.codeRead);
  }

  /** Whether the plan names this very file among its documents. */
  isVouched(path: string): boolean {
    const isNamed = this.#vouched.has(path) || this.root.source?.only?.includes(path) === true;
    return isNamed && this.kindOf(path) === 'document';
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

  /** What a URI stands for; `null` for a file that is not read, listed or not. */
  infoOf(uri: string): DocumentInfo | null {
    const at = this.locate(uri);
    const kind = at?.files.kindOf(at.path);
    if (!at || !kind) return null;
    const isTest = kind === 'code' && this.#isTest(at.path);
    return { uri, root: at.files.root.id, path: at.path, kind, isTest };
  }

  /** Whether a file was listed and is to be read now. */
  isListed({ root, path }: DocumentInfo): boolean {
    const files = this.#byRoot.get(root);
    return files !== undefined && files.paths.has(path) && files.counts(path);
  }
}
