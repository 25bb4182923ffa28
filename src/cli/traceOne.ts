/** `groundplan trace FOLDER ID`: where one requirement stands, what it builds, and everything that names it. */
import { pathName } from '../insight/pathName.ts';
import { traceText } from '../exchange/answers/traceText.ts';
import { type Dependants, dependantsOf } from '../insight/dependants.ts';
import { message } from '../model/message.ts';
import type { Requirement } from '../model/requirement.ts';
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
  return traces.map(({ requirement, dependants }) => traceText(indexed, requirement, dependants)).join('\n');
}

interface Trace {
  readonly requirement: Requirement;
  readonly dependants: Dependants;
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
