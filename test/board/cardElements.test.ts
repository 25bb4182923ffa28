import assert from 'node:assert/strict';
import { pageElements } from '../../src/board/cardElements.ts';
import type { ElementShape } from '../../src/board/element.ts';
import { readToPage, type ToPage } from '../../src/board/messages.ts';
import { prepareCard } from '../../src/editor/card/cardPage.ts';
import { formatMessage } from '../../src/model/message.ts';
import { findingsOf, snapshotOf } from '../support/snapshotOf.ts';

const hostile = [
  '<img src=x onerror=alert(1)>',
  '</p><script>alert(1)</script>',
  '\u202Eevil\u202C and \u2066more',
  'javascript:alert(1)',
  'command:workbench.action.quit',
  '[x](command:evil) $(zap) **bold**',
  '长'.repeat(10_000),
];

describe('the elements of a card', () => {
  it('hold what a stranger wrote as text and as nothing else, in every place', () => {
    for (const text of hostile) {
      const message = cardWith(text);
      assert.deepEqual(readToPage(message), message, text);
      const shown = elementsIn(pageElements(message));
      const places = shown.flatMap(({ attributes }) => Object.entries(attributes));
      for (const [name, value] of places) {
        assert.match(name, /^(?:aria-|class$|data-action$|dir$|id$|lang$|role$|type$)/u);
        if (name !== 'aria-label') assert.ok(!value.includes(text.slice(0, 20)), `${name}: ${value}`);
      }
      const texts = shown.flatMap(({ children }) => children.filter((child) => typeof child === 'string'));
      // The title, a value, the description and a criterion.
      assert.ok(texts.filter((one) => one.includes(text)).length >= 4, text);
    }
  });

  it('isolate the direction of every text of a document', () => {
    const shown = elementsIn(pageElements(cardWith('\u202Eevil')));
    const holding = shown.filter(({ children }) =>
      children.some((child) => typeof child === 'string' && child.includes('\u202Eevil')),
    );
    assert.ok(holding.length > 0);
    for (const { attributes, tag } of holding) {
      const isIsolated =
        attributes.dir === 'auto' || attributes.class === 'link' || attributes.class === 'change empty';
      assert.ok(isIsolated, `${tag} ${attributes.class}`);
    }
  });

  it('have one main heading, and a heading for each landmark', () => {
    const shown = elementsIn(pageElements(cardWith('Assign leads')));
    assert.equal(shown.filter(({ tag }) => tag === 'h1').length, 1);
    const ids = new Set(shown.map(({ attributes }) => attributes.id));
    const sections = shown.filter(({ tag }) => tag === 'section' || tag === 'main');
    assert.ok(sections.length > 3);
    for (const { attributes } of sections) assert.ok(ids.has(attributes['aria-labelledby']));
  });

  it('can be reached by the keyboard wherever there is something to do', () => {
    const shown = elementsIn(pageElements(cardWith('Assign leads')));
    const acting = shown.filter(({ attributes }) => attributes['data-action'] !== undefined);
    assert.ok(acting.length > 10);
    for (const { tag, attributes } of acting) {
      assert.equal(tag, 'button');
      assert.equal(attributes.type, 'button');
    }
  });

  it('say that a requirement is gone', () => {
    const [main, heading] = elementsIn(
      pageElements({ type: 'gone', key: 'A-001', heading: 'It is gone', text: 'Its document was deleted.' }),
    );
    assert.equal(main?.tag, 'main');
    assert.deepEqual(heading?.children, ['It is gone']);
  });
});

/** The card of a requirement whose title, source, description and acceptance say this. */
function cardWith(text: string): ToPage {
  const said = JSON.stringify(text);
  const snapshot = snapshotOf({
    'docs/a.yaml': `requirements:\n  - id: A-001\n    title: ${said}\n    status: 待评审\n    source: ${said}\n    description: ${said}\n    acceptance: ${said}\n`,
    'groundplan.yaml': 'modules:\n  - { id: leads, name: 线索 }\n',
  });
  const requirement = snapshot.requirement('A-001');
  assert.ok(requirement);
  const found = findingsOf(snapshot).of('A-001');
  const translate = ({ key, args }: { key: string; args: readonly (string | number)[] }): string =>
    formatMessage(key, args);
  return { type: 'card', page: prepareCard(snapshot, requirement, found, translate, 'en').page, said: '' };
}

function elementsIn(shape: ElementShape): readonly ElementShape[] {
  return [shape, ...shape.children.flatMap((child) => (typeof child === 'string' ? [] : elementsIn(child)))];
}
