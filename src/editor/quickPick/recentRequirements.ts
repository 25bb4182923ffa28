/**
 * The requirements that were opened last, latest first, kept for the workspace. Only those with an id: the key
 * of one without changes with its words, so it would soon point nowhere.
 */
import type { Memento } from 'vscode';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';

const memoryKey = 'recentRequirements';
const mostRecent = 20;

/** Those that still exist. */
export function recentRequirements(memory: Memento, snapshot: Snapshot): readonly Requirement[] {
  return storedKeys(memory).flatMap((key) => snapshot.requirement(key) ?? []);
}

export async function rememberRequirement(memory: Memento, { key, id }: Requirement): Promise<void> {
  if (id === null) return;
  await memory.update(
    memoryKey,
    [key, ...storedKeys(memory).filter((other) => other !== key)].slice(0, mostRecent),
  );
}

function storedKeys(memory: Memento): readonly string[] {
  const stored = memory.get<unknown>(memoryKey);
  return Array.isArray(stored) ? stored.filter((key) => typeof key === 'string') : [];
}
