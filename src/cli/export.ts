/** `groundplan export`: the requirements with their places, for another tool. */
import { type ExportedRequirement, exportedRequirements } from '../exchange/exports/exportedRequirement.ts';
import { needsJson } from '../exchange/exports/needsJson.ts';
import { openFastTraceMarkdown } from '../exchange/exports/openFastTraceMarkdown.ts';
import { reqif } from '../exchange/exports/reqif.ts';
import type { Indexed } from './indexed.ts';
import { listAsJson } from './list.ts';
import { matrix } from './matrix.ts';

export const exportFormats = ['json', 'csv', 'needs', 'reqif', 'oft'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface Exported {
  readonly text: string;
  /** How many requirements the format cannot hold, as they have no id. */
  readonly withoutId: number;
  /** The ids that the format can hold once, and that several requirements have. */
  readonly repeated: readonly string[];
}

/** `day` is an ISO date, `version` that of Groundplan. */
export function exportPlan(indexed: Indexed, format: ExportFormat, day: string, version: string): Exported {
  const { snapshot, root } = indexed;
  if (format === 'json') return { text: listAsJson(indexed), withoutId: 0, repeated: [] };
  if (format === 'csv') return { text: matrix(indexed, 'csv'), withoutId: 0, repeated: [] };
  const requirements = exportedRequirements({ snapshot, root: root.id });
  const title = snapshot.plan(root.id).system?.name ?? root.name;
  if (format === 'reqif')
    return { text: reqif(requirements, { title, day, version }), withoutId: 0, repeated: [] };
  const withoutId = requirements.filter(({ id }) => id === null).length;
  if (format === 'oft') return { text: openFastTraceMarkdown(title, requirements), withoutId, repeated: [] };
  const text = needsJson(requirements, { project: title, day, version });
  return { text, withoutId, repeated: repeatedIds(requirements) };
}

function repeatedIds(requirements: readonly ExportedRequirement[]): readonly string[] {
  const once = new Set<string>();
  const repeated = new Set<string>();
  for (const { id } of requirements) {
    if (id === null) continue;
    if (once.has(id)) repeated.add(id);
    once.add(id);
  }
  return [...repeated];
}
