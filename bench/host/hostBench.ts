/**
 * What the extension host itself sees: pauses of its event loop while a workspace is read, and the time from an edit to
 * the findings that VS Code shows. `bench/host/main.mjs` opens the window and prints what stands in the result.
 */
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import {
  commands,
  extensions,
  languages,
  Position,
  Range,
  Uri,
  window,
  workspace,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import type { GroundplanApi } from '../../src/editor/api.ts';
import { quantile } from '../row.ts';

/** Pauses that nobody could tell from an idle turn. */
const shortest = 1;
const mostWait = 30_000;

/** Called by the host. */
export async function run(): Promise<void> {
  const {
    GROUNDPLAN_RESULT: result,
    GROUNDPLAN_EDITS: edits = '100',
    GROUNDPLAN_PROFILE: profile,
  } = process.env;
  const endProfile = profile ? startProfile(profile) : null;
  const lines: string[] = [];
  const idle = watchPauses();
  await new Promise((resume) => setTimeout(resume, 500));
  const extension = extensions.getExtension<GroundplanApi>('groundplan.groundplan');
  if (!extension) throw new Error('the extension is not there');
  const active = extension.isActive;
  lines.push(told('the host before, without our work (or with its beginning)', idle()));
  const first = watchPauses();
  const start = performance.now();
  const api = await extension.activate();
  const before = api.filesRead();
  await api.ready;
  const read = api.filesRead();
  lines.push(
    `first reading: ${read - before} of ${read} files after the measuring began${active ? '' : ', from activation on'}, ${ms(performance.now() - start)}, ${api.snapshot().requirementCount} requirements`,
    told('  pauses', first()),
  );
  const second = watchPauses();
  const again = performance.now();
  await commands.executeCommand('groundplan.refresh');
  await api.settled();
  lines.push(
    `reading all again: ${api.filesRead() - read} files, ${ms(performance.now() - again)}`,
    told('  pauses', second()),
  );
  lines.push(...(await timesOfEdits(Number(edits))));
  await endProfile?.();
  if (result) writeFileSync(result, JSON.stringify(lines));
  else for (const line of lines) console.log(line);
}

/** Takes the phase out of a row and puts it back: a finding comes and goes. */
async function timesOfEdits(edits: number): Promise<readonly string[]> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  if (!folder) throw new Error('no folder is open');
  const document = await workspace.openTextDocument(Uri.joinPath(folder, 'docs/part0/requirements-0.md'));
  const editor = await window.showTextDocument(document);
  const row = 10;
  const cells = document.lineAt(row).text.split('|');
  const phase = cells[4] ?? '';
  const from = cells.slice(0, 4).join('|').length + 1;
  const pauses = watchPauses();
  const times: number[] = [];
  let length = phase.length;
  await put(editor, row, from, length, ' ');
  length = 1;
  await new Promise((resume) => setTimeout(resume, 1_000));
  for (let turn = 0; turn < edits; turn++) {
    const text = turn % 2 === 0 ? phase : ' ';
    const start = performance.now();
    const updated = findingsChange(document);
    await put(editor, row, from, length, text);
    await updated;
    times.push(performance.now() - start);
    length = text.length;
  }
  const own = pauses();
  const plain = await workspace.openTextDocument({ content: 'abc\n', language: 'plaintext' });
  const other = await window.showTextDocument(plain);
  const without: number[] = [];
  for (let turn = 0; turn < edits; turn++) {
    const start = performance.now();
    const heard = new Promise<void>((resume) => {
      const listening = workspace.onDidChangeTextDocument((event) => {
        if (event.document !== plain || event.contentChanges.length === 0) return;
        listening.dispose();
        resume();
      });
    });
    await put(other, 0, 0, 1, 'x');
    await heard;
    without.push(performance.now() - start);
  }
  return [
    `${times.length} edits, from the keystroke to the updated finding: ${spread(times)}`,
    `  an edit of a text without requirements, the editor's own way there and back: ${spread(without)}`,
    told('  pauses meanwhile', own),
  ];
}

function put(
  editor: TextEditor,
  line: number,
  from: number,
  length: number,
  text: string,
): Thenable<boolean> {
  const range = new Range(new Position(line, from), new Position(line, from + length));
  return editor.edit((change) => change.replace(range, text));
}

function findingsChange({ uri }: TextDocument): Promise<void> {
  return new Promise((resume, reject) => {
    const timer = setTimeout(() => reject(new Error('no finding changed')), mostWait);
    const listening = languages.onDidChangeDiagnostics((event) => {
      if (!event.uris.some((changed) => changed.toString() === uri.toString())) return;
      clearTimeout(timer);
      listening.dispose();
      resume();
    });
  });
}

/** The gaps between two turns of the event loop until the returned function is called. */
function watchPauses(): () => readonly number[] {
  const gaps: number[] = [];
  let last = performance.now();
  let running = true;
  const tick = (): void => {
    const now = performance.now();
    if (now - last > shortest) gaps.push(now - last);
    last = now;
    if (running) setImmediate(tick);
  };
  setImmediate(tick);
  return () => {
    running = false;
    return gaps;
  };
}

/** Samples what the extension host does until the returned function is called, which writes it to a file. */
function startProfile(file: string): () => Promise<void> {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: 1_000 });
  session.post('Profiler.start');
  return () =>
    new Promise((resume, reject) => {
      session.post('Profiler.stop', (error, stopped) => {
        session.disconnect();
        if (error) {
          reject(error);
          return;
        }
        writeFileSync(file, JSON.stringify(stopped.profile));
        resume();
      });
    });
}

function told(what: string, gaps: readonly number[]): string {
  const over = (least: number): string => `${gaps.filter((gap) => gap > least).length} over ${least} ms`;
  return `${what}: ${gaps.length} of more than ${shortest} ms; ${spread(gaps)}; ${over(10)}, ${over(20)}, ${over(50)}`;
}

function spread(values: readonly number[]): string {
  const at = (share: number): string => ms(quantile(values, share));
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, longest ${ms(Math.max(0, ...values))}`;
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}
