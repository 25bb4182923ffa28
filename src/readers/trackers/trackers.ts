/**
 * All trackers whose exports are known, and which of them wrote a row of headers. The order is the order in
 * which they are asked: those with headers of their own before those that share theirs.
 */
import type { Field } from '../../model/field.ts';
import { fieldOfHeader, headerKey } from '../../vocabulary/headers.ts';
import { aha } from './aha.ts';
import { azureDevOps } from './azureDevOps.ts';
import { jira } from './jira.ts';
import { linear } from './linear.ts';
import { plane } from './plane.ts';
import { redmine } from './redmine.ts';
import { shortcut } from './shortcut.ts';
import { tapd } from './tapd.ts';
import type { Tracker } from './tracker.ts';
import { tuleap } from './tuleap.ts';
import { zentao } from './zentao.ts';

export const trackers: readonly Tracker[] = [
  zentao,
  tapd,
  azureDevOps,
  jira,
  aha,
  redmine,
  shortcut,
  plane,
  linear,
  tuleap,
];

interface Keyed {
  readonly tracker: Tracker;
  readonly tells: readonly (readonly string[])[];
  readonly columns: ReadonlyMap<string, Field>;
}

const keyed: readonly Keyed[] = trackers.map((tracker) => ({
  tracker,
  tells: tracker.tells.map((headers) => headers.map(headerKey)),
  columns: new Map(Object.entries(tracker.columns).map(([header, field]) => [headerKey(header), field])),
}));
const columnsOf = new Map(keyed.map(({ tracker, columns }) => [tracker, columns]));

/** The tracker whose export has these headers, `null` where none is told. */
export function trackerOf(headers: readonly string[]): Tracker | null {
  const keys = new Set(headers.filter((header) => header.length <= 60).map(headerKey));
  return keyed.find(({ tells }) => tells.some((all) => all.every((key) => keys.has(key))))?.tracker ?? null;
}

/** What a header means in the export of a tracker: its own word before the vocabulary's. */
export function fieldInExport(header: string, tracker: Tracker): Field | null {
  if (header.length > 60) return null;
  const columns = columnsOf.get(tracker);
  const key = headerKey(header);
  const open = key.indexOf('(');
  return columns?.get(key) ?? (open > 0 ? columns?.get(key.slice(0, open)) : null) ?? fieldOfHeader(header);
}

/** Whether a header is one of some others. */
export function isOneOf(header: string, others: readonly string[]): boolean {
  return rankAmong(header, others) < others.length;
}

/** Its place among others; their number where it is none of them. */
export function rankAmong(header: string, others: readonly string[]): number {
  const key = headerKey(header);
  const at = others.findIndex((other) => headerKey(other) === key);
  return at < 0 ? others.length : at;
}
