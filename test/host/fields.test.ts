import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import iconv from 'iconv-lite';
import { commands, Range, Uri, workspace, WorkspaceEdit } from 'vscode';
import type { TextDocument } from 'vscode';
import type { GroundplanApi } from '../../src/editor/api.ts';
import { changedStretch } from '../../src/edits/placementEdits.ts';
import { statusText } from '../../src/insight/statusText.ts';
import { fieldText, type Requirement } from '../../src/model/requirement.ts';
import { type AskedField, writableFields } from '../../src/readers/writer.ts';
import { type FieldShape, fieldShapes, usualValues } from '../support/fieldShapes.ts';
import { discardAll, quiet, startedApi, until, workspaceFolder } from './nightShift.ts';
import { Said } from './said.ts';

const commandOf: Readonly<Record<AskedField, string>> = {
  module: 'setModule',
  phase: 'setPhase',
  status: 'setStatus',
  priority: 'setPriority',
  step: 'setStep',
  owner: 'setOwner',
  necessity: 'setNecessity',
  withoutIt: 'setWithoutIt',
  scenario: 'setScenario',
  value: 'setValue',
  effort: 'setEffort',
};
const places: Readonly<Partial<Record<AskedField, string>>> = { module: 'leads/assign', phase: 'p2' };
/** The plan file names its own parts by their paths. */
const inPlan: Readonly<Partial<Record<AskedField, string>>> = { ...places, step: 'lead-to-deal/assign' };

/** Below it all files of the shapes lie; there is nothing else in it. */
const base = Uri.joinPath(workspaceFolder(), 'fields');
const plan = Uri.joinPath(workspaceFolder(), 'groundplan.yaml');
const planText = readFileSync(plan.fsPath, 'utf8');

