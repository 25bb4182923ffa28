import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFacts } from '../../../src/readers/readDocument.ts';
import { readerOf } from '../../../src/readers/registry.ts';
import { studioId } from '../../../src/readers/constructorStudio/studioIds.ts';
import { own, places, readWithin, slice } from '../ranges.ts';

const path = 'architecture/PRD.md';
const text = `# PRD — Shop

## 2. Actors

#### Clerk

**ID**: \`cpt-shop-actor-clerk\`

## 5. Functional Requirements

### 5.1 Leads

#### Import

- [x] \`p1\` - **ID**: \`cpt-shop-fr-import\`

The system MUST import leads.

**Actors**:
\`cpt-shop-actor-clerk\`

#### Assign

- [ ] \`p2\` - **ID**: \`cpt-shop-feature-assign\`
- [ ] \`p3\` - **ID**: \`cpt-shop-feature-round-robin\`

- **Depends On**: \`cpt-shop-fr-import\`

- **Requirements Covered**:

  - \`p1\` - \`cpt-shop-fr-assign\`
  - \`p1\` - \`cpt-shop-nfr-fast\`

\`\`\`
- [ ] \`p1\` - **ID**: \`cpt-shop-fr-shown\`
\`\`\`
`;

describe('An artifact of Constructor Studio', () => {
  it('gives what its ids define', () => {
    const [first, second, third, ...rest] = readWithin(path, text);
    assert.deepEqual(rest, []);
    assert.deepEqual(own(first).slice(0, 6), [
      'id=cpt-shop-fr-import',
      'title=Import',
      'type=fr',
      'priority=p1',
      'status=Done',
      'description=The system MUST import leads.',
    ]);
    assert.deepEqual(places(first), ['Leads', 'Functional Requirements', 'PRD — Shop']);
    assert.deepEqual([second?.title, third?.title], ['Assign', 'round robin']);
    assert.deepEqual(
      third?.claims
        .filter(({ field }) => field === 'covers')
        .map((claim) => [claim.text, slice(text, claim.range)]),
      [
        ['cpt-shop-fr-assign', 'cpt-shop-fr-assign'],
        ['cpt-shop-nfr-fast', 'cpt-shop-nfr-fast'],
      ],
    );
    assert.ok(own(third).some((said) => said.startsWith('dependsOn=')));
  });

  it('gives places that hold what they say', () => {
    const [first] = readWithin(path, text);
    const written = ['id', 'type', 'priority', 'status'].map((field) => {
      const claim = first?.claims.find((each) => each.field === field);
      return claim && slice(text, claim.range);
    });
    assert.deepEqual(written, ['cpt-shop-fr-import', 'fr', 'p1', '[x]']);
  });

  it('counts people, decisions and statuses as left out', () => {
    assert.deepEqual(
      readFacts(path, 'document', text).leftOut.map(({ range }) => slice(text, range)),
      ['cpt-shop-actor-clerk'],
    );
  });

  it('knows kinds behind a system of several parts', () => {
    assert.deepEqual(studioId('cpt-cf-model-registry-nfr-fast-answers'), {
      kind: 'nfr',
      words: 'fast answers',
    });
    assert.deepEqual(studioId('cpt-shop-thing'), { kind: '', words: 'thing' });
  });

  for (const other of [
    '`cpt-shop-fr-import` is what this is about.\n',
    '- [x] `p1` - `cpt-shop-fr-import`\n',
    '- [ ] `p1` - **ID**: `cpt-{system}-fr-{slug}`\n',
  ]) {
    it(`is told from ${JSON.stringify(other)}`, () => {
      assert.equal(readerOf({ path, text: other })?.name, 'markdown');
    });
  }

  it('never makes the reader throw, and every range lies in the text', () => {
    const piece = fc.constantFrom(
      '- [x] `p1` - **ID**: `cpt-a-fr-b`\n',
      '**ID**: `cpt-a-actor-c`\n',
      '`p2` - **ID**: `cpt-a-flow-d`\n',
      '#### H\n',
      '- **Requirements Covered**:\n',
      '  - `cpt-a-fr-x`\n',
      'text\n',
      '> ',
      '```\n',
      '\n',
      '\r\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        readWithin(path, `**ID**: \`cpt-a-fr-z\`\n${pieces.join('')}`);
      }),
      { numRuns: 500 },
    );
  });
});
