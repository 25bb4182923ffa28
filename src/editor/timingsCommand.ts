/** *Show timings*: a table of how long things took, as a document to send to whoever is asked for help. */
import { commands, type Disposable, env, extensions, l10n, version, window, workspace } from 'vscode';
import type { Log } from '../index/ports.ts';
import { fileCounts } from '../insight/fileCounts.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { errorText } from './log.ts';
import type { Session } from './session.ts';
import { timedThings, type TimedThing, type Timings } from './timings.ts';

export function registerTimings(session: Session, timings: Timings, log: Log): Disposable {
  return commands.registerCommand('groundplan.showTimings', async () => {
    const text = timingsText(session.snapshot, timings);
    for (const line of text.split('\n')) if (line !== '') log.info(line);
    try {
      await window.showTextDocument(
        await workspace.openTextDocument({ language: 'markdown', content: text }),
      );
    } catch (error) {
      log.warn(`The timings could not be opened: ${errorText(error)}`);
    }
  });
}

function timingsText(snapshot: Snapshot, timings: Timings): string {
  const manifest = extensions.getExtension('groundplan.groundplan')?.packageJSON as
    | { readonly version: string }
    | undefined;
  const rows = timedThings.map((thing) => row(nameOf(thing), timings.of(thing)));
  return [
    `# ${l10n.t('Groundplan timings')}`,
    `Groundplan ${manifest?.version ?? ''} · VS Code ${version} · ${env.appHost} · ${env.remoteName ?? l10n.t('local')}`,
    [
      `| ${[l10n.t('Timed work'), l10n.t('Times'), l10n.t('Median'), l10n.t('95 of 100 within'), l10n.t('Longest'), l10n.t('Last')].join(' | ')} |`,
      '|---|---:|---:|---:|---:|---:|',
      ...rows,
    ].join('\n'),
    [`| ${l10n.t('In this window')} | |`, '|---|---:|', ...countRows(snapshot)].join('\n'),
    l10n.t('Nothing of this is sent anywhere. Times are in milliseconds, of the latest 200 of each.'),
    '',
  ].join('\n\n');
}

function nameOf(thing: TimedThing): string {
  switch (thing) {
    case 'listing':
      return l10n.t('Listing the files of a folder');
    case 'reading':
      return l10n.t('Reading files and placing their requirements');
    case 'findings':
      return l10n.t('Findings and search after a change');
    case 'pause':
      return l10n.t('Longest pause for others while reading');
    case 'edit':
      return l10n.t('One edit, until everything on show is up to date');
    case 'search':
      return l10n.t('One search');
  }
}

function row(name: string, times: readonly number[]): string {
  if (times.length === 0) return `| ${name} | 0 | | | | |`;
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const figures = [at(0.5), at(0.95), sorted.at(-1) ?? 0, times.at(-1) ?? 0].map((time) => time.toFixed(1));
  return `| ${name} | ${times.length} | ${figures.join(' | ')} |`;
}

function countRows(snapshot: Snapshot): readonly string[] {
  const { documents, code } = fileCounts(snapshot);
  let words = 0;
  for (const { facts } of snapshot.documents()) words += facts.words.ids.length;
  return [
    [l10n.t('Folders'), snapshot.roots.length],
    [l10n.t('Documents'), documents],
    [l10n.t('Files of code'), code],
    [l10n.t('Requirements'), snapshot.requirementCount],
    [l10n.t('Words that look like ids'), words],
  ].map(([name, count]) => `| ${name} | ${count} |`);
}
