/**
 * Which subjects a change may have given other findings, beyond those that it names: a requirement is also judged by
 * what other documents say of it, by the phases of what it needs, and by whether code names it.
 */
import { idsSpokenOf } from '../insight/outcome/factsAbout.ts';
import { ownOfSameId } from '../insight/sameIdInSources.ts';
import { usesReferences } from '../insight/usesReferences.ts';
import type { DocumentEntry, Resolution, Snapshot, SnapshotChange } from '../model/snapshot.ts';

export interface AffectedSubjects {
  /** Keys. */
  readonly requirements: ReadonlySet<string>;
  /** `root + '\n' + path` or id. */
  readonly modules: ReadonlySet<string>;
  readonly phases: ReadonlySet<string>;
}

/** `before` is the snapshot that the last findings were of. */
export function affectedSubjects(before: Snapshot, change: SnapshotChange): AffectedSubjects {
  const { snapshot: after } = change;
  const requirements = new Set(change.requirements);
  for (const uri of change.documents) {
    const [old, now] = [before.document(uri), after.document(uri)];
    for (const { id, differs } of idsSpokenOf(old, now)) {
      const meant = [before.resolve(id, uri), after.resolve(id, uri)] as const;
      if (differs || !isSameMeaning(...meant)) for (const each of meant) addMeant(each, requirements);
    }
    if ((now ?? old)?.kind === 'code' && wantsReferences(after)) {
      for (const snapshot of [before, after]) addNamedInCode(snapshot, uri, requirements);
    }
    // An id that means something else now may be what a requirement here needs.
    addDependants(now, requirements);
  }
  for (const key of change.requirements) {
    const [old, now] = [before.requirement(key), after.requirement(key)];
    const id = (now ?? old)?.id ?? null;
    // One of another repository may have the id of one here: what is said of that names it.
    for (const { key: own } of ownOfSameId(after, now ?? old)) requirements.add(own);
    if (id === null || old?.phase?.id === now?.phase?.id) continue;
    for (const uri of after.documentsNaming(id)) addDependants(after.document(uri), requirements);
  }
  if (wantsReferences(after) && usesReferences(before) !== usesReferences(after)) {
    for (const { key, status } of after.requirements()) if (status === 'released') requirements.add(key);
  }
  return {
    requirements,
    modules: modulesAround(after, modulesTouched(before, change)),
    phases: phasesBeside(after, change.phases),
  };
}

function isSameMeaning(one: Resolution, two: Resolution): boolean {
  if (one.kind === 'one' && two.kind === 'one') return one.requirement.key === two.requirement.key;
  return one.kind === 'none' && two.kind === 'none';
}

function addMeant(meant: Resolution, keys: Set<string>): void {
  if (meant.kind === 'one') keys.add(meant.requirement.key);
  if (meant.kind === 'several') for (const { key } of meant.requirements) keys.add(key);
}

/** The requirements of a document that need others. */
function addDependants(document: DocumentEntry | undefined, keys: Set<string>): void {
  for (const { key, fact } of document?.requirements ?? []) {
    if (fact.claims.some(({ field }) => field === 'dependsOn')) keys.add(key);
  }
}

/** The rule is off unless a plan asks for it, and code is edited with every key. */
function wantsReferences(snapshot: Snapshot): boolean {
  return snapshot.roots.some(({ id }) => {
    const severity = snapshot.plan(id).rules.get('requirement/not-implemented');
    return severity !== undefined && severity !== 'off';
  });
}

function addNamedInCode(snapshot: Snapshot, uri: string, keys: Set<string>): void {
  for (const reference of snapshot.referencesIn(uri)) addMeant(snapshot.meaningOf(reference), keys);
}

/** One entry for each placement, in the order of the text. */
function modulesOf(document: DocumentEntry | undefined): readonly string[] {
  return (document?.requirements ?? []).flatMap(({ root, modules }) =>
    modules.map(({ path }) => `${root}\n${path}`),
  );
}

function feedsTheSame(old: DocumentEntry | undefined, now: DocumentEntry | undefined): boolean {
  const [before, after] = [old?.requirements ?? [], now?.requirements ?? []];
  return (
    before.length === after.length &&
    before.every((one, at) => {
      const two = after[at];
      return (
        one === two ||
        (one.root === two?.root &&
          one.modules.length === two.modules.length &&
          one.modules.every(({ path }, nth) => path === two.modules[nth]?.path))
      );
    })
  );
}

/** A module is also judged by the documents that feed it, and each of these feeds others. */
function modulesTouched(
  before: Snapshot,
  { snapshot: after, documents, modules }: SnapshotChange,
): ReadonlySet<string> {
  const touched = new Set(modules);
  for (const uri of documents) {
    const [old, now] = [before.document(uri), after.document(uri)];
    if (feedsTheSame(old, now)) continue;
    for (const at of [...modulesOf(old), ...modulesOf(now)]) touched.add(at);
  }
  return touched;
}

/** A module's figures include those of the modules in it, and whether an empty one is told depends on the one around it. */
function modulesAround(snapshot: Snapshot, touched: ReadonlySet<string>): ReadonlySet<string> {
  const modules = new Set<string>();
  for (const at of touched) {
    const start = at.indexOf('\n') + 1;
    const root = at.slice(0, start - 1);
    for (let end = at.length; end > start; end = at.lastIndexOf('/', end - 1)) {
      const outer = at.slice(start, end);
      modules.add(`${root}\n${outer}`);
      for (const { path } of snapshot.module(root, outer)?.modules ?? []) modules.add(`${root}\n${path}`);
    }
  }
  return modules;
}

/** A phase that holds too much names another that has room, so all of a root are looked at: there are few. */
function phasesBeside(snapshot: Snapshot, touched: ReadonlySet<string>): ReadonlySet<string> {
  const roots = new Set(Array.from(touched, (at) => at.slice(0, at.indexOf('\n'))));
  const phases = new Set<string>();
  for (const root of roots) {
    for (const { id } of snapshot.plan(root).phases) phases.add(`${root}\n${id}`);
  }
  return phases;
}
