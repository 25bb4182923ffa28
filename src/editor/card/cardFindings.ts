/** What is wrong with a requirement, each with what mends it: the same fixes as in its document. */
import type { Button, FindingRow } from '../../board/messages.ts';
import type { Finding, Severity } from '../../model/finding.ts';
import { message, type Message } from '../../model/message.ts';
import { fixList } from '../changing/fixes/fixList.ts';
import type { CardParts } from './cardFields.ts';

export function findingRows(parts: CardParts): readonly FindingRow[] {
  return rowsOfFindings(parts.card.findings, parts);
}

/** The same for findings about a part of the plan. */
export function rowsOfFindings(findings: readonly Finding[], parts: FixParts): readonly FindingRow[] {
  const { translate } = parts;
  return findings.map((finding, nth) => ({
    severity: finding.severity,
    severityName: translate(severityName(finding.severity)),
    text: translate(finding.message),
    fixes: fixesOf(parts, finding, `fix:${finding.code}:${nth}`),
  }));
}

type FixParts = Pick<CardParts, 'actions' | 'snapshot' | 'translate'>;

function fixesOf(
  { actions, snapshot, translate }: FixParts,
  finding: Finding,
  name: string,
): readonly Button[] {
  const button = (label: Message, action: string): Button => ({
    label: translate(label),
    name: translate(label),
    action,
  });
  const fixes = fixList(snapshot, finding).map(({ args, command, label }, nth) =>
    button(label, actions.command(`${name}:${nth}`, command, ...args)),
  );
  const { uri, range } = finding;
  if (uri === null || !range) return fixes;
  const place = actions.offer(`${name}:place`, { kind: 'place', uri, range });
  return [...fixes, button(message('Show in document'), place)];
}

function severityName(severity: Severity): Message {
  switch (severity) {
    case 'error':
      return message('Error:');
    case 'warning':
      return message('Warning:');
    case 'information':
      return message('Note:');
    case 'hint':
      return message('Hint:');
  }
}
