/** Puts texts, links and lists of a card into the language of the window, and takes in what a click does. */
import type { Group, Link, Section } from '../../board/messages.ts';
import type { Translate } from '../../index/ports.ts';
import type { RowText } from '../../insight/moduleTreeContent.ts';
import { requirementLabel } from '../../insight/moduleTreeContent.ts';
import { message, type Message } from '../../model/message.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { CardActions } from './cardActions.ts';

const mostLinks = 200;

export class LinkWriter {
  readonly actions: CardActions;
  readonly #translate: Translate;
  readonly #prefix: string;
  #links = 0;

  /** Names of actions begin with `prefix`, so that two writers of one card do not use the same. */
  constructor(actions: CardActions, translate: Translate, prefix = 'requirement') {
    this.actions = actions;
    this.#translate = translate;
    this.#prefix = prefix;
  }

  say(text: RowText): string {
    return typeof text === 'string' ? text : this.#translate(text);
  }

  /** `·` between what says something. */
  joined(texts: readonly RowText[]): string {
    return texts
      .map((text) => this.say(text))
      .filter((text) => text !== '')
      .join(' · ');
  }

  plain(text: RowText, note: RowText = ''): Link {
    return { text: this.say(text), action: null, note: this.say(note) };
  }

  /** A requirement, which opens its card. */
  requirement(requirement: Requirement, notes: readonly RowText[]): Link {
    const name = `${this.#prefix}:${this.#links++}`;
    const action = this.actions.offer(name, { kind: 'card', key: requirement.key });
    return { text: requirementLabel(requirement), action, note: this.joined(notes) };
  }

  /** No group where there are no items. */
  group(name: RowText, items: readonly Link[]): readonly Group[] {
    if (items.length === 0) return [];
    const more = items.length - mostLinks;
    const shown =
      more > 0 ? [...items.slice(0, mostLinks), this.plain(message('and {0} more', more))] : items;
    return [{ name: this.plain(name), items: shown }];
  }

  /** No section where there are no groups. */
  list(id: string, heading: Message, groups: readonly Group[], note: RowText = ''): readonly Section[] {
    if (groups.length === 0) return [];
    return [{ kind: 'list', id, heading: this.say(heading), groups, note: this.say(note) }];
  }
}
