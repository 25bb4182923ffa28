/**
 * Which findings are new beside those that are known: what a change brought, in a workspace that had faults before.
 * Compared by what a finding is about, so that a line that moved is no news.
 */
import type { ReportedFinding } from './reportedFinding.ts';

/** How many known findings there are of each fingerprint; of one about the whole folder, how much it counts. */
export type KnownFindings = ReadonlyMap<string, number>;

export function knownFindings(findings: readonly ReportedFinding[]): KnownFindings {
  const known = new Map<string, number>();
  for (const { fingerprint, count = 1 } of findings)
    known.set(fingerprint, (known.get(fingerprint) ?? 0) + count);
  return known;
}

/** Findings of then as they are called now that files lie elsewhere: `moved` has the paths of today by those of then. */
export function movedFindings(
  findings: readonly ReportedFinding[],
  moved: ReadonlyMap<string, string>,
): readonly ReportedFinding[] {
  if (moved.size === 0) return findings;
  return findings.map((finding) => {
    let { fingerprint } = finding;
    // A path stands behind a blank, and before one, the heading below it or the end.
    for (const [then, now] of moved)
      if (fingerprint.includes(` ${then}`))
        fingerprint = `${fingerprint} `
          .replaceAll(` ${then} `, ` ${now} `)
          .replaceAll(` ${then}#`, ` ${now}#`)
          .trimEnd();
    return { ...finding, fingerprint };
  });
}

/** Those beyond the known ones. Where two share a fingerprint and one is known, the later one is the new one. */
export function newFindings(
  findings: readonly ReportedFinding[],
  known: KnownFindings,
): readonly ReportedFinding[] {
  const left = new Map(known);
  return findings.filter(({ fingerprint, count = 1 }) => {
    const still = left.get(fingerprint) ?? 0;
    left.set(fingerprint, Math.max(0, still - count));
    return count > still;
  });
}

/** A file to be kept beside the plan, in an order that makes few differences between two versions of it. */
export function baselineText(findings: readonly ReportedFinding[]): string {
  const sorted = [...knownFindings(findings)].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `${JSON.stringify({ version: 1, findings: Object.fromEntries(sorted) }, null, 2)}\n`;
}

/** What such a file says; `null` for anything else. */
export function readBaseline(text: string): KnownFindings | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('version' in value && 'findings' in value))
    return null;
  const { version, findings } = value;
  if (version !== 1 || typeof findings !== 'object' || findings === null || Array.isArray(findings))
    return null;
  const entries: [string, unknown][] = Object.entries(findings);
  const counts = entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  return counts.length === entries.length ? new Map(counts) : null;
}
