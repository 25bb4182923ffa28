/** Modules of the plan file that do not say what they are to become, hold nothing, or belong to nobody. */
import { moduleOwner } from '../insight/owners.ts';
import { ownPlan } from '../insight/ownPlan.ts';
import { progressOf } from '../insight/progress.ts';
import { message, type Message } from '../model/message.ts';
import { allModules, type EffectivePlan, type Module } from '../model/plan.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Flag, ModuleOfRoot, ModuleRule } from './rule.ts';

export const moduleWithoutEndState: ModuleRule = {
  code: 'module/no-end-state',
  subject: 'module',
  defaultSeverity: 'information',
  *check(subject, snapshot) {
    const { root, module } = subject;
    if (module.endState !== null) return;
    const plan = snapshot.plan(root);
    const { written, withEndState } = tallyOf(plan);
    // Where no module has one, that is one finding and not one for each of them.
    if (withEndState === 0 && written.length > 1) {
      if (written[0]?.path !== module.path) return;
      yield flagModule(
        subject,
        snapshot,
        message(
          'None of the {0} modules says what it is to become, so nobody can tell whether a request builds one or patches it. Write their end states, beginning with the module that is asked for most.',
          written.length,
        ),
      );
      return;
    }
    yield flagModule(
      subject,
      snapshot,
      message(
        'The module “{0}” does not say what it is to become, so nobody can tell whether a request builds it or patches it. Write its end state.',
        module.name,
      ),
    );
  },
};

export const emptyModule: ModuleRule = {
  code: 'module/no-requirements',
  subject: 'module',
  defaultSeverity: 'information',
  *check(subject, snapshot) {
    const { root, module } = subject;
    if (snapshot.rootCounts(root).total === 0) return;
    const isEmpty = (path: string): boolean => progressOf(snapshot.moduleCounts(root, path)).total === 0;
    const outer = module.path.slice(0, Math.max(0, module.path.lastIndexOf('/')));
    // What lies in an empty module is empty as well.
    if (!isEmpty(module.path) || (outer !== '' && isEmpty(outer))) return;
    yield flagModule(
      subject,
      snapshot,
      message(
        'Nothing is planned for the module “{0}”, so it stays what it is today. Place the requirements that build it, or take it out of the plan.',
        module.name,
      ),
    );
  },
};

export const moduleWithoutOwner: ModuleRule = {
  code: 'module/no-owner',
  subject: 'module',
  defaultSeverity: 'information',
  *check(subject, snapshot) {
    const { root, module } = subject;
    if (moduleOwner(snapshot, root, module.path) !== null) return;
    if (tallyOf(snapshot.plan(root)).withOwner === 0) return;
    yield flagModule(
      subject,
      snapshot,
      message(
        'The module “{0}” has no owner, while others have one: nobody answers for what is asked of it. Name one.',
        module.name,
      ),
    );
  },
};

interface Tally {
  /** Those that the plan file itself names. */
  readonly written: readonly Module[];
  readonly withEndState: number;
  readonly withOwner: number;
}

const tallies = new WeakMap<EffectivePlan, Tally>();

/** Kept with the plan: each of its modules asks. */
function tallyOf(plan: EffectivePlan): Tally {
  let tally = tallies.get(plan);
  if (!tally) {
    const written = [...allModules(plan.modules)].filter(({ range }) => range !== null);
    tally = {
      written,
      withEndState: written.filter(({ endState }) => endState !== null).length,
      withOwner: written.filter(({ owner }) => owner !== null).length,
    };
    tallies.set(plan, tally);
  }
  return tally;
}

function flagModule({ root, module }: ModuleOfRoot, snapshot: Snapshot, text: Message): Flag {
  return { uri: ownPlan(snapshot, root)?.uri ?? null, range: module.range, requirement: null, message: text };
}
