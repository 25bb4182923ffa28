/** Phases of the plan file that are only names, hold nothing, are past due, or hold more than they can. */
import { ownPlan } from '../insight/ownPlan.ts';
import { phaseLoad, laterPhaseWithRoom } from '../insight/phaseLoad.ts';
import { isOverdue } from '../insight/phaseTree.ts';
import { progressOf } from '../insight/progress.ts';
import { message, type Message } from '../model/message.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Flag, PhaseOfRoot, PhaseRule } from './rule.ts';

export const phaseWithoutGoal: PhaseRule = {
  code: 'phase/no-goal',
  subject: 'phase',
  defaultSeverity: 'information',
  *check(subject, snapshot) {
    if (subject.phase.goal !== null) return;
    const { phases } = snapshot.plan(subject.root);
    // Where no phase has one, that is one finding and not one for each of them.
    if (phases.length > 1 && phases.every(({ goal }) => goal === null)) {
      if (phases[0]?.id !== subject.phase.id) return;
      yield flagPhase(
        subject,
        snapshot,
        message(
          'None of the {0} phases has a goal: nobody can tell what is gained once one is done, or what belongs in it. Write their goals, beginning with the one under way.',
          phases.length,
        ),
      );
      return;
    }
    yield flagPhase(
      subject,
      snapshot,
      message(
        'The phase “{0}” is only a name: nobody can tell what is gained once it is done, or what belongs in it. Write its goal.',
        subject.phase.name,
      ),
    );
  },
};

export const emptyPhase: PhaseRule = {
  code: 'phase/no-requirements',
  subject: 'phase',
  defaultSeverity: 'information',
  *check(subject, snapshot) {
    const { root, phase } = subject;
    // In a plan that nobody has planned anything with yet, every phase is empty.
    if (snapshot.rootCounts(root).total === 0) return;
    if (progressOf(snapshot.phaseCounts(root, phase.id)).total > 0) return;
    yield flagPhase(
      subject,
      snapshot,
      message(
        'Nothing is planned for the phase “{0}”, so its goal will not come about. Set it as the phase of the requirements that it needs, or take it out of the plan.',
        phase.name,
      ),
    );
  },
};

export const overduePhase: PhaseRule = {
  code: 'phase/overdue',
  subject: 'phase',
  defaultSeverity: 'information',
  *check(subject, snapshot, today) {
    const { root, phase } = subject;
    if (today === null || phase.due === null || !isOverdue(snapshot, root, phase, today)) return;
    const { done, total } = progressOf(snapshot.phaseCounts(root, phase.id));
    yield flagPhase(
      subject,
      snapshot,
      message(
        'The phase “{0}” was due on {1}, and {2} of its {3} requirements are still open. Finish them, move them to a later phase, or agree on a new date.',
        phase.name,
        phase.due,
        total - done,
        total,
      ),
    );
  },
};

export const overloadedPhase: PhaseRule = {
  code: 'phase/overloaded',
  subject: 'phase',
  defaultSeverity: 'information',
  *check(subject, snapshot) {
    const { root, phase } = subject;
    const { open, capacity, over } = phaseLoad(snapshot, root, phase.id);
    if (capacity === null || over === 0) return;
    const other = laterPhaseWithRoom(snapshot, root, phase.id);
    yield flagPhase(
      subject,
      snapshot,
      other
        ? message(
            'The phase “{0}” still holds {1} person-days of work, {2} more than its capacity of {3}, while the later “{4}” has room for {5}. Move what the business can wait for, or raise the capacity.',
            phase.name,
            open,
            over,
            capacity,
            other.name,
            other.room,
          )
        : message(
            'The phase “{0}” still holds {1} person-days of work, {2} more than its capacity of {3}, and no later phase is known to have room. Put off what the business can wait for, or raise the capacity.',
            phase.name,
            open,
            over,
            capacity,
          ),
    );
  },
};

function flagPhase({ root, phase }: PhaseOfRoot, snapshot: Snapshot, text: Message): Flag {
  return { uri: ownPlan(snapshot, root)?.uri ?? null, range: phase.range, requirement: null, message: text };
}
