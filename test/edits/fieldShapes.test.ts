import assert from 'node:assert/strict';
import { changedStretch } from '../../src/edits/placementEdits.ts';
import { setField } from '../../src/edits/setField.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import { fieldText, type Requirement } from '../../src/model/requirement.ts';
import { readerOf, readers } from '../../src/readers/registry.ts';
import {
  applySourceEdits,
  type AskedField,
  type FieldValue,
  inverseEdits,
  writableFields,
} from '../../src/readers/writer.ts';
import { type FieldShape, fieldShapes, usualValues } from '../support/fieldShapes.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

const plan = `modules:
  - { id: leads, name: 线索管理, modules: [{ id: assign, name: 线索分配 }, { id: pool, name: 公海池 }] }
phases:
  - { id: p1, name: 一期 }
  - { id: p2, name: 二期 }
processes:
  - { id: lead, name: 线索到成交, steps: [{ id: intake, name: 线索入库 }, { id: assign, name: 分配线索 }] }
`;

describe('the shapes in which fields are set', () => {
  const written = new Set(fieldShapes.map(({ path, text }) => readerOf({ path, text })?.name));
  for (const { name, writer } of readers) {
    // The plan file's own requirements are set in the tests of the plan file, with the same values.
    if (!writer || name === 'plan') continue;
    it(`have one that is written by ${name}`, () => {
      assert.ok(written.has(name), `test/support/fieldShapes.ts has none for ${name}`);
    });
  }
});

describe('setting and clearing each field', () => {
  for (const shape of fieldShapes.filter(({ bytes }) => bytes === undefined)) {
    it(`in ${shape.name}`, () => {
      const before = says(shape, shape.text);
      for (const field of writableFields) {
        const value = shape.values[field] ?? usualValues[field];
        const set = change(shape, shape.text, field, asValue(field, value));
        if (!shape.inPlace.includes(field)) {
          assert.equal(set, null, `${field} goes into the plan file`);
          continue;
        }
        assert.ok(set !== null, `${field} is written into the document`);
        const now = says(shape, set);
        assert.deepEqual(now, { ...before, [field]: now[field] }, `${field} alone`);
        assert.ok(now[field] !== before[field] && now[field] !== null, `${field} is read again`);
        const { range } = changedStretch(shape.text, set);
        const taken = textIn(shape.text, range).trim();
        assert.ok(taken === '' || taken === before[field], `${field} takes nothing away but “${taken}”`);
        assert.equal(change(shape, set, field, null), shape.cleared[field] ?? shape.text, `${field} cleared`);
      }
    });
  }
});

function requirementIn(shape: FieldShape, text: string): Requirement {
  const all = [...snapshotOf({ 'groundplan.yaml': plan, [shape.path]: text }).requirements()];
  const found = all.find(({ id, title }) => id === shape.of || title === shape.of);
  assert.ok(found, `${shape.of} is none of ${all.map(({ id, title }) => id ?? title).join(', ')}`);
  return found;
}

function says(shape: FieldShape, text: string): Readonly<Record<AskedField, string | null>> {
  const requirement = requirementIn(shape, text);
  const entries = writableFields.map((field) => [field, saidOf(requirement, field)]);
  return Object.fromEntries(entries) as Record<AskedField, string | null>;
}

function saidOf(requirement: Requirement, field: AskedField): string | null {
  if (field === 'module') return requirement.modules[0]?.path ?? null;
  return field === 'phase' ? (requirement.phase?.id ?? null) : fieldText(requirement, field);
}

/** The document afterwards; `null` where the plan file takes it. */
function change(shape: FieldShape, text: string, field: AskedField, value: FieldValue): string | null {
  const snapshot = snapshotOf({ 'groundplan.yaml': plan, [shape.path]: text });
  const { key } = requirementIn(shape, text);
  const requirement = snapshot.requirement(key);
  assert.ok(requirement);
  const uri = documentUri(testRoot.id, shape.path);
  const result = setField(snapshot, requirement, field, value, (asked) => (asked === uri ? text : plan));
  assert.ok('edits' in result, 'refusal' in result ? result.refusal.key : '');
  if (result.into === 'plan') return null;
  const edits = result.edits.get(uri) ?? [];
  const after = applySourceEdits(text, edits);
  assert.equal(applySourceEdits(after, inverseEdits(text, edits)), text, 'the way back');
  return after;
}

function asValue(field: AskedField, text: string): FieldValue {
  return field === 'module' ? { path: ['线索管理', text], text } : text;
}

function textIn(
  text: string,
  { line, character, endLine, endCharacter }: ReturnType<typeof changedStretch>['range'],
): string {
  const lines = text.split('\n');
  if (line === endLine) return (lines[line] ?? '').slice(character, endCharacter);
  return [
    (lines[line] ?? '').slice(character),
    ...lines.slice(line + 1, endLine),
    (lines[endLine] ?? '').slice(0, endCharacter),
  ].join('\n');
}
