/**
 * The findings of the newest snapshot, kept by subject: after a change only the subjects that it touched
 * are looked at again.
 */
import type { Finding } from '../model/finding.ts';
import { noPast, type Past } from '../model/history.ts';
import { allModules } from '../model/plan.ts';
import { ownRoots, type Snapshot, type SnapshotChange } from '../model/snapshot.ts';
import { AskedBefore } from '../insight/similar/askedBefore.ts';
import { ownPlan } from '../insight/ownPlan.ts';
import { affectedSubjects } from './affectedSubjects.ts';
import { FindingStore } from './findingStore.ts';
import { Judge, type Moment } from './judge.ts';
import { rules as allRules } from './registry.ts';
import type { Rule } from './rule.ts';

const ofPairs = 'pairs\n';
const ofModule = 'module\n';
/** Findings of dear rules, for a module. */
const ofMembers = 'members\n';

export class FindingBook {
  readonly #judge: Judge;
  readonly #store = new FindingStore();
  /** Follows every change with the findings; its pairs are looked at by `settle`. */
  readonly asked = new AskedBefore();
  #snapshot: Snapshot | null = null;
  /** The roots of other repositories. */
  #onlyRead: ReadonlySet<string> = new Set();
  #today: string | null = null;
  #past: Past = noPast;
  /** Requirements of which the history tells something else, and the documents that were touched by that so far. */
  readonly #recalled = new Set<string>();
  readonly #recalledIn = new Set<string>();
  #ofWorkspace: readonly Finding[] | null = null;
  /** Modules that dear rules have to look at again, and the documents whose findings differ because some have. */
  readonly #waiting = new Set<string>();
  #settled = new Set<string>();

  readonly #mostAtOnce: number;
  /** Requirements and documents that `settle` has to look at, by key and URI: of many, none is looked at at once. */
  readonly #laterRequirements = new Set<string>();
  readonly #laterDocuments = new Set<string>();

  /**
   * `mostAtOnce`: a change that touches more requirements leaves them to `settle`, and so does one that touches more
   * than a tenth as many documents: an edit touches few, and what code names is looked up for each marker.
   */
  constructor(rules: readonly Rule[] = allRules, mostAtOnce = Number.POSITIVE_INFINITY) {
    this.#judge = new Judge(rules);
    this.#mostAtOnce = mostAtOnce;
  }

  /** Whether a change left requirements and documents to `settle` that it has not looked at yet. */
  get isBehind(): boolean {
    return this.#laterRequirements.size + this.#laterDocuments.size > 0;
  }

