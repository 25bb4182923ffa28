/** Requirements that do not get on: argued for by nobody, answered by nobody, or planned before what they need. */
import { isUnargued } from '../insight/necessity.ts';
import { waitingOf, type Waiting } from '../insight/stuck/waiting.ts';
import { movedOf, movedTrail } from '../insight/stuck/moved.ts';
import { laterNeeds } from '../insight/stuck/laterNeeds.ts';
import { message, type Message } from '../model/message.ts';
import { flagRequirement, nameOf } from './placementRules.ts';
import type { RequirementRule } from './rule.ts';

export const unarguedNecessity: RequirementRule = {
  code: 'requirement/necessity-unargued',
  subject: 'requirement',
  defaultSeverity: 'information',
  *check(requirement) {
    if (!isUnargued(requirement)) return;
    yield flagRequirement(
      requirement,
      message(
        '{0} is said to stop the process, but not what happens without it, so nobody can weigh it in the review. Write what happens when it is not done, or lower its necessity.',
        nameOf(requirement),
      ),
    );
  },
};

export const waiting: RequirementRule = {
  code: 'requirement/waiting',
  subject: 'requirement',
  defaultSeverity: 'information',
  *check(requirement, snapshot, today, past) {
    const found = today === null ? null : waitingOf(snapshot, requirement, today, past);
    if (found) yield flagRequirement(requirement, waitingSentence(nameOf(requirement), found));
  },
};

function waitingSentence(name: string, found: Waiting): Message {
  const { for: what, since, days, owners, phase } = found;
  const owner = owners.join(', ');
  if (found.isFromHistory) {
    return owner === ''
      ? message(
          '{0} has had no answer for {2} days at least: the history in Git has it as proposed since {1}, and nobody is named who owes one. Accept, defer or reject it, and name an owner.',
          name,
          since,
          days,
        )
      : message(
          '{0} has had no answer for {2} days at least: the history in Git has it as proposed since {1}; {3} owes one. Accept, defer or reject it, with a reason.',
          name,
          since,
          days,
          owner,
        );
  }
  if (what === 'decision') {
    return owner === ''
      ? message(
          '{0} was proposed on {1} and has had no answer for {2} days, and nobody is named who owes one. Accept, defer or reject it, and name an owner.',
          name,
          since,
          days,
        )
      : message(
          '{0} was proposed on {1} and has had no answer for {2} days; {3} owes one. Accept, defer or reject it, with a reason.',
          name,
          since,
          days,
          owner,
        );
  }
  return owner === ''
    ? message(
        '{0} is accepted for “{3}”, which has been under way without it since {1}, for {2} days, and nobody is named who is to begin. Plan it, move it to another phase, or name an owner.',
        name,
        since,
        days,
        phase ?? '',
      )
    : message(
        '{0} is accepted for “{3}”, which has been under way without it since {1}, for {2} days; {4} owes the next step. Plan it, or move it to another phase.',
        name,
        since,
        days,
        phase ?? '',
        owner,
      );
}

export const moved: RequirementRule = {
  code: 'requirement/moved',
  subject: 'requirement',
  defaultSeverity: 'hint',
  *check(requirement, snapshot, _today, past) {
    const found = movedOf(snapshot, requirement, past);
    if (!found) return;
    const { times } = found;
    const trail = movedTrail(found);
    yield flagRequirement(
      requirement,
      trail === null
        ? message(
            '{0} was moved to another phase {1} times. What is put off again and again is either not needed, or needs something that nobody has named: find out, or drop it.',
            nameOf(requirement),
            times,
          )
        : message(
            '{0} was moved to another phase {1} times: {2}. What is put off again and again is either not needed, or needs something that nobody has named: find out, or drop it.',
            nameOf(requirement),
            times,
            trail,
          ),
    );
  },
};

export const phaseOrder: RequirementRule = {
  code: 'requirement/phase-order',
  subject: 'requirement',
  defaultSeverity: 'warning',
  *check(requirement, snapshot) {
    for (const needed of laterNeeds(snapshot, requirement)) {
      const phase = needed.phase && snapshot.phase(needed.root, needed.phase.id);
      yield flagRequirement(
        requirement,
        message(
          '{0} needs {1}, which is planned for the later phase “{2}”, so it cannot be finished in its own. Move one of the two.',
          nameOf(requirement),
          nameOf(needed),
          phase?.name ?? '',
        ),
        {
          related: [
            {
              uri: needed.uri,
              range: needed.fact.anchor,
              message: message('What it needs: “{0}”', needed.title),
            },
          ],
        },
      );
    }
  },
};
