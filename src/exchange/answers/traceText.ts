/** Where one requirement stands, what it builds, and everything that names it, as text. */
import { type Dependants, relations } from '../../insight/dependants.ts';
import { placeName } from '../../insight/placeName.ts';
import { relationName } from '../../insight/relationName.ts';
import { statusText } from '../../insight/statusText.ts';
import { message, type Translate } from '../../model/message.ts';
import type { Reference } from '../../model/reference.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { moduleNamesOf, nameOf, phaseNameOf, stepNameOf } from '../report/names.ts';

export function traceText(
  input: { readonly snapshot: Snapshot; readonly translate: Translate },
  requirement: Requirement,
  dependants: Dependants,
): string {
  const { snapshot, translate } = input;
  const lines = [nameOf(requirement), placeName(snapshot, requirement.uri, requirement.fact.anchor)];
  const fact = (name: string, value: string): void => {
    if (value !== '') lines.push(translate(message('{0}: {1}', name, value)));
  };
  fact(translate(message('Module')), [moduleNamesOf(input, requirement)].flat().join(', '));
  fact(translate(message('Phase')), phaseNameOf(input, requirement));
  fact(translate(message('Step')), stepNameOf(input, requirement));
  fact(translate(message('Status')), statusText(requirement) ?? '');
  const list = (heading: string, entries: readonly string[]): void => {
    if (entries.length > 0) lines.push('', heading, ...entries.map((entry) => `  ${entry}`));
  };
  const places = (kind: Reference['kind']): readonly string[] =>
    dependants.code
      .filter((reference) => reference.kind === kind)
      .map(({ uri, range }) => placeName(snapshot, uri, range));
  list(translate(message('Implemented in')), places('implements'));
  list(translate(message('Verified in')), places('verifies'));
  for (const relation of relations) {
    const by = dependants.requirements.filter((dependant) => dependant.relation === relation);
    list(
      translate(relationName(relation)),
      by.map((dependant) => nameOf(dependant.requirement)),
    );
  }
  list(
    translate(message('Mentioned in')),
    dependants.documents.map(({ uri, range }) => placeName(snapshot, uri, range)),
  );
  return `${lines.join('\n')}\n`;
}
