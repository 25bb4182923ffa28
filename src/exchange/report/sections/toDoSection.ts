/** What waits for somebody: the lists of the To do view, and what was asked twice. */
import { lateLists, type LateGroup } from '../../../insight/lateLists.ts';
import { message, type Message } from '../../../model/message.ts';
import type { Requirement } from '../../../model/requirement.ts';
import type { Block } from '../block.ts';
import { nameOf } from '../names.ts';
import { requirementTable } from '../requirementTable.ts';
import type { ReportInput } from '../reportInput.ts';

export function toDoSection(input: ReportInput): readonly Block[] {
  const { snapshot, root, today, alike, past, translate } = input;
  const late = lateLists(snapshot, today, past);
  const of = (group: LateGroup): readonly Requirement[] =>
    late[group].filter((requirement) => requirement.root === root);
  const lists: readonly (readonly [Message, readonly Requirement[]])[] = [
    [message('No module'), snapshot.withoutModule(root)],
    [message('No phase'), snapshot.withoutPhase(root)],
    [message('Name not in the plan'), snapshot.withUnknownName(root)],
    [message('No answer yet'), of('waiting')],
    [message('Overdue'), of('overdue')],
    [message('Moved more than once'), of('moved')],
    [message('Launched, not followed up'), of('notFollowedUp')],
    [message('Launched, below target'), of('belowTarget')],
  ];
  const blocks = lists.flatMap(([name, members]): readonly Block[] =>
    members.length === 0
      ? []
      : [
          { kind: 'heading', level: 3, text: `${translate(name)} (${members.length})` },
          ...requirementTable(input, members, null),
        ],
  );
  if (alike.length > 0) {
    blocks.push(
      { kind: 'heading', level: 3, text: `${translate(message('Probably asked before'))} (${alike.length})` },
      { kind: 'list', items: alike.map(([one, two]) => `${nameOf(one)} ↔ ${nameOf(two)}`) },
    );
  }
  const heading: Block = { kind: 'heading', level: 2, text: translate(message('To do')), anchor: 'todo' };
  return blocks.length === 0
    ? [heading, { kind: 'text', text: translate(message('Nothing waits: every requirement has its place.')) }]
    : [heading, ...blocks];
}
