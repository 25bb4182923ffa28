/**
 * The findings of the newest snapshot, kept by subject: after a change only the subjects that it touched
 * are looked at again.
 */
import type { Finding } from '../model/finding.ts';
import type { Process } from '../model/plan.ts';
import type { Snapshot, SnapshotChange } from '../model/snapshot.ts';
import { compareRanges, startOfText } from '../model/textRange.ts';
import { rules as allRules } from './registry.ts';
import type { Flag, Rule } from './rule.ts';

export class FindingBook {
  readonly #rules: readonly Rule[];
  #snapshot: Snapshot | null = null;
  /** Findings by subject, and the subjects by the document that their findings stand in. */
  #bySubject = new Map<string, readonly Finding[]>();
  #subjectsIn = new Map<string, Set<string>>();
  #ofWorkspace: readonly Finding[] | null = null;

  constructor(rules: readonly Rule[] = allRules) {
    this.#rules = rules;
  }

  /** Takes in a change; the result names the documents whose findings may differ now. */
  update(change: SnapshotChange): ReadonlySet<string> {
    const { snapshot } = change;
    this.#snapshot = snapshot;
    this.#ofWorkspace = null;
    const touched = new Set<string>();
    if (change.everything) {
      for (const uri of this.#subjectsIn.keys()) touched.add(uri);
      this.#bySubject = new Map();
      this.#subjectsIn = new Map();
      for (const document of snapshot.documents()) {
        this.#checkDocument(document.uri, snapshot, touched);
        for (const { key } of document.requirements) this.#checkRequirement(key, snapshot, touched);
      }
      for (const { id } of snapshot.roots) {
        for (const { steps } of ownProcesses(snapshot, id)) {
          for (const { path } of steps) this.#checkStep(`${id}\n${path}`, snapshot, touched);
        }
      }
      return touched;
    }
    for (const key of change.requirements) this.#checkRequirement(key, snapshot, touched);
    for (const uri of change.documents) this.#checkDocument(uri, snapshot, touched);
    for (const step of change.steps) this.#checkStep(step, snapshot, touched);
    return touched;
  }

  /** The findings of one document, in the order of its text. */
  in(uri: string): readonly Finding[] {
    const subjects = this.#subjectsIn.get(uri);
    if (!subjects) return [];
    const findings = [...subjects].flatMap((subject) => this.#bySubject.get(subject) ?? []);
    return findings.sort((a, b) => compareRanges(a.range ?? startOfText, b.range ?? startOfText));
  }

  /** The findings about one requirement. */
  of(requirementKey: string): readonly Finding[] {
    return this.#bySubject.get(`requirement\n${requirementKey}`) ?? [];
  }

  /** Those about the workspace as a whole. */
  ofWorkspace(): readonly Finding[] {
    const snapshot = this.#snapshot;
    if (!snapshot) return [];
    this.#ofWorkspace ??= this.#rules.flatMap((rule) =>
      rule.subject === 'workspace'
        ? flagged(rule, rule.check(null, snapshot), snapshot, snapshot.roots[0]?.id ?? '')
        : [],
    );
    return this.#ofWorkspace;
  }

  /** All of them: the workspace's first, then document by document. */
  all(): readonly Finding[] {
    const findings = [...this.ofWorkspace()];
    for (const { uri } of this.#snapshot?.documents() ?? []) findings.push(...this.in(uri));
    return findings;
  }

  #checkRequirement(key: string, snapshot: Snapshot, touched: Set<string>): void {
    const subject = `requirement\n${key}`;
    const requirement = snapshot.requirement(key);
    this.#replace(
      subject,
      requirement
        ? this.#rules.flatMap((rule) =>
            rule.subject === 'requirement'
              ? flagged(rule, rule.check(requirement, snapshot), snapshot, requirement.root)
              : [],
          )
        : [],
      touched,
    );
  }

  #checkDocument(uri: string, snapshot: Snapshot, touched: Set<string>): void {
    const document = snapshot.document(uri);
    this.#replace(
      `document\n${uri}`,
      document
        ? this.#rules.flatMap((rule) =>
            rule.subject === 'document'
              ? flagged(rule, rule.check(document, snapshot), snapshot, document.root)
              : [],
          )
        : [],
      touched,
    );
  }

  /** `at` is `root + '\n' + path`, as a change names it. */
  #checkStep(at: string, snapshot: Snapshot, touched: Set<string>): void {
    const [root = '', path = ''] = at.split('\n');
    const steps = ownProcesses(snapshot, root).flatMap((process) => process.steps);
    const step = steps.find((each) => each.path === path);
    this.#replace(
      `step\n${at}`,
      step
        ? this.#rules.flatMap((rule) =>
            rule.subject === 'step'
              ? flagged(rule, rule.check({ root, step }, snapshot), snapshot, root)
              : [],
          )
        : [],
      touched,
    );
  }

  #replace(subject: string, findings: readonly Finding[], touched: Set<string>): void {
    const before = this.#bySubject.get(subject) ?? [];
    for (const { uri } of before) {
      if (uri === null) continue;
      touched.add(uri);
      const subjects = this.#subjectsIn.get(uri);
      subjects?.delete(subject);
      if (subjects?.size === 0) this.#subjectsIn.delete(uri);
    }
    if (findings.length === 0) this.#bySubject.delete(subject);
    else this.#bySubject.set(subject, findings);
    for (const { uri } of findings) {
      if (uri === null) continue;
      touched.add(uri);
      const subjects = this.#subjectsIn.get(uri) ?? new Set();
      subjects.add(subject);
      this.#subjectsIn.set(uri, subjects);
    }
  }
}

/** A root without a plan of its own may use another's, whose steps are that root's to be flagged. */
function ownProcesses(snapshot: Snapshot, root: string): readonly Process[] {
  const { uri, processes } = snapshot.plan(root);
  return uri?.startsWith(`${root}/`) === true ? processes : [];
}

/** Gives flags the severity that the plan of their root asks for. */
function flagged(rule: Rule, flags: Iterable<Flag>, snapshot: Snapshot, root: string): Finding[] {
  const severity = snapshot.plan(root).rules.get(rule.code) ?? rule.defaultSeverity;
  if (severity === 'off') return [];
  return Array.from(flags, (flag) => ({ ...flag, code: rule.code, severity }));
}
