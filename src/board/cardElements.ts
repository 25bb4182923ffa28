/** The elements of a card: a heading, what can be done, and its sections. Pure, so that tests read what is shown. */
import { element, type ElementShape } from './element.ts';
import type { Button, CardPage, FieldRow, FindingRow, Group, Link, Section, ToPage } from './messages.ts';

/** Titles beyond are set in smaller letters, in UTF-16 code units. */
const longTitle = 160;

/** What a page shows for a message. */
export function pageElements(message: ToPage): ElementShape {
  return message.type === 'card' ? cardElements(message.page) : goneElements(message);
}

function cardElements(page: CardPage): ElementShape {
  const { language, id, title, place, actions, main, aside } = page;
  return element(
    'main',
    { class: 'card', lang: language, 'aria-labelledby': 'title' },
    [
      element('header', { class: 'head' }, [
        id === null ? null : documentText('p', 'id', id),
        element(
          'h1',
          { id: 'title', class: title.length > longTitle ? 'title long' : 'title', dir: 'auto' },
          [title === '' ? (id ?? '') : title],
        ),
        element('p', { class: 'place' }, linkParts(place)),
        element(
          'div',
          { class: 'actions' },
          actions.map((one) => buttonElement(one, 'action')),
        ),
      ]),
      // What is to be mended comes first, across the whole page.
      ...main.filter(isFindings).map(sectionElement),
      element('div', { class: 'columns' }, [
        element('div', { class: 'aside' }, aside.map(sectionElement)),
        element('div', { class: 'content' }, main.filter((one) => !isFindings(one)).map(sectionElement)),
      ]),
    ],
    page.key,
  );
}

function isFindings({ kind }: Section): boolean {
  return kind === 'findings';
}

function goneElements({ key, heading, text }: Extract<ToPage, { type: 'gone' }>): ElementShape {
  return element(
    'main',
    { class: 'card gone', 'aria-labelledby': 'title' },
    [
      element('h1', { id: 'title', class: 'title', dir: 'auto' }, [heading]),
      element('p', { class: 'quiet', dir: 'auto' }, [text]),
    ],
    `gone ${key}`,
  );
}

function sectionElement(section: Section): ElementShape {
  const { id, kind, heading } = section;
  const headingId = `heading-${id}`;
  return element(
    'section',
    { class: `section ${kind} ${id}`, 'aria-labelledby': headingId },
    [element('h2', { id: headingId }, [heading]), ...sectionBody(section)],
    id,
  );
}

function sectionBody(section: Section): readonly (ElementShape | null)[] {
  switch (section.kind) {
    case 'findings':
      return [element('ul', { class: 'findingList' }, section.findings.map(findingElement))];
    case 'fields':
      return [element('dl', { class: 'fieldList' }, section.fields.map(fieldElement)), note(section.note)];
    case 'text':
      return [...section.paragraphs.map((text) => documentText('p', 'prose', text)), note(section.note)];
    case 'list':
      return [...section.groups.map(groupElement), note(section.note)];
  }
}

function findingElement({ severity, severityName, text, fixes }: FindingRow): ElementShape {
  return element('li', { class: `finding ${severity}` }, [
    element('p', { dir: 'auto' }, [
      element('span', { class: 'severity' }, [severityName]),
      ' ',
      element('span', {}, [text]),
    ]),
    fixes.length === 0
      ? null
      : element(
          'div',
          { class: 'fixes' },
          fixes.map((fix) => buttonElement(fix, 'fix')),
        ),
  ]);
}

/** A value that can be changed is its own button, so that eleven fields do not need eleven words “Change”. */
function fieldElement({ id, name, values, change }: FieldRow): ElementShape {
  const notes = values.flatMap((value) => value.notes);
  const texts = values.map(({ text, isUnknown }) => {
    return element('span', { class: isUnknown ? 'value unknown' : 'value', dir: 'auto' }, [text]);
  });
  const shown =
    change === null
      ? element('div', { class: 'said' }, texts)
      : element(
          'button',
          {
            type: 'button',
            class: texts.length > 0 ? 'change' : 'change empty',
            'data-action': change.action,
            'aria-label': change.name,
          },
          texts.length > 0 ? texts : [change.label],
          'change',
        );
  return element(
    'div',
    { class: 'field' },
    [
      element('dt', { dir: 'auto' }, [name]),
      element('dd', {}, [
        shown,
        ...notes.map((one) => element('p', { class: 'note', dir: 'auto' }, linkParts(one))),
      ]),
    ],
    id,
  );
}

function groupElement({ name, items }: Group): ElementShape {
  return element(
    'div',
    { class: 'group' },
    [
      name.text === '' ? null : element('h3', { dir: 'auto' }, linkParts(name)),
      element(
        'ul',
        { class: 'items' },
        items.map((item) => element('li', { dir: 'auto' }, linkParts(item))),
      ),
    ],
    name.text,
  );
}

function linkParts({ text, action, note, offer }: Link): readonly (ElementShape | string)[] {
  const shown =
    action === null
      ? element('span', {}, [text])
      : element('button', { type: 'button', class: 'link', 'data-action': action }, [text], action);
  return [
    shown,
    ...(note === '' ? [] : [' ', element('span', { class: 'quiet' }, [note])]),
    ...(offer ? [' ', buttonElement(offer, 'fix')] : []),
  ];
}

function buttonElement({ label, name, action }: Button, look: 'action' | 'fix'): ElementShape {
  return element(
    'button',
    {
      type: 'button',
      class: look,
      'data-action': action,
      ...(name !== label && { 'aria-label': name }),
    },
    [label],
    action,
  );
}

function documentText(tag: 'p', look: string, text: string): ElementShape {
  return element(tag, { class: look, dir: 'auto' }, [text]);
}

function note(text: string): ElementShape | null {
  return text === '' ? null : element('p', { class: 'note' }, [text]);
}
