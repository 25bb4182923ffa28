import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFacts } from '../../../src/readers/readDocument.ts';
import { own, places, readWithin, slice } from '../ranges.ts';
import { said, set } from '../writing.ts';

const path = 'requirements/leads.trlc';
const text = `// Leads
package leads
import model
import sys

section "Import" {
  model.Requirement From_Excel {
    summary      = "Import \\"leads\\" from Excel"
    description  = '''
      The platform shall import leads.
        One row is one lead.
      Nothing else counts.
    '''
    priority     = model.Priority.P0
    status       = "draft"
    derived_from = [model.Goal, Keep_Leads, sys.Old @ 3]
    related_to   = Other
    effort       = -3.5
    reviewed     = true /* by Ann */
    links        = ["https://example.com/a", "b"]
  }
}

model.Requirement Keep_Leads {
  description = """Leads are kept."""
  owner = "Ann"
}
`;

describe('A TRLC file', () => {
  it('gives its objects with their fields', () => {
    const [first, second, ...rest] = readWithin(path, text);
    assert.deepEqual(rest, []);
    assert.deepEqual([first?.id, first?.title], ['leads.From_Excel', 'Import "leads" from Excel']);
    assert.deepEqual(own(first), [
      'id=leads.From_Excel',
      'type=model.Requirement',
      'title=Import "leads" from Excel',
      'description=The platform shall import leads.\n  One row is one lead.\nNothing else counts.',
      'priority=P0',
      'status=draft',
      'covers=model.Goal',
      'covers=leads.Keep_Leads',
      'covers=sys.Old',
      'links=leads.Other',
      'effort=3.5',
      'reviewed=true',
      'links=https://example.com/a',
      'links=b',
    ]);
    assert.deepEqual(places(first), ['Import', 'leads']);
    assert.deepEqual([second?.id, second?.title], ['leads.Keep_Leads', 'Keep Leads']);
    assert.deepEqual(places(second), ['leads']);
  });

  it('gives places that hold what they say', () => {
    const crlf = text.replaceAll('\n', '\r\n');
    const [first] = readWithin(path, crlf);
    const written = (field: string): string[] =>
      (first?.claims ?? [])
        .filter((claim) => claim.field === field && claim.from === 'field')
        .map(({ range }) => slice(crlf, range));
    assert.equal(first && slice(crlf, first.anchor), 'From_Excel');
    assert.deepEqual(written('covers'), ['model.Goal', 'Keep_Leads', 'sys.Old']);
    assert.deepEqual(written('status'), ['draft']);
    assert.deepEqual(written('priority'), ['model.Priority.P0']);
    assert.match(written('description')[0] ?? '', /^The platform[^]*counts\.$/u);
  });

  it('reads tuples and values in any nesting', () => {
    const odd =
      'package p\nT A {\n  at = 12 @ 3\n  size = 3 x 4\n  pair = ("a", B)\n  none = []\n  deep = [[1, 2], [C]]\n}\nT B {}\n';
    assert.deepEqual(
      readWithin(path, odd).map((fact) => [fact.id, ...own(fact).slice(2)]),
      [
        ['p.A', 'at=12 @ 3', 'effort=3 x 4', 'pair=a', 'covers=p.B', 'deep=1', 'deep=2', 'covers=p.C'],
        ['p.B'],
      ],
    );
    assert.deepEqual(readFacts(path, 'document', odd).problems, []);
  });

  it('says once where it is broken, and reads on', () => {
    const broken = 'package p\nT A { x = }\nT B { y = "open\n}\nT C { description = "Third" }\n';
    const { requirements, problems } = readFacts(path, 'document', broken);
    assert.equal(problems.length, 1);
    assert.ok(requirements.some(({ id }) => id === 'p.C'));
  });

  it('has no requirements in the files of its types', () => {
    assert.deepEqual(readWithin('model.rsl', 'package model\ntype Requirement { description String }\n'), []);
  });

  it('never throws on any text, and every range lies in it', () => {
    const piece = fc.constantFrom(
      'package p\n',
      'import q\n',
      'section "S" {\n',
      '}\n',
      'q.T A {\n',
      'T 名 {',
      'x = ',
      'status = "a"\n',
      "y = '''b\n  c\n'''\n",
      '"""',
      '[',
      ']',
      ',',
      'p.A',
      '@ 3',
      '-1.5',
      '// c\n',
      '/*',
      '\\',
      '"',
      '\r\n',
      '\uD800',
    );
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(any, (written) => {
        readWithin(path, written);
      }),
      { numRuns: 400 },
    );
    for (const unit of ['T A {', 'section "x" {', '[', '"', "'''", '/*', 'a.', 'x = 1 ', '}'])
      readWithin(path, unit.repeat(5_000));
  });
});

describe('Setting a field of a TRLC object', () => {
  it('changes a text between its quotes', () => {
    assert.equal(
      set(path, text, 'leads.From_Excel', 'status', 'in "review"'),
      text.replace('"draft"', '"in \\"review\\""'),
    );
    assert.equal(set(path, text, 'leads.Keep_Leads', 'owner', '王芳'), text.replace('"Ann"', '"王芳"'));
  });

  it('adds a field that another object of the type has, and takes one out that another has not', () => {
    const after = set(path, text, 'leads.Keep_Leads', 'status', 'draft');
    assert.equal(after, text.replace('owner = "Ann"\n', 'owner = "Ann"\n  status = "draft"\n'));
    assert.equal(said(path, after, 'leads.Keep_Leads', 'status'), 'draft');
    assert.equal(set(path, text, 'leads.Keep_Leads', 'owner', null), text.replace('\n  owner = "Ann"', ''));
    const short = 'package p\nT A { owner = "x" }\nT B {}\n';
    assert.equal(said(path, set(path, short, 'p.B', 'owner', 'y'), 'p.B', 'owner'), 'y');
  });

  it('is refused where the type is not known to allow it', () => {
    assert.equal(
      set(path, text, 'leads.Keep_Leads', 'phase', '一期'),
      'refused: No {0} of this file has a field for it.',
    );
    assert.equal(
      set(path, text, 'leads.From_Excel', 'priority', 'P1'),
      'refused: {0} is no text but a value of its type. Change it in the document.',
    );
    assert.equal(
      set(path, 'package p\nT A { owner = "x" }\n', 'p.A', 'owner', null),
      'refused: Every {0} of this file has {1}, so it may not be missing.',
    );
    assert.equal(
      set(path, text, 'leads.Keep_Leads', 'owner', 'a\\'),
      'refused: TRLC cannot hold this text here. Change it in the document.',
    );
  });

  it('reads back what it wrote, whatever that is', () => {
    const value = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(value, fc.constantFrom('leads.From_Excel', 'leads.Keep_Leads'), (written, name) => {
        const plain = written.replace(/\s{1,100}/gu, ' ').trim();
        const after = plain === '' ? 'refused' : set(path, text, name, 'owner', written);
        if (after.startsWith('refused')) return;
        const read = said(path, after, name, 'owner') ?? '';
        assert.ok(read === plain || read === '', `${read} for ${plain}`);
        assert.equal(readWithin(path, after).length, 2);
      }),
      { numRuns: 300 },
    );
  });
});
