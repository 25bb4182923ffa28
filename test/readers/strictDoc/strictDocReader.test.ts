import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFacts } from '../../../src/readers/readDocument.ts';
import { own, places, readWithin, slice } from '../ranges.ts';

const path = 'docs/leads/srs.sdoc';
const head = '[DOCUMENT]\nTITLE: Sales platform\n';

describe('A StrictDoc document', () => {
  it('gives its nodes with their fields and relations', () => {
    const text = `${head}
[REQUIREMENT]
MID: 0123
UID: CRM-1
STATUS: Draft
TAGS: import, excel
COMPONENT: Leads
TITLE: Import leads
STATEMENT: >>>
The platform shall import leads
from a workbook.
<<<
RATIONALE: People keep them in workbooks.
RELATIONS:
- TYPE: Parent
  VALUE: SYS-1
  ROLE: Refines
- TYPE: Child
  VALUE: CRM-2
- TYPE: File
  ROLE: Implementation
  VALUE: src/import.ts
`;
    const [fact, ...rest] = readWithin(path, text);
    assert.deepEqual(rest, []);
    assert.deepEqual(
      [fact?.id, fact?.title, fact?.shape, fact?.role],
      ['CRM-1', 'Import leads', 'block', 'definition'],
    );
    assert.deepEqual(own(fact), [
      'type=REQUIREMENT',
      'id=CRM-1',
      'status=Draft',
      'tags=import, excel',
      'module=Leads',
      'title=Import leads',
      'description=The platform shall import leads\nfrom a workbook.',
      'RATIONALE=People keep them in workbooks.',
      'covers=SYS-1',
      'links=CRM-2',
      'links=src/import.ts',
    ]);
    assert.deepEqual(
      fact?.claims.filter(({ field }) => field === 'covers' || field === 'links').map(({ name }) => name),
      ['Refines', 'Child', 'Implementation'],
    );
    assert.deepEqual(places(fact), ['Sales platform']);
  });

  it('gives places that hold what they say', () => {
    const text = `${head}\n[REQUIREMENT]\nUID: CRM-1\nSTATEMENT: >>>\n  线索\n去重\n\n<<<\n`.replaceAll(
      '\n',
      '\r\n',
    );
    const [fact] = readWithin(path, text);
    const said = fact?.claims.filter(({ from }) => from === 'field').map(({ range }) => slice(text, range));
    assert.deepEqual(said, ['REQUIREMENT', 'CRM-1', '线索\n去重']);
    assert.equal(fact && slice(text, fact.anchor), 'CRM-1');
    assert.equal(fact?.title, '线索');
  });

  it('names the sections around a node, the nearest first', () => {
    const text = `${head}
[[SECTION]]
TITLE: Leads

[[SECTION]]
TITLE: Import

[REQUIREMENT]
UID: CRM-1

[[/SECTION]]

[REQUIREMENT]
UID: CRM-2

[[/SECTION]]

[SECTION]
TITLE: Quotes

[REQUIREMENT]
UID: CRM-3

[/SECTION]

[REQUIREMENT]
UID: CRM-4
`;
    assert.deepEqual(
      readWithin(path, text).map((fact) => [fact.id, ...places(fact)]),
      [
        ['CRM-1', 'Import', 'Leads', 'Sales platform'],
        ['CRM-2', 'Leads', 'Sales platform'],
        ['CRM-3', 'Quotes', 'Sales platform'],
        ['CRM-4', 'Sales platform'],
      ],
    );
  });

  it('takes a composite node for a requirement and for a heading', () => {
    const text = `${head}
[[FEATURE]]
UID: F-1
TITLE: Import

[STORY]
UID: S-1
TITLE: From Excel

[[/FEATURE]]

[STORY]
UID: S-2
`;
    assert.deepEqual(
      readWithin(path, text).map((fact) => [fact.id, own(fact)[0], places(fact)[0]]),
      [
        ['F-1', 'type=FEATURE', 'Sales platform'],
        ['S-1', 'type=STORY', 'Import'],
        ['S-2', 'type=STORY', 'Sales platform'],
      ],
    );
  });

  it('keeps a requirement without a UID, and leaves other nodes without one out', () => {
    const text = `${head}\n[REQUIREMENT]\nTITLE: Later\n\n[NOTE]\nSTATEMENT: Aside\n\n[TEXT]\nUID: T-1\nSTATEMENT: Prose\n`;
    assert.deepEqual(
      readWithin(path, text).map(({ id, title }) => [id, title]),
      [[null, 'Later']],
    );
    assert.deepEqual(
      readFacts(path, 'document', text).leftOut.map(({ reason }) => reason.key),
      ['A node of another kind without a UID'],
    );
  });

  it('reads no node in the text of another one', () => {
    const text = `${head}\n[TEXT]\nSTATEMENT: >>>\n[REQUIREMENT]\nUID: X-1\n<<<\n\n[FREETEXT]\n[REQUIREMENT]\nUID: X-2\n[/FREETEXT]\n`;
    assert.deepEqual(readWithin(path, text), []);
  });

  it('splits the choices of a field that may have several', () => {
    const text = `${head}
[GRAMMAR]
ELEMENTS:
- TAG: REQUIREMENT
  FIELDS:
  - TITLE: UID
    TYPE: String
    REQUIRED: True
  - TITLE: COMPONENT
    TYPE: MultipleChoice(Leads, Quotes)
    REQUIRED: False

[REQUIREMENT]
UID: CRM-1
COMPONENT: Leads, Quotes
`;
    const [fact] = readWithin(path, text);
    assert.deepEqual(own(fact), ['type=REQUIREMENT', 'id=CRM-1', 'module=Leads', 'module=Quotes']);
    assert.deepEqual(
      fact?.claims.filter(({ field }) => field === 'module').map(({ range }) => slice(text, range)),
      ['Leads', 'Quotes'],
    );
  });

  it('reads the references of old documents', () => {
    const text = `${head}\n[REQUIREMENT]\nUID: A-2\nREFS:\n- TYPE: Parent\n  VALUE: A-1\n- TYPE: File\n  VALUE: /src/a.c\nTITLE: Later\n`;
    assert.deepEqual(own(readWithin(path, text)[0]), [
      'type=REQUIREMENT',
      'id=A-2',
      'title=Later',
      'covers=A-1',
      'links=/src/a.c',
    ]);
  });

  it('says where a text is not closed, and still reads the nodes behind it', () => {
    const text = `${head}\n[REQUIREMENT]\nUID: A-1\nSTATEMENT: >>>\nOpen\n\n[REQUIREMENT]\nUID: A-2\n`;
    assert.deepEqual(
      readWithin(path, text).map(({ id }) => id),
      ['A-1', 'A-2'],
    );
    const [problem] = readFacts(path, 'document', text).problems;
    assert.equal(problem && slice(text, problem.range), '>>>');
  });

  it('is left out in a folder of tests', () => {
    assert.deepEqual(readWithin('tests/srs.sdoc', `${head}\n[REQUIREMENT]\nUID: A-1\n`), []);
  });

  it('has no requirements in its grammar file', () => {
    const text = '[GRAMMAR]\nELEMENTS:\n- TAG: REQUIREMENT\n  FIELDS:\n  - TITLE: UID\n';
    assert.deepEqual(readWithin('docs/srs.sgra', text), []);
  });
});

