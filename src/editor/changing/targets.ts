/** Which requirements a command is for: the rows of a view, a key, what stands at the cursor, or one that is asked for. */
import { window } from 'vscode';
import type { TextEditor } from 'vscode';
import defer * as similar from '../../insight/similar/missingModules.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { containsPosition } from '../../model/textRange.ts';
import { knownUri } from '../places.ts';
import { requirementAt } from '../subjectAt.ts';
import { textNow } from '../textNow.ts';
import type { Session } from '../session.ts';

export interface Targets {
  readonly requirements: readonly Requirement[];
  /** Whether they were meant by the cursor in the active editor. */
  readonly fromEditor: boolean;
}

/**
 * `argument` is a row of a tree, a requirement's key, or nothing; `rows` all rows that are selected.
 * `ask` is called where nothing says which one is meant.
 */
export async function targetsOf(
  session: Session,
  argument: unknown,
  rows: unknown,
  ask: () => Promise<Requirement | undefined>,
): Promise<Targets> {
  const { snapshot } = session;
  if (typeof argument === 'string') {
    const requirement = snapshot.requirement(argument);
    return { requirements: requirement ? [requirement] : [], fromEditor: true };
  }
  if (typeof argument === 'object' && argument !== null && 'kind' in argument) {
    const chosen = Array.isArray(rows) && rows.includes(argument) ? rows : [argument];
    return { requirements: requirementsOfRows(snapshot, chosen), fromEditor: false };
  }
  const here = window.activeTextEditor && requirementAtCursor(snapshot, window.activeTextEditor);
  if (here) return { requirements: [here], fromEditor: true };
  const asked = await ask();
  return { requirements: asked ? [asked] : [], fromEditor: false };
}

/** The one whose id is under the cursor, else the innermost one that is written around it. */
export function requirementAtCursor(
  snapshot: Snapshot,
  { document, selection }: TextEditor,
): Requirement | undefined {
  const { line, character } = selection.active;
  const [named, ...others] = requirementAt(snapshot, textNow(document), selection.active)?.requirements ?? [];
  if (named && others.length === 0) return named;
  const around = (snapshot.document(knownUri(document.uri))?.requirements ?? []).filter(({ fact }) =>
    containsPosition(fact.range, line, character),
  );
  const lines = ({ fact }: Requirement): number => fact.range.endLine - fact.range.line;
  return around.sort((a, b) => lines(a) - lines(b))[0];
}

/** The requirements that rows of any view stand for, each once. */
export function requirementsOfRows(snapshot: Snapshot, rows: readonly unknown[]): readonly Requirement[] {
  return [...new Set(rows.flatMap((row) => requirementsOfRow(snapshot, row)))];
}

/** A requirement, or all that use a name which the plan does not have. */
function requirementsOfRow(snapshot: Snapshot, row: unknown): readonly Requirement[] {
  if (typeof row !== 'object' || row === null || !('kind' in row)) return [];
  if (row.kind === 'requirement' && 'key' in row && typeof row.key === 'string') {
    const requirement = snapshot.requirement(row.key);
    return requirement ? [requirement] : [];
  }
  if (row.kind === 'missing' && 'first' in row) {
    return similar
      .missingModules(snapshot)
      .flatMap(({ requirements }) => (requirements[0]?.key === row.first ? requirements : []));
  }
  if (row.kind !== 'name' || !('field' in row) || !('text' in row)) return [];
  return snapshot.roots.flatMap(({ id }) =>
    snapshot
      .withUnknownName(id)
      .filter(({ unknown }) => unknown.some(({ field, text }) => field === row.field && text === row.text)),
  );
}
