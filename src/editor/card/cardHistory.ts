/** What the history in Git tells of a requirement, as a section of its card; or why there is none. */
import type { Group, Link, Section } from '../../board/messages.ts';
import type { HistoryAnswer, NoTraces } from '../../history/histories.ts';
import type { Translate } from '../../index/ports.ts';
import type { HistoryChange, HistoryEntry } from '../../model/history.ts';
import { message, type Message } from '../../model/message.ts';
import { isNamedField, nameOfField } from './fieldNames.ts';

/** `null` while nobody has asked yet. */
export type CardHistory = HistoryAnswer | 'reading' | null;

const mostEntries = 50;
const longestValue = 120;

export function historySections(history: CardHistory, translate: Translate): readonly Section[] {
  if (history === null) return [];
  const section = (groups: readonly Group[], note: Message | null): readonly Section[] => [
    {
      kind: 'list',
      id: 'history',
      heading: translate(message('History')),
      groups,
      note: note === null ? '' : translate(note),
    },
  ];
  if (history === 'reading') return section([], message('Reading the history in Git…'));
  if ('none' in history) return section([], whyNone(history.none));
  const { entries, isCut } = history;
  const groups = entries.slice(0, mostEntries).map((entry) => groupOf(entry, translate));
  return section(
    groups,
    isCut || entries.length > mostEntries
      ? message('Older changes are not shown: the history is longer, or not all of it is on this computer.')
      : null,
  );
}

function groupOf({ revision, kind, changes }: HistoryEntry, translate: Translate): Group {
  const items =
    kind === 'appeared'
      ? [message('First written down')]
      : changes.map((change) => changeText(change, translate));
  return {
    name: revision
      ? {
          ...plain(`${revision.date.slice(0, 10)} · ${clipped(revision.author)}`),
          note: revision.subject === '' ? '' : `“${clipped(revision.subject)}”`,
        }
      : plain(translate(message('Not committed yet'))),
    items: items.map((item) => plain(translate(item))),
  };
}

function changeText({ field, name, from, to }: HistoryChange, translate: Translate): Message {
  const said = isNamedField(field) ? translate(nameOfField(field)) : name === '' ? field : name;
  if (from === null && to === null) return message('{0}: reworded', said);
  const text = (value: string | null): string =>
    value === null ? translate(message('(empty)')) : clipped(value);
  return message('{0}: {1} → {2}', said, text(from), text(to));
}

function whyNone(reason: NoTraces['none']): Message {
  switch (reason) {
    case 'untrusted':
      return message('The history in Git is not read, because this workspace is not trusted.');
    case 'virtual':
      return message('There is no history here: this folder is not on this computer.');
    case 'noGit':
      return message('There is no history: Git was not found on this computer.');
    case 'notInGit':
      return message(
        'There is no history: this folder is in no Git repository, or in one that Git does not trust.',
      );
    case 'noCommits':
      return message('There is no history yet: nothing is committed in this Git repository.');
    case 'tooSlow':
      return message('The history is not shown: Git took too long to list it.');
    case 'failed':
      return message('The history is not shown: Git could not read it.');
  }
}

/** One line, and not so long that it hides what else changed. */
function clipped(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const signs = [...line.slice(0, longestValue * 2)];
  return signs.length <= longestValue ? line : `${signs.slice(0, longestValue - 1).join('')}…`;
}

function plain(text: string): Link {
  return { text, action: null, note: '' };
}
