import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { commands, l10n, Uri, workspace } from 'vscode';
import { sheetXml, workbook } from '../readers/xlsx/workbook.ts';
import { answering } from './answering.ts';
import { ChangedFolder } from './changedFolder.ts';
import { requirementOf, until, workspaceFolder } from './nightShift.ts';

describe('adding and importing', () => {
  const folder = new ChangedFolder();
  const { shift } = folder;

  it('adds a requirement behind its neighbours, and takes it back', async () => {
    const uri = shift.uri('requirements.md');
    const before = shift.onDisk('requirements.md');
    const added = await commands.executeCommand('groundplan.addRequirement', undefined, undefined, {
      root: workspaceFolder().toString(),
      title: '夜班换人',
      module: 'leads/assign',
      uri: uri.toString(),
    });
    assert.equal(added, true);
    const isThere = (): boolean =>
      [...folder.api.snapshot().requirements()].some(
        ({ title, modules, id }) =>
          title === '夜班换人' && modules[0]?.path === 'leads/assign' && /^NIGHT-\d{3}$/u.test(id ?? ''),
      );
    await until(folder.api, isThere);
    const now = (await workspace.openTextDocument(uri)).getText();
    assert.equal(now.split('\n').length, before.split('\n').length + 1);
    assert.equal(await commands.executeCommand('groundplan.undoChange'), true);
    await until(folder.api, () => !isThere());
    assert.equal((await workspace.openTextDocument(uri)).getText(), before);
  });

  it('imports a GBK export into a new table, and again only what changed', async () => {
    const file = Uri.joinPath(workspaceFolder(), '..', 'export.csv');
    const doc = Uri.joinPath(workspaceFolder(), 'docs', 'imported.md');
    folder.goesAway(file, doc);
    const csv = (priority: string, more: string): Buffer =>
      iconv.encode(
        `编号,需求名称,所属模块,优先级\nIMP-1,导入一,线索分配,${priority}\nIMP-2,导入二,线索分配,P1\n${more}`,
        'gbk',
      );
    writeFileSync(file.fsPath, csv('P0', ''));
    const target = { kind: 'new', uri: doc.toString(), form: 'markdown', heading: '需求' };
    assert.equal(
      await commands.executeCommand('groundplan.importRequirements', file, undefined, { target }),
      true,
    );
    const titleOf = (id: string): string | undefined =>
      [...folder.api.snapshot().requirements()].find((each) => each.id === id)?.title;
    await until(folder.api, () => titleOf('IMP-2') === '导入二');
    const first = (await workspace.openTextDocument(doc)).getText();
    writeFileSync(file.fsPath, csv('P2', 'IMP-3,导入三,线索分配,P1\n'));
    const again = { target: { kind: 'document', uri: doc.toString() } };
    assert.equal(
      await commands.executeCommand('groundplan.importRequirements', file, undefined, again),
      true,
    );
    await until(folder.api, () => titleOf('IMP-3') === '导入三');
    assert.equal(
      (await workspace.openTextDocument(doc)).getText(),
      `${first.replace('P0', 'P2')}| IMP-3 | 导入三 | 线索分配 | P1 |\n`,
    );
    assert.equal(requirementOf(folder.api, shift, 'IMP-3'), undefined);
  });

  const outside = (name: string): Uri => {
    const uri = Uri.joinPath(workspaceFolder(), '..', name);
    folder.goesAway(uri);
    return uri;
  };
  const inDocs = (name: string): Uri => {
    const uri = Uri.joinPath(workspaceFolder(), 'docs', name);
    folder.goesAway(uri);
    return uri;
  };
  const importOf = (file: Uri, values?: object): Thenable<unknown> =>
    commands.executeCommand('groundplan.importRequirements', file, undefined, values);
  const textOf = async (uri: Uri): Promise<string> => (await workspace.openTextDocument(uri)).getText();
  const titleIn = (id: string): string | undefined =>
    [...folder.api.snapshot().requirements()].find((each) => each.id === id)?.title;

  const odd = workbook({
    sheets: [
      {
        name: '说明',
        xml: sheetXml([
          ['维护人', '备注'],
          ['张三', '每周更新'],
        ]),
      },
      {
        name: '池子',
        xml: sheetXml(
          [
            ['2026 年', '', ''],
            ['K', '名字', '归口'],
            ['XLS-1', '表一', '线索分配'],
            ['XLS-2', '表二', ''],
          ],
          ['A1:C1', 'C3:C4'],
        ),
      },
    ],
  });

  it('imports a sheet of a workbook with the headers and the meanings that are given', async () => {
    const file = outside('odd.xlsx');
    const doc = inDocs('sheet.md');
    writeFileSync(file.fsPath, odd);
    const values = {
      sheet: 1,
      headersAt: 1,
      mapping: [
        [0, 'id'],
        [1, 'title'],
        [2, 'module'],
      ],
      target: { kind: 'new', uri: doc.toString(), form: 'markdown', heading: '表' },
    };
    assert.equal(await importOf(file, values), true);
    await until(folder.api, () => titleIn('XLS-2') === '表二');
    const placed = [...folder.api.snapshot().requirements()].filter(({ id }) => id?.startsWith('XLS-'));
    assert.deepEqual(
      placed.map(({ modules }) => modules[0]?.path),
      ['leads/assign', 'leads/assign'],
    );
  });

  it('asks for the sheet, the headers, the meaning of columns and the document, one box after the other', async () => {
    const file = outside('odd.xlsx');
    const doc = inDocs('odd.csv');
    writeFileSync(file.fsPath, odd);
    const done = answering([
      l10n.t('Sheet: {0}', '').trim(),
      '池子',
      l10n.t('Headers in row {0}', '').trim(),
      '2',
      'K →',
      l10n.t('Id'),
      '名字 →',
      l10n.t('Title'),
      '归口 →',
      l10n.t('Module'),
      l10n.t('Into a new document: {0}', '').trim(),
      l10n.t('A new CSV file'),
      l10n.t('Import it'),
    ]);
    try {
      await importOf(file);
      await until(folder.api, () => titleIn('XLS-2') === '表二');
    } finally {
      assert.equal(done().length, 13);
    }
    assert.match(await textOf(doc), /XLS-1,表一,线索分配\nXLS-2,表二,线索分配\n/u);
  });

  it('reads a file in the encoding that is chosen', async () => {
    const file = outside('big5.csv');
    const doc = inDocs('encoded.md');
    writeFileSync(file.fsPath, iconv.encode('編號,需求名稱\nENC-1,繁體中文\n', 'big5'));
    const target = { kind: 'new', uri: doc.toString(), form: 'markdown', heading: '碼' };
    assert.equal(await importOf(file, { target, encoding: 'cp950' }), true);
    await until(folder.api, () => titleIn('ENC-1') === '繁體中文');
  });

  it('asks once for columns that would be lost, creates what is agreed to, and takes all back at once', async () => {
    const file = outside('more.csv');
    const doc = shift.uri('requirements.md');
    const before = shift.onDisk('requirements.md');
    writeFileSync(
      file.fsPath,
      '编号,需求名称,所属模块,备用列\nNIGHT-001,换了标题,夜班新模块,甲\nNIGHT-777,新的一条,夜班新模块,乙\n',
    );
    const done = answering([
      l10n.t('Into a new document: {0}', '').trim().slice(0, 4),
      'night-shift/requirements.md',
      l10n.t('Names that the plan does not have: {0} created, {1} replaced, {2} left', 0, 0, 1).slice(0, 8),
      l10n.t('Create all of them in the plan'),
      l10n.t('Done'),
      l10n.t('Import it'),
      ['备用列'],
    ]);
    try {
      await importOf(file);
      await until(folder.api, () => titleIn('NIGHT-777') === '新的一条');
    } finally {
      assert.equal(done().length, 7);
    }
    assert.equal(titleIn('NIGHT-001'), '换了标题');
    assert.match(await textOf(doc), /备用列/u);
    assert.match(await textOf(folder.plan), /夜班新模块/u);
    assert.equal(await commands.executeCommand('groundplan.undoChange'), true);
    assert.equal(await textOf(doc), before);
    assert.equal(await textOf(folder.plan), folder.planText);
  });

  it('closes what the file no longer has, with a reason, where somebody says so', async () => {
    const file = outside('fewer.csv');
    const doc = inDocs('closing.md');
    const table =
      '| 编号 | 需求名称 | 状态 | 拒绝原因 |\n|--|--|--|--|\n| GONE-1 | 留下 | 开发中 | |\n| GONE-2 | 走了 | 开发中 | |\n';
    writeFileSync(doc.fsPath, table);
    await until(folder.api, () => titleIn('GONE-2') === '走了');
    writeFileSync(file.fsPath, '编号,需求名称\nGONE-1,留下\n');
    const done = answering([
      l10n.t('No longer in the file: {0}, left as they are', 1),
      l10n.t('Set those that are open to “{0}”…', l10n.t('Rejected')),
      '',
      l10n.t('Import it'),
    ]);
    const isRejected = (): boolean =>
      [...folder.api.snapshot().requirements()].some(
        ({ id, status }) => id === 'GONE-2' && status === 'rejected',
      );
    try {
      await importOf(file);
      await until(folder.api, isRejected);
    } finally {
      assert.equal(done().length, 4);
    }
    assert.match(await textOf(doc), /\| GONE-2 \| 走了 \| [^|]+ \| .*fewer\.csv.* \|/u);
    assert.match(await textOf(doc), /\| GONE-1 \| 留下 \| 开发中 \| \|/u);
  });

  it('imports a thousand rows below headings and changes hundreds of them, each as one change', async function () {
    this.timeout(120_000);
    const file = outside('many.csv');
    const doc = inDocs('many.md');
    const rows = (priority: (at: number) => number): string =>
      `编号,需求名称,所属模块,优先级,需求描述\n${Array.from(
        { length: 1_000 },
        (_, at) => `MANY-${at + 10_000},第${at}项,线索分配,P${priority(at)},"第一行\n第二行"`,
      ).join('\n')}\n`;
    writeFileSync(
      file.fsPath,
      rows(() => 1),
    );
    const target = { kind: 'new', uri: doc.toString(), form: 'headings', heading: '多' };
    const began = Date.now();
    assert.equal(await importOf(file, { target }), true);
    await until(folder.api, () => titleIn('MANY-10999') === '第999项');
    const made = Date.now();
    writeFileSync(
      file.fsPath,
      rows((at) => (at % 3 === 0 ? 0 : 1)),
    );
    const again = { target: { kind: 'document', uri: doc.toString() } };
    assert.equal(await importOf(file, again), true);
    console.log(`      made in ${made - began} ms, changed in ${Date.now() - made} ms`);
    const text = await textOf(doc);
    assert.equal(text.match(/优先级：P0/gu)?.length, 334);
    assert.equal(await commands.executeCommand('groundplan.undoChange'), true);
    assert.equal((await textOf(doc)).match(/优先级：P0/gu), null);
  });
});
