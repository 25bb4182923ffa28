/** The modules that documents name, as a tree in the order met, below and beside those of a software catalog. */
import { emptyPlan, type Module } from '../model/plan.ts';
import { nameKey } from '../vocabulary/names.ts';
import { PlanNames } from './planNames.ts';

/** Submodules by the key of their name, in the order met. */
type Drafts = Map<string, DraftModule>;

interface DraftModule {
  readonly name: string;
  readonly modules: Drafts;
  /** The module of the catalog, which is kept as it is. */
  readonly known: Module | null;
}

export class InferredModules {
  readonly #outermost: Drafts = new Map();
  readonly #names: PlanNames | null;
  readonly #byPath = new Map<string, DraftModule>();

  constructor(known: readonly Module[]) {
    this.#names = known.length > 0 ? new PlanNames({ ...emptyPlan, modules: known }) : null;
    this.#addKnown(known, this.#outermost);
  }

  /** Takes a path of names, outermost first; one that the catalog has, by name or id, is no other module. */
  add(path: readonly string[]): void {
    const start = this.#start(path);
    let { level } = start;
    for (const name of path.slice(start.from)) {
      const key = nameKey(name);
      let present = level.get(key);
      if (!present) {
        present = { name, modules: new Map(), known: null };
        level.set(key, present);
      }
      level = present.modules;
    }
  }

  done(): readonly Module[] {
    return Array.from(this.#outermost.values(), (draft) => moduleOf(draft, ''));
  }

  /** Where the part of the path begins that the catalog does not have. */
  #start(path: readonly string[]): { readonly level: Drafts; readonly from: number } {
    for (let end = this.#names ? path.length : 0; end > 0; end--) {
      const module = this.#names?.module(path.slice(0, end).join('/'));
      const draft = module && this.#byPath.get(module.path);
      if (draft) return { level: draft.modules, from: end };
    }
    return { level: this.#outermost, from: 0 };
  }

  #addKnown(modules: readonly Module[], level: Drafts): void {
    for (const module of modules) {
      const draft: DraftModule = { name: module.name, modules: new Map(), known: module };
      // Two of one name stand beside each other.
      level.set(
        level.has(nameKey(module.name)) ? `${nameKey(module.name)}\n${module.path}` : nameKey(module.name),
        draft,
      );
      this.#byPath.set(module.path, draft);
      this.#addKnown(module.modules, draft.modules);
    }
  }
}

function moduleOf({ name, modules, known }: DraftModule, outer: string): Module {
  // A `/` in a name would read as a step down in the path.
  const id = known?.id ?? name.replace(/\//gu, '∕');
  const path = known?.path ?? (outer === '' ? id : `${outer}/${id}`);
  const inner = Array.from(modules.values(), (draft) => moduleOf(draft, path));
  if (known) return { ...known, modules: inner };
  return {
    id,
    path,
    name,
    aliases: [],
    endState: null,
    owner: null,
    paths: [],
    modules: inner,
    range: null,
  };
}
