/** Requirements as text for other places: a line of Markdown, a table for a spreadsheet, a line for a chat. */
import { pathName } from './pathName.ts';
import { message, type Message } from '../model/message.ts';
import { fieldText, type Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { isPlaceholder } from '../vocabulary/values.ts';
import { modulePathNames } from './modulePathNames.ts';
import { rowName } from './placeName.ts';
import { statusText } from './statusText.ts';

/** The columns of a copied table, in order. */
export const tableHeader: readonly Message[] = [
  message('Id'),
  message('Title'),
  message('Module'),
  message('Phase'),
  message('Status'),
  message('Priority'),
  message('Owner'),
];

/** `- **CRM-002** Title (Leads › Assign · Phase 1 · released)`; parts that are missing are left out. */
export function markdownLine(snapshot: Snapshot, requirement: Requirement): string {
  const { id, title } = requirement;
  const place = [
    ...moduleNames(snapshot, requirement),
    phaseName(snapshot, requirement),
    statusText(requirement),
  ].flatMap((part) => (part ? [part] : []));
  const name = [id === null ? null : `**${escaped(id)}**`, title === '' ? null : escaped(title)];
  const after = place.length === 0 ? '' : ` (${escaped(place.join(' · '))})`;
  return `- ${name.filter((part) => part !== null).join(' ')}${after}`;
}

/** Where a requirement stands, for people: `docs/pool.md#L12`, and in a workbook `docs/pool.xlsx · Sheet1!7`. */
export function placeLine(snapshot: Snapshot, { uri, root, fact }: Requirement): string {
  const path = pathName(snapshot, uri);
  const folder = snapshot.roots.length > 1 ? snapshot.roots.find(({ id }) => id === root)?.name : undefined;
  const place = rowName(snapshot, uri, fact.anchor) ?? `${path}#L${fact.anchor.line + 1}`;
  return folder === undefined ? place : `${folder}/${place}`;
}

/**
 * Rows for a spreadsheet, parted by tabs, with `header` above. No cell begins as a formula does: a request that
 * somebody else wrote must not run on the machine of who pastes it.
 */
export function spreadsheetTable(
  snapshot: Snapshot,
  requirements: readonly Requirement[],
  header: readonly string[],
): string {
  const rows = requirements.map((requirement) => [
    requirement.id,
    requirement.title,
    moduleNames(snapshot, requirement).join('; '),
    phaseName(snapshot, requirement),
    statusText(requirement),
    fieldText(requirement, 'priority'),
    fieldText(requirement, 'owner'),
  ]);
  return [header, ...rows].map((row) => row.map(cell).join('\t')).join('\n');
}

function moduleNames(snapshot: Snapshot, { root, modules }: Requirement): readonly string[] {
  return modules.map(({ path }) => modulePathNames(snapshot, root, path).join(' › '));
}

function phaseName(snapshot: Snapshot, { root, phase }: Requirement): string | null {
  return phase && (snapshot.phase(root, phase.id)?.name ?? phase.id);
}

/**
 * On one line, without signs that nobody sees; a formula's first sign, full-width too, gets an apostrophe before it,
 * and a quote is written as a table's reader expects it.
 */
function cell(value: string | null): string {
  if (value === null || isPlaceholder(value)) return '';
  const text = value.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
  const safe = /^[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text;
  return safe.startsWith('"') ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Signs that would become markup, on one line. A dash or a dot inside a line is plain text. */
function escaped(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~]/gu, '\\$&');
}
