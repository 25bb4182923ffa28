/** `groundplan list`: every requirement with where it belongs, as JSON for programs or as text for people. */
import { namedPlaces } from '../insight/namedPlaces.ts';
import { pathName } from '../insight/pathName.ts';
import type { Finding } from '../model/finding.ts';
import { message } from '../model/message.ts';
import { claimsOf, lacksModule, lacksPhase, type Requirement } from '../model/requirement.ts';
import { type DocumentEntry, type Snapshot, sourceRootOf } from '../model/snapshot.ts';
import type { Reference } from '../model/reference.ts';
import { alignedRows } from './columns.ts';
import type { Indexed } from './indexed.ts';
import type { Surroundings } from './surroundings.ts';

/** The JSON's format, stable from version 1 on: paths relative to the folder, lines from 1. */
export function listAsJson({ snapshot, findings, translate }: Indexed): string {
  const places = [...snapshot.documents()].flatMap((document) => placesNaming(document, snapshot));
  const list = {
    version: 1,
    requirements: [...snapshot.requirements()].map((requirement) => describe(requirement, snapshot)),
    mentions: places
      .filter(({ document }) => document.kind !== 'code')
      .map(({ document, reference, requirement }) => ({
        requirement,
        document: pathName(snapshot, document.uri),
        line: reference.range.line + 1,
      })),
    references: places
      .filter(({ document }) => document.kind === 'code')
      .map(({ document, reference, requirement }) => ({
        requirement,
        kind: reference.kind,
        document: pathName(snapshot, document.uri),
        line: reference.range.line + 1,
      })),
    findings: findings.all().map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      ...placeOf(finding, snapshot),
      message: translate(finding.message),
      ...(finding.count === undefined ? {} : { count: finding.count }),
    })),
    leftOut: snapshot.leftOut().map(({ reason, files }) => ({ reason: translate(reason), files })),
  };
  return `${JSON.stringify(list, null, 2)}\n`;
}

/** One line for each requirement: id, title, module, phase. In columns on a terminal, else between tabs. */
export function listAsText(
  { snapshot, translate }: Indexed,
  terminal: Pick<Surroundings, 'columns'> | null,
): string {
  const rows = [...snapshot.requirements()].map((requirement) => {
    const { modules, phase } = describe(requirement, snapshot);
    const where = modules.map(({ name }) => name).join(', ') || (lacksModule(requirement) ? '?' : '–');
    const when = phase?.name ?? (lacksPhase(requirement) ? '?' : '–');
    return [writtenId(requirement, snapshot), requirement.title, where, when];
  });
  if (rows.length === 0) return `${translate(message('No requirements were found.'))}\n`;
  if (terminal === null)
    return `${rows.map((row) => row.map((cell) => cell.replaceAll(/[\t\r\n]+/gu, ' ')).join('\t')).join('\n')}\n`;
  const head = [message('Id'), message('Title'), message('Module'), message('Phase')].map(translate);
  return `${alignedRows([head, ...rows], terminal.columns).join('\n')}\n`;
}

/** As a reference here writes it: `reqs:CRM-001` for one of another repository. */
function writtenId({ id, uri }: Requirement, snapshot: Snapshot): string {
  const source = sourceRootOf(snapshot, uri);
  return source && id !== null ? `${source.name}:${id}` : (id ?? '·');
}

function describe(requirement: Requirement, snapshot: Snapshot) {
  const { root, phase } = requirement;
  return {
    key: requirement.key,
    id: requirement.id,
    title: requirement.title,
    document: pathName(snapshot, requirement.uri),
    line: requirement.fact.anchor.line + 1,
    ...sourceOf(requirement, snapshot),
    modules: requirement.modules.map(({ path, from }) => ({
      id: path,
      name: snapshot.module(root, path)?.name ?? path,
      from,
    })),
    phase: phase
      ? { id: phase.id, name: snapshot.phase(root, phase.id)?.name ?? phase.id, from: phase.from }
      : null,
    status: requirement.status,
    priority: requirement.priority,
    fields: fieldsOf(requirement),
  };
}

/** Only for one of another repository: its source, as the plan calls it. */
function sourceOf({ uri }: Requirement, snapshot: Snapshot): { readonly source?: string } {
  const root = sourceRootOf(snapshot, uri);
  return root ? { source: root.name } : {};
}

/** The nearest text of each field as the document has it; columns that the vocabulary does not know by their own name. */
function fieldsOf(requirement: Requirement): Readonly<Record<string, string>> {
  const texts = new Map<string, string>();
  for (const { field, name, text } of claimsOf(requirement)) {
    if (field === 'id' || field === 'title' || field === 'place' || text === '') continue;
    const key = field === 'other' ? name : field;
    if (key !== '' && !texts.has(key)) texts.set(key, text);
  }
  return Object.fromEntries(texts);
}

function placesNaming(
  document: DocumentEntry,
  snapshot: Snapshot,
): { readonly document: DocumentEntry; readonly reference: Reference; readonly requirement: string }[] {
  return namedPlaces(snapshot, document).map(({ reference, meaning }) => ({
    document,
    reference,
    requirement: meaning.kind === 'one' ? meaning.requirement.key : reference.id,
  }));
}

function placeOf({ uri, range }: Finding, snapshot: Snapshot) {
  return {
    document: uri === null ? null : pathName(snapshot, uri),
    line: range === null ? null : range.line + 1,
  };
}
