import assert from 'node:assert/strict';
import { snapshotOf } from '../../support/snapshotOf.ts';
import { assertPlaced, facts, needs, said } from './reading.ts';

const text = JSON.stringify(
  {
    created: '2026-01-01',
    current_version: '2.0',
    versions: {
      '1.0': { needs: { REQ_OLD: { id: 'REQ_OLD', title: 'Old', type: 'req' } } },
      '2.0': {
        needs_amount: 1,
        needs: {
          REQ_001: {
            id: 'REQ_001',
            title: 'Sign “in”',
            type: 'req',
            type_name: 'Requirement',
            status: 'open',
            tags: ['login'],
            content: 'Words\nof it.',
            component: 'accounts',
            satisfies: ['STKH_001'],
            satisfies_back: ['X_001'],
            sections: ['Inner', 'Outer'],
            layout: null,
          },
        },
      },
    },
  },
  null,
  2,
);

describe('An export of needs', () => {
  it('gives the needs of the current version, each at its key', () => {
    assert.deepEqual(needs(text, 'docs/needs.json'), ['REQ_001 Sign “in” @ 17:17']);
    const [fact] = facts(text, 'docs/needs.json').requirements;
    assert.ok(fact);
    assertPlaced(text.replaceAll('\\n', ' '), {
      ...fact,
      claims: fact.claims.filter(({ field }) => field !== 'description'),
    });
    assert.deepEqual(said(fact, 'description'), ['Words\nof it.']);
    assert.deepEqual(said(fact, 'module'), ['accounts']);
    assert.deepEqual(said(fact, 'covers'), ['STKH_001']);
    assert.deepEqual(said(fact, 'links'), []);
    assert.deepEqual(fact.headings, ['Outer', 'Inner']);
  });

  it('steps back for the document that it was made from', () => {
    const snapshot = snapshotOf({
      'docs/needs.json': text,
      'docs/z.rst': '.. req:: Signing in\n   :id: REQ_001\n',
    });
    assert.deepEqual(
      [...snapshot.requirements()].map(
        ({ key, title, uri }) => `${key} ${title} ${uri.split('/').at(-1) ?? ''}`,
      ),
      ['REQ_001 Signing in z.rst'],
    );
  });

  it('is a finding where it is broken', () => {
    const { problems } = facts(text.slice(0, -20), 'docs/needs.json');
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['document/unreadable'],
    );
  });
});
