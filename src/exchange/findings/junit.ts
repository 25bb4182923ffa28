/**
 * Findings as a JUnit report: a suite for each document, a case for each finding. What is no error and no warning
 * counts as skipped, so that it stands in the report and turns nothing red.
 */
import { type Html, markup } from '../html/html.ts';
import { withoutForbidden } from '../xmlText.ts';
import type { ReportedFinding } from './reportedFinding.ts';

/** `name` is what the run is called, and the suite of what is about the folder as a whole. */
export function junitReport(name: string, findings: readonly ReportedFinding[]): string {
  const suites = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const suite = finding.spot?.path ?? name;
    const others = suites.get(suite);
    if (others) others.push(finding);
    else suites.set(suite, [finding]);
  }
  // A run in which nothing was found is one that passed, not one that did not happen.
  const content =
    findings.length === 0
      ? markup`<testsuite name="${name}" tests="1" failures="0" skipped="0"><testcase classname="${name}" name="check"/></testsuite>\n`
      : [...suites].map(([suite, some]) => suiteMarkup(suite, some));
  const failures = findings.filter(isFailure).length;
  const all = markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${name}" tests="${Math.max(1, findings.length)}" failures="${failures}">
${content}</testsuites>
`;
  return withoutForbidden(all.text);
}

function suiteMarkup(name: string, findings: readonly ReportedFinding[]): Html {
  const failures = findings.filter(isFailure).length;
  return markup`<testsuite name="${name}" tests="${findings.length}" failures="${failures}" skipped="${findings.length - failures}">
${findings.map((finding) => caseMarkup(name, finding))}</testsuite>
`;
}

function caseMarkup(suite: string, finding: ReportedFinding): Html {
  const { code, text, severity, place, spot } = finding;
  const name = place === '' ? code : `${code} ${place}`;
  const line = spot?.region ? markup` line="${spot.region.line}"` : '';
  const outcome = isFailure(finding)
    ? markup`<failure type="${severity}" message="${text}"/>`
    : markup`<skipped message="${text}"/>`;
  return markup`<testcase classname="${suite}" name="${name}"${line}>${outcome}</testcase>\n`;
}

function isFailure({ severity }: ReportedFinding): boolean {
  return severity === 'error' || severity === 'warning';
}
