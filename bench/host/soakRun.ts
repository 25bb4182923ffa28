/**
 * A long day in the extension host, by chance from a seed: edits, saves, branches, views, searches, files and folders that
 * come and go. Every so many steps the snapshot is compared with one that is built anew, and what the host holds is noted.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isDeepStrictEqual } from 'node:util';
import { commands, extensions, Position, Range, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import type { GroundplanApi } from '../../src/editor/api.ts';
import { firstChange } from '../../src/index/snapshotChange.ts';
import { WorkspaceIndex } from '../../src/index/workspaceIndex.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { NodeSource } from '../../src/platform/node/nodeSource.ts';
import { FindingBook } from '../../src/rules/findingBook.ts';
import { dumpSnapshot } from '../../test/support/dumpSnapshot.ts';

interface Noted {
  readonly step: number;
  readonly heap: number;
  readonly resident: number;
  readonly handles: number;
  readonly resources: Readonly<Record<string, number>>;
  readonly listeners: number;
  readonly documents: number;
  readonly isEqual: boolean;
  readonly pauses: { readonly p50: number; readonly p99: number; readonly longest: number };
}

const views = ['groundplan.modules', 'groundplan.phases', 'groundplan.processes', 'groundplan.toDo'];
const mega = 1024 * 1024;

/** Called by the host. */
export async function run(): Promise<void> {
  const { GROUNDPLAN_RESULT: result = '', GROUNDPLAN_STEPS = '300', GROUNDPLAN_SEED = '1' } = process.env;
  const { GROUNDPLAN_EVERY = '60', GROUNDPLAN_UNTIL = '0' } = process.env;
  const extension = extensions.getExtension<GroundplanApi>('groundplan.groundplan');
  const folder = workspace.workspaceFolders?.[0]?.uri;
  if (!extension || !folder) throw new Error('the extension or its folder is not there');
  const api = await extension.activate();
  await api.ready;
  const day = new SoakDay(api, folder, Number(GROUNDPLAN_SEED));
  const notes: Noted[] = [await day.note(0)];
  const until = Number(GROUNDPLAN_UNTIL);
  let step = 0;
  while (step < Number(GROUNDPLAN_STEPS) && (until === 0 || Date.now() < until)) {
    step++;
    await day.step();
    if (step % Number(GROUNDPLAN_EVERY) !== 0) continue;
    notes.push(await day.note(step));
    writeFileSync(result, JSON.stringify({ notes, did: day.did, unlike: day.unlike }));
  }
  notes.push(await day.note(step));
  writeFileSync(result, JSON.stringify({ notes, did: day.did, unlike: day.unlike, isWhole: true }));
}

class SoakDay {
  readonly did: Record<string, number> = {};
  /** Where the snapshot and one that is built anew first differ, if they do. */
  readonly unlike: string[] = [];
  readonly #api: GroundplanApi;
  readonly #folder: Uri;
  readonly #delay = monitorEventLoopDelay({ resolution: 10 });
  #state: number;
  #made = 0;

  constructor(api: GroundplanApi, folder: Uri, seed: number) {
    this.#api = api;
    this.#folder = folder;
    this.#state = seed >>> 0 || 1;
    this.#delay.enable();
  }

