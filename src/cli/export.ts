/** `groundplan export`: the requirements with their places, for another tool. */
import { exportedRequirements } from '../exchange/exports/exportedRequirement.ts';
import { needsJson } from '../exchange/exports/needsJson.ts';
import { openFastTraceMarkdown } from '../exchange/exports/openFastTraceMarkdown.ts';
import { reqif } from '../exchange/exports/reqif.ts';
import type { Indexed } from './indexed.ts';
import { listAsJson } from './list.ts';
import { matrix } from './matrix.ts';

export const exportFormats = ['json', 'csv', 'needs', 'reqif', 'oft'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** How many requirements the format cannot hold, as they have no id. */
export interface Exported {
  readonly text: string;
  readonly withoutId: number;
}

/** `day` is an ISO date, `version` that of Groundplan. */
export function exportPlan(indexed: Indexed, format: ExportFormat, day: string, version: string): Exported {
  const { snapshot, root } = indexed;
  if (format === 'json') return { text: listAsJson(indexed), withoutId: 0 };
  if (format === 'csv') return { text: matrix(indexed, 'csv'), withoutId: 0 };
  const requirements = exportedRequirements({ snapshot, root: root.id });
  const title = snapshot.plan(root.id).system?.name ?? root.name;
  if (format === 'reqif') return { text: reqif(requirements, { title, day, version }), withoutId: 0 };
  const withoutId = requirements.filter(({ id }) => id === null).length;
  if (format === 'oft') return { text: openFastTraceMarkdown(title, requirements), withoutId };
  return { text: needsJson(requirements, { project: title, day, version }), withoutId };
}
