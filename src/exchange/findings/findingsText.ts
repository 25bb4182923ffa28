/** Findings for people: one a line in a terminal, as compilers print them, and as a comment of a review. */
import { message, type Message, type Translate } from '../../model/message.ts';
import type { Severity } from '../../model/finding.ts';
import { markdownLine } from '../markdownText.ts';
import type { ReportedFinding } from './reportedFinding.ts';

export interface FindingCounts {
  readonly requirements: number;
  readonly errors: number;
  readonly warnings: number;
  readonly others: number;
}

export function countFindings(requirements: number, findings: readonly ReportedFinding[]): FindingCounts {
  const count = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const errors = count('error');
  const warnings = count('warning');
  return { requirements, errors, warnings, others: findings.length - errors - warnings };
}

export function countsMessage({ requirements, errors, warnings, others }: FindingCounts): Message {
  return message(
    '{0} requirements, {1} errors, {2} warnings, {3} other findings',
    requirements,
    errors,
    warnings,
    others,
  );
}

/** `paint` gives a word the look of its severity, where a terminal shows one. */
export function findingsText(
  findings: readonly ReportedFinding[],
  paint: (severity: Severity, word: string) => string,
): string {
  return findings
    .map((finding) => {
      const { severity, code, text, place } = finding;
      const where = place === '' ? '' : `${place}: `;
      return `${where}${paint(severity, `${severity}:`)} ${text}${otherPlaces(finding)} [${code}]\n`;
    })
    .join('');
}

/** More of them in one line nobody reads. */
const mostOthers = 3;

/** The other places that it is about, where its sentence does not say them. */
function otherPlaces({ related, text }: ReportedFinding): string {
  const places = related
    .map(({ spot: { path, region } }) => (region ? `${path}:${region.line}` : path))
    .filter((each) => !text.includes(each));
  const more = places.length > mostOthers ? ', …' : '';
  return places.length === 0 ? '' : ` (→ ${places.slice(0, mostOthers).join(', ')}${more})`;
}

/** More of them in one comment nobody reads, and many places cut it off. */
const mostInComment = 100;

const severityNames: Readonly<Record<Severity, Message>> = {
  error: message('Error'),
  warning: message('Warning'),
  information: message('Note'),
  hint: message('Hint'),
};

export function findingsMarkdown(
  findings: readonly ReportedFinding[],
  counts: FindingCounts,
  translate: Translate,
): string {
  const closing = `${translate(countsMessage(counts))}\n`;
  if (findings.length === 0) return closing;
  const rows = findings
    .slice(0, mostInComment)
    .map(
      ({ severity, place, text, code }) =>
        `| ${translate(severityNames[severity])} | ${markdownLine(place)} | ${markdownLine(text)} \`${code}\` |\n`,
    );
  const left = findings.length - rows.length;
  const more = left > 0 ? `\n${translate(message('… and {0} more', left))}\n` : '';
  const head = [message('Severity'), message('Place'), message('Finding')].map(translate);
  return `| ${head.join(' | ')} |\n|---|---|---|\n${rows.join('')}${more}\n${closing}`;
}
