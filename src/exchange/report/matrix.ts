/** Requirement × module, phase, step, implementation, verification. */
import { sourceRoots } from '../../insight/sourceRoots.ts';
import { countedRequirements } from '../../insight/countedRequirements.ts';
import { placeName } from '../../insight/placeName.ts';
import { statusText } from '../../insight/statusText.ts';
import { message, type Message } from '../../model/message.ts';
import type { Reference } from '../../model/reference.ts';
import type { Cell } from './block.ts';
import { moduleNamesOf, phaseNameOf, stepNameOf } from './names.ts';
import type { ReportInput } from './reportInput.ts';

export const matrixHead: readonly Message[] = [
  message('Id'),
  message('Title'),
  message('Module'),
  message('Phase'),
  message('Step'),
  message('Status'),
  message('Document'),
  message('Implemented in'),
  message('Verified in'),
];

/** In canonical order, those of the root before those of the other repositories that its plan reads. */
export function matrixRows(input: Pick<ReportInput, 'snapshot' | 'root'>): readonly (readonly Cell[])[] {
  const { snapshot, root } = input;
  const roots = [root, ...sourceRoots(snapshot, root).map(({ id }) => id)];
  const requirements = roots.flatMap((id) => countedRequirements(snapshot, id));
  return requirements.map((requirement) => {
    const references = snapshot.referencesTo(requirement);
    const places = (kind: Reference['kind']): readonly string[] =>
      references
        .filter((reference) => reference.kind === kind)
        .map(({ uri, range }) => placeName(snapshot, uri, range));
    return [
      requirement.id ?? '',
      requirement.title,
      moduleNamesOf(input, requirement),
      phaseNameOf(input, requirement),
      stepNameOf(input, requirement),
      statusText(requirement) ?? '',
      placeName(snapshot, requirement.uri, requirement.fact.anchor),
      places('implements'),
      places('verifies'),
    ];
  });
}
