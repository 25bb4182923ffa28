/**
 * The tables and their columns. A new column may come at the end of a table within a schema version; whatever else
 * changes makes another version. `docs/warehouse.md` describes the same to those who ask queries.
 */
import type {
  DocumentRow,
  FindingRow,
  LinkRow,
  ModuleRow,
  PhaseRow,
  PlacementRow,
  ReferenceRow,
  RepositoryRows,
  RequirementRow,
} from '../../../src/exchange/rows/rows.ts';
import { type Column, optional, required } from './column.ts';

export const schemaVersion = 1;

type Range = RequirementRow['anchor'];

/** Lines and columns from 1, columns in UTF-16 units, the end exclusive: as editors show them. */
const rangeColumns = <Row>(of: (row: Row) => Range | null): readonly Column<Row>[] => {
  const place = (name: string, about: string, read: (range: Range) => number): Column<Row> =>
    optional(name, 'integer', about, (row) => {
      const range = of(row);
      return range === null ? null : read(range);
    });
  return [
    place('line', 'from 1', ({ line }) => line + 1),
    place('start_column', 'from 1, in UTF-16 units', ({ character }) => character + 1),
    place('end_line', 'from 1', ({ endLine }) => endLine + 1),
    place('end_column', 'from 1, exclusive', ({ endCharacter }) => endCharacter + 1),
  ];
};

export const revisionColumns: readonly Column<RepositoryRows>[] = [
  required('schema_version', 'integer', 'the version of these tables', () => schemaVersion),
  required('as_of', 'date', 'the day that the rows tell of', ({ day }) => day),
  required('tool_version', 'string', 'of Groundplan', ({ toolVersion }) => toolVersion),
  optional('system', 'string', 'the system’s name in the plan', ({ system }) => system),
];

export const requirementColumns: readonly Column<RequirementRow>[] = [
  required('requirement_key', 'string', 'unique in a repository at a revision', ({ name }) => name.key),
  optional('requirement_id', 'string', 'after NFKC; null for one without an id', ({ name }) => name.id),
  optional('scope', 'string', 'the feature folder within which the id counts', ({ name }) => name.scope),
  required('title', 'string', 'plain text', ({ title }) => title),
  optional('description', 'string', 'as written', ({ description }) => description),
  optional('acceptance', 'string', 'as written', ({ acceptance }) => acceptance),
  optional('status', 'string', 'one of the ten words of Groundplan', ({ status }) => status),
  optional('status_text', 'string', 'the document’s own word', ({ statusText }) => statusText),
  optional('priority', 'string', 'P0 to P3', ({ priority }) => priority),
  optional('necessity', 'string', 'blocking, degraded or nice', ({ necessity }) => necessity),
  optional('owner', 'string', 'the requirement’s own', ({ owner }) => owner),
  optional('responsible', 'string', 'its owner, else those of its modules', ({ responsible }) => responsible),
  optional('source', 'string', 'the part of the business that asks', ({ source }) => source),
  optional('requester', 'string', 'who asks', ({ requester }) => requester),
  optional('business_line', 'string', 'as written', ({ businessLine }) => businessLine),
  optional('effort_days', 'double', 'person-days', ({ effortDays }) => effortDays),
  optional('created', 'date', '', ({ created }) => created),
  optional('due', 'date', '', ({ due }) => due),
  optional('released', 'date', '', ({ released }) => released),
  optional('phase_id', 'string', 'as in phases', ({ phase }) => phase),
  optional('step_path', 'string', 'process/step', ({ step }) => step),
  required(
    'is_counted',
    'boolean',
    'false for headings and explanations that have an id',
    ({ counts }) => counts,
  ),
  required(
    'needs_placement',
    'boolean',
    'false for rejected, deferred and duplicate ones, and those that do not count',
    ({ needsPlacement }) => needsPlacement,
  ),
  required('lacks_module', 'boolean', 'needs a module and is in none', ({ lacksModule }) => lacksModule),
  required('lacks_phase', 'boolean', 'needs a phase and is in none', ({ lacksPhase }) => lacksPhase),
  required('document', 'string', 'path below the repository’s folder', ({ document }) => document),
  ...rangeColumns<RequirementRow>(({ anchor }) => anchor),
];

/** A requirement with one of its modules. */
export interface Placed {
  readonly requirement: RequirementRow;
  readonly placement: PlacementRow;
}

export const placementColumns: readonly Column<Placed>[] = [
  required('requirement_key', 'string', 'as in requirements', ({ requirement }) => requirement.name.key),
  optional('requirement_id', 'string', 'as in requirements', ({ requirement }) => requirement.name.id),
  optional(
    'module_path',
    'string',
    'as in modules; null where it is in none',
    ({ placement }) => placement.modulePath,
  ),
  optional('module_name', 'string', 'names from the outermost module on', ({ placement }) =>
    placement.moduleNames.length === 0 ? null : placement.moduleNames.join(' / '),
  ),
  optional(
    'module_from',
    'string',
    'field, column, heading, file, folder or plan',
    ({ placement }) => placement.moduleFrom,
  ),
  optional(
    'phase_id',
    'string',
    'as in phases; null where it is in none',
    ({ requirement }) => requirement.phase,
  ),
  optional('phase_name', 'string', '', ({ requirement }) => requirement.phaseName),
  optional(
    'phase_from',
    'string',
    'field, column, heading, file, folder or plan',
    ({ requirement }) => requirement.phaseFrom,
  ),
];