  async step(): Promise<void> {
    const kinds: readonly (readonly [string, number, () => unknown])[] = [
      ['edit', 30, () => this.#edit()],
      ['save', 8, () => workspace.saveAll()],
      ['close editors', 5, () => this.#closeEditors()],
      ['branch', 2, () => this.#branch()],
      ['view', 8, () => commands.executeCommand(`${views[this.#number(views.length)]}.focus`)],
      ['board', 3, () => commands.executeCommand('groundplan.openBoard')],
      ['hover', 8, () => this.#hover()],
      ['search', 6, () => this.#search()],
      ['new file', 6, () => this.#newFile()],
      ['new folder', 3, () => this.#newFolder()],
      ['folder gone', 3, () => this.#removeFolder()],
      ['rename', 5, () => this.#rename()],
      ['compare', 2, () => this.#api.verify()],
    ];
    let at = this.#number(kinds.reduce((sum, [, weight]) => sum + weight, 0));
    for (const [name, weight, work] of kinds) {
      at -= weight;
      if (at >= 0) continue;
      this.did[name] = (this.did[name] ?? 0) + 1;
      await work();
      return;
    }
  }

  /** What the host holds once everything is at rest, and whether the snapshot is as it should be. */
  async note(step: number): Promise<Noted> {
    const pauses = this.#pauses();
    await workspace.saveAll();
    await this.#closeEditors();
    await this.#api.verify();
    await this.#api.settled();
    const isEqual = await this.#equalsRebuild(step);
    collectGarbage();
    await new Promise((resume) => setTimeout(resume, 500));
    collectGarbage();
    const resources: Record<string, number> = {};
    for (const name of process.getActiveResourcesInfo()) resources[name] = (resources[name] ?? 0) + 1;
    const { heapUsed, rss } = process.memoryUsage();
    this.#delay.reset();
    return {
      step,
      heap: heapUsed / mega,
      resident: rss / mega,
      handles: process.getActiveResourcesInfo().length,
      resources,
      listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
      documents: workspace.textDocuments.length,
      isEqual,
      pauses,
    };
  }

  #pauses(): Noted['pauses'] {
    const at = (share: number): number => this.#delay.percentile(share) / 1e6;
    return { p50: at(50), p99: at(99), longest: this.#delay.max / 1e6 };
  }

  async #equalsRebuild(step: number): Promise<boolean> {
    const silent = { info: () => undefined, warn: () => undefined };
    // What VS Code closes in its own time counts as open until then.
    for (let attempt = 1; ; attempt++) {
      const source = new NodeSource({ folderOf: ({ id }) => Uri.parse(id).fsPath, git: true });
      const fresh = new WorkspaceIndex({ source, log: silent });
      for (const document of workspace.textDocuments)
        if (document.uri.scheme === 'file') fresh.overlay(document.uri.toString(), document.getText());
      await fresh.setRoots(this.#api.snapshot().roots.filter((root) => !root.source));
      await fresh.settled();
      const [is, should] = [this.#api.snapshot(), fresh.snapshot].map(dumped);
      fresh.dispose();
      if (isDeepStrictEqual(is, should)) return true;
      if (attempt === 3) {
        this.unlike.push(`step ${step}: ${firstDifference(is, should)}`);
        return false;
      }
      await this.#api.verify();
      await this.#api.settled();
    }
  }

  async #edit(): Promise<void> {
    const uri = this.#anyDocument();
    if (!uri || !existsSync(uri.fsPath)) return;
    try {
      const document = await workspace.openTextDocument(uri);
      if (this.#number(3) === 0) await window.showTextDocument(document, { preview: true });
      const line = this.#number(document.lineCount);
      const edit = new WorkspaceEdit();
      const end = document.lineAt(line).range.end;
      if (this.#number(8) === 0 && document.lineCount > 12)
        edit.delete(
          uri,
          new Range(new Position(line, 0), new Position(Math.min(line + 1, document.lineCount), 0)),
        );
      else edit.insert(uri, this.#number(2) === 0 ? end : new Position(line, 0), `改${this.#number(100)} `);
      await workspace.applyEdit(edit);
    } catch (error) {
      // A file that went meanwhile.
      if (existsSync(uri.fsPath)) throw error;
    }
  }

  async #closeEditors(): Promise<void> {
    await workspace.saveAll(false);
    await commands.executeCommand('workbench.action.closeAllEditors');
  }

  /** With what was typed saved: otherwise the editor asks which of both counts. */
  async #branch(): Promise<void> {
    await this.#closeEditors();
    const branch = this.#number(2) === 0 ? 'main' : 'other';
    execFileSync('git', ['checkout', '-q', '-f', branch], { cwd: this.#folder.fsPath, stdio: 'ignore' });
    await new Promise((resume) => setTimeout(resume, 200));
  }

  async #hover(): Promise<void> {
    const uri = this.#anyDocument();
    if (!uri || !existsSync(uri.fsPath)) return;
    const at = new Position(10 + this.#number(20), 4);
    await commands.executeCommand('vscode.executeHoverProvider', uri, at);
    await commands.executeCommand('vscode.executeDefinitionProvider', uri, at);
  }

  async #search(): Promise<void> {
    const text = ['线索', 'lead', 'REQ-1', 'fenpei', 'order'][this.#number(5)] ?? '';
    await commands.executeCommand('vscode.executeWorkspaceSymbolProvider', text);
    void commands.executeCommand('groundplan.findRequirement');
    await new Promise((resume) => setTimeout(resume, 50));
    await commands.executeCommand('workbench.action.closeQuickOpen');
  }

  #newFile(): void {
    const number = ++this.#made;
    const path = join(this.#folder.fsPath, 'docs', `soak-${number % 40}.md`);
    writeFileSync(path, tableOf(number));
  }

  #newFolder(): void {
    const number = ++this.#made;
    const path = join(this.#folder.fsPath, `soak-folder-${number % 5}`);
    mkdirSync(path, { recursive: true });
    for (let file = 0; file < 5; file++) writeFileSync(join(path, `${file}.md`), tableOf(number * 10 + file));
  }

  #removeFolder(): void {
    rmSync(join(this.#folder.fsPath, `soak-folder-${this.#number(5)}`), { recursive: true, force: true });
  }

  async #rename(): Promise<void> {
    await this.#closeEditors();
    const from = join(this.#folder.fsPath, 'docs', `soak-${this.#number(40)}.md`);
    if (existsSync(from)) renameSync(from, join(this.#folder.fsPath, 'docs', `soak-${this.#number(40)}.md`));
  }

  #anyDocument(): Uri | null {
    const all = [...this.#api.snapshot().documents()].filter(({ kind }) => kind === 'document');
    const one = all[this.#number(all.length)];
    return one ? Uri.parse(one.uri) : null;
  }

  #number(below: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) % Math.max(1, below);
  }
}

function dumped(snapshot: Snapshot): unknown {
  const findings = new FindingBook();
  findings.update(firstChange(snapshot));
  return dumpSnapshot(snapshot, findings);
}

/** The first place where two texts of the same data part. */
function firstDifference(is: unknown, should: unknown): string {
  const [a, b] = [is, should].map((value) => JSON.stringify(value));
  if (a === undefined || b === undefined) return 'nothing to compare';
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return `“${a.slice(Math.max(0, at - 120), at + 120)}” instead of “${b.slice(Math.max(0, at - 20), at + 120)}”`;
}

function tableOf(number: number): string {
  return `| 编号 | 需求名称 | 所属模块 | 状态 |\n|---|---|---|---|\n| SOAK-${number} | 第 ${number} 条 | | 待评审 |\n`;
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