  /**
   * Begins a day, `2026-12-31`: what was in time may be late now. Before the first one nothing is late. The result
   * names the documents whose findings may differ.
   */
  startDay(today: string): ReadonlySet<string> {
    const touched = new Set<string>();
    if (this.#today === today) return touched;
    this.#today = today;
    if (this.#snapshot) this.#lookAtAll(this.#snapshot, touched);
    return touched;
  }

  /** What the history tells, as far as it was read. */
  get past(): Past {
    return this.#past;
  }

  /**
   * Takes in what the history tells, and looks at so many requirements at most; called with the same again, it goes on.
   * The result names the documents whose findings may differ now, `null` while there is more to do.
   */
  recall(past: Past, most = Number.POSITIVE_INFINITY): ReadonlySet<string> | null {
    const before = this.#past;
    if (past !== before) {
      this.#past = past;
      for (const [key, dates] of past) if (before.get(key) !== dates) this.#recalled.add(key);
      for (const key of before.keys()) if (!past.has(key)) this.#recalled.add(key);
    }
    let left = most;
    for (const key of this.#recalled) {
      if (left-- === 0) return null;
      this.#recalled.delete(key);
      if (this.#snapshot) this.#checkRequirement(key, this.#snapshot, this.#recalledIn);
    }
    const touched = new Set(this.#recalledIn);
    this.#recalledIn.clear();
    return touched;
  }

  /** Takes in a change; the result names the documents whose findings may differ now. */
  update(change: SnapshotChange): ReadonlySet<string> {
    const { snapshot } = change;
    const before = this.#snapshot ?? snapshot;
    this.#snapshot = snapshot;
    this.#onlyRead = new Set(snapshot.roots.flatMap(({ id, source }) => (source ? id : [])));
    this.#ofWorkspace = null;
    this.asked.update(change);
    const touched = new Set<string>();
    if (change.everything) {
      this.#lookAtAll(snapshot, touched);
      return touched;
    }
    const { requirements, modules, phases } = affectedSubjects(before, change);
    if (Math.max(requirements.size, 10 * change.documents.size) > this.#mostAtOnce) {
      for (const key of requirements) this.#laterRequirements.add(key);
      for (const uri of change.documents) this.#laterDocuments.add(uri);
    } else {
      for (const key of requirements) this.#checkRequirement(key, snapshot, touched);
      for (const uri of change.documents) this.#checkDocument(uri, snapshot, touched);
    }
    for (const at of modules) {
      this.#checkModule(at, snapshot, touched);
      this.#waiting.add(at);
    }
    for (const at of phases) this.#checkPhase(at, snapshot, touched);
    for (const at of change.steps) this.#checkStep(at, snapshot, touched);
    return touched;
  }

  /**
   * Does what is too much work for the path of an edit: looks at whole modules, at one for each call that has a
   * bound, and at what may have been asked before, at so many requirements at most. Names the documents whose
   * findings may differ, `null` while there is more to do.
   */
  settle(most = Number.POSITIVE_INFINITY): ReadonlySet<string> | null {
    const snapshot = this.#snapshot;
    if (!snapshot) return new Set();
    if (this.isBehind) {
      this.#checkLater(snapshot, most);
      if (this.isBehind || most !== Number.POSITIVE_INFINITY) return null;
    }
    if (this.#waiting.size > 0) {
      this.#checkWaiting(snapshot, most === Number.POSITIVE_INFINITY ? most : 1);
      if (this.#waiting.size > 0) return null;
    }
    if (!this.asked.prepare(most)) return null;
    const touched = this.#settled;
    this.#settled = new Set();
    for (const key of this.asked.takeChanged()) {
      this.#checkPairs(key, snapshot, touched);
      // The earlier one has no finding, and what is shown of it may differ all the same.
      if (this.asked.pairsOf(key).length > 0) touched.add(snapshot.requirement(key)?.uri ?? '');
    }
    return touched;
  }

  /** Names, once, the documents whose findings differ by what `settle` has done so far. */
  takeSettled(): ReadonlySet<string> {
    const touched = this.#settled;
    this.#settled = new Set();
    return touched;
  }

  /** The findings of one document, in the order of its text. */
  in(uri: string): readonly Finding[] {
    return this.#store.in(uri);
  }

  /** The documents that have findings, as far as these were looked for: `settle` and `update` tell of the others. */
  documents(): Iterable<string> {
    return this.#store.documents();
  }

  /** The findings about one requirement. */
  of(requirementKey: string): readonly Finding[] {
    const pairs = this.#store.about(`${ofPairs}${requirementKey}`);
    const own = this.#store.about(`requirement\n${requirementKey}`);
    return pairs.length > 0 ? [...own, ...pairs] : own;
  }

  /** The findings about a module, phase or step of a root's plan, by its path or id. */
  ofPart(kind: 'module' | 'phase' | 'step', root: string, path: string): readonly Finding[] {
    return this.#store.about(`${kind}\n${root}\n${path}`);
  }

  /** Those about the workspace as a whole. */
  ofWorkspace(): readonly Finding[] {
    if (!this.#snapshot) return [];
    return (this.#ofWorkspace ??= this.#judge.workspace(this.#moment(this.#snapshot)));
  }

  /** All of them: the workspace's first, then document by document. */
  all(): readonly Finding[] {
    if (this.#snapshot) {
      this.#checkLater(this.#snapshot, Number.POSITIVE_INFINITY);
      this.#checkWaiting(this.#snapshot, Number.POSITIVE_INFINITY);
    }
    const findings = [...this.ofWorkspace()];
    for (const { uri } of this.#snapshot?.documents() ?? []) findings.push(...this.in(uri));
    return findings;
  }

  #lookAtAll(snapshot: Snapshot, touched: Set<string>): void {
    if (snapshot.requirementCount <= this.#mostAtOnce && !this.isBehind) this.#checkAll(snapshot, touched);
    else this.#leaveAll(snapshot, touched);
  }

  /** Leaves all to `settle`, also what was found of subjects that are there no more, and looks at the plan alone. */
  #leaveAll(snapshot: Snapshot, touched: Set<string>): void {
    this.#ofWorkspace = null;
    for (const { uri, requirements } of snapshot.documents()) {
      this.#laterDocuments.add(uri);
      for (const { key } of requirements) this.#laterRequirements.add(key);
    }
    const ofPlan = new Set<string>();
    const gone: string[] = [];
    for (const subject of this.#store.subjects()) {
      const end = subject.indexOf('\n');
      const [kind, at] = [subject.slice(0, end), subject.slice(end + 1)];
      if (kind === 'requirement') this.#laterRequirements.add(at);
      else if (kind === 'document') this.#laterDocuments.add(at);
      else if (subject.startsWith(ofPairs) && !snapshot.requirement(at)) gone.push(subject);
      else ofPlan.add(subject.startsWith(ofMembers) ? `${ofModule}${at}` : subject);
    }
    for (const subject of gone) this.#store.replace(subject, [], touched);
    for (const subject of subjectsOfPlans(snapshot)) ofPlan.add(subject);
    for (const subject of ofPlan) {
      this.#checkOfPlan(subject, snapshot, touched);
      if (subject.startsWith(ofModule)) this.#waiting.add(subject.slice(ofModule.length));
    }
  }

  /** `subject` as `subjectsOfPlans` gives it; any other one is left alone. */
  #checkOfPlan(subject: string, snapshot: Snapshot, touched: Set<string>): void {
    const end = subject.indexOf('\n');
    const [kind, at] = [subject.slice(0, end), subject.slice(end + 1)];
    if (kind === 'module') this.#checkModule(at, snapshot, touched);
    else if (kind === 'phase') this.#checkPhase(at, snapshot, touched);
    else if (kind === 'step') this.#checkStep(at, snapshot, touched);
  }

  #checkLater(snapshot: Snapshot, most: number): void {
    let left = most;
    for (const key of this.#laterRequirements) {
      if (left-- <= 0) return;
      this.#laterRequirements.delete(key);
      this.#checkRequirement(key, snapshot, this.#settled);
    }
    for (const uri of this.#laterDocuments) {
      if (left-- <= 0) return;
      this.#laterDocuments.delete(uri);
      this.#checkDocument(uri, snapshot, this.#settled);
    }
  }

  #checkAll(snapshot: Snapshot, touched: Set<string>): void {
    this.#ofWorkspace = null;
    this.#waiting.clear();
    // Pairs stay until they are looked at again, so that their findings do not flicker.
    this.#store.clear(
      (subject) =>
        subject.startsWith(ofPairs) && snapshot.requirement(subject.slice(ofPairs.length)) !== undefined,
      touched,
    );
    const worked = new Set(ownRoots(snapshot).map(({ id }) => id));
    for (const document of snapshot.documents()) {
      if (!worked.has(document.root)) continue;
      this.#checkDocument(document.uri, snapshot, touched);
      for (const { key } of document.requirements) this.#checkRequirement(key, snapshot, touched);
    }
    for (const subject of subjectsOfPlans(snapshot)) {
      this.#checkOfPlan(subject, snapshot, touched);
      if (subject.startsWith(ofModule)) this.#checkMembers(subject.slice(ofModule.length), snapshot, touched);
    }
  }

  #moment(snapshot: Snapshot): Moment {
    return { snapshot, today: this.#today, past: this.#past, onlyRead: this.#onlyRead };
  }

  #checkRequirement(key: string, snapshot: Snapshot, touched: Set<string>): void {
    const findings = this.#judge.requirement(key, this.#moment(snapshot));
    this.#store.replace(`requirement\n${key}`, findings, touched);
  }

  /** One finding for each pair, on the one that was asked again. */
  #checkPairs(key: string, snapshot: Snapshot, touched: Set<string>): void {
    const pairs = this.asked.pairsOf(key).filter(({ asked }) => asked.key === key);
    this.#store.replace(`${ofPairs}${key}`, this.#judge.pairs(pairs, this.#moment(snapshot)), touched);
  }

  #checkDocument(uri: string, snapshot: Snapshot, touched: Set<string>): void {
    this.#store.replace(`document\n${uri}`, this.#judge.document(uri, this.#moment(snapshot)), touched);
  }

