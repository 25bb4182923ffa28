import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readerOf } from '../../../src/readers/registry.ts';
import { own, places, readWithin, slice } from '../ranges.ts';

const path = 'docs/spec/auth.md';

describe('A specification of tracey', () => {
  it('gives markers with the text below them', () => {
    const text = `+++
title = "Auth"
+++

# Auth

## Login

r[auth.login+2]
Users MUST log in with **OAuth**.
Nothing else counts.

More prose.

> r[auth.session]
> Sessions MUST expire.
>
> \`\`\`json
> {"after": "24h"}
> \`\`\`

r[auth.logout]

Users MUST be able to log out.

When implementing r[auth.inline] you should know this.

- r[auth.listed]

\`\`\`
r[auth.code]
\`\`\`
`;
    const facts = readWithin(path, text);
    assert.deepEqual(
      facts.map((fact) => [fact.id, fact.title]),
      [
        ['auth.login', 'Users MUST log in with OAuth'],
        ['auth.session', 'Sessions MUST expire'],
        ['auth.logout', 'Users MUST be able to log out'],
      ],
    );
    assert.deepEqual(own(facts[0]), [
      'id=auth.login',
      'version=2',
      'description=Users MUST log in with OAuth.\nNothing else counts.',
    ]);
    assert.deepEqual(places(facts[0]), ['Login', 'Auth']);
    assert.equal(facts[0] && slice(text, facts[0].anchor), 'auth.login');
    assert.equal(facts[1] && slice(text, facts[1].range).split('\n').length, 6);
  });

  it('takes the heading below a marker for its title', () => {
    assert.deepEqual(
      readWithin(path, 'r[type.never]\n# Never type\n\nr[type.never.intro]\nIt is empty.\n').map(
        ({ id, title }) => `${id}: ${title}`,
      ),
      ['type.never: Never type', 'type.never.intro: It is empty'],
    );
  });

  it('reads several markers in a row, any prefix, and markers behind a list', () => {
    assert.deepEqual(
      readWithin(path, 'h2[a.b]\nreq[a.c]\r\nText.\r\n\r\n- item\r\nr[a.d]\r\nMore.\r\n').map(({ id }) => id),
      ['a.b', 'a.c', 'a.d'],
    );
  });

  for (const other of [
    'See r[auth.login] for more.\n',
    'r[login]\nText.\n',
    'r[auth..login]\n',
    'R[auth.login]\n',
    '[auth.login]\n',
    'r[auth.login](https://example.com)\n',
    '    r[auth.login]\n',
  ]) {
    it(`is told from ${JSON.stringify(other)}`, () => {
      assert.equal(readerOf({ path, text: other })?.name, 'markdown');
    });
  }

  it('never makes the reader throw, and every range lies in the text', () => {
    const piece = fc.constantFrom(
      'r[a.b]\n',
      '> r[a.c+2]\n',
      '> text\n',
      '>\n',
      '> > r[a.d]\n',
      'text\n',
      '# H\n',
      '- r[a.e]\n',
      '```\n',
      '\n',
      '\r\n',
      '  ',
      '| a |\n|---|\n',
      '---\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        readWithin(path, `r[x.y]\n${pieces.join('')}`);
      }),
      { numRuns: 500 },
    );
    readWithin(path, 'r[a.b]\n'.repeat(3_000));
    readWithin(path, '> r[a.b]\n>\n'.repeat(3_000));
  });
});
