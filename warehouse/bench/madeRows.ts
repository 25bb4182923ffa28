/**
 * A made repository as rows without any reading, for organisations that would take long to read. `main.ts` reads some of
 * the repositories and compares them with these.
 */
import type {
  DocumentRow,
  ModuleRow,
  ReferenceRow,
  RepositoryRows,
  RequirementName,
  RequirementRow,
} from '../../src/exchange/rows/rows.ts';
import {
  type MadeReference,
  type MadeRepository,
  type MadeRequirement,
  moduleNames,
  people,
  phaseEnds,
  phaseIds,
} from './organisation.ts';

export function madeRows(made: MadeRepository, revision: string): RepositoryRows {
  return {
    version: 1,
    repository: made.name,
    revision,
    day: made.day,
    toolVersion: '0.0.0',
    system: made.system,
    folder: 'file:///made/own',
    documents: () => documentRows(made),
    modules: () => moduleRows(made),
    phases: () =>
      phaseIds.map((id, position) => ({
        id,
        name: `第${position + 1}期`,
        goal: '目标',
        targetForm: null,
        start: null,
        due: phaseEnds[position] ?? null,
        capacityDays: null,
        position,
        isInferred: false,
      })),
    findings: () => [],
  };
}

function* documentRows(made: MadeRepository): Generator<DocumentRow> {
  const requirements = byPath(made.requirements);
  const references = byPath(made.references);
  for (const path of [...made.files.keys()].sort()) {
    const own = requirements.get(path) ?? [];
    const named = references.get(path) ?? [];
    if (own.length === 0 && named.length === 0) continue;
    yield {
      path,
      kind: path.startsWith('src/') ? 'code' : 'document',
      isText: true,
      requirements: own.map((each) => requirementRow(made, each)),
      references: named.map(referenceRow),
    };
  }
}

function byPath<Item extends { readonly path: string }>(items: readonly Item[]): ReadonlyMap<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const known = found.get(item.path);
    if (known) known.push(item);
    else found.set(item.path, [item]);
  }
  return found;
}

function requirementRow({ name: repository }: MadeRepository, made: MadeRequirement): RequirementRow {
  const { id, title, status, statusText, owner, responsible, module, phase, path } = made;
  const from = made.isRow ? 'column' : 'field';
  const needsPlacement = status !== 'rejected';
  const anchor = {
    line: made.line,
    character: made.character,
    endLine: made.line,
    endCharacter: made.character + id.length,
  };
  return {
    name: nameOf(repository, id),
    title,
    description: null,
    acceptance: null,
    status,
    statusText,
    priority: null,
    necessity: null,
    owner,
    responsible,
    source: null,
    requester: null,
    businessLine: made.businessLine,
    effortDays: null,
    created: null,
    due: null,
    released: null,
    phase,
    phaseName: phase === null ? null : `第${phaseIds.findIndex((each) => each === phase) + 1}期`,
    phaseFrom: phase === null ? null : from,
    step: null,
    counts: true,
    needsPlacement,
    lacksModule: needsPlacement && module === null,
    lacksPhase: needsPlacement && phase === null,
    placements: [
      { modulePath: module, moduleNames: moduleNames(module), moduleFrom: module === null ? null : from },
    ],
    links: [],
    document: path,
    anchor,
    range: made.range,
  };
}

function referenceRow({ id, target, isKnown, kind, line, character }: MadeReference): ReferenceRow {
  return {
    id,
    kind,
    isExplicit: kind !== 'mentions',
    isTest: kind === 'verifies',
    targets: isKnown ? [nameOf(target, id)] : [],
    range: { line, character, endLine: line, endCharacter: character + id.length },
  };
}

function nameOf(repository: string, id: string): RequirementName {
  return { repository, scope: null, id, further: null, key: id };
}

function* moduleRows({ ownerShift }: MadeRepository): Generator<ModuleRow> {
  let position = 0;
  for (const m of [0, 1, 2, 3]) {
    const owner = people[(m + ownerShift) % people.length] ?? null;
    for (const path of [`m${m}`, `m${m}/s0`, `m${m}/s1`]) {
      const isOuter = !path.includes('/');
      yield {
        path,
        parent: isOuter ? null : `m${m}`,
        name: moduleNames(path).at(-1) ?? '',
        owner: isOuter ? owner : null,
        responsible: owner,
        endState: null,
        position: position++,
        isInferred: false,
      };
    }
  }
}
