import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { WritableField } from '../../../src/readers/writer.ts';
import { said, set } from '../writing.ts';

const path = 'srs.sdoc';
const grammar = `[GRAMMAR]
ELEMENTS:
- TAG: REQUIREMENT
  FIELDS:
  - TITLE: UID
    TYPE: String
    REQUIRED: True
  - TITLE: STATUS
    TYPE: SingleChoice(Draft, Active)
    REQUIRED: True
  - TITLE: COMPONENT
    TYPE: String
    REQUIRED: False
  - TITLE: TITLE
    TYPE: String
    REQUIRED: False
  - TITLE: OWNER
    TYPE: String
    REQUIRED: False
`;
const declared = `[DOCUMENT]
TITLE: Sales

${grammar}
[REQUIREMENT]
UID: A-1
STATUS: Draft
TITLE: Import
RELATIONS:
- TYPE: Parent
  VALUE: S-1
`;
const byDefault = '[DOCUMENT]\nTITLE: Sales\n\n[REQUIREMENT]\nUID: A-1\nTITLE: Import\nSTATEMENT: x\n';

describe('Setting a field of a StrictDoc node', () => {
  it('changes the value where there is one', () => {
    assert.equal(
      set(path, declared, 'A-1', 'status', 'Active'),
      declared.replace('STATUS: Draft', 'STATUS: Active'),
    );
  });

  it('adds a line where the grammar has it', () => {
    assert.equal(
      set(path, declared, 'A-1', 'module', 'Leads'),
      declared.replace('STATUS: Draft\n', 'STATUS: Draft\nCOMPONENT: Leads\n'),
    );
    assert.equal(
      set(path, declared, 'A-1', 'owner', '王芳'),
      declared.replace('TITLE: Import\n', 'TITLE: Import\nOWNER: 王芳\n'),
    );
  });

  it('adds no line that the grammar has not', () => {
    const refusal = 'refused: The grammar of this document has no field for it.';
    assert.equal(set(path, declared, 'A-1', 'phase', '一期'), refusal);
    assert.equal(set(path, byDefault, 'A-1', 'module', 'Leads'), refusal);
  });

  it('knows what a document without a grammar may say', () => {
    assert.equal(
      set(path, byDefault, 'A-1', 'status', 'Draft'),
      byDefault.replace('UID: A-1\n', 'UID: A-1\nSTATUS: Draft\n'),
    );
  });

  it('keeps to the choices of the grammar, and to what it asks for', () => {
    assert.equal(
      set(path, declared, 'A-1', 'status', 'Done'),
      'refused: The grammar of this document allows other values only: {0}.',
    );
    assert.equal(
      set(path, declared, 'A-1', 'status', null),
      'refused: The grammar of this document asks for {0}, so it cannot be empty.',
    );
  });

  it('learns from the other nodes where the grammar stands in another file', () => {
    const text = `[DOCUMENT]
TITLE: Sales

[GRAMMAR]
IMPORT_FROM_FILE: sales.sgra

[REQUIREMENT]
UID: A-1
TITLE: Import
STATEMENT: >>>
x
<<<

[REQUIREMENT]
UID: A-2
COMPONENT: Leads
TITLE: Export
`.replaceAll('\n', '\r\n');
    assert.equal(
      set(path, text, 'A-1', 'module', 'Quotes'),
      text.replace('UID: A-1\r\n', 'UID: A-1\r\nCOMPONENT: Quotes\r\n'),
    );
    assert.equal(set(path, text, 'A-2', 'module', null), text.replace('COMPONENT: Leads\r\n', ''));
    assert.equal(
      set(path, text, 'A-1', 'owner', 'Ann'),
      'refused: The grammar of this document has no field for it.',
    );
  });

  it('writes one line in place of several', () => {
    const text = byDefault.replace('TITLE: Import', 'STATUS: >>>\nDraft\n<<<\nTITLE: Import');
    assert.equal(set(path, text, 'A-1', 'status', 'Active'), text.replace('>>>\nDraft\n<<<', 'Active'));
  });

  it('reads back what it wrote, whatever that is, and changes no other line', () => {
    const value = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.constantFrom<WritableField>('module', 'owner'), value, (field, text) => {
        const after = set(path, declared, 'A-1', field, text);
        if (after.startsWith('refused')) return;
        const plain = text.replace(/\s{1,100}/gu, ' ').trim();
        const read = said(path, after, 'A-1', field) ?? '';
        // A dash or the like says nothing.
        assert.ok(read === plain || read === '', `${read} for ${plain}`);
        const kept = declared.split('\n');
        assert.equal(after.split('\n').filter((line) => !kept.includes(line)).length, 1);
      }),
      { numRuns: 300 },
    );
  });
});
