/** What is wrong with a requirement, each with what mends it: the same fixes as in its document. */
import type { Button, FindingRow } from '../../board/messages.ts';
import { canHaveId } from '../../edits/giveIds.ts';
import { nextId } from '../../edits/nextId.ts';
import type { Finding, Severity } from '../../model/finding.ts';
import { message, type Message } from '../../model/message.ts';
import type { Requirement, UnknownName } from '../../model/requirement.ts';
import type { CardCommand } from './cardActions.ts';
import type { CardParts } from './cardFields.ts';

/** Beyond these a person has to look at each anyway. */
const mostOthers = 3;
const longestNewName = 80;
const longestTitle = 40;

export function findingRows(parts: CardParts): readonly FindingRow[] {
  const { card, translate } = parts;
  return card.findings.map((finding, nth) => ({
    severity: finding.severity,
    severityName: translate(severityName(finding.severity)),
    text: translate(finding.message),
    fixes: fixesOf(parts, finding, `fix:${finding.code}:${nth}`),
  }));
}

/** Takes in what a fix is called and what it does. */
type Add = (label: Message, command: CardCommand, ...args: readonly unknown[]) => void;

function fixesOf(parts: CardParts, finding: Finding, name: string): readonly Button[] {
  const { actions, translate } = parts;
  const fixes: Button[] = [];
  const button = (label: Message, action: string): number =>
    fixes.push({ label: translate(label), name: translate(label), action });
  const add: Add = (label, command, ...args) => {
    button(label, actions.command(`${name}:${fixes.length}`, command, ...args));
  };
  addPlaceFixes(parts, finding, add);
  addDuplicateFixes(parts, finding, add);
  const { uri, range } = finding;
  if (uri !== null && range)
    button(message('Show in document'), actions.offer(`${name}:place`, { kind: 'place', uri, range }));
  return fixes;
}

function addPlaceFixes({ requirement, snapshot }: CardParts, finding: Finding, add: Add): void {
  const { key, root } = requirement;
  const [, kind, field] = /^requirement\/(no|unknown)-(module|phase|step)$/u.exec(finding.code) ?? [];
  if (field === undefined) return;
  if (kind === 'unknown') {
    for (const suggested of finding.suggestions ?? [])
      add(message('Did you mean “{0}”?', suggested), 'groundplan.correctName', key, field, suggested);
    const unknown = requirement.unknown.find((one) => one.field === field);
    // Only a plan that is a file can get what the document names.
    if (unknown && unknown.text.length <= longestNewName && snapshot.plan(root).uri !== null)
      addCreation(unknown, root, add);
  }
  if (field === 'module') {
    add(message('Set module…'), 'groundplan.setModule', key);
    add(message('Not for any module (with a reason)…'), 'groundplan.setNoModule', key);
  }
  if (field === 'phase') add(message('Set phase…'), 'groundplan.setPhase', key);
  if (field === 'step') add(message('Set step…'), 'groundplan.setStep', key);
}

function addCreation({ field, text }: UnknownName, root: string, add: Add): void {
  if (field === 'step')
    add(message('Add the step “{0}” to a process…', text), 'groundplan.addStep', root, text);
  else if (field === 'module')
    add(message('Create the module “{0}” in the plan…', text), 'groundplan.createInPlan', root, field, text);
  else add(message('Create the phase “{0}” in the plan', text), 'groundplan.createInPlan', root, field, text);
}

/** One of those that have the same id gets another. */
function addDuplicateFixes({ requirement, snapshot }: CardParts, { code }: Finding, add: Add): void {
  if (code !== 'requirement/duplicate-id' || requirement.id === null) return;
  const { id, key } = requirement;
  const others = snapshot
    .definitionsOf(requirement)
    .filter((other) => other.key !== key)
    .slice(0, mostOthers);
  const next = nextId(snapshot, requirement);
  for (const other of others.filter((one) => canHaveId(snapshot, one)))
    add(
      message('Keep {0} here and give {1} the id {2}', id, titleOf(other), next),
      'groundplan.giveId',
      other.key,
      undefined,
      next,
    );
  if (!canHaveId(snapshot, requirement)) return;
  add(message('Give this one the id {0}', next), 'groundplan.giveId', key, undefined, next);
  for (const other of others)
    add(
      message('Mark this one as a duplicate of {0}, with the id {1}', titleOf(other), next),
      'groundplan.markDuplicate',
      key,
      other.key,
      next,
    );
}

/** In quotes and not too long for a button; the id is the same for all. */
function titleOf({ title }: Requirement): string {
  const signs = [...title.slice(0, longestTitle * 2)];
  return signs.length <= longestTitle ? `“${title}”` : `“${signs.slice(0, longestTitle - 1).join('')}…”`;
}

/** The word before a finding. */
export function severityName(severity: Severity): Message {
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
