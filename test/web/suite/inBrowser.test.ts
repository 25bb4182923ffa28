import {
  commands,
  extensions,
  MarkdownString,
  Position,
  Range,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import type { Event, Hover, LocationLink, TextDocument } from 'vscode';
import type { GroundplanApi } from '../../../src/editor/api.ts';
import type { Requirement } from '../../../src/model/requirement.ts';
import expectations from '../../fixtures/sampleExpectations.json' with { type: 'json' };
import { equal, holds, isThere } from './said.ts';

const poolPath = 'docs/需求/功能清单.md';

describe('in a browser', () => {
  let api: GroundplanApi;
  const folder = isThere(workspace.workspaceFolders?.[0]).uri;
  const file = (path: string): Uri => Uri.joinPath(folder, path);

  before(async () => {
    api = await isThere(extensions.getExtension<GroundplanApi>('groundplan.groundplan')).activate();
    await api.ready;
  });
  beforeEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('there is no Node, and no disk', () => {
    equal(typeof (globalThis as { process?: { versions?: object } }).process?.versions, 'undefined');
    equal(folder.scheme === 'file', false);
  });

  it('the sample is read as on the desktop, with workbooks and foreign encodings', () => {
    const found = new Map([...api.snapshot().requirements()].map((one) => [one.title, one]));
    // `n/a` stands there for what needs no module.
    const wrong = expectations.flatMap(({ id, title, module, phase }) => {
      const one = found.get(title);
      const is = [one?.title, one?.modules[0]?.path ?? null, one?.phase?.id ?? null];
      return JSON.stringify(is) ===
        JSON.stringify([title, module === 'n/a' ? null : module, phase === 'n/a' ? null : phase])
        ? []
        : [[id, is]];
    });
    equal(wrong, []);
    equal(
      [...api.snapshot().requirements()].some(({ uri }) => decodeURIComponent(uri).includes('门店需求.xlsx')),
      true,
    );
  });

  it('an id that is typed counts at once, and nothing is written', async () => {
    const uri = file(poolPath);
    const before = await textOf(uri);
    const document = await shown(uri);
    await append(
      document,
      '\n| 编号 | 需求 | 状态 |\n|---|---|---|\n| WEB-001 | 浏览器里也能用 | 待评审 |\n',
    );
    await until(() => requirement('WEB-001') !== undefined);
    const line = document.lineCount - 2;
    const codes = api.findings(uri.toString()).filter(({ range }) => range?.line === line);
    // The module comes from the heading above.
    equal(
      codes.map(({ code }) => code),
      ['requirement/no-phase'],
    );
    equal(await textOf(uri), before);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until(() => requirement('WEB-001') === undefined);
  });

  it('code tells its requirement in the hover, and leads to it', async () => {
    const document = await shown(file('src/leads/assign/assignLead.ts'));
    const at = document.positionAt(document.getText().indexOf('CRM-002') + 2);
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, at);
    holds(hovers.flatMap(({ contents }) => contents.map(plain)).join('\n'), '线索分配');
    const places = await commands.executeCommand<LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      at,
    );
    equal(
      places.map(({ targetUri }) => targetUri.path.endsWith(poolPath)),
      [true],
    );
  });

  it('files that come, are renamed and go are followed', async () => {
    const row = (id: string): Uint8Array =>
      new TextEncoder().encode(`| 编号 | 需求 | 状态 |\n|---|---|---|\n| ${id} | 新来的 | 待评审 |\n`);
    await workspace.fs.writeFile(file('docs/新.md'), row('WEB-002'));
    await until(() => requirement('WEB-002') !== undefined);
    await workspace.fs.rename(file('docs/新.md'), file('docs/改名.md'));
    await until(() => decodeURIComponent(requirement('WEB-002')?.uri ?? '').endsWith('改名.md'));
    await workspace.fs.delete(file('docs/改名.md'));
    await until(() => requirement('WEB-002') === undefined);
  });

  it('a module is set, saved and taken back', async () => {
    const before = requirement('CRM-037');
    equal(before?.modules, []);
    const uri = Uri.parse(isThere(before).uri);
    const text = await textOf(uri);
    const row = { kind: 'requirement', id: before?.key, key: before?.key };
    const value = { kind: 'place', value: 'leads/assign' };
    equal(await commands.executeCommand('groundplan.setModule', row, [row], value), true);
    await until(() => requirement('CRM-037')?.modules[0]?.path === 'leads/assign');
    const document = await workspace.openTextDocument(uri);
    equal(await document.save(), true);
    holds(await textOf(uri), '线索分配');
    await commands.executeCommand('groundplan.undoChange');
    await until(() => requirement('CRM-037')?.modules.length === 0);
    await document.save();
    equal(await textOf(uri), text);
  });

  it('a sheet in GBK is read', async () => {
    // 编号,需求名称,所属模块 / WEB-003,夜间提醒,线索管理
    const bytes = [
      0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xd0, 0xe8, 0xc7, 0xf3, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xcb, 0xf9, 0xca,
      0xf4, 0xc4, 0xa3, 0xbf, 0xe9, 0x0a, 0x57, 0x45, 0x42, 0x2d, 0x30, 0x30, 0x33, 0x2c, 0xd2, 0xb9, 0xbc,
      0xe4, 0xcc, 0xe1, 0xd0, 0xd1, 0x2c, 0xcf, 0xdf, 0xcb, 0xf7, 0xb9, 0xdc, 0xc0, 0xed, 0x0a,
    ];
    await workspace.fs.writeFile(file('docs/夜间.csv'), new Uint8Array(bytes));
    await until(() => requirement('WEB-003') !== undefined);
    const one = isThere(requirement('WEB-003'));
    equal([one.title, one.modules[0]?.path], ['夜间提醒', 'leads']);
    await workspace.fs.delete(file('docs/夜间.csv'));
    await until(() => requirement('WEB-003') === undefined);
  });

  it('the card says plainly that there is no history here', async () => {
    await commands.executeCommand('groundplan.openCard', isThere(requirement('CRM-002')).key);
    await untilEvent(api.onDidChangeCard, () =>
      JSON.stringify(api.card() ?? '').includes(
        'There is no history here: this folder is not on this computer.',
      ),
    );
  });

  it('the board opens', async () => {
    await commands.executeCommand('groundplan.openBoard');
    await untilEvent(api.onDidChangeBoard, () => api.board() !== null);
  });

  function requirement(id: string): Requirement | undefined {
    return [...api.snapshot().requirements()].find((one) => one.id === id);
  }

  function until(holding: () => boolean): Promise<void> {
    return untilEvent(api.onDidChange, holding);
  }
});

async function untilEvent<T>(event: Event<T>, holding: () => boolean): Promise<void> {
  if (holding()) return;
  await new Promise<void>((resolve) => {
    const subscription = event(() => {
      if (!holding()) return;
      subscription.dispose();
      resolve();
    });
  });
}

async function textOf(uri: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}

async function shown(uri: Uri): Promise<TextDocument> {
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document, { preview: false });
  return document;
}

async function append(document: TextDocument, text: string): Promise<void> {
  const end = new Position(document.lineCount, 0);
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(end, end), text);
  await workspace.applyEdit(edit);
}

function plain(content: Hover['contents'][number]): string {
  return content instanceof MarkdownString || typeof content === 'object' ? content.value : content;
}
