/** `groundplan trace FOLDER ID`: where one requirement stands, what it builds, and everything that names it. */
import { pathName } from '../insight/pathName.ts';
import { type Dependants, dependantsOf, relations } from '../insight/dependants.ts';
import { placeName } from '../insight/placeName.ts';
import { relationName } from '../insight/relationName.ts';
import { statusText } from '../insight/statusText.ts';
import { message } from '../model/message.ts';
import type { Reference } from '../model/reference.ts';
import type { Requirement } from '../model/requirement.ts';
import { moduleNamesOf, nameOf, phaseNameOf, stepNameOf } from '../exchange/report/names.ts';
import { idKey } from '../vocabulary/ids.ts';
import type { Indexed } from './indexed.ts';
import { Misuse } from './surroundings.ts';

export const traceFormats = ['text', 'json'] as const;
export type TraceFormat = (typeof traceFormats)[number];

/** Every requirement of that id, for an id may stand in several features. Throws a `Misuse` where there is none. */
export function traceOne(indexed: Indexed, id: string, format: TraceFormat): string {
  const { snapshot, translate } = indexed;
  const found = [...snapshot.requirements()].filter(
    (requirement) =>
      requirement.key === id || (requirement.id !== null && idKey(requirement.id) === idKey(id)),
  );
  if (found.length === 0) throw new Misuse(translate(message('No document has a requirement {0}.', id)));
  const traces = found.map((requirement) => ({
    requirement,
    dependants: dependantsOf(snapshot, requirement),
  }));
  if (format === 'json') {
    const value = { version: 1, requirements: traces.map((trace) => asValue(indexed, trace)) };
    return `${JSON.stringify(value, null, 2)}\n`;
  }
  return traces.map((trace) => asText(indexed, trace)).join('\n');
}

interface Trace {
  readonly requirement: Requirement;
  readonly dependants: Dependants;
}

function asText(indexed: Indexed, { requirement, dependants }: Trace): string {
  const { snapshot, translate } = indexed;
  const lines = [nameOf(requirement), placeName(snapshot, requirement.uri, requirement.fact.anchor)];
  const fact = (name: string, value: string): void => {
    if (value !== '') lines.push(translate(message('{0}: {1}', name, value)));
  };
  fact(translate(message('Module')), [moduleNamesOf(indexed, requirement)].flat().join(', '));
  fact(translate(message('Phase')), phaseNameOf(indexed, requirement));
  fact(translate(message('Step')), stepNameOf(indexed, requirement));
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

function asValue({ snapshot }: Indexed, { requirement, dependants }: Trace) {
  const spot = (uri: string, line: number) => ({
    document: pathName(snapshot, uri),
    line: line + 1,
  });
  return {
    key: requirement.key,
    id: requirement.id,
    title: requirement.title,
    ...spot(requirement.uri, requirement.fact.anchor.line),
    modules: requirement.modules.map(({ path }) => path),
    phase: requirement.phase?.id ?? null,
    step: requirement.step?.path ?? null,
    status: requirement.status,
    references: dependants.code.map(({ uri, range, kind }) => ({ kind, ...spot(uri, range.line) })),
    requirements: dependants.requirements.map(({ requirement: by, relation }) => ({ key: by.key, relation })),
    mentions: dependants.documents.map(({ uri, range }) => spot(uri, range.line)),
  };
}
