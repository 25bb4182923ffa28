import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readerOf } from '../../../src/readers/registry.ts';
import { own, places, readWithin, slice } from '../ranges.ts';
import { said, set } from '../writing.ts';

const path = 'spec/sales.md';
const text = `# Sales platform

**UID**: SALES_SPEC

## Leads

Prose about leads.

### Import leads

**UID**: CRM-1 \\
**Status**: Draft
**Relations**:
- **Type**: Parent
  **ID**: SYS-1
- **Type**: File \\
  **Path**: src/import.ts

The platform shall import leads.

- from Excel

**Rationale**: People keep them there.

### Assign leads

**MID**: 0123 \\
**UID**: \`CRM-2\`

**Statement**:

The platform shall assign leads.

\`\`\`
**UID**: X-1
\`\`\`
`;

describe('A Markdown document of StrictDoc', () => {
  it('gives the headings that a UID follows', () => {
    const [first, second, ...rest] = readWithin(path, text);
    assert.deepEqual(rest, []);
    assert.deepEqual(own(first), [
      'title=Import leads',
      'id=CRM-1',
      'status=Draft',
      'description=The platform shall import leads.\n\n- from Excel',
      'Rationale=People keep them there.',
      'covers=SYS-1',
      'links=src/import.ts',
    ]);
    assert.deepEqual(places(first), ['Leads', 'Sales platform']);
    assert.deepEqual([second?.id, second?.title], ['CRM-2', 'Assign leads']);
    assert.equal(second && slice(text, second.anchor), 'CRM-2');
    assert.match(own(second).join('\n'), /description=The platform shall assign leads\./u);
  });

  it('gives the nodes of a section that have no headings', () => {
    const flat = `# Sales

## Leads

**Type**: SECTION

**Type**: REQUIREMENT \\
**UID**: CRM-1

Import leads.

**Type**: REQUIREMENT \\
**UID**: CRM-2

Assign leads.

### Other

**UID**: CRM-3

x
`;
    assert.deepEqual(
      readWithin(path, flat).map((fact) => [fact.id, fact.title, places(fact)[0]]),
      [
        ['CRM-1', 'Import leads', 'Leads'],
        ['CRM-2', 'Assign leads', 'Leads'],
        ['CRM-3', 'Other', 'Leads'],
      ],
    );
  });

  for (const other of [
    '# A\n\nThe field `**UID**: X-1` is written below a heading.\n',
    '## A\n\n**UID**: X-1\n',
    '# A\n\n**UID**: X-1\n\nText.\n',
    '# A\n\n```\n## B\n```\n\n| **UID**: | x |\n',
  ]) {
    it(`is told from ${JSON.stringify(other)}`, () => {
      assert.equal(readerOf({ path, text: other })?.name, 'markdown');
    });
  }

  it('is changed in place', () => {
    assert.equal(set(path, text, 'CRM-1', 'status', 'Active'), text.replace('Draft', 'Active'));
    assert.equal(
      set(path, text, 'CRM-2', 'status', 'Active'),
      text.replace('`CRM-2`\n', '`CRM-2` \\\n**Status**: Active\n'),
    );
    assert.equal(
      set(path, text, 'CRM-1', 'status', null),
      text.replace('**UID**: CRM-1 \\\n**Status**: Draft\n', '**UID**: CRM-1\n'),
    );
    assert.equal(
      set(path, text, 'CRM-1', 'module', 'Leads'),
      'refused: No requirement of this document has a field for it.',
    );
    const used = text.replace('**Status**: Draft', '**Component**: Leads');
    const after = set(path, used, 'CRM-2', 'module', 'Quotes');
    assert.equal(said(path, after, 'CRM-2', 'module'), 'Quotes');
  });

  it('never makes the reader throw, and every range lies in the text', () => {
    const piece = fc.constantFrom(
      '## A\n\n**UID**: A-1\n',
      '### B\n',
      '\n',
      '**UID**: A-2 \\\n',
      '**Status**: `x`\n',
      '**Type**: REQUIREMENT\n',
      '**Type**: SECTION \\\n',
      '**Relations**:\n',
      '- **Type**: Parent\n',
      '  **ID**: A-3\n',
      '**Statement**:\n',
      'text\n',
      '```\n',
      '> ',
      '\r\n',
      '| a |\n|---|\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const any = `# T\n\n## S\n\n**UID**: S-1\n\n${pieces.join('')}`;
        readWithin(path, any);
        const [first] = readWithin(path, any);
        if (first?.id === 'S-1') set(path, any, 'S-1', 'status', 'Active');
      }),
      { numRuns: 500 },
    );
  });
});
