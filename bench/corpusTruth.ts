/** What a repository is known to hold: truth files, as people or the format's own tools counted. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lines from 1, files relative to the repository; the id is empty for a requirement that has none, and file
 * and line are `null` where only the id is known.
 */
export type Place = readonly [id: string, file: string | null, line: number | null];

export interface Truth {
  readonly repository: string;
  readonly commit?: string;
  readonly definitions: readonly Place[];
  readonly references: readonly Place[];
  /** Places in documents that name a requirement or a part of one, other than its definition. */
  readonly mentions?: readonly Place[];
  /** Ids of the requirements above, where a requirement names them: parents, covered ones. */
  readonly links?: readonly Place[];
  /** The module of each id, by its name. */
  readonly modules?: Readonly<Record<string, string>>;
  /** What the format's own tool prints, such as `{ "items": 376, "defects": 0 }`. */
  readonly totals?: Readonly<Record<string, number>>;
  /** Only what lies at or below these paths counts; what lies at or below one behind `!` does not. */
  readonly folders?: readonly string[];
  /** Why a difference is none, by `id file:line`, `id` or `file`: one sentence each. */
  readonly explained?: Readonly<Record<string, string>>;
}

/** By repository; of one in several files the later says what it knows better. */
export function readTruths(folders: readonly string[]): readonly Truth[] {
  const truths = new Map<string, Truth>();
  for (const folder of folders) {
    for (const name of readdirSync(folder).sort()) {
      if (!name.endsWith('.json')) continue;
      const read = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Partial<Truth>;
      if (read.repository === undefined) continue;
      const said = Object.entries(read).filter(([, value]) => !Array.isArray(value) || value.length > 0);
      const before = truths.get(read.repository);
      truths.set(read.repository, {
        repository: read.repository,
        definitions: [],
        references: [],
        ...before,
        ...Object.fromEntries(said),
      });
    }
  }
  return [...truths.values()];
}

/** The truth of a checkout, which is called `name`, `owner+name` or `owner-name`. */
export function truthOf(truths: readonly Truth[], folder: string): Truth | undefined {
  return truths.find(({ repository }) => {
    const [owner, name] = repository.split('/');
    return folder === name || folder === `${owner}+${name}` || folder === `${owner}-${name}`;
  });
}

/** Why a place that differs is right all the same; `null` where nobody said. */
export function explanationOf({ explained }: Truth, [id, file, line]: Place): string | null {
  return explained?.[`${id} ${file}:${line}`] ?? explained?.[id] ?? explained?.[file ?? ''] ?? null;
}