  /** `at` is `root + '\n' + path` or id, as a change names it; so below. */
  #checkModule(at: string, snapshot: Snapshot, touched: Set<string>): void {
    this.#store.replace(`${ofModule}${at}`, this.#judge.module(at, false, this.#moment(snapshot)), touched);
  }

  /** What dear rules say of a module. */
  #checkMembers(at: string, snapshot: Snapshot, touched: Set<string>): void {
    this.#store.replace(`${ofMembers}${at}`, this.#judge.module(at, true, this.#moment(snapshot)), touched);
  }

  #checkWaiting(snapshot: Snapshot, most: number): void {
    let count = 0;
    for (const at of this.#waiting) {
      if (count++ >= most) return;
      this.#waiting.delete(at);
      this.#checkMembers(at, snapshot, this.#settled);
    }
  }

  #checkPhase(at: string, snapshot: Snapshot, touched: Set<string>): void {
    this.#store.replace(`phase\n${at}`, this.#judge.phase(at, this.#moment(snapshot)), touched);
  }

  #checkStep(at: string, snapshot: Snapshot, touched: Set<string>): void {
    this.#store.replace(`step\n${at}`, this.#judge.step(at, this.#moment(snapshot)), touched);
  }
}

/** Modules, phases and steps of the plans that are worked on: the kind, then as a change names them. */
function* subjectsOfPlans(snapshot: Snapshot): Generator<string> {
  for (const { id } of ownRoots(snapshot)) {
    const plan = ownPlan(snapshot, id);
    if (!plan) continue;
    for (const { path } of allModules(plan.modules)) yield `${ofModule}${id}\n${path}`;
    for (const phase of plan.phases) yield `phase\n${id}\n${phase.id}`;
    for (const { steps } of plan.processes) for (const { path } of steps) yield `step\n${id}\n${path}`;
  }
}