describe('Any text as a StrictDoc document', () => {
  const piece = fc.constantFrom(
    head,
    '[REQUIREMENT]\n',
    '[[SECTION]]\n',
    '[[/SECTION]]\n',
    '[/SECTION]\n',
    '[[NODE]]\n',
    '[GRAMMAR]\n',
    '- TAG: REQUIREMENT\n',
    '  - TITLE: OWNER\n',
    '    TYPE: SingleChoice(a, b)\n',
    'UID: A-1\n',
    'TITLE: 标题\n',
    'STATEMENT: >>>\n',
    '<<<\n',
    'STATUS:\n',
    'COMPONENT: a \n',
    'RELATIONS:\n',
    '- TYPE: Parent\n',
    '  VALUE: A-2\n',
    '  ROLE: Refines\n',
    '\r\n',
    '\n',
    '\t',
    ' ',
    'x',
    '\u0000',
    '\uD800',
  );
  it('never throws, and every range lies in the text', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }).map((text) => head + text),
      fc.array(piece, { maxLength: 40 }).map((pieces) => head + pieces.join('')),
    );
    fc.assert(
      fc.property(any, (text) => {
        readWithin(path, text);
      }),
      { numRuns: 600 },
    );
  });

  it('is read in a time that grows with its length', () => {
    for (const unit of [
      '[REQUIREMENT]\nUID: A\n',
      '[[A]]\nTITLE: x\n',
      'STATEMENT: >>>\n',
      '- TYPE: Parent\n',
      '[[/A]]\n',
    ])
      readWithin(path, `${head}[A]\n${unit.repeat(3_000)}`);
  });
});
