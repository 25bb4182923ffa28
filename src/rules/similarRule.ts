/** Probably asked before: near-duplicate wishes, with what became of the earlier one. */
import { placeName } from '../insight/placeName.ts';
import { statusText } from '../insight/statusText.ts';
import { releasedOn } from '../insight/outcome/launchOf.ts';
import { message, type Message } from '../model/message.ts';
import { fieldText, type Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { flagRequirement, nameOf } from './placementRules.ts';
import type { PairRule } from './rule.ts';

/** A reason beyond it is read in its document. */
const longestReason = 120;

export const similar: PairRule = {
  code: 'requirement/similar',
  subject: 'pair',
  defaultSeverity: 'information',
  *check({ asked, earlier }, snapshot) {
    yield flagRequirement(asked, sentence(asked, earlier, snapshot), {
      other: earlier.key,
      related: [
        {
          uri: earlier.uri,
          range: earlier.fact.anchor,
          message: message(
            'What was asked before: “{0}” ({1})',
            earlier.title,
            placeName(snapshot, earlier.uri, earlier.fact.anchor),
          ),
        },
      ],
    });
  },
};

function sentence(asked: Requirement, earlier: Requirement, snapshot: Snapshot): Message {
  const [name, other] = [nameOf(asked), earlier.id === null ? '' : `${earlier.id} `];
  const reason = shortened(fieldText(earlier, 'reason'));
  switch (earlier.status) {
    case 'rejected':
      return reason === null
        ? message(
            '{0} was probably asked before: {1}“{2}” was rejected. Ask why before it is discussed again, or say that it is something else.',
            name,
            other,
            earlier.title,
          )
        : message(
            '{0} was probably asked before: {1}“{2}” was rejected: {3}. Say what is different now, or mark it as a duplicate.',
            name,
            other,
            earlier.title,
            reason,
          );
    case 'deferred':
      return reason === null
        ? message(
            '{0} was probably asked before: {1}“{2}” was deferred. Take that one up again, or say that this is something else.',
            name,
            other,
            earlier.title,
          )
        : message(
            '{0} was probably asked before: {1}“{2}” was deferred: {3}. Take that one up again, or say that this is something else.',
            name,
            other,
            earlier.title,
            reason,
          );
    case 'released':
    case 'piloting': {
      const since = releasedOn(snapshot, earlier);
      return since === null
        ? message(
            '{0} may be there already: {1}“{2}” was launched. See whether it does what is asked, and say what is missing.',
            name,
            other,
            earlier.title,
          )
        : message(
            '{0} may be there already: {1}“{2}” was launched on {3}. See whether it does what is asked, and say what is missing.',
            name,
            other,
            earlier.title,
            since,
          );
    }
    default: {
      const status = statusText(earlier);
      return status === null
        ? message(
            '{0} was probably asked before: {1}“{2}”. Two requirements for one wish are planned and built twice: keep one, or say that they are different.',
            name,
            other,
            earlier.title,
          )
        : message(
            '{0} was probably asked before: {1}“{2}” ({3}). Two requirements for one wish are planned and built twice: keep one, or say that they are different.',
            name,
            other,
            earlier.title,
            status,
          );
    }
  }
}

function shortened(text: string | null): string | null {
  if (text === null) return null;
  const line = text.replaceAll('\n', ' ').replace(/[。.\s]{1,8}$/u, '');
  return line.length > longestReason ? `${line.slice(0, longestReason)}…` : line;
}
