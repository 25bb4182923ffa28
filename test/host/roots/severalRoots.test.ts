import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { commands, Uri, window, workspace } from 'vscode';
import type {
  CompletionList,
  Location,
  LocationLink,
  QuickPick,
  QuickPickItem,
  TextDocument,
  WorkspaceEdit,
} from 'vscode';
import type { GroundplanApi } from '../../../src/editor/api.ts';
import type { Requirement } from '../../../src/model/requirement.ts';
import { discardAll, inside, show, startedApi, until } from '../nightShift.ts';
import { Said } from '../said.ts';

/** The folders as they stand in the window, and the one that is not in it at first. */
const [code, docs] = (workspace.workspaceFolders ?? []).map(({ uri }) => uri);
assert.ok(code && docs);
const shop = Uri.joinPath(docs, '..', 'shop');
const docsTable = Uri.joinPath(docs, 'requirements.md');
const shopTable = Uri.joinPath(shop, 'requirements.md');

describe('in a window of several folders', () => {
  const said = new Said();
  let api: GroundplanApi;

  before(async () => {
    api = await startedApi();
  });
  afterEach(discardAll);

  describe('documents stand beside code', () => {
    it('whose references lead to them', async () => {
      const requirement = of(docs, 'CRM-001');
      await until(api, () => api.snapshot().referencesTo(of(docs, 'CRM-001')).length === 1);
      assert.equal(requirement.modules[0]?.path, 'leads');
      assert.deepEqual(await definitions(Uri.joinPath(code, 'src/assign.ts'), 'CRM-001'), [
        docsTable.toString(),
      ]);
    });

    it('whose ids are completed in the code', async () => {
      const document = await show(Uri.joinPath(code, 'src/assign.ts'));
      const { items } = await commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        document.lineAt(2).range.end,
      );
      const names = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      assert.ok(names.includes('CRM-001') && names.includes('CRM-002'), names.join(', '));
    });

    it('whose ids are renamed in both', async () => {
      const edit = await rename(docsTable, 'CRM-002', 'CRM-200');
      assert.deepEqual(changedBy(edit), ['code/src/call.ts', 'docs/requirements.md']);
      assert.equal(await workspace.applyEdit(edit), true);
      await until(api, () => find(docs, 'CRM-200') !== undefined);
    });

    it('whose plan takes what their tables have no column for', async () => {
      assert.equal(await set('setOwner', of(docs, 'CRM-002'), '许知夏'), true);
      const plan = await workspace.openTextDocument(Uri.joinPath(docs, 'groundplan.yaml'));
      assert.match(plan.getText(), /\nplacements:\n {2}"requirements\.md#CRM-002":\n {4}owner: 许知夏\n?$/u);
      assert.equal(await commands.executeCommand('groundplan.undoChange'), true);
      assert.equal(plan.isDirty && plan.getText() !== onDisk(plan.uri), false);
    });
  });

  describe('the same id in two of them', () => {
    before(async () => {
      // The first folder stays: to change that one would start the extensions anew.
      assert.equal(workspace.updateWorkspaceFolders(2, 0, { uri: shop }), true);
      await until(api, () => find(shop, 'CRM-001') !== undefined);
      await api.settled();
    });

    it('is two requirements', () => {
      const both = [of(docs, 'CRM-001'), of(shop, 'CRM-001')];
      assert.deepEqual(
        both.map(({ title }) => title),
        ['线索自动分配', '扫码入库'],
      );
      assert.notEqual(both[0]?.key, both[1]?.key);
      const duplicates = both.flatMap(({ uri }) =>
        api.findings(uri).filter((finding) => finding.code === 'requirement/duplicate-id'),
      );
      assert.deepEqual(duplicates, []);
    });

    it('is set in one, and the other stays', async () => {
      assert.equal(await set('setPhase', of(docs, 'CRM-001'), { kind: 'place', value: 'p2' }), true);
      assert.equal(of(docs, 'CRM-001').phase?.id, 'p2');
      assert.equal(of(shop, 'CRM-001').phase?.id, 'p1');
      assert.deepEqual(dirty(), ['docs/requirements.md']);
      assert.equal(await commands.executeCommand('groundplan.undoChange'), true);
      assert.equal((await workspace.openTextDocument(docsTable)).getText(), onDisk(docsTable));
    });

    it('is set in both at once only where one plan holds', async () => {
      const rows = [of(docs, 'CRM-001'), of(shop, 'CRM-001')].map(rowOf);
      const value = { kind: 'place', value: 'p1' };
      assert.equal(await commands.executeCommand('groundplan.setPhase', rows[0], rows, value), false);
      said.assertLast(/belong to different plans/u);
      assert.deepEqual(dirty(), []);
    });

    it('goes into the plan file of its own folder', async () => {
      assert.equal(await set('setOwner', of(shop, 'CRM-001'), '店长'), true);
      assert.deepEqual(dirty(), ['shop/groundplan.yaml']);
      assert.equal(await commands.executeCommand('groundplan.undoChange'), true);
    });

    it('is led to in its own folder', async () => {
      assert.deepEqual(await definitions(Uri.joinPath(shop, 'src/stock.ts'), 'CRM-001'), [
        shopTable.toString(),
      ]);
      const [reference, ...others] = api.snapshot().referencesTo(of(shop, 'CRM-001'));
      assert.ok(reference?.uri.endsWith('/shop/src/stock.ts'));
      assert.deepEqual(others, []);
    });

    it('is ambiguous where a folder defines neither: both are offered', async () => {
      const found = await definitions(Uri.joinPath(code, 'src/assign.ts'), 'CRM-001');
      assert.deepEqual(found, [docsTable.toString(), shopTable.toString()].sort());
      await assert.rejects(
        rename(Uri.joinPath(code, 'src/assign.ts'), 'CRM-001', 'CRM-100'),
        /Several folders have a requirement with this id/u,
      );
    });

    it('is renamed in its folder alone', async () => {
      const edit = await rename(shopTable, 'CRM-001', 'SHOP-001');
      assert.deepEqual(changedBy(edit), ['shop/requirements.md', 'shop/src/stock.ts']);
      assert.equal(await workspace.applyEdit(edit), true);
      await until(api, () => find(shop, 'SHOP-001') !== undefined);
      assert.equal(of(docs, 'CRM-001').title, '线索自动分配');
      const text = (await workspace.openTextDocument(shopTable)).getText();
      assert.equal(text, onDisk(shopTable).replaceAll('CRM-001', 'SHOP-001'));
    });

    it('may not become an id by which a third folder means the other one’s', async () => {
      await assert.rejects(rename(shopTable, 'CRM-003', 'CRM-002'), /“call\.ts”, line 1: .*something else/u);
      assert.deepEqual(dirty(), []);
    });

    it('stands twice in the quick pick, each with its own title, and the one that is picked opens', async () => {
      const shown = new Promise<QuickPick<QuickPickItem>>((resolve) => {
        const own = window as unknown as { createQuickPick: () => QuickPick<QuickPickItem> };
        const create = own.createQuickPick;
        own.createQuickPick = () => {
          own.createQuickPick = create;
          const pick = create();
          const showPick = pick.show.bind(pick);
          pick.show = () => {
            showPick();
            resolve(pick);
          };
          return pick;
        };
      });
      void commands.executeCommand('groundplan.findRequirement');
      const pick = await shown;
      const labels = (): readonly string[] =>
        pick.items.map(({ label }) => label).filter((label) => label.includes('CRM-001'));
      assert.equal(labels().length, 2, pick.items.map(({ label }) => label).join('\n'));
      assert.ok(labels().some((label) => label.includes('线索自动分配')));
      assert.ok(labels().some((label) => label.includes('扫码入库')));
      pick.hide();
    });

    it('is completed with the titles of its own folder first', async () => {
      const document = await show(Uri.joinPath(shop, 'src/stock.ts'));
      const { items } = await commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        inside(document, 'CRM-001').translate(0, 5),
      );
      const own = items.filter(
        ({ label, detail }) => (typeof label === 'string' ? label : label.label) === 'CRM-001' && detail,
      );
      assert.ok(own[0]?.detail?.includes('扫码入库'), own.map(({ detail }) => detail).join(', '));
    });
  });

  function find(root: Uri, id: string): Requirement | undefined {
    return [...api.snapshot().requirements()].find(
      (requirement) => requirement.id === id && requirement.root === root.toString(),
    );
  }

  function of(root: Uri, id: string): Requirement {
    const found = find(root, id);
    assert.ok(found, `${id} is not in ${root.path}`);
    return found;
  }

  async function set(command: string, requirement: Requirement, value: unknown): Promise<unknown> {
    const row = rowOf(requirement);
    return commands.executeCommand(`groundplan.${command}`, row, [row], value);
  }
});

function rowOf({ key }: Requirement): { readonly kind: string; readonly id: string; readonly key: string } {
  return { kind: 'requirement', id: key, key };
}

async function definitions(uri: Uri, id: string): Promise<readonly string[]> {
  const document = await show(uri);
  const found = await commands.executeCommand<(Location | LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    uri,
    inside(document, id),
  );
  return found.map((link) => ('targetUri' in link ? link.targetUri : link.uri).toString()).sort();
}

async function rename(uri: Uri, id: string, newId: string): Promise<WorkspaceEdit> {
  const document = await show(uri);
  return Promise.resolve(
    commands.executeCommand<WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      uri,
      inside(document, id),
      newId,
    ),
  );
}

function changedBy(edit: WorkspaceEdit): readonly string[] {
  return edit
    .entries()
    .map(([uri]) => workspace.asRelativePath(uri, true))
    .sort();
}

function dirty(): readonly string[] {
  return workspace.textDocuments
    .filter(({ isDirty }: TextDocument) => isDirty)
    .map(({ uri }) => workspace.asRelativePath(uri, true))
    .sort();
}

function onDisk(uri: Uri): string {
  return readFileSync(uri.fsPath, 'utf8');
}
