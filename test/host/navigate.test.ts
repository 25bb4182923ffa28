import assert from 'node:assert/strict';
import {
  commands,
  DataTransfer,
  DataTransferItem,
  DocumentHighlightKind,
  env,
  extensions,
  Position,
  Range,
  SymbolKind,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import type {
  TreeItem,
  CodeLens,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  SymbolInformation,
  TextDocument,
} from 'vscode';
import type { GroundplanApi } from '../../src/editor/api.ts';
import { linkText } from '../../src/editor/navigate/copyCommands.ts';
import { DependantsModel } from '../../src/editor/navigate/dependantsView.ts';
import { DropReferences } from '../../src/editor/navigate/dropReferences.ts';
import { RequirementUriHandler } from '../../src/editor/navigate/requirementUris.ts';
import type { Session } from '../../src/editor/session.ts';
import { draggedRequirements, dragTypes, RequirementDrag } from '../../src/editor/views/dragRequirements.ts';
import type { TreeRow } from '../../src/insight/moduleTreeRow.ts';
import type { DependantRow } from '../../src/insight/dependantTree.ts';
import { inside, NightShift, requirementOf, show, startedApi, until, workspaceFolder } from './nightShift.ts';

const pool = `# 夜间需求

| 编号 | 需求 | 所属模块 | 建设阶段 | 状态 | 依赖需求 |
|---|---|---|---|---|---|
| NIGHT-001 | 夜里进来的线索自动分给值班销售 | 线索分配 | 一期 | 研发中 | |
| NIGHT-002 | 值班表能提前一周排 | 线索分配 | 二期 | 待评审 | NIGHT-001 |
| NIGHT-003 | 夜里的提醒不响铃 | | | 已拒绝 | NIGHT-001、NIGHT-002 |
`;

describe('finding the way', () => {
  const shift = new NightShift();
  let api: GroundplanApi;

  before(async () => {
    api = await startedApi();
    await shift.restore(api);
    shift.write('requirements.md', pool);
    await until(api, () => requirementOf(api, shift, 'NIGHT-003')?.status === 'rejected');
  });
  after(() => shift.restore(api));

  describe('by links', () => {
    it('leads from each id in code and documents to its definition', async () => {
      const code = await linksIn(shift.uri('code/onDuty.ts'));
      assert.deepEqual(code, ['NIGHT-001 → requirements.md L5,3']);
      assert.deepEqual(await linksIn(shift.uri('notes/weekly.md')), [
        'NIGHT-001 → requirements.md L5,3',
        'NIGHT-002 → requirements.md L6,3',
        'NIGHT-003 → requirements.md L7,3',
      ]);
    });

    it('leaves a definition as it is', async () => {
      assert.deepEqual(await linksIn(shift.uri('requirements.md')), [
        'NIGHT-001 → requirements.md L5,3',
        'NIGHT-001 → requirements.md L5,3',
        'NIGHT-002 → requirements.md L6,3',
      ]);
    });

    it('leads from the plan file to documents and to what it places', async () => {
      const document = await show(Uri.joinPath(workspaceFolder(), 'groundplan.yaml'));
      const end = document.lineAt(document.lineCount - 1).range.end;
      const edit = new WorkspaceEdit();
      edit.insert(
        document.uri,
        end,
        '\nplacements:\n  "night-shift/requirements.md#NIGHT-003": { phase: 一期 }\n',
      );
      await workspace.applyEdit(edit);
      const links = await linksIn(document.uri);
      assert.ok(
        links.includes('night-shift/requirements.md#NIGHT-003 → requirements.md L7,3'),
        links.join('\n'),
      );
      await commands.executeCommand('workbench.action.files.revert');
    });
  });

  describe('by the outline', () => {
    it('adds the rows of a Markdown table to the headings that are there already', async () => {
      // The headings come from another extension, which starts in its own time.
      const symbols = await symbolsOnce(shift.uri('requirements.md'), ({ name }) =>
        name.includes('夜间需求'),
      );
      const own = symbols.filter(({ name }) => name.startsWith('NIGHT-'));
      assert.deepEqual(
        own.map(({ name }) => name),
        [
          'NIGHT-001 夜里进来的线索自动分给值班销售',
          'NIGHT-002 值班表能提前一周排',
          'NIGHT-003 夜里的提醒不响铃',
        ],
      );
      assert.match(own[1]?.detail ?? '', /^线索管理 › 线索分配 · .*二期.* · 待评审$/u);
      assert.ok(own.every(({ range, selectionRange }) => range.contains(selectionRange)));
    });

    it('leaves code as it is', async () => {
      const symbols = (await symbolsIn(shift.uri('code/onDuty.ts'))) ?? [];
      assert.deepEqual(
        symbols.filter(({ name }) => name.includes('NIGHT')),
        [],
      );
    });
  });

  describe('by workspace symbols', () => {
    it('finds ids, titles and pinyin', async () => {
      for (const query of ['NIGHT-002', '提前一周', 'zbbntqyzp']) {
        const found = await workspaceSymbols(query);
        assert.equal(found.length, 1, query);
        const [symbol] = found;
        assert.ok(symbol);
        assert.ok(symbol.name.startsWith('NIGHT-002 值班表能提前一周排'));
        assert.equal(symbol.kind, SymbolKind.Property);
        assert.match(symbol.containerName, /线索分配 · .*二期/u);
        assert.equal(symbol.location.uri.toString(), shift.uri('requirements.md').toString());
        assert.equal(symbol.location.range.start.line, 5);
      }
    });

    it('finds nothing for nothing, and no requirement by its description', async () => {
      assert.deepEqual(await workspaceSymbols(''), []);
      assert.deepEqual(await workspaceSymbols('onDutyTonight'), []);
    });
  });

  describe('by highlights', () => {
    it('shows every place of the id in the file', async () => {
      const document = await show(shift.uri('requirements.md'));
      const found = await highlightsAt(document, inside(document, 'NIGHT-001'));
      assert.deepEqual(found, ['4 written', '5', '6']);
    });

    it('leaves other words as they are', async () => {
      const document = await show(shift.uri('code/onDuty.ts'));
      const found = await highlightsAt(document, inside(document, 'names: readonly'));
      assert.ok(!found.some((place) => place.startsWith('3')));
    });
  });

  describe('by lenses', () => {
    const settings = (): ReturnType<typeof workspace.getConfiguration> =>
      workspace.getConfiguration('groundplan');

    afterEach(async () => {
      await settings().update('codeLens.code', undefined, true);
      await settings().update('codeLens.documents', undefined, true);
    });

    it('says above code what it is for, and opens it', async () => {
      const document = await show(shift.uri('code/onDuty.ts'));
      const lenses = await lensesIn(document);
      assert.deepEqual(
        lenses.map(({ range, command }) => [range.start.line, command?.title]),
        [[0, 'NIGHT-001 · 夜里进来的线索自动分给值班销售 · 研发中']],
      );
      const [command] = lenses.flatMap((lens) => lens.command ?? []);
      assert.ok(command);
      await commands.executeCommand(command.command, ...(command.arguments ?? []));
      assert.equal(window.activeTextEditor?.selection.start.line, 4);
    });

    it('follows the requirement while its document is unsaved', async () => {
      const document = await workspace.openTextDocument(shift.uri('requirements.md'));
      const status = document.getText().indexOf('研发中');
      const edit = new WorkspaceEdit();
      edit.replace(
        document.uri,
        new Range(document.positionAt(status), document.positionAt(status + 3)),
        '已上线',
      );
      await workspace.applyEdit(edit);
      const lenses = await lensesIn(await workspace.openTextDocument(shift.uri('code/onDuty.ts')));
      assert.match(lenses[0]?.command?.title ?? '', /· 已上线$/u);
      await window.showTextDocument(document);
      await commands.executeCommand('workbench.action.files.revert');
    });

    it('says nothing in documents unless it is asked to', async () => {
      const document = await show(shift.uri('requirements.md'));
      assert.deepEqual(await lensesIn(document), []);
      await settings().update('codeLens.documents', true, true);
      const titles = (await lensesIn(document)).map(({ range, command }) => [
        range.start.line,
        command?.title,
      ]);
      assert.deepEqual(
        titles.slice(0, 2).map(([line]) => line),
        [4, 4],
      );
      assert.match(String(titles[0]?.[1]), /线索分配 · .*一期/u);
      assert.match(String(titles[1]?.[1]), /1 .*· 1 /u);
    });

    it('says nothing above code once it is switched off', async () => {
      await settings().update('codeLens.code', false, true);
      const document = await show(shift.uri('code/onDuty.ts'));
      assert.deepEqual(await lensesIn(document), []);
    });
  });

  describe('by what depends on a requirement', () => {
    it('lists requirements by what they are to it, code and documents', () => {
      const requirement = requirementOf(api, shift, 'NIGHT-001');
      assert.ok(requirement);
      const model = new DependantsModel(sessionOf(api), requirement.key);
      const rows = (row: DependantRow | undefined, indent: string): readonly string[] =>
        model.getChildren(row).flatMap((below) => {
          const item = model.getTreeItem(below);
          return [`${indent}${labelOf(item)}`, ...(below.kind === 'group' ? rows(below, `${indent} `) : [])];
        });
      const shown = rows(undefined, '');
      assert.equal(shown.filter((line) => !line.startsWith(' ')).length, 4);
      assert.deepEqual(
        shown.filter((line) => line.startsWith(' ')),
        [
          ' NIGHT-002 值班表能提前一周排',
          ' NIGHT-003 夜里的提醒不响铃',
          ' onDuty.ts:4',
          ' onDuty.test.ts:1',
          ' weekly.md:3',
        ],
      );
      assert.equal(model.message, undefined);
      const first = model.navigation.nearest();
      assert.ok(first);
      const next = model.navigation.next(first);
      assert.equal(model.navigation.previous(next).id, first.id);
      assert.equal(model.navigation.location(next)?.range.start.line, 6);
      model.dispose();
    });

    it('says so where nothing does', () => {
      const requirement = requirementOf(api, shift, 'NIGHT-003');
      assert.ok(requirement);
      shift.write('notes/weekly.md', '# 周会\n');
      return until(api, () => api.snapshot().mentionsOf(requirement).length === 0).then(() => {
        const model = new DependantsModel(sessionOf(api), requirement.key);
        assert.ok(model.message);
        model.dispose();
      });
    });

    it('is shown in the References view', async () => {
      const requirement = requirementOf(api, shift, 'NIGHT-001');
      await commands.executeCommand('groundplan.showDependants', requirement?.key);
      const view = extensions.getExtension<{ getInput(): { readonly contextValue: string } | undefined }>(
        'vscode.references-view',
      );
      assert.ok(view?.isActive);
      // The view looks at the document first; nothing tells when it is done.
      while (view.exports.getInput()?.contextValue !== 'groundplanDependants') {
        await new Promise((resolve) => setImmediate(resolve));
      }
      await commands.executeCommand('references-view.clear');
    });
  });

  describe('by dropping a requirement', () => {
    it('writes a marker into code, with what a view gave to carry', async () => {
      const document = await show(shift.uri('code/onDuty.ts'));
      const line = document.positionAt(document.getText().indexOf('return names')).line;
      await drop(document, new Position(line, 8), ['NIGHT-002', 'NIGHT-003']);
      assert.equal(document.lineAt(line).text, '  // @req NIGHT-002, NIGHT-003');
      assert.equal(document.lineAt(line + 1).text, '  return names[day % names.length];');
      const requirement = requirementOf(api, shift, 'NIGHT-002');
      assert.ok(requirement);
      assert.equal(api.snapshot().referencesTo(requirement).length, 1);
      await commands.executeCommand('undo');
      assert.equal(document.isDirty, false);
    });

    it('joins a marker that is there', async () => {
      const document = await show(shift.uri('code/onDuty.ts'));
      await drop(document, new Position(3, 3), ['NIGHT-002']);
      assert.equal(document.lineAt(3).text, ' * @req NIGHT-001, NIGHT-002');
      await commands.executeCommand('undo');
    });

    it('gives the id alone to a document', async () => {
      const document = await show(shift.uri('notes/weekly.md'));
      const edit = await dropEdit(document, new Position(0, 0), ['NIGHT-002', 'NIGHT-003']);
      assert.equal(edit?.insertText, 'NIGHT-002, NIGHT-003');
      assert.equal(edit.additionalEdit, undefined);
    });

    it('finds what another view was dragged from behind the words that VS Code puts first', async () => {
      const words = new DataTransferItem(JSON.stringify({ id: 'groundplan.modules', itemHandles: ['0'] }));
      const carried = carry(['NIGHT-002', 'NIGHT-003']);
      const dropped: DataTransfer = {
        get: () => words,
        set: () => undefined,
        forEach: () => undefined,
        *[Symbol.iterator](): IterableIterator<[string, DataTransferItem]> {
          for (const [type, item] of carried) {
            yield [type, words];
            yield [type, item];
          }
        },
      };
      const found = await draggedRequirements(api.snapshot(), dropped);
      assert.deepEqual(
        found.map(({ id }) => id),
        ['NIGHT-002', 'NIGHT-003'],
      );
    });

    it('leaves other drops alone', async () => {
      const document = await show(shift.uri('code/onDuty.ts'));
      for (const text of [
        '{"id":"groundplan.modules","itemHandles":["0/0"]}',
        'plain',
        '{"requirements":[1]}',
      ]) {
        const dropped = new DataTransfer();
        dropped.set(dragTypes[0] ?? '', new DataTransferItem(text));
        const edit = await new DropReferences(sessionOf(api)).provideDocumentDropEdits(
          document,
          new Position(0, 0),
          dropped,
        );
        assert.equal(edit, undefined);
      }
    });
  });

  describe('by copying', () => {
    it('takes several rows along, in the form that was asked for', async () => {
      const rows = ['NIGHT-001', 'NIGHT-002'].map((id) => ({
        kind: 'requirement',
        key: requirementOf(api, shift, id)?.key,
      }));
      const copied = async (command: string): Promise<readonly string[]> => {
        await commands.executeCommand(command, rows[0], rows);
        return (await env.clipboard.readText()).split('\n');
      };
      assert.deepEqual(await copied('groundplan.copyId'), ['NIGHT-001', 'NIGHT-002']);
      const [line] = await copied('groundplan.copyMarkdown');
      assert.match(
        line ?? '',
        /^- \*\*NIGHT-001\*\* 夜里进来的线索自动分给值班销售 \(线索管理 › 线索分配 · .*研发中\)$/u,
      );
      const table = await copied('groundplan.copyTable');
      assert.deepEqual(
        table.map((row) => row.split('\t').length),
        [7, 7, 7],
      );
      assert.equal((await copied('groundplan.copyLink')).length, 4);
    });
  });

  describe('by a link from elsewhere', () => {
    it('opens the requirement that a copied link names', async () => {
      const requirement = requirementOf(api, shift, 'NIGHT-002');
      assert.ok(requirement);
      const [place, link] = linkText(api.snapshot(), requirement, 'groundplan.groundplan').split('\n');
      assert.equal(place, 'NIGHT-002 值班表能提前一周排 (night-shift/requirements.md#L6)');
      assert.match(link ?? '', /^[a-z-]+:\/\/groundplan\.groundplan\/requirement\?id=NIGHT-002$/u);
      await commands.executeCommand('workbench.action.closeAllEditors');
      await followed(Uri.parse(link ?? ''));
      assert.equal(window.activeTextEditor?.document.uri.toString(), shift.uri('requirements.md').toString());
      assert.equal(window.activeTextEditor?.selection.start.line, 5);
    });

    it('opens nothing else, whatever it says', async () => {
      await commands.executeCommand('workbench.action.closeAllEditors');
      for (const query of [
        'id=NIGHT-404',
        'id=[x](command:workbench.action.quit)',
        'id=NIGHT-001&document=../../etc/passwd',
        'file=/etc/passwd',
      ]) {
        await followed(
          Uri.from({ scheme: 'vscode', authority: 'groundplan.groundplan', path: '/requirement', query }),
        );
      }
      assert.equal(window.activeTextEditor, undefined);
    });
  });

  async function followed(uri: Uri): Promise<void> {
    const log = { info: () => undefined, warn: (text: string) => assert.fail(text) };
    await new RequirementUriHandler(sessionOf(api), log).handleUri(uri);
  }

  async function linksIn(uri: Uri): Promise<readonly string[]> {
    const document = await show(uri);
    const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', uri);
    return links
      .filter(({ target }) => target?.path.includes('/night-shift/'))
      .map(
        ({ range, target }) =>
          `${document.getText(range)} → ${target?.path.split('/').at(-1)} ${target?.fragment}`,
      );
  }

  async function symbolsIn(uri: Uri): Promise<DocumentSymbol[]> {
    await show(uri);
    return commands.executeCommand<DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri);
  }

  /** Asks again until one of them is such a symbol; the test's own time limit ends it. */
  async function symbolsOnce(uri: Uri, isThere: (symbol: DocumentSymbol) => boolean) {
    for (;;) {
      const symbols = await symbolsIn(uri);
      if (symbols.some(isThere)) return symbols;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  async function workspaceSymbols(query: string): Promise<SymbolInformation[]> {
    const found = await commands.executeCommand<SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      query,
    );
    return found.filter(({ name }) => name.startsWith('NIGHT-'));
  }

  /** The lines from 0, with a word for a definition. */
  async function highlightsAt(document: TextDocument, position: Position): Promise<readonly string[]> {
    const found = await commands.executeCommand<DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      position,
    );
    return (found ?? []).map(
      ({ range, kind }) => `${range.start.line}${kind === DocumentHighlightKind.Write ? ' written' : ''}`,
    );
  }

  async function lensesIn(document: TextDocument): Promise<readonly CodeLens[]> {
    const lenses = await commands.executeCommand<CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      100,
    );
    return lenses.filter(
      ({ command }) =>
        command?.command.startsWith('groundplan.') || command?.command === 'editor.action.showReferences',
    );
  }

  /** What the Modules view gives to be carried. */
  function carry(ids: readonly string[]): DataTransfer {
    const rows = ids.map((id): TreeRow => {
      const key = requirementOf(api, shift, id)?.key ?? '';
      return { kind: 'requirement', id: JSON.stringify([key]), parent: null, root: '', key };
    });
    const carried = new DataTransfer();
    new RequirementDrag<TreeRow>(sessionOf(api), 'modules').handleDrag(rows, carried);
    return carried;
  }

  /** Carries requirements from the Modules view to a place, as VS Code does. */
  async function dropEdit(document: TextDocument, position: Position, ids: readonly string[]) {
    return new DropReferences(sessionOf(api)).provideDocumentDropEdits(document, position, carry(ids));
  }

  async function drop(document: TextDocument, position: Position, ids: readonly string[]): Promise<void> {
    const edit = await dropEdit(document, position, ids);
    assert.equal(edit?.insertText, '');
    assert.ok(edit.additionalEdit);
    assert.ok(await workspace.applyEdit(edit.additionalEdit));
  }
});

function labelOf({ label }: TreeItem): string {
  return typeof label === 'string' ? label : (label?.label ?? '');
}

/** As much of a session as these parts ask for. */
function sessionOf(api: GroundplanApi): Session {
  return {
    ready: api.ready,
    onDidChange: api.onDidChange,
    get snapshot() {
      return api.snapshot();
    },
  } as unknown as Session;
}
