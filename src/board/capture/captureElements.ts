/** The elements of the capture form. Pure, so that tests read what is shown; what is typed is no part of it. */
import { element, type ElementShape } from '../element.ts';
import type { Button, Link } from '../messages.ts';
import type {
  CapturePage,
  ChoiceGroup,
  MergePreview,
  NoteItem,
  NotesList,
  TextField,
  ToCapturePage,
  TwinItem,
} from './messages.ts';
import { mostTyped } from './messages.ts';

export function captureElements({ page }: ToCapturePage): ElementShape {
  return element('main', { class: 'card capture', lang: page.language, 'aria-labelledby': 'title' }, [
    element('header', { class: 'head' }, [
      element('h1', { id: 'title', class: 'title' }, [page.heading]),
      element('p', { class: 'quiet' }, [page.intro]),
      page.done === '' ? null : element('p', { class: 'done', role: 'status' }, [page.done], 'done'),
    ]),
    page.notes === null ? null : notesElement(page.notes),
    element(
      'div',
      { class: 'columns' },
      [
        element('div', { class: 'content form' }, [
          ...page.fields.map(fieldElement),
          ...page.groups.map(groupElement),
          submitElement(page),
        ]),
        twinsElement(page),
      ],
      'columns',
    ),
  ]);
}

function fieldElement({ name, label, hint, isLong }: TextField): ElementShape {
  const id = `field-${name}`;
  const attributes = {
    id,
    class: 'typed',
    dir: 'auto',
    'data-field': name,
    placeholder: hint,
    maxlength: String(mostTyped),
  };
  return element(
    'div',
    { class: `typing for-${name}` },
    [
      element('label', { for: id }, [label]),
      isLong
        ? element('textarea', { ...attributes, rows: '3' }, [], name)
        : element('input', { ...attributes, type: 'text' }, [], name),
    ],
    name,
  );
}

function groupElement({ id, label, choices, note, other }: ChoiceGroup): ElementShape {
  const labelId = `group-${id}`;
  return element(
    'section',
    { class: `choices ${id}`, 'aria-labelledby': labelId },
    [
      element('h2', { id: labelId }, [label]),
      element('div', { class: 'choiceList', role: 'radiogroup', 'aria-labelledby': labelId }, [
        ...choices.map((choice) =>
          element(
            'button',
            {
              type: 'button',
              role: 'radio',
              class: `choice${choice.isChosen ? ' chosen' : ''}${choice.note === '' ? ' short' : ''}`,
              'aria-checked': String(choice.isChosen),
              'data-action': choice.action,
            },
            [
              element('span', { class: 'name', dir: 'auto' }, [choice.label]),
              choice.note === '' ? null : element('span', { class: 'why', dir: 'auto' }, [choice.note]),
            ],
            choice.action,
          ),
        ),
        other === null ? null : buttonElement(other, 'link other'),
      ]),
      note === '' ? null : element('p', { class: 'note' }, [note]),
    ],
    id,
  );
}

function submitElement({ place, canAdd, add, others }: CapturePage): ElementShape {
  return element(
    'div',
    { class: 'submit' },
    [
      element('p', { class: canAdd ? 'quiet' : 'problem', dir: 'auto' }, [place]),
      element('div', { class: 'actions' }, [
        canAdd ? buttonElement(add, 'action primary') : null,
        ...others.map((one) => buttonElement(one, 'action')),
      ]),
    ],
    'submit',
  );
}

function twinsElement({ beforeHeading, beforeNote, twins }: CapturePage): ElementShape {
  return element(
    'div',
    { class: 'aside' },
    [
      element('section', { class: 'section before', 'aria-labelledby': 'heading-before' }, [
        element('h2', { id: 'heading-before' }, [beforeHeading]),
        beforeNote === '' ? null : element('p', { class: 'quiet' }, [beforeNote]),
        element('ul', { class: 'twins' }, twins.map(twinElement)),
      ]),
    ],
    'aside',
  );
}

function twinElement({ title, standing, outcome, lines, merge, preview }: TwinItem): ElementShape {
  return element(
    'li',
    { class: `twin ${standing}`, dir: 'auto' },
    [
      element('p', { class: 'outcome' }, [outcome]),
      element('p', {}, [linkElement(title)]),
      ...lines.map((line) => element('p', { class: 'quiet', dir: 'auto' }, [line])),
      merge === null ? null : element('div', { class: 'fixes' }, [buttonElement(merge, 'fix')]),
      preview === null ? null : previewElement(preview),
    ],
    title.text,
  );
}

function previewElement({ heading, rows, note, confirm, cancel }: MergePreview): ElementShape {
  return element(
    'div',
    { class: 'merging', role: 'group', 'aria-label': heading },
    [
      element('p', { class: 'quiet' }, [heading]),
      element(
        'dl',
        {},
        rows.flatMap(({ name, before, after }) => [
          element('dt', {}, [name]),
          element('dd', { dir: 'auto' }, [
            before === '' ? null : element('del', {}, [before]),
            before === '' ? null : ' ',
            element('ins', {}, [after]),
          ]),
        ]),
      ),
      element('p', { class: 'quiet' }, [note]),
      element('div', { class: 'fixes' }, [
        buttonElement(confirm, 'fix primary'),
        buttonElement(cancel, 'fix'),
      ]),
    ],
    'merging',
  );
}

function notesElement({ heading, lines, leftOutHeading, leftOut }: NotesList): ElementShape {
  return element(
    'section',
    { class: 'section notes', 'aria-labelledby': 'heading-notes' },
    [
      element('h2', { id: 'heading-notes' }, [heading]),
      element('ul', { class: 'noteLines' }, lines.map(noteElement)),
      leftOut.length === 0 ? null : element('h3', {}, [leftOutHeading]),
      leftOut.length === 0 ? null : element('ul', { class: 'noteLines' }, leftOut.map(noteElement)),
    ],
    'notes',
  );
}

function noteElement({ text, state, made, isCurrent, action }: NoteItem): ElementShape {
  return element('li', { class: isCurrent ? 'noteLine current' : 'noteLine', dir: 'auto' }, [
    action === null
      ? element('span', {}, [text])
      : element('button', { type: 'button', class: 'link', 'data-action': action }, [text], action),
    state === ''
      ? null
      : element('span', { class: 'quiet' }, [
          made === null
            ? state
            : element('button', { type: 'button', class: 'link', 'data-action': made }, [state], made),
        ]),
  ]);
}

function linkElement({ text, action }: Link): ElementShape {
  return action === null
    ? element('span', {}, [text])
    : element('button', { type: 'button', class: 'link', 'data-action': action }, [text], action);
}

function buttonElement({ label, name, action }: Button, look: string): ElementShape {
  return element(
    'button',
    { type: 'button', class: look, 'data-action': action, ...(name !== label && { 'aria-label': name }) },
    [label],
    action,
  );
}
