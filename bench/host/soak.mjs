// `npm run soak [-- --steps N] [--minutes N] [--seed S] [--every N]`: a long day of work by chance over a generated workspace
// in a real extension host; ends with 1 where the snapshot was not what one built anew is. `--minutes` ends it early.
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cleanUp, endOnSignals } from '../../scripts/ending.mjs';
import { hostWindow } from './hostWindow.mjs';

const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '3600' },
    minutes: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    every: { type: 'string', default: '100' },
    files: { type: 'string', default: '1800' },
  },
});

/** Two branches that differ in some hundred files. */
function makeBranches(folder) {
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=soak', '-c', 'user.email=soak@example.com', ...args], {
      cwd: folder,
    });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-qm', 'One');
  git('checkout', '-q', '-b', 'other');
  let number = 0;
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name);
    if (name.startsWith('.git') || !/\.(?:md|ts|py|go|java)$/u.test(name) || ++number % 8 !== 0) continue;
    if (number % 64 === 0) rmSync(path);
    else appendFileSync(path, name.endsWith('.md') ? '\n另一个分支的一段话。\n' : '\n// another branch\n');
  }
  git('add', '-A');
  git('commit', '-qm', 'Another');
  git('checkout', '-q', 'main');
}

endOnSignals(130);
let exitCode = 1;
try {
  const size = { requirements: 2000, codeFiles: Number(values.files), references: 4000 };
  const { run, result } = await hostWindow('soak', 'soakRun.js', size, makeBranches);
  const minutes = Number(values.minutes);
  let ending = null;
  try {
    await run({
      GROUNDPLAN_STEPS: values.steps,
      GROUNDPLAN_SEED: values.seed,
      GROUNDPLAN_EVERY: values.every,
      GROUNDPLAN_UNTIL: minutes > 0 ? String(Date.now() + minutes * 60_000) : '0',
    });
  } catch (error) {
    ending = error;
  }
  if (!existsSync(result)) throw new Error(`the host left no result: ${ending?.message}`);
  const { notes, did, unlike, isWhole } = JSON.parse(readFileSync(result, 'utf8'));
  const few = [0, 0.25, 0.5, 0.75, 1].map((share) => notes[Math.round(share * (notes.length - 1))]);
  console.log(
    'step   heap   resident  resources  listeners  documents  pauses p50 / p99 / longest   as built anew',
  );
  for (const { step, heap, resident, handles, listeners, documents, pauses, isEqual } of few)
    console.log(
      [
        String(step).padEnd(6),
        `${heap.toFixed(1)} MB`.padEnd(9),
        `${resident.toFixed(0)} MB`.padEnd(8),
        String(handles).padEnd(10),
        String(listeners).padEnd(10),
        String(documents).padEnd(10),
        `${pauses.p50.toFixed(0)} / ${pauses.p99.toFixed(0)} / ${pauses.longest.toFixed(0)} ms`.padEnd(28),
        isEqual ? 'yes' : 'NO',
      ].join(' '),
    );
  const equal = notes.filter((note) => note.isEqual).length;
  console.log(`compared ${notes.length} times, as one built anew ${equal} times`);
  console.log(
    `steps: ${Object.entries(did)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}`,
  );
  console.log(`resources at the start ${JSON.stringify(notes[0].resources)}`);
  console.log(`resources at the end   ${JSON.stringify(notes.at(-1).resources)}`);
  for (const text of unlike) console.error(text);
  if (ending) console.error(ending.message);
  exitCode = equal === notes.length && isWhole && !ending ? 0 : 1;
} catch (error) {
  console.error(error.message);
}
await cleanUp();
process.exit(exitCode);
