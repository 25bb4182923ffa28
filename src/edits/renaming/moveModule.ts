/**
 * Moves a module below another one, or to the top of the plan: its entry in the plan file, and the paths by which
 * documents, steps and placements name it. What would be written is read again first.
 */
import type { DocumentFacts, RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import { allModules, type EffectivePlan, type Module } from '../../model/plan.ts';
import type { DocumentEntry, Snapshot } from '../../model/snapshot.ts';
import { PlanNames } from '../../placement/planNames.ts';
import { readerNamed } from '../../readers/registry.ts';
import { isOwn } from '../../readers/table/fieldClaims.ts';
import { applySourceEdits, documentChanged, type SourceEdit } from '../../readers/writer.ts';
import { nameKey } from '../../vocabulary/names.ts';
import { type Move, moveFault, pathAfter } from './moveFault.ts';
import { moveItem } from './moveItem.ts';
import { type ModuleValue, moduleValues } from './modulePaths.ts';
import { overlaps, TextPlaces } from './offsets.ts';
import { differenceText, factsOfNow, factsOfText, isReadOnly } from './renameResult.ts';
import type { RenameResult, TextOf } from './renameResult.ts';
import type { ChangedText } from './sameFacts.ts';
import { differenceBetween } from './sameMeaning.ts';
import { isSamePlan } from './samePlan.ts';
import { dialectOf, type PieceChange, valueEdits } from './valueEdits.ts';

/** The documents that moving may change. */
export function documentsOfMove(snapshot: Snapshot, move: Move): ReadonlySet<string> {
  const plan = snapshot.plan(move.root);
  const names = new PlanNames(plan);
  const uris = documentsOf(snapshot, move.root, plan).flatMap((entry) => {
    if (entry.uri === plan.uri || isReadOnly(entry)) return [];
    const isNamed = namesPath(moduleValues(names, entry, entry.facts), move) || hasColumnsFor(entry, move);
    return isNamed ? [entry.uri] : [];
  });
  return new Set([...(plan.uri === null ? [] : [plan.uri]), ...uris]);
}

function documentsOf(snapshot: Snapshot, root: string, { uri }: EffectivePlan): readonly DocumentEntry[] {
  return [...snapshot.documents()].filter(
    (entry) => entry.kind !== 'code' && (entry.root === root || entry.uri === uri),
  );
}

/** Whether a value names the module, or one in it, by more than its own name. */
function namesPath(values: readonly ModuleValue[], { path }: Move): boolean {
  return values.some(
    ({ modules }) =>
      modules.length > 1 && modules.some((module) => module === path || module?.startsWith(`${path}/`)),
  );
}

/** Whether rows name the module, or one in it, in a column of its own beside the outer one. */
function hasColumnsFor({ requirements }: DocumentEntry, { path: moved }: Move): boolean {
  return requirements.some(
    ({ modules, fact }) =>
      modules.some(({ path }) => path === moved || path.startsWith(`${moved}/`)) && namesInner(fact),
  );
}

function namesInner({ claims }: RequirementFact): boolean {
  return claims.some((claim) => claim.field === 'submodule' && isOwn(claim) && claim.text !== '');
}

/** All edits speak of the texts that `textOf` gives, which are those that the snapshot was read from. */
export function moveModule(snapshot: Snapshot, move: Move, textOf: TextOf): RenameResult {
  const refusal = moveFault(snapshot, move);
  if (refusal) return { refusal };
  if (pathAfter(move) === move.path) return { edits: new Map() };
  // Columns for the outer and the inner module may hold a path only in part; then it stays as it is.
  const first = new Moving(snapshot, move, textOf, true).result();
  return 'edits' in first ? first : new Moving(snapshot, move, textOf, false).result();
}

class Moving {
  readonly #snapshot: Snapshot;
  readonly #move: Move;
  readonly #plan: EffectivePlan;
  readonly #names: PlanNames;
  readonly #textOf: TextOf;
  readonly #inColumns: boolean;
  readonly #edits = new Map<string, readonly SourceEdit[]>();
  readonly #changed = new Map<string, ChangedText>();

  constructor(snapshot: Snapshot, move: Move, textOf: TextOf, inColumns: boolean) {
    this.#snapshot = snapshot;
    this.#move = move;
    this.#plan = snapshot.plan(move.root);
    this.#names = new PlanNames(this.#plan);
    this.#textOf = textOf;
    this.#inColumns = inColumns;
  }

  result(): RenameResult {
    const { root } = this.#move;
    for (const uri of documentsOfMove(this.#snapshot, this.#move)) {
      const entry = this.#snapshot.document(uri);
      const refusal = entry ? this.#changeIn(entry) : documentChanged();
      if (refusal) return { refusal };
    }
    const facts = new Map([...this.#changed].map(([uri, { after }]) => [uri, after]));
    const after = this.#snapshot.withFacts(facts);
    const difference = differenceBetween(this.#snapshot, after, {
      changed: this.#changed,
      idNow: ({ id }) => id,
      written: '',
      placing: new Set(['module', 'submodule']),
      modulePath: (of, each) => (of === root ? this.#pathNow(each) : each),
      phaseId: (_root, id) => id,
    });
    if (difference) return { refusal: differenceText(this.#snapshot.document(difference.uri), difference) };
    const plan = after.plan(root);
    const isSame =
      this.#keepsOrder(plan) &&
      isSamePlan(this.#plan, plan, {
        modulePath: (each) => this.#pathNow(each),
        phaseId: (id) => id,
        changed: '',
        mayMove: true,
      });
    if (isSame) return { edits: this.#edits };
    return {
      refusal: message(
        'This could not be written into the plan file without changing something else. Write it there by hand.',
      ),
    };
  }

  #pathNow(path: string): string {
    const { path: old } = this.#move;
    return path === old || path.startsWith(`${old}/`) ? pathAfter(this.#move) + path.slice(old.length) : path;
  }

  /** Modules that do not move stand in the order in which they stood. */
  #keepsOrder(after: EffectivePlan): boolean {
    const moved = pathAfter(this.#move);
    const stays = (modules: readonly Module[], path: string): string =>
      [...allModules(modules)]
        .map((module) => module.path)
        .filter((each) => each !== path && !each.startsWith(`${path}/`))
        .join('\n');
    return stays(this.#plan.modules, this.#move.path) === stays(after.modules, moved);
  }

  #changeIn(entry: DocumentEntry): Message | null {
    const text = this.#textOf(entry.uri);
    const before = text === null ? null : factsOfNow(entry, text);
    if (text === null || before === null) return documentChanged();
    const places = new TextPlaces(text);
    const columns = this.#inColumns ? this.#columnEdits(entry, text, before) : [];
    const changes = moduleValues(this.#names, entry, before).flatMap(
      (value) => this.#pathChange(value) ?? [],
    );
    const { edits: offsets } = valueEdits(places, dialectOf(entry), changes);
    const inColumns = columns.map(({ range }) => places.span(range));
    const edits = [
      ...columns,
      ...places.edits(offsets.filter((edit) => inColumns.every((span) => !overlaps(span, edit)))),
    ];
    if (entry.uri === this.#plan.uri) {
      const moved = this.#moveInPlan(text, edits);
      if ('key' in moved) return moved;
      return this.#keep(entry, text, before, moved);
    }
    return edits.length === 0 ? null : this.#keep(entry, text, before, edits);
  }

  #keep(
    entry: DocumentEntry,
    text: string,
    before: DocumentFacts,
    edits: readonly SourceEdit[],
  ): Message | null {
    this.#edits.set(entry.uri, edits);
    this.#changed.set(entry.uri, {
      before,
      after: factsOfText(entry, applySourceEdits(text, edits)),
      edits,
      movesLines: entry.uri === this.#plan.uri,
    });
    return null;
  }

  #moveInPlan(text: string, edits: readonly SourceEdit[]): readonly SourceEdit[] | Message {
    const { path, to } = this.#move;
    const moved = moveItem(text, path, to);
    if ('key' in moved || edits.length === 0) return moved;
    // What a step or a placement says stands outside of `modules:`, so both can be made at once.
    return [...edits, ...moved];
  }

  /** The outer part of a path, in the words and with the signs of the path itself. */
  #pathChange({ value, parts, modules }: ModuleValue): PieceChange | null {
    const { path, to } = this.#move;
    const nth = modules.findIndex((module) => module === path);
    const [first] = modules;
    const isWhole = first !== null && first !== undefined && !first.includes('/');
    // One that begins with the module itself, or within it, is a path of its own unless it began at the top.
    if (parts.length < 2 || nth < 0 || (nth === 0 && !(isWhole && to !== null))) return null;
    const start = parts[0];
    const own = parts[nth];
    const second = parts[1];
    if (!start || !own || !second) return null;
    const sign = value.text.slice(start.start + start.text.length, second.start);
    const outer = this.#trail(to, isWhole || nth > 1);
    const byId = parts.every((part, at) => this.#isId(part.text, modules[at] ?? null));
    const words = outer.map((module) => (byId ? module.id : module.name));
    const before = words.map((word) => word + sign).join('');
    return nth === 0
      ? { value, piece: own, text: before + own.text }
      : {
          value,
          piece: { text: value.text.slice(start.start, own.start), start: start.start },
          text: before,
        };
  }

  #isId(text: string, path: string | null): boolean {
    const module = path === null ? undefined : this.#names.moduleAt(path);
    return module !== undefined && nameKey(module.id) === nameKey(text);
  }

  /** The modules from the outermost one to this; without `isWhole` only this one. */
  #trail(to: string | null, isWhole: boolean): readonly Module[] {
    if (to === null) return [];
    const ids = to.split('/');
    const all = ids.flatMap((_, at) => this.#names.moduleAt(ids.slice(0, at + 1).join('/')) ?? []);
    return isWhole ? all : all.slice(-1);
  }

  /** Rows that name the outer module in one column and the inner one in another. */
  #columnEdits(entry: DocumentEntry, text: string, before: DocumentFacts): readonly SourceEdit[] {
    const writer = entry.facts.reader === undefined ? undefined : readerNamed(entry.facts.reader)?.writer;
    if (!writer) return [];
    const byPath = new Map<string, RequirementFact[]>();
    const indexes = new Map(entry.facts.requirements.map((fact, at) => [fact, at]));
    for (const requirement of entry.requirements) {
      const fact = before.requirements[indexes.get(requirement.fact) ?? -1];
      const [placed] = requirement.modules;
      if (!fact || !placed || !namesInner(fact) || requirement.modules.length > 1) continue;
      if (this.#pathNow(placed.path) === placed.path) continue;
      const others = byPath.get(placed.path);
      if (others) others.push(fact);
      else byPath.set(placed.path, [fact]);
    }
    return [...byPath].flatMap(([path, facts]) => {
      const names = this.#namesAfter(path);
      const written = writer.setField({ text, requirements: before.requirements }, facts, 'module', {
        path: names,
        text: names.join('/'),
      });
      return written.edits;
    });
  }

  #namesAfter(path: string): readonly string[] {
    const { path: old, to } = this.#move;
    const outer = this.#trail(to, true).map(({ name }) => name);
    const ids = path.split('/');
    const depth = old.split('/').length;
    const inner = ids.slice(depth - 1).flatMap((_, at) => {
      const module = this.#names.moduleAt(ids.slice(0, depth + at).join('/'));
      return module ? [module.name] : [];
    });
    return [...outer, ...inner];
  }
}
