import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFacts } from '../../../src/readers/readDocument.ts';
import { readerOf } from '../../../src/readers/registry.ts';
import { own, places, readWithin, slice } from '../ranges.ts';
import { said, set } from '../writing.ts';

const path = 'certdocs/SHOP-137-SRD.md';
const text = `# Software Requirements

## Leads

### Import

#### REQ-SHOP-SWH-1 Import leads

The shop SHALL import leads.

##### Attributes:
- Parents: REQ-SHOP-SYS-1, REQ-SHOP-SYS-22
- Rationale: People keep them
  in workbooks.
- Verification: Test
- Owner: Ann
- Safety Impact: None

#### ASM-SHOP-SWH-2 Workbooks are small

A workbook has at most 10,000 rows.

##### Attributes:
- Parents: REQ-SHOP-SYS-1
- Rationale:

#### REQ-SHOP-SWH-3 DELETED Export

#### DELETED-4 Old

Text.
`;

describe("Reqtraq's Markdown", () => {
  it('gives headings with their attributes, parents and level', () => {
    const [first, second, third, ...rest] = readWithin(path, text);
    assert.deepEqual(rest, []);
    assert.deepEqual(own(first), [
      'id=REQ-SHOP-SWH-1',
      'title=Import leads',
      'description=The shop SHALL import leads.',
      'covers=REQ-SHOP-SYS-1',
      'covers=REQ-SHOP-SYS-22',
      'Rationale=People keep them\nin workbooks.',
      'Verification=Test',
      'owner=Ann',
      'type=SWH',
    ]);
    assert.deepEqual(places(first), ['Import', 'Leads', 'Software Requirements']);
    assert.deepEqual([second?.id, second?.title], ['ASM-SHOP-SWH-2', 'Workbooks are small']);
    assert.ok(own(third).includes('status=Rejected'));
  });

  it('gives places that hold what they say', () => {
    const crlf = text.replaceAll('\n', '\r\n');
    const [first] = readWithin(path, crlf);
    const written = (first?.claims ?? [])
      .filter(({ field }) => field === 'covers' || field === 'type')
      .map(({ range }) => slice(crlf, range));
    assert.deepEqual(written, ['REQ-SHOP-SYS-1', 'REQ-SHOP-SYS-22', 'SWH']);
  });

  it('leaves numbers of other kinds out, and says so', () => {
    assert.deepEqual(
      readFacts(path, 'document', text).leftOut.map(({ reason, range }) => [reason.key, range.line]),
      [['A number that is none of reqtraq', 28]],
    );
  });

  it('gives the rows of a table', () => {
    const table = `# Requirements

| ID | Title | Body | Rationale | Parents |
| --- | --- | --- | --- | --- |
| REQ-SHOP-SYS-1 | Leads | The shop SHALL keep leads. | Money | REQ-SHOP-TOP-1, REQ-SHOP-TOP-2 |
| REQ-SHOP-SYS-2 | DELETED | Gone. | | |
`;
    const [first, second] = readWithin(path, table);
    assert.deepEqual(
      first?.claims.filter(({ field }) => field === 'covers').map(({ range }) => slice(table, range)),
      ['REQ-SHOP-TOP-1', 'REQ-SHOP-TOP-2'],
    );
    assert.deepEqual([first?.title, second?.id], ['Leads', 'REQ-SHOP-SYS-2']);
    assert.equal(readerOf({ path, text: table })?.name, 'reqtraq');
  });

  for (const other of [
    '### REQ-SHOP-SYS-1 Leads\n\n- Priority: P0\n',
    '### Attributes:\n\nREQ-SHOP-SYS-1\n',
    '| ID | Title |\n|---|---|\n| A-1 | Leads |\n',
  ]) {
    it(`is told from ${JSON.stringify(other)}`, () => {
      assert.equal(readerOf({ path, text: other })?.name, 'markdown');
    });
  }

  it('is changed in the list of attributes', () => {
    assert.equal(
      set(path, text, 'REQ-SHOP-SWH-1', 'owner', '王芳'),
      text.replace('- Owner: Ann', '- Owner: 王芳'),
    );
    assert.equal(
      set(path, text, 'ASM-SHOP-SWH-2', 'owner', 'Bob'),
      text.replace('- Rationale:\n', '- Rationale:\n- Owner: Bob\n'),
    );
    const refusal = 'refused: No requirement of this document has a field for it.';
    assert.equal(set(path, text, 'REQ-SHOP-SWH-1', 'module', 'Leads'), refusal);
    assert.equal(set(path, text, 'REQ-SHOP-SWH-3', 'owner', 'Bob'), refusal);
    const after = set(path, text, 'REQ-SHOP-SWH-1', 'owner', null);
    assert.equal(said(path, after, 'REQ-SHOP-SWH-1', 'owner'), '');
  });

  it('never makes the reader throw, and every range lies in the text', () => {
    const piece = fc.constantFrom(
      '#### REQ-A-SWH-1 X\n',
      '#### ASM-A-SWH-2 DELETED\n',
      '##### Attributes:\n',
      '- Parents: REQ-A-SYS-1, REQ-A-SYS-2\n',
      '- Owner:\n',
      '- Status: draft\n  more\n',
      '| ID | Title | Parents |\n|---|---|---|\n| REQ-A-SWH-3 | T | REQ-A-SYS-1 |\n',
      'text\n',
      '```\n',
      '\n',
      '\r\n',
      '  ',
    );
    const first = '#### REQ-A-SWH-9 X\n\n##### Attributes:\n';
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.boolean(), (pieces, atEnd) => {
        const any = atEnd ? pieces.join('') + first : first + pieces.join('');
        readWithin(path, any);
      }),
      { numRuns: 500 },
    );
  });

  it('has the whole id for the place of a level where markup stands within', () => {
    const marked = '| ID | Title |\n|---|---|\n| RE<t>Q-SHOP-SWH-1 | Import |\n';
    const [fact] = readerOf({ path, text })!.read({ path, text: marked }).requirements;
    const level = fact?.claims.find(({ field }) => field === 'type');
    assert.equal(level?.text, 'SWH');
    assert.equal(slice(marked, level.range), 'RE<t>Q-SHOP-SWH-1');
  });
});
