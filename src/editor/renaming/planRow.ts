/** The module or phase that a command is for: that of a row, or the one named at the cursor. */
import { window } from 'vscode';
import type { PlanWord } from '../../edits/renaming/wordUses.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { planNameAt } from '../subjectAt.ts';
import { textNow } from '../textNow.ts';

export function planPartOf(
  snapshot: Snapshot,
  row: unknown,
  kind: 'module' | 'phase',
): Omit<PlanWord, 'word'> | undefined {
  if (typeof row === 'object' && row !== null && 'kind' in row && 'root' in row) {
    const path = kind === 'module' && 'path' in row ? row.path : 'phase' in row ? row.phase : undefined;
    if (row.kind !== kind || typeof row.root !== 'string' || typeof path !== 'string') return undefined;
    return { kind, root: row.root, path };
  }
  const editor = window.activeTextEditor;
  const named = editor && planNameAt(snapshot, textNow(editor.document), editor.selection.active);
  const [path, ...others] = (kind === 'module' ? named?.modules : named?.phases) ?? [];
  return named && path !== undefined && others.length === 0 ? { kind, root: named.root, path } : undefined;
}
