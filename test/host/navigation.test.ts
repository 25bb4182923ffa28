import assert from 'node:assert/strict';
import { commands, Location, Uri, window, workspace } from 'vscode';
import type { LocationLink, Range } from 'vscode';
import type { GroundplanApi } from '../../src/editor/api.ts';
import { inside, NightShift, requirementOf, show, startedApi, workspaceFolder } from './nightShift.ts';

describe('going to and fro', () => {
  const shift = new NightShift();
  let api: GroundplanApi;

  before(async () => {
    api = await startedApi();
    await shift.restore(api);
  });
  after(() => shift.restore(api));

  it('leads from an id in code to the place that defines it', async () => {
    const { links, document } = await definitionsAt('code/onDuty.ts', 'NIGHT-001');
    assert.deepEqual(links.map(placeOf), ['requirements.md:5']);
    const [link] = links;
    assert.ok(link && !(link instanceof Location) && link.originSelectionRange && link.targetSelectionRange);
    assert.equal(document.getText(link.originSelectionRange), 'NIGHT-001');
    const target = await workspace.openTextDocument(link.targetUri);
    assert.equal(target.getText(link.targetSelectionRange), 'NIGHT-001');
  });

  it('leads from a mention in a document there too, and from the definition to itself', async () => {
    assert.deepEqual((await definitionsAt('notes/weekly.md', 'NIGHT-002')).links.map(placeOf), [
      'requirements.md:6',
    ]);
    assert.deepEqual((await definitionsAt('requirements.md', 'NIGHT-001')).links.map(placeOf), [
      'requirements.md:5',
    ]);
  });

  it('leads from a module in a field to the plan file', async () => {
    const { links } = await definitionsAt('requirements.md', '线索分配');
    const [link] = links;
    assert.ok(link && !(link instanceof Location));
    assert.equal(link.targetUri.toString(), Uri.joinPath(workspaceFolder(), 'groundplan.yaml').toString());
    const plan = await workspace.openTextDocument(link.targetUri);
    assert.match(plan.lineAt(link.targetRange.start.line).text, /线索分配|id: assign/u);
  });

  it('finds every reference in code and documents', async () => {
    const document = await show(shift.uri('requirements.md'));
    const found = await commands.executeCommand<Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      inside(document, 'NIGHT-001'),
    );
    const own = found.filter(({ uri }) => uri.path.startsWith(shift.folder.path));
    assert.deepEqual(own.map(placeOf).sort(), [
      'code/onDuty.test.ts:1',
      'code/onDuty.ts:4',
      'notes/weekly.md:3',
      'requirements.md:5',
    ]);
  });

  it('opens a requirement where it stands', async () => {
    const requirement = requirementOf(api, shift, 'NIGHT-003');
    await commands.executeCommand('groundplan.openRequirement', requirement?.key);
    const editor = window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), shift.uri('requirements.md').toString());
    assert.equal(editor?.document.getText(editor.selection), 'NIGHT-003');
  });

  async function definitionsAt(path: string, text: string) {
    const document = await show(shift.uri(path));
    const links = await commands.executeCommand<(Location | LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      inside(document, text),
    );
    return { links, document };
  }

  /** The path in the fixture, and the line from 1. */
  function placeOf(place: Location | LocationLink): string {
    const uri = place instanceof Location ? place.uri : place.targetUri;
    const range: Range = place instanceof Location ? place.range : place.targetRange;
    return `${uri.path.slice(shift.folder.path.length + 1)}:${range.start.line + 1}`;
  }
});
