/** Asks the rules about one subject, with the severities of its plan. */
import type { Finding, Severity } from '../model/finding.ts';
import type { Past } from '../model/history.ts';
import type { EffectivePlan } from '../model/plan.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { AskedAgain } from '../insight/similar/askedBefore.ts';
import { ownPlan } from '../insight/ownPlan.ts';
import type { Flag, RequirementRule, Rule } from './rule.ts';

interface ActiveRule {
  readonly rule: RequirementRule;
  readonly severity: Severity;
}

/** When a subject is looked at, and in what state of the workspace. */
export interface Moment {
  readonly snapshot: Snapshot;
  /** `2026-12-31`; nothing is late before the first day. */
  readonly today: string | null;
  readonly past: Past;
  /** The roots of other repositories: what is wrong there is told there. */
  readonly onlyRead: ReadonlySet<string>;
}

export class Judge {
  readonly #rules: readonly Rule[];
  readonly #active = new WeakMap<EffectivePlan['rules'], readonly ActiveRule[]>();

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
  }

  workspace(moment: Moment): readonly Finding[] {
    const { snapshot, today, past } = moment;
    return this.#rules.flatMap((rule) =>
      rule.subject === 'workspace'
        ? flagged(rule, snapshot.roots[0]?.id ?? '', moment, () => rule.check(null, snapshot, today, past))
        : [],
    );
  }

  requirement(key: string, { snapshot, today, past, onlyRead }: Moment): readonly Finding[] {
    const requirement = snapshot.requirement(key);
    const findings: Finding[] = [];
    if (!requirement || onlyRead.has(requirement.root)) return findings;
    // A line that was put in above moves every requirement of a document: this runs for hundreds at a time.
    for (const { rule, severity } of this.#requirementRules(snapshot.plan(requirement.root).rules)) {
      for (const flag of rule.check(requirement, snapshot, today, past)) {
        findings.push({ ...flag, code: rule.code, severity });
      }
    }
    return findings;
  }

  pairs(pairs: readonly AskedAgain[], moment: Moment): readonly Finding[] {
    const { snapshot, today, past } = moment;
    return this.#rules.flatMap((rule) =>
      rule.subject === 'pair'
        ? pairs.flatMap((pair) =>
            flagged(rule, pair.asked.root, moment, () => rule.check(pair, snapshot, today, past)),
          )
        : [],
    );
  }

  document(uri: string, moment: Moment): readonly Finding[] {
    const { snapshot, today, past } = moment;
    const document = snapshot.document(uri);
    return this.#rules.flatMap((rule) =>
      document && rule.subject === 'document'
        ? flagged(rule, document.root, moment, () => rule.check(document, snapshot, today, past))
        : [],
    );
  }

  /** `at` is `root + '\n' + path` or id, as a change names it; so below. Either dear rules are asked, or all others. */
  module(at: string, isDear: boolean, moment: Moment): readonly Finding[] {
    const { snapshot, today, past } = moment;
    const [root = '', path = ''] = at.split('\n');
    const module = ownPlan(snapshot, root) && snapshot.module(root, path);
    return this.#rules.flatMap((rule) =>
      // One that a catalog or a document names is not this plan's to complete.
      module?.range && rule.subject === 'module' && (rule.isDear ?? false) === isDear
        ? flagged(rule, root, moment, () => rule.check({ root, module }, snapshot, today, past))
        : [],
    );
  }

  phase(at: string, moment: Moment): readonly Finding[] {
    const { snapshot, today, past } = moment;
    const [root = '', id = ''] = at.split('\n');
    const phase = ownPlan(snapshot, root) && snapshot.phase(root, id);
    return this.#rules.flatMap((rule) =>
      phase?.range && rule.subject === 'phase'
        ? flagged(rule, root, moment, () => rule.check({ root, phase }, snapshot, today, past))
        : [],
    );
  }

  step(at: string, moment: Moment): readonly Finding[] {
    const { snapshot, today, past } = moment;
    const [root = '', path = ''] = at.split('\n');
    const step = ownPlan(snapshot, root) && snapshot.step(root, path);
    return this.#rules.flatMap((rule) =>
      step && rule.subject === 'step'
        ? flagged(rule, root, moment, () => rule.check({ root, step }, snapshot, today, past))
        : [],
    );
  }

  /** The rules about requirements that a plan has not switched off. */
  #requirementRules(severities: EffectivePlan['rules']): readonly ActiveRule[] {
    let active = this.#active.get(severities);
    if (!active) {
      active = this.#rules.flatMap((rule) => {
        const severity = severities.get(rule.code) ?? rule.defaultSeverity;
        return rule.subject === 'requirement' && severity !== 'off' ? [{ rule, severity }] : [];
      });
      this.#active.set(severities, active);
    }
    return active;
  }
}

/** Gives flags the severity that the plan of their root asks for. */
function flagged(
  { code, defaultSeverity }: Rule,
  root: string,
  { snapshot, onlyRead }: Moment,
  check: () => Iterable<Flag>,
): Finding[] {
  if (onlyRead.has(root)) return [];
  const severity = snapshot.plan(root).rules.get(code) ?? defaultSeverity;
  return severity === 'off' ? [] : Array.from(check(), (flag) => ({ ...flag, code, severity }));
}
