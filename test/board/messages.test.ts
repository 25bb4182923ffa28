import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFromPage, readToPage, type CardPage, type ToPage } from '../../src/board/messages.ts';

const link = { text: 'docs/a.md:3', action: 'place', note: '' };
const page: CardPage = {
  key: 'A-001',
  language: 'en',
  id: 'A-001',
  title: 'Assign leads',
  place: link,
  actions: [{ label: 'Copy link', name: 'Copy link', action: 'link' }],
  main: [
    {
      kind: 'findings',
      id: 'findings',
      heading: 'Findings',
      findings: [{ severity: 'warning', severityName: 'Warning:', text: 'No module', fixes: [] }],
    },
    { kind: 'text', id: 'description', heading: 'Description', paragraphs: ['One', 'Two'], note: '' },
    {
      kind: 'list',
      id: 'code',
      heading: 'Code',
      groups: [{ name: { text: '', action: null, note: '' }, items: [link] }],
      note: '',
    },
  ],
  aside: [
    {
      kind: 'fields',
      id: 'fields',
      heading: 'Fields',
      fields: [
        {
          id: 'status',
          name: 'Status',
          values: [{ text: 'Planned', isUnknown: false, notes: [link] }],
          change: { label: 'Set status…', name: 'Status: Planned', action: 'set:status' },
        },
      ],
      note: '',
    },
  ],
};
const card: ToPage = { type: 'card', page, said: '' };

describe('a message to the page of a card', () => {
  it('is taken as it is, after the way that it travels', () => {
    assert.deepEqual(readToPage(structuredClone(card)), card);
    const gone = { type: 'gone', key: 'A-001', heading: 'Gone', text: 'It is gone.' };
    assert.deepEqual(readToPage(gone), gone);
  });

  it('is refused when it says more or less than it should', () => {
    const wrong: readonly unknown[] = [
      null,
      'card',
      [],
      { type: 'card' },
      { ...card, html: '<b>' },
      { ...card, said: 1 },
      { ...card, page: { ...page, title: undefined } },
      { ...card, page: { ...page, style: 'x' } },
      { ...card, page: { ...page, main: [{ kind: 'html', id: 'a', heading: 'b', html: '' }] } },
      { ...card, page: { ...page, actions: [{ label: 'a', name: 'a', action: '' }] } },
      { ...card, page: { ...page, place: { ...link, action: 7 } } },
      { ...card, page: { ...page, main: Object.assign(Object.create(null), { length: 0 }) as unknown } },
      { type: 'gone', key: 'A-001', heading: 'Gone' },
    ];
    for (const message of wrong) assert.equal(readToPage(message), null, JSON.stringify(message));
  });

  it('is refused wherever one value in it has another type', () => {
    for (const path of leaves(card)) {
      const copy = structuredClone(card) as unknown as Record<string, unknown>;
      const last = path.at(-1) ?? '';
      const owner = path.slice(0, -1).reduce((at, name) => at[name] as Record<string, unknown>, copy);
      owner[last] = Symbol.iterator;
      assert.equal(readToPage(copy), null, path.join('.'));
    }
  });
});

describe('a message from the page of a card', () => {
  it('says that it is there, or names an action', () => {
    assert.deepEqual(readFromPage({ type: 'ready' }), { type: 'ready' });
    assert.deepEqual(readFromPage({ type: 'act', action: 'set:status' }), {
      type: 'act',
      action: 'set:status',
    });
  });

  it('is refused with anything else in it', () => {
    const wrong: readonly unknown[] = [
      undefined,
      { type: 'ready', command: 'workbench.action.quit' },
      { type: 'act' },
      { type: 'act', action: '' },
      { type: 'act', action: ['set:status'] },
      { type: 'act', action: 'x'.repeat(201) },
      { type: 'act', action: 'set:status', args: [] },
      { type: 'command', action: 'set:status' },
    ];
    for (const message of wrong) assert.equal(readFromPage(message), null, JSON.stringify(message));
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withMap: true, withSparseArray: true }), (value) => {
        readFromPage(value);
        assert.ok(readToPage(value) === null);
      }),
    );
  });
});

/** The paths to everything in a value that holds nothing itself. */
function leaves(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, name]));
}
