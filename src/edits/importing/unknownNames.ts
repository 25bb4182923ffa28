/** Modules and phases that an import names and the plan does not have, and what people decide about them. */
import type { Snapshot } from '../../model/snapshot.ts';
import { PlanNames } from '../../placement/planNames.ts';
import { listParts, nameKey } from '../../vocabulary/names.ts';
import { exemptionReason, isPlaceholder, statusOf } from '../../vocabulary/values.ts';
import { valueColumns, valueOf } from './importColumns.ts';
import type { ImportedItem, ImportedTable } from './importedTable.ts';

export type NamedKind = 'module' | 'phase';

export interface UnknownInImport {
  readonly kind: NamedKind;
  /** As the file writes it. */
  readonly name: string;
  /** How many rows name it. */
  readonly count: number;
}

/** A name of the file, and the one that is written in its place. */
export interface Renamed {
  readonly kind: NamedKind;
  readonly name: string;
  readonly to: string;
}

/** None of a kind that the plan does not list itself: then every name is one. The commonest come first. */
export function unknownNames(
  snapshot: Pick<Snapshot, 'plan'>,
  root: string,
  table: ImportedTable,
): readonly UnknownInImport[] {
  const plan = snapshot.plan(root);
  const names = new PlanNames(plan);
  const columns = valueColumns(table);
  const found = new Map<string, { kind: NamedKind; name: string; count: number }>();
  for (const kind of ['module', 'phase'] as const) {
    if (kind === 'module' ? plan.modulesInferred : plan.phasesInferred) continue;
    for (const column of columns) {
      if (column.field !== kind && !(kind === 'phase' && column.field === 'phaseOrStatus')) continue;
      for (const item of table.items)
        for (const name of namesIn(kind, valueOf(column, item))) {
          if (column.field === 'phaseOrStatus' && statusOf(name) !== null) continue;
          if (kind === 'module' ? names.module(name) : names.phase(name)) continue;
          const key = `${kind} ${nameKey(name)}`;
          const known = found.get(key);
          if (known) known.count++;
          else found.set(key, { kind, name, count: 1 });
        }
    }
  }
  return [...found.values()].sort(
    (a, b) => Number(a.kind === 'phase') - Number(b.kind === 'phase') || b.count - a.count,
  );
}

/** The rows with other names in place of some of theirs. */
export function withNames(table: ImportedTable, renamed: readonly Renamed[]): ImportedTable {
  if (renamed.length === 0) return table;
  const to = new Map(renamed.map(({ kind, name, to: other }) => [`${kind} ${nameKey(name)}`, other]));
  const columns = valueColumns(table).flatMap(({ field, from }) => {
    const kind = field === 'module' ? field : field === 'phase' || field === 'phaseOrStatus' ? 'phase' : null;
    return kind ? from.map((index) => ({ index, kind }) as const) : [];
  });
  const items = table.items.map((item): ImportedItem => {
    const texts = new Map(item.texts);
    for (const { index, kind } of columns) {
      const text = texts.get(index);
      if (text === undefined) continue;
      const parts = namesIn(kind, text);
      const renamedParts = parts.map((name) => to.get(`${kind} ${nameKey(name)}`) ?? name);
      if (renamedParts.some((name, at) => name !== parts[at]))
        texts.set(index, [...new Set(renamedParts)].join('；'));
    }
    return { ...item, texts };
  });
  return { ...table, items };
}

function namesIn(kind: NamedKind, text: string): readonly string[] {
  if (text === '' || isPlaceholder(text) || exemptionReason(text) !== null) return [];
  return kind === 'module' ? listParts(text) : [text.trim()];
}