describe('each field is set, cleared and taken back', () => {
  const said = new Said();
  let api: GroundplanApi;

  before(async () => {
    api = await startedApi();
    for (const shape of fieldShapes) {
      const uri = uriOf(shape);
      mkdirSync(dirname(uri.fsPath), { recursive: true });
      writeFileSync(uri.fsPath, bytesOf(shape, shape.text));
    }
    // A watcher may miss some of a folder that came just now.
    await commands.executeCommand('groundplan.refresh');
    await until(api, () => fieldShapes.every((shape) => find(shape) !== undefined));
  });
  afterEach(async () => {
    await discardAll();
    writeFileSync(plan.fsPath, planText);
  });
  after(async () => {
    rmSync(base.fsPath, { recursive: true });
    await commands.executeCommand('groundplan.refresh');
    await quiet(api);
  });

  for (const shape of fieldShapes) {
    it(`in ${shape.name}`, async function () {
      this.timeout(180_000);
      for (const field of writableFields) {
        if (shape.inPlace.includes(field)) await setInDocument(shape, field);
        else await setInPlan(shape, field);
      }
      await saveAll(shape);
      assert.deepEqual(readFileSync(uriOf(shape).fsPath), bytesOf(shape, shape.text));
    });
  }

  /** All in the buffer: to save takes the window seconds. */
  async function setInDocument(shape: FieldShape, field: AskedField): Promise<void> {
    const before = saidOf(shape, field);
    await set(shape, field, valueOf(shape, field));
    const document = await openDocument(shape);
    const now = document.getText();
    const { range, text } = changedStretch(shape.text, now);
    const { line, character, endLine, endCharacter } = range;
    assert.ok(text.includes(valueOf(shape, field)), `${field} is written`);
    // What is replaced was blank, or said this field before.
    const taken = textIn(shape.text, line, character, endLine, endCharacter).trim();
    assert.ok(taken === '' || taken === before, `${field} takes “${taken}” away`);
    assert.equal(saidOf(shape, field), places[field] ?? valueOf(shape, field), `${field} is read again`);

    await undo();
    assert.equal(document.getText(), shape.text, `${field} is taken back`);
    assert.equal(saidOf(shape, field), before);

    await set(shape, field, valueOf(shape, field));
    await set(shape, field, '');
    assert.equal(document.getText(), shape.cleared[field] ?? shape.text, `${field} is cleared`);
    assert.equal(saidOf(shape, field), null);
    await undo();
    assert.equal(document.getText(), now, `clearing ${field} is taken back`);
    await replaceAll(document, shape.text);
  }

  /** Every field that the document has a place for, and the file has these bytes and no others. */
  async function saveAll(shape: FieldShape): Promise<void> {
    const fields = shape.inPlace;
    if (fields.length === 0) return;
    for (const field of fields) await set(shape, field, valueOf(shape, field));
    const document = await openDocument(shape);
    const now = document.getText();
    assert.equal(await document.save(), true);
    assert.deepEqual(
      readFileSync(uriOf(shape).fsPath),
      bytesOf(shape, now),
      'saved in the encoding that it had',
    );
    for (const field of fields)
      assert.equal(
        saidOf(shape, field),
        places[field] ?? valueOf(shape, field),
        `${field} beside the others`,
      );
    await replaceAll(document, shape.text);
    assert.equal(await document.save(), true);
  }

  async function setInPlan(shape: FieldShape, field: AskedField): Promise<void> {
    const document = await workspace.openTextDocument(plan);
    await set(shape, field, valueOf(shape, field));
    const { placements } = api.snapshot().plan(workspaceFolder().toString());
    const { id, title } = requirementOf(shape);
    const name = `fields/${shape.path}#${id ?? title}`;
    const entry = placements.find(({ of }) => of.text === name);
    assert.deepEqual(
      entry?.fields.map(({ name: key, text }) => [key, text]),
      [[field, inPlan[field] ?? valueOf(shape, field)]],
      `${field} under ${name}`,
    );
    assert.equal(document.getText().startsWith(planText.trimEnd()), true);
    assert.equal(saidOf(shape, field), inPlan[field] ?? valueOf(shape, field), `${field} is read again`);
    const now = document.getText();
    await undo();
    assert.equal(document.getText(), planText, `${field} is taken back`);
    await set(shape, field, valueOf(shape, field));
    await set(shape, field, '');
    assert.equal(document.getText(), planText, `${field} is cleared`);
    await undo();
    assert.equal(document.getText(), now, `clearing ${field} is taken back`);
    await set(shape, field, '');
  }

  async function set(shape: FieldShape, field: AskedField, text: string): Promise<void> {
    const { key } = requirementOf(shape);
    const row = { kind: 'requirement', id: key, key };
    const isPlace = field === 'module' || field === 'phase';
    const place = places[field];
    const value = !isPlace ? text : text === '' ? { kind: 'name', text } : { kind: 'place', value: place };
    const done = await commands.executeCommand(`groundplan.${commandOf[field]}`, row, [row], value);
    assert.equal(done, true, `${field} “${text}”: ${said.texts.at(-1)}`);
  }

  async function undo(): Promise<void> {
    assert.equal(await commands.executeCommand('groundplan.undoChange'), true, said.texts.at(-1));
  }

  function find(shape: FieldShape): Requirement | undefined {
    const document = api.snapshot().document(uriOf(shape).toString());
    return document?.requirements.find(({ id, title }) => id === shape.of || title === shape.of);
  }

  function requirementOf(shape: FieldShape): Requirement {
    const found = find(shape);
    assert.ok(found, `${shape.of} is not there`);
    return found;
  }

  /** What a requirement says of a field; a place by its path or id. */
  function saidOf(shape: FieldShape, field: AskedField): string | null {
    const requirement = requirementOf(shape);
    if (field === 'module') return requirement.modules[0]?.path ?? null;
    if (field === 'phase') return requirement.phase?.id ?? null;
    return field === 'status' ? statusText(requirement) : fieldText(requirement, field);
  }
});

function uriOf({ path }: FieldShape): Uri {
  return Uri.joinPath(base, path);
}

function valueOf({ values }: FieldShape, field: AskedField): string {
  return values[field] ?? usualValues[field];
}

function bytesOf({ bytes, encoding }: FieldShape, text: string): Buffer {
  if (bytes) return Buffer.from(bytes);
  if (encoding === 'gb18030') return iconv.encode(text, 'gb18030');
  return Buffer.from(encoding === 'utf8bom' ? `\uFEFF${text}` : text);
}

function openDocument(shape: FieldShape): Thenable<TextDocument> {
  return workspace.openTextDocument(uriOf(shape), { encoding: shape.encoding });
}

async function replaceAll(document: TextDocument, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), text);
  assert.equal(await workspace.applyEdit(edit), true);
}

function textIn(text: string, line: number, character: number, endLine: number, end: number): string {
  const lines = text.split('\n').slice(line, endLine + 1);
  const last = lines.length - 1;
  return lines
    .map((each, at) => each.slice(at === 0 ? character : 0, at === last ? end : each.length))
    .join('\n');
}
