/** Findings as JSON for programs, stable from version 1 on. */
import type { FindingCounts } from './findingsText.ts';
import type { ReportedFinding } from './reportedFinding.ts';

export function findingsJson(findings: readonly ReportedFinding[], counts: FindingCounts): string {
  const value = {
    version: 1,
    counts,
    findings: findings.map(({ code, severity, text, spot, requirement, count, fingerprint }) => ({
      code,
      severity,
      document: spot?.path ?? null,
      line: spot?.region?.line ?? null,
      column: spot?.region?.column ?? null,
      message: text,
      requirement,
      ...(count === undefined ? {} : { count }),
      fingerprint,
    })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
