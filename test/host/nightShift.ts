/** A small part of the open folder for tests, and what they do with it. */
import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, extensions, MarkdownString, Uri, window, workspace } from 'vscode';
import type { Event, Hover, Position, TextDocument } from 'vscode';
import type { GroundplanApi } from '../../src/editor/api.ts';
import type { Requirement } from '../../src/model/requirement.ts';

const extension = extensions.getExtension<GroundplanApi>('groundplan.groundplan');

/** The extension, started, with the workspace read. */
export async function startedApi(): Promise<GroundplanApi> {
  assert.ok(extension);
  const api = await extension.activate();
  await api.ready;
  return api;
}

export function workspaceFolder(): Uri {
  const folder = workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the tests need an open folder');
  return folder.uri;
}

/** The fixture in the open folder. */
export class NightShift {
  readonly folder = Uri.joinPath(workspaceFolder(), 'night-shift');

  uri(path: string): Uri {
    return Uri.joinPath(this.folder, path);
  }

  onDisk(path: string): string {
    return readFileSync(this.uri(path).fsPath, 'utf8');
  }

  write(path: string, text: string): void {
    writeFileSync(this.uri(path).fsPath, text);
  }

  /** Throws away what was typed, and brings its first files back to what they were. */
  async restore(api: GroundplanApi): Promise<void> {
    assert.ok(extension);
    await discardAll();
    for (let attempt = 1; ; attempt++) {
      for (const path of ['requirements.md', 'notes/weekly.md', 'code/onDuty.ts', 'code/onDuty.test.ts']) {
        copyFileSync(
          join(extension.extensionPath, 'test', 'fixtures', 'workspace', path),
          this.uri(path).fsPath,
        );
      }
      await quiet(api);
      const isBack = await untilSoon(api, () => {
        const one = requirementOf(api, this, 'NIGHT-001');
        return one !== undefined && api.snapshot().referencesTo(one).length === 2;
      });
      if (isBack) return;
      if (attempt === mostAttempts) throw new Error('the night shift was not read again');
    }
  }
}

let sentinels = 0;
/** A watcher of a busy machine drops an event now and then: then what was done is done again. */
const mostAttempts = 4;
const patienceSeconds = 10;

/**
 * Resolves when what was done on disk so far has been reported and read. Watchers report in order, so a file
 * that comes now is known last; without this, a file's coming and going may be reported as nothing at all.
 */
export async function quiet(api: GroundplanApi): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const id = `QUIET-${++sentinels}`;
    const outside = Uri.joinPath(workspaceFolder(), '..', `${id}.md`).fsPath;
    const inside = Uri.joinPath(workspaceFolder(), 'docs', `${id}.md`).fsPath;
    const isThere = (): boolean =>
      [...api.snapshot().requirements()].some((requirement) => requirement.id === id);
    writeFileSync(outside, `| 编号 | 需求 | 状态 |\n|---|---|---|\n| ${id} | 安静 | 待评审 |\n`);
    renameSync(outside, inside);
    const came = await untilSoon(api, isThere);
    rmSync(inside);
    const went = came && (await untilSoon(api, () => !isThere()));
    if (went || attempt === mostAttempts) break;
  }
  await api.settled();
}

/** Whether a condition comes to hold before a watcher has to be taken for deaf. */
async function untilSoon(api: GroundplanApi, holds: () => boolean): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(holds()), patienceSeconds * 1000);
  });
  const came = await Promise.race([until(api, holds).then(() => true), late]);
  clearTimeout(timer);
  return came;
}

/** The requirement that a file of the fixture's folder defines. */
export function requirementOf(api: GroundplanApi, at: NightShift, id: string): Requirement | undefined {
  const below = `${at.folder.toString()}/`;
  return [...api.snapshot().requirements()].find(
    (requirement) => requirement.id === id && requirement.uri.startsWith(below),
  );
}

/** Resolves as soon as a condition holds, asked again after each change; the test's own time limit ends it. */
export function until(api: GroundplanApi, holds: () => boolean): Promise<void> {
  return untilEvent(api.onDidChange, holds);
}

/** The same for any event. */
export async function untilEvent<T>(event: Event<T>, holds: () => boolean): Promise<void> {
  if (holds()) return;
  await new Promise<void>((resolve, reject) => {
    const subscription = event(() => {
      try {
        if (!holds()) return;
        resolve();
      } catch (error) {
        reject(error);
      }
      subscription.dispose();
    });
  });
}

/** Opens a document in a tab. */
export async function show(uri: Uri): Promise<TextDocument> {
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document, { preview: false });
  return document;
}

/**
 * Throws away what was typed and closes every editor. The settings are written by the editor itself, which takes no
 * help; and where another editor opens in between, it is tried again.
 */
export async function discardAll(): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      for (const { isDirty, uri } of workspace.textDocuments) {
        if (!isDirty || uri.path.endsWith('/User/settings.json')) continue;
        await window.showTextDocument(uri);
        await commands.executeCommand('workbench.action.files.revert');
      }
      await commands.executeCommand('workbench.action.closeAllEditors');
      return;
    } catch (error) {
      if (attempt === mostAttempts) throw error;
    }
  }
}

/** The position just inside the first occurrence of a text. */
export function inside(document: TextDocument, text: string): Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `“${text}” is not in ${document.uri.path}`);
  return document.positionAt(offset + 1);
}

/** What Groundplan says in a hover, all parts together; other extensions' hovers are left out. */
export async function hoverTextAt(uri: Uri, position: Position): Promise<string> {
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', uri, position);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof MarkdownString ? content.value : ''))
    .filter((text) => text.includes('command:groundplan.') || text.includes('**'))
    .join('\n');
}
