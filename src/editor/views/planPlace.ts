/** Clicks that lead to where the plan file names a phase, a process or a step. */
import { l10n, Uri } from 'vscode';
import type { Command } from 'vscode';
import type { TextRange } from '../../model/textRange.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { toRange } from '../ranges.ts';

/** Opens the plan file of a root with the place selected; `undefined` for what no plan file names. */
export function openInPlan(
  snapshot: Snapshot,
  root: string,
  part: { readonly range: TextRange | null } | undefined,
): Command | undefined {
  const { uri } = snapshot.plan(root);
  if (uri === null || !part?.range) return undefined;
  return {
    command: 'vscode.open',
    title: l10n.t('Show in the plan file'),
    arguments: [Uri.parse(uri), { selection: toRange(part.range), preview: true }],
  };
}
