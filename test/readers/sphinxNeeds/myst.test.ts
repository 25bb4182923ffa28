import assert from 'node:assert/strict';
import { assertPlaced, facts, needs, said, sourceAt } from './reading.ts';

const text = `---
author: Ann
---
# Accounts

| 编号 | 需求 | 优先级 |
|---|---|---|
| CRM-001 | 去重 | P0 |

\`\`\`{req} Sign in
:id: REQ_001
:status: open
:links: SPEC_001

Words of the **need**.
\`\`\`

## Forms

::::{spec} Form
---
id: SPEC_001
status: "in progress"
tags: form, login
---
- CRM-009 is no requirement of its own

:::{test} Inner
:id: TEST_001
:tests: REQ_001
:::
::::

\`\`\`{eval-rst}
.. req:: In reStructuredText
   :id: REQ_002
\`\`\`

\`\`\`\`md
\`\`\`{req} Only shown
:id: REQ_003
\`\`\`
\`\`\`\`

{need}\`REQ_A\` is named.
`;

describe('Markdown with directives of MyST', () => {
  it('holds needs in fences of either sign, besides what any Markdown holds', () => {
    assert.deepEqual(needs(text, 'docs/x.md'), [
      'CRM-001 去重 @ 8:8',
      'REQ_001 Sign in @ 10:11',
      'SPEC_001 Form @ 20:22',
      'TEST_001 Inner @ 28:29',
      'REQ_002 In reStructuredText @ 35:36',
    ]);
    for (const fact of facts(text, 'docs/x.md').requirements) assertPlaced(text, fact);
  });

  it('says which options are what, in lines or in YAML', () => {
    const [, first, second] = facts(text, 'docs/x.md').requirements;
    assert.ok(first && second);
    assert.deepEqual(said(first, 'description'), ['Words of the **need**.'.replaceAll('*', '')]);
    assert.deepEqual(said(first, 'status'), ['open']);
    assert.deepEqual(said(second, 'status'), ['in progress']);
    assert.deepEqual(second.headings, ['Accounts', 'Forms']);
  });

  it('names needs in links and roles', () => {
    assert.deepEqual(
      facts(text, 'docs/x.md').markers.map(({ id, kind, range }) => [id, kind, sourceAt(text, range)]),
      [
        ['SPEC_001', 'mentions', 'SPEC_001'],
        ['REQ_001', 'verifies', 'REQ_001'],
        ['REQ_A', 'mentions', 'REQ_A'],
      ],
    );
  });

  it('is read by the reader of Markdown where it has no directive', () => {
    assert.equal(
      facts('| 编号 | 需求 | 优先级 |\n|---|---|---|\n| CRM-001 | 去重 | P0 |\n', 'docs/x.md').reader,
      'markdown',
    );
  });
});