/** A reference with the document that it stands in. */
export interface Placing {
  readonly document: DocumentRow;
  readonly reference: ReferenceRow;
}

const only = ({ reference: { targets } }: Placing) => (targets.length === 1 ? targets[0] : undefined);

export const referenceColumns: readonly Column<Placing>[] = [
  required('requirement_id', 'string', 'the id that is named, in full', ({ reference }) => reference.id),
  optional('requirement_key', 'string', 'of the requirement that it means', (row) => only(row)?.key ?? null),
  optional(
    'requirement_repository',
    'string',
    'the repository that defines it; null where none here does',
    (row) => only(row)?.repository ?? null,
  ),
  required('resolution', 'string', 'one, several or none', ({ reference: { targets } }) =>
    targets.length === 0 ? 'none' : targets.length === 1 ? 'one' : 'several',
  ),
  required('kind', 'string', 'implements, verifies or mentions', ({ reference }) => reference.kind),
  required(
    'is_explicit',
    'boolean',
    'in a syntax made for references',
    ({ reference }) => reference.isExplicit,
  ),
  required('document_kind', 'string', 'code, document or plan', ({ document }) => document.kind),
  required('is_test', 'boolean', 'in a test file', ({ reference }) => reference.isTest),
  required('document', 'string', 'path below the repository’s folder', ({ document }) => document.path),
  ...rangeColumns<Placing>(({ reference }) => reference.range),
];

/** A requirement with one that it names in a field. */
export interface Linking {
  readonly requirement: RequirementRow;
  readonly link: LinkRow;
}

export const linkColumns: readonly Column<Linking>[] = [
  required(
    'requirement_key',
    'string',
    'of the requirement that names',
    ({ requirement }) => requirement.name.key,
  ),
  required('relation', 'string', 'depends_on, parent, covers, duplicate_of or links', ({ link }) =>
    link.relation.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`),
  ),
  required('target_key', 'string', 'of the requirement that is named', ({ link }) => link.target.key),
  optional(
    'target_repository',
    'string',
    'the repository that defines it',
    ({ link }) => link.target.repository,
  ),
  required(
    'document',
    'string',
    'path below the repository’s folder',
    ({ requirement }) => requirement.document,
  ),
  ...rangeColumns<Linking>(({ link }) => link.range),
];

export const moduleColumns: readonly Column<ModuleRow>[] = [
  required('module_path', 'string', 'unique in a repository at a revision', ({ path }) => path),
  optional('parent_path', 'string', 'of the module around it', ({ parent }) => parent),
  required('module_name', 'string', '', ({ name }) => name),
  optional('owner', 'string', 'its own', ({ owner }) => owner),
  optional(
    'responsible',
    'string',
    'its own owner, else that of the module around it',
    ({ responsible }) => responsible,
  ),
  optional('end_state', 'string', '', ({ endState }) => endState),
  required('position', 'integer', 'in the plan, from 0', ({ position }) => position),
  required(
    'is_inferred',
    'boolean',
    'taken from the documents, as the plan names none',
    ({ isInferred }) => isInferred,
  ),
];

export const phaseColumns: readonly Column<PhaseRow>[] = [
  required('phase_id', 'string', 'unique in a repository at a revision', ({ id }) => id),
  required('phase_name', 'string', '', ({ name }) => name),
  optional('goal', 'string', '', ({ goal }) => goal),
  optional('target_form', 'string', '', ({ targetForm }) => targetForm),
  optional('start_day', 'date', '', ({ start }) => start),
  optional('due_day', 'date', '', ({ due }) => due),
  optional('capacity_days', 'double', 'person-days', ({ capacityDays }) => capacityDays),
  required('position', 'integer', 'in the plan, from 0', ({ position }) => position),
  required(
    'is_inferred',
    'boolean',
    'taken from the documents, as the plan names none',
    ({ isInferred }) => isInferred,
  ),
];

export const findingColumns: readonly Column<FindingRow>[] = [
  required('code', 'string', 'as on the pages of the rules', ({ code }) => code),
  required('severity', 'string', 'error, warning, information or hint', ({ severity }) => severity),
  required('message', 'string', '', ({ message }) => message),
  optional(
    'requirement_key',
    'string',
    'of the requirement that it is about',
    ({ requirement }) => requirement,
  ),
  optional('requirement_count', 'integer', 'how many it stands for', ({ count }) => count),
  optional('document', 'string', 'path below the repository’s folder', ({ document }) => document),
  ...rangeColumns<FindingRow>(({ range }) => range),
];

/** By name, in the order in which they are described. The first is there when all are complete. */
export const tables = {
  revisions: revisionColumns,
  requirements: requirementColumns,
  placements: placementColumns,
  references: referenceColumns,
  links: linkColumns,
  modules: moduleColumns,
  phases: phaseColumns,
  findings: findingColumns,
} as const;

export type TableName = keyof typeof tables;
export const tableNames = Object.keys(tables) as readonly TableName[];
