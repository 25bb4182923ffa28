/** The words of the board in the language of the window. */
import type { Words } from '../../board/overview/words.ts';
import { message, type Message, type Translate } from '../../model/message.ts';
import type { Status } from '../../model/requirement.ts';

export function boardWords(translate: Translate): Words {
  const say = (words: Message): string => translate(words);
  return {
    board: say(message('Plan overview')),
    pictures: say(message('Pictures')),
    plan: say(message('Plan picture')),
    process: say(message('Process picture')),
    value: say(message('Value picture')),
    filters: say(message('Filters')),
    search: say(message('Search requirements')),
    searchHint: say(message('Id, words in any order, or pinyin')),
    ofPlan: say(message('Plan')),
    module: say(message('Module')),
    phase: say(message('Phase')),
    status: say(message('Status')),
    priority: say(message('Priority')),
    owner: say(message('Owner')),
    any: say(message('{0}: any', '{0}')),
    onlyFindings: say(message('Only with findings')),
    clear: say(message('Clear filters')),
    grid: say(message('Modules by phase')),
    modules: say(message('Modules')),
    foldAll: say(message('Fold all')),
    unfoldAll: say(message('Unfold all')),
    cellEmpty: say(message('{0}, {1}: nothing here', '{0}', '{1}')),
    cell: say(message('{0}, {1}: {2}', '{0}', '{1}', '{2}')),
    moreMeasures: say(message('{0} more metrics', '{0}')),
    selected: say(message('{0} selected', '{0}')),
    pickedUp: say(
      message(
        '{0} picked up. Choose a cell with the arrow keys, drop with Enter, or leave everything as it was with Escape.',
        '{0}',
      ),
    ),
    over: say(message('Over {0}, {1}', '{0}', '{1}')),
    overSame: say(message('Over {0}, {1}, where it is now', '{0}', '{1}')),
    dropped: say(message('{0} dropped in {1}, {2}', '{0}', '{1}', '{2}')),
    cancelled: say(message('Everything is left as it was.')),
    notHere: say(message('Nothing can be dropped here: this is decided in the requirement.')),
    dragging: say(message('{0} requirements', '{0}')),
    keys: say(message('Keyboard')),
    keysText: say(
      message(
        'Arrow keys go from card to card, Enter opens the card, Ctrl+Enter the document. Space picks up, the arrow keys choose a cell, Enter drops, Escape cancels. Ctrl+Space selects one more, Shift with an arrow key extends, Ctrl+A selects the cell. On a module, Left and Right fold and unfold.',
      ),
    ),
    report: say(message('Export the report')),
    hint: say(message('Double-click opens the card, a click on the id opens the document.')),
  };
}

export const statusNames: Readonly<Record<Status, Message>> = {
  proposed: message('Proposed'),
  accepted: message('Accepted'),
  planned: message('Planned'),
  developing: message('In development'),
  testing: message('Testing'),
  piloting: message('Piloting'),
  released: message('Released'),
  rejected: message('Rejected'),
  deferred: message('Deferred'),
  duplicate: message('Duplicate'),
};
