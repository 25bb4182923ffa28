// Calls the command line on a hostile folder: it has to end by itself with an exit code of its own, and nothing that it
// prints may steer a terminal.
import { openSync, closeSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../scripts/processes.mjs';
import { root } from '../../scripts/root.mjs';
import { differences, folderHash } from './folderHash.mjs';

const calls = [
  ['tree', 'FOLDER'],
  ['list', 'FOLDER'],
  ['list', 'FOLDER', '--json'],
  ['check', 'FOLDER'],
  ['check', 'FOLDER', '--git'],
  ['check', 'FOLDER', '--format', 'github'],
  ['trace', 'FOLDER', 'BAD-13'],
  ['trace', 'FOLDER', '__proto__'],
  ['matrix', 'FOLDER', '--format', 'text'],
  ['matrix', 'FOLDER'],
  ['report', 'FOLDER', '--out', 'OUT.html'],
  ['init', 'FOLDER', '--dry-run'],
];

/** What is for a program or a file reaches it as it is; on a terminal it is written out, which test/cli holds. */
const isForPrograms = (call) =>
  call.includes('--json') || call.includes('--dry-run') || (call[0] === 'matrix' && !call.includes('text'));

/** Everything that a terminal obeys but line breaks and tabs, and what turns the direction of a line. */
// oxlint-disable-next-line no-control-regex
const steering = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u;

/** Runs each call one after another; the folder has to stay as it is. */
export async function callsOnHostile({ workspace, canaries }) {
  const before = folderHash(workspace);
  const failures = [];
  let passed = 0;
  console.log('\nThe command line:');
  for (const call of calls) {
    const out = join(canaries, '..', 'out.txt');
    const page = join(canaries, '..', 'out.html');
    const args = call.map((word) => (word === 'FOLDER' ? workspace : word.replace('OUT.html', page)));
    const file = openSync(out, 'w');
    const from = performance.now();
    const { code, timedOut } = await run(process.execPath, [join(root, 'dist', 'cli.js'), ...args], {
      stdio: ['ignore', file, file],
      limitSeconds: 900,
    });
    closeSync(file);
    const seconds = Math.round((performance.now() - from) / 100) / 10;
    const said = readFileSync(out, 'utf8');
    const faults = [];
    if (timedOut || ![0, 1, 2].includes(code)) faults.push(`it ended with ${timedOut ? 'nothing' : code}`);
    if (/^\s+at .{1,300}:\d+:\d+/mu.test(said)) faults.push('it printed a stack');
    const line = isForPrograms(call)
      ? undefined
      : said.split('\n').find((each) => steering.test(each.replace(/\r$/u, '')));
    if (line !== undefined) faults.push(`a terminal would obey ${JSON.stringify(line.slice(0, 200))}`);
    console.log(`  ${call.join(' ').padEnd(44)} exit ${code}, ${seconds} s, ${said.length} characters`);
    if (faults.length === 0) passed++;
    else failures.push(`groundplan ${call.join(' ')}\n${faults.join('\n')}\n${said.slice(0, 500)}`);
  }
  const changed = differences(before, folderHash(workspace));
  const ran = readdirSync(canaries, { recursive: true }).filter((name) => name !== 'nested');
  if (changed.length + ran.length === 0) passed++;
  else failures.push(`the command line changed or ran something\n${[...changed, ...ran].join('\n')}`);
  return { passed, failed: failures.length, failures };
}
