/**
 * Findings as lines that a pipeline shows beside the code: commands of GitHub's workflows, and the code quality
 * report of GitLab.
 *
 * GitHub: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 * GitLab: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
import type { Severity } from '../../model/finding.ts';
import { type ReportedFinding, uniqueFingerprints } from './reportedFinding.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** One command a line. */
export function githubAnnotations(findings: readonly ReportedFinding[]): string {
  return findings
    .map(({ severity, code, text, spot, place }) => {
      const region = spot?.region;
      const properties = [
        spot && ['file', spot.path],
        region && ['line', region.line],
        region && ['endLine', region.endLine],
        // A column in a range of several lines is not shown.
        region && region.line === region.endLine && ['col', region.column],
        region && region.line === region.endLine && ['endColumn', region.endColumn],
        ['title', code],
      ].filter((property) => Array.isArray(property));
      const named = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
      const where = spot && !region && place !== '' ? `${place}: ` : '';
      return `::${commands[severity]} ${named}::${escapeData(where + text)}\n`;
    })
    .join('');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

const gravity: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  information: 'minor',
  hint: 'info',
};

/** Each entry needs a place: one about the whole folder stands at the plan file. */
export function gitlabReport(findings: readonly ReportedFinding[], planFile: string): string {
  const fingerprints = uniqueFingerprints(findings);
  const entries = findings.map(({ code, severity, text, spot, place }, index) => {
    return {
      description: spot && !spot.region && place !== '' ? `${place}: ${text}` : text,
      check_name: code,
      fingerprint: fingerprints[index],
      severity: gravity[severity],
      location: { path: spot?.path ?? planFile, lines: { begin: spot?.region?.line ?? 1 } },
    };
  });
  return `${JSON.stringify(entries, null, 2)}\n`;
}
