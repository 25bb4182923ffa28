/** Requirements that name a module, phase or step which the plan does not have. */
import { message, type Message } from '../model/message.ts';
import { needsPlacement, type Requirement, type UnknownName } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Flag, RequirementRule } from './rule.ts';

export const unknownModule = unknownNameRule('requirement/unknown-module', 'module', (text, suggestion) =>
  suggestion === undefined
    ? message(
        'The plan has no module “{0}”, so this requirement builds none of its modules. Correct the name, or add the module to the plan.',
        text,
      )
    : message(
        'The plan has no module “{0}”, so this requirement builds none of its modules. Did you mean “{1}”?',
        text,
        suggestion,
      ),
);

export const unknownPhase = unknownNameRule('requirement/unknown-phase', 'phase', (text, suggestion) =>
  suggestion === undefined
    ? message(
        'The plan has no phase “{0}”, so nobody knows when this is to be built. Correct the name, or add the phase to the plan.',
        text,
      )
    : message(
        'The plan has no phase “{0}”, so nobody knows when this is to be built. Did you mean “{1}”?',
        text,
        suggestion,
      ),
);

export const unknownStep = unknownNameRule('requirement/unknown-step', 'step', (text, suggestion) =>
  suggestion === undefined
    ? message(
        'No business process has a step “{0}”, so this requirement serves none. Correct the name, or add the step to the plan.',
        text,
      )
    : message(
        'No business process has a step “{0}”, so this requirement serves none. Did you mean “{1}”?',
        text,
        suggestion,
      ),
);

function unknownNameRule(
  code: RequirementRule['code'],
  field: UnknownName['field'],
  say: (text: string, suggestion: string | undefined) => Message,
): RequirementRule {
  return {
    code,
    subject: 'requirement',
    defaultSeverity: 'warning',
    *check(requirement, snapshot): Generator<Flag> {
      if (!needsPlacement(requirement)) return;
      for (const name of requirement.unknown) {
        if (name.field !== field || !isFirstToSay(requirement, name, snapshot)) continue;
        const hasPlace =
          name.claim.from !== 'folder' && name.claim.range.endCharacter + name.claim.range.endLine > 0;
        // A name under `placements:` stands in the plan file.
        const planUri = name.claim.from === 'plan' ? snapshot.plan(requirement.root).uri : null;
        yield {
          uri: planUri ?? requirement.uri,
          range: hasPlace ? name.claim.range : requirement.fact.anchor,
          requirement: requirement.key,
          message: say(name.text, name.suggestions[0]),
          suggestions: name.suggestions,
        };
      }
    },
  };
}

/** A name that many requirements inherit from one heading is wrong once. */
function isFirstToSay(requirement: Requirement, { claim }: UnknownName, snapshot: Snapshot): boolean {
  if (claim.from === 'field' || claim.from === 'column') return true;
  const first = snapshot
    .document(requirement.uri)
    ?.requirements.find(
      (other) => needsPlacement(other) && other.unknown.some((name) => name.claim === claim),
    );
  return first === undefined || first.key === requirement.key;
}
