import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { commands, Selection, TabInputWebview, window, workspace } from 'vscode';
import type { Tab } from 'vscode';
import type { CardPage } from '../../src/board/messages.ts';
import type { GroundplanApi } from '../../src/editor/api.ts';
import {
  discardAll,
  NightShift,
  quiet,
  requirementOf,
  show,
  startedApi,
  until,
  untilEvent,
} from './nightShift.ts';

describe('the card', () => {
  const shift = new NightShift();
  let api: GroundplanApi;

  beforeEach(async () => {
    api = await startedApi();
    await shift.restore(api);
  });
  afterEach(async () => {
    await discardAll();
    await quiet(api);
  });
  after(() => shift.restore(api));

  it('opens one tab, used again for the next requirement', async () => {
    await openCard('NIGHT-001');
    assert.equal(api.card()?.id, 'NIGHT-001');
    await openCard('NIGHT-003');
    assert.equal(api.card()?.id, 'NIGHT-003');
    await untilEvent(window.tabGroups.onDidChangeTabs, () =>
      cards().some(({ label }) => label.startsWith('NIGHT-003')),
    );
    assert.equal(cards().length, 1);
  });

  it('opens for the requirement at the cursor', async () => {
    const document = await show(shift.uri('requirements.md'));
    const editor = await window.showTextDocument(document);
    const at = document.positionAt(document.getText().indexOf('NIGHT-002') + 1);
    editor.selection = new Selection(at, at);
    await commands.executeCommand('groundplan.openCard');
    await untilEvent(window.tabGroups.onDidChangeTabs, () => cards().length === 1);
    assert.equal(api.card()?.id, 'NIGHT-002');
  });

  it('follows a field that is set elsewhere, and stays on top', async () => {
    await openCard('NIGHT-003');
    assert.deepEqual(said('module'), []);
    await untilEvent(window.tabGroups.onDidChangeTabs, () => cards().some(({ isActive }) => isActive));
    const value = { kind: 'place', value: 'leads/assign' };
    assert.equal(
      await commands.executeCommand('groundplan.setModule', key('NIGHT-003'), undefined, value),
      true,
    );
    await until(api, () => said('module').length > 0);
    assert.deepEqual(said('module'), ['线索管理 › 线索分配']);
    const document = await workspace.openTextDocument(shift.uri('requirements.md'));
    assert.ok(document.isDirty);
    assert.equal(cards()[0]?.isActive, true);
  });

  it('says nothing once its requirement is gone, and comes back with it', async () => {
    const before = shift.onDisk('requirements.md');
    await openCard('NIGHT-003');
    shift.write('requirements.md', before.replace(/.*NIGHT-003.*\n/u, ''));
    await until(api, () => requirementOf(api, shift, 'NIGHT-003') === undefined);
    assert.equal(api.card(), null);
    assert.equal(cards().length, 1);
    shift.write('requirements.md', before);
    await until(api, () => requirementOf(api, shift, 'NIGHT-003') !== undefined);
    assert.equal(api.card()?.id, 'NIGHT-003');
  });

  it('is forgotten when its tab is closed', async () => {
    await openCard('NIGHT-001');
    await untilEvent(window.tabGroups.onDidChangeTabs, () => cards().length === 1);
    await window.tabGroups.close(cards());
    await untilEvent(window.tabGroups.onDidChangeTabs, () => cards().length === 0);
    assert.equal(api.card(), null);
    await openCard('NIGHT-002');
    assert.equal(api.card()?.id, 'NIGHT-002');
  });

  it('tells from Git when its requirement was written down, and what changed since', async () => {
    const before = shift.onDisk('requirements.md');
    const git = new GitFolder(shift.folder.fsPath);
    try {
      git.commit('Write it down', '2026-05-01T10:00:00+08:00');
      shift.write('requirements.md', before.replace(/(\| NIGHT-001 \|[^\n]*?)一期/u, '$1二期'));
      assert.notEqual(shift.onDisk('requirements.md'), before);
      git.commit('Put it off', '2026-05-02T10:00:00+08:00');
      await quiet(api);
      await openCard('NIGHT-001');
      await untilEvent(api.onDidChangeCard, () => history().length > 1);
      assert.deepEqual(
        history().map(([name]) => name?.slice(0, 10)),
        ['2026-05-02', '2026-05-01'],
      );
      assert.match(history()[0]?.[1] ?? '', /→/u);
    } finally {
      git.remove();
      shift.write('requirements.md', before);
    }
  });

  it('flags a requirement that Git has in one phase after the other, once that is read in the background', async () => {
    const before = shift.onDisk('requirements.md');
    const git = new GitFolder(shift.folder.fsPath);
    let again: NodeJS.Timeout | undefined;
    const moved = (): readonly string[] =>
      api
        .findings(shift.uri('requirements.md').toString())
        .flatMap(({ code, message: { args } }) =>
          code === 'requirement/moved' ? [`${args[0] ?? ''} ${args[2] ?? ''}`] : [],
        );
    try {
      assert.deepEqual(moved(), []);
      git.commit('Write it down', '2026-05-01T10:00:00+08:00');
      for (const [nth, phase] of ['二期', '三期'].entries()) {
        shift.write('requirements.md', before.replace(/(\| NIGHT-001 \|[^\n]*?)一期/u, `$1${phase}`));
        git.commit('Put it off', `2026-05-0${nth + 2}T10:00:00+08:00`);
      }
      again = setInterval(() => git.nudge(), 10_000);
      await until(api, () => moved().length > 0);
      assert.match(moved()[0] ?? '', /NIGHT-001.*一期 → 二期 → 三期/u);
    } finally {
      clearInterval(again);
      git.remove();
      shift.write('requirements.md', before);
    }
  });

  /** What the card tells from Git: for each change its date and author, and what it changed. */
  function history(): readonly (readonly string[])[] {
    const { main }: Pick<CardPage, 'main'> = api.card() ?? { main: [] };
    return main.flatMap((section) =>
      section.kind === 'list' && section.id === 'history'
        ? section.groups.map(({ name, items }) => [name.text, ...items.map(({ text }) => text)])
        : [],
    );
  }

  async function openCard(id: string): Promise<void> {
    await commands.executeCommand('groundplan.openCard', key(id));
  }

  function key(id: string): string {
    const requirement = requirementOf(api, shift, id);
    assert.ok(requirement, `${id} is not there`);
    return requirement.key;
  }

  /** What a field of the card on show says. */
  function said(field: string): readonly string[] {
    const { aside }: Pick<CardPage, 'aside'> = api.card() ?? { aside: [] };
    const rows = aside.flatMap((section) => (section.kind === 'fields' ? section.fields : []));
    return rows.find(({ id }) => id === field)?.values.map(({ text }) => text) ?? [];
  }
});

function cards(): readonly Tab[] {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith('groundplan.card'));
}

/** A folder of the workspace as a Git repository, for as long as a test needs it to be one. */
class GitFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.#git(['init']);
  }

  commit(subject: string, date: string): void {
    this.#git(['add', '--all']);
    this.#git(['-c', 'user.name=王敏', '-c', 'user.email=w@example.com', 'commit', '-m', subject], date);
  }

  /** Writes the log of HEAD once more: a watcher of a busy machine drops an event now and then. */
  nudge(): void {
    const by = ['-c', 'user.name=王敏', '-c', 'user.email=w@example.com'];
    this.#git([...by, 'commit', '--allow-empty', '-m', 'Again'], '2026-05-04T10:00:00+08:00');
  }

  remove(): void {
    rmSync(join(this.#folder, '.git'), { recursive: true, force: true });
  }

  #git(words: readonly string[], date = '2026-05-01T10:00:00+08:00'): void {
    const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
    execFileSync('git', words, {
      cwd: this.#folder,
      env: { ...Object.fromEntries(own), GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
      stdio: 'ignore',
    });
  }
}
