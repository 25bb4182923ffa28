/** A snapshot as rows. What leaves is one root; requirements of other roots are named by the name of their root. */
import { claimedDate, claimedEffort } from '../../vocabulary/claimedValues.ts';
import { ownersOf, moduleOwner } from '../../insight/owners.ts';
import { namedPlaces } from '../../insight/namedPlaces.ts';
import { statusText } from '../../insight/statusText.ts';
import type { Finding } from '../../model/finding.ts';
import type { Translate } from '../../model/message.ts';
import { allModules } from '../../model/plan.ts';
import {
  claimsOf,
  fieldText,
  isInformative,
  lacksModule,
  lacksPhase,
  needsPlacement,
  type Requirement,
} from '../../model/requirement.ts';
import type { Root, Snapshot } from '../../model/snapshot.ts';
import { dateOf } from '../../vocabulary/dates.ts';
import { idKey } from '../../vocabulary/ids.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import { linkRows } from './linkRows.ts';
import { type RepositoryNames, requirementNames } from './requirementNames.ts';
import type {
  DocumentRow,
  FindingRow,
  ModuleRow,
  PhaseRow,
  PlacementRow,
  ReferenceRow,
  RepositoryRows,
  RequirementRow,
} from './rows.ts';

export interface RowSource {
  readonly snapshot: Snapshot;
  readonly findings: readonly Finding[];
  readonly root: Root;
  readonly translate: Translate;
}

export interface RowOptions extends RepositoryNames {
  readonly revision: string;
  readonly day: string;
  readonly toolVersion: string;
  /** The repository whose requirements ids are that nothing here defines. */
  readonly requirementsFrom: string | null;
}

export function repositoryRows(source: RowSource, options: RowOptions): RepositoryRows {
  const { snapshot, root } = source;
  const { repository, revision, day, toolVersion } = options;
  return {
    version: 1,
    repository,
    revision,
    day,
    toolVersion,
    system: snapshot.plan(root.id).system?.name ?? null,
    folder: root.id,
    documents: () => documentRows(source, options),
    modules: () => moduleRows(source),
    phases: () => phaseRows(source),
    findings: () => findingRows(source, options),
  };
}

function* documentRows({ snapshot, root }: RowSource, options: RowOptions): Generator<DocumentRow> {
  const names = requirementNames(snapshot, root.id, options);
  for (const document of snapshot.documents()) {
    if (document.root !== root.id) continue;
    const places = namedPlaces(snapshot, document);
    if (places.length === 0 && document.requirements.length === 0) continue;
    const references = places.map(({ reference, meaning }): ReferenceRow => {
      const id = idKey(reference.id);
      const meant =
        meaning.kind === 'one'
          ? [meaning.requirement]
          : meaning.kind === 'several'
            ? meaning.requirements
            : [];
      const elsewhere = { repository: options.requirementsFrom, scope: null, id, further: null, key: id };
      return {
        id,
        kind: reference.kind,
        isExplicit: reference.explicit,
        isTest: document.isTest,
        targets: meant.length > 0 ? meant.map(names) : options.requirementsFrom !== null ? [elsewhere] : [],
        range: reference.range,
      };
    });
    const links = linkRows(snapshot, document, references, names);
    yield {
      path: document.path,
      kind: document.kind,
      isText: document.facts.sheets === undefined,
      requirements: document.requirements.map((requirement) => ({
        ...requirementRow(snapshot, requirement),
        name: names(requirement),
        links: links.get(requirement.key) ?? [],
        document: document.path,
      })),
      references,
    };
  }
}

function requirementRow(
  snapshot: Snapshot,
  requirement: Requirement,
): Omit<RequirementRow, 'name' | 'links' | 'document'> {
  const { root, phase, step, fact, title, status, priority, necessity } = requirement;
  const claims = { claims: claimsOf(requirement) };
  const text = (field: Parameters<typeof fieldText>[1]): string | null => {
    const written = fieldText(requirement, field);
    return written === null || isPlaceholder(written) ? null : written;
  };
  return {
    title,
    description: text('description'),
    acceptance: text('acceptance'),
    status,
    statusText: statusText(requirement),
    priority,
    necessity,
    owner: text('owner'),
    responsible: ownersOf(snapshot, requirement).join(', ') || null,
    source: text('source'),
    requester: text('requester'),
    businessLine: text('businessLine'),
    effortDays: claimedEffort(claims),
    created: claimedDate(claims, 'created'),
    due: claimedDate(claims, 'due'),
    released: claimedDate(claims, 'released'),
    phase: phase?.id ?? null,
    phaseName: phase ? (snapshot.phase(root, phase.id)?.name ?? phase.id) : null,
    phaseFrom: phase?.from ?? null,
    step: step?.path ?? null,
    counts: !isInformative(requirement),
    needsPlacement: needsPlacement(requirement),
    lacksModule: lacksModule(requirement),
    lacksPhase: lacksPhase(requirement),
    placements: placementRows(snapshot, requirement),
    anchor: fact.anchor,
    range: fact.range,
  };
}

function placementRows(snapshot: Snapshot, { root, modules }: Requirement): readonly PlacementRow[] {
  if (modules.length === 0) return [{ modulePath: null, moduleNames: [], moduleFrom: null }];
  return modules.map(({ path, from }) => {
    const parts = path.split('/');
    const moduleNames = parts.map(
      (part, at) => snapshot.module(root, parts.slice(0, at + 1).join('/'))?.name ?? part,
    );
    return { modulePath: path, moduleNames, moduleFrom: from };
  });
}

function* moduleRows({ snapshot, root }: RowSource): Generator<ModuleRow> {
  const { modules, modulesInferred } = snapshot.plan(root.id);
  let position = 0;
  for (const { path, name, owner, endState } of allModules(modules)) {
    const slash = path.lastIndexOf('/');
    yield {
      path,
      parent: slash < 0 ? null : path.slice(0, slash),
      name,
      owner,
      responsible: moduleOwner(snapshot, root.id, path),
      endState,
      position: position++,
      isInferred: modulesInferred,
    };
  }
}

function* phaseRows({ snapshot, root }: RowSource): Generator<PhaseRow> {
  const { phases, phasesInferred } = snapshot.plan(root.id);
  for (const [position, phase] of phases.entries()) {
    const { id, name, goal, targetForm, start, due, capacity } = phase;
    yield {
      id,
      name,
      goal,
      targetForm,
      start: start === null ? null : dateOf(start),
      due: due === null ? null : dateOf(due),
      capacityDays: capacity,
      position,
      isInferred: phasesInferred,
    };
  }
}

function* findingRows(
  { snapshot, findings, root, translate }: RowSource,
  options: RowOptions,
): Generator<FindingRow> {
  const names = requirementNames(snapshot, root.id, options);
  for (const { code, severity, message, uri, range, requirement, count } of findings) {
    const document = uri === null ? undefined : snapshot.document(uri);
    if (document !== undefined && document.root !== root.id) continue;
    const about = requirement === null ? undefined : snapshot.requirement(requirement);
    yield {
      code,
      severity,
      message: translate(message),
      requirement: about ? names(about).key : requirement,
      document: document?.path ?? null,
      range: document ? range : null,
      count: count ?? null,
    };
  }
}
