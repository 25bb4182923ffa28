/** What is wrong with a requirement, each with what mends it: the same fixes as in its document. */
import type { Button, FindingRow } from '../../board/messages.ts';
import type { Finding, Severity } from '../../model/finding.ts';
import { message, type Message } from '../../model/message.ts';
import type { CardParts } from './cardFields.ts';

export function findingRows(parts: CardParts): readonly FindingRow[] {
  const { card, translate } = parts;
  return card.findings.map((finding, nth) => ({
    severity: finding.severity,
    severityName: translate(severityName(finding.severity)),
    text: translate(finding.message),
    fixes: fixesOf(parts, finding, `fix:${finding.code}:${nth}`),
  }));
}

function fixesOf(parts: CardParts, finding: Finding, name: string): readonly Button[] {
  const { actions, requirement, translate } = parts;
  const { code, suggestions = [], uri, range } = finding;
  const fixes: Button[] = [];
  const add = (label: Message, action: string): void => {
    fixes.push({ label: translate(label), name: translate(label), action });
  };
  const field = /^requirement\/(?:no|unknown)-(module|phase|step)$/u.exec(code)?.[1];
  if (field !== undefined && code.startsWith('requirement/unknown-'))
    suggestions.forEach((suggested, nth) =>
      add(
        message('Did you mean “{0}”?', suggested),
        actions.command(`${name}:${nth}`, 'groundplan.correctName', requirement.key, field, suggested),
      ),
    );
  const { key } = requirement;
  if (field === 'module') {
    add(message('Set module…'), actions.command(`${name}:set`, 'groundplan.setModule', key));
    add(
      message('Not for any module (with a reason)…'),
      actions.command(`${name}:none`, 'groundplan.setNoModule', key),
    );
  }
  if (field === 'phase')
    add(message('Set phase…'), actions.command(`${name}:set`, 'groundplan.setPhase', key));
  if (field === 'step') add(message('Set step…'), actions.command(`${name}:set`, 'groundplan.setStep', key));
  if (uri !== null && range)
    add(message('Show in document'), actions.offer(`${name}:place`, { kind: 'place', uri, range }));
  return fixes;
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
