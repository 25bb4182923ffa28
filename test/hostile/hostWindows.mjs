// Opens a hostile folder in the real extension host, once without trust and once with it, and looks afterwards whether
// anything in it changed or ran.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../scripts/processes.mjs';
import { root } from '../../scripts/root.mjs';
import { buildWorkspace } from './buildWorkspace.mjs';
import { differences, folderHash } from './folderHash.mjs';

/** `passed`, `failed`, `failures` over both windows, and `windows` with what each measured. Where the server build runs only. */
export async function openHostile(scratch, size, { minutes = 5, trusts = ['restricted', 'trusted'] } = {}) {
  const places = buildWorkspace(join(scratch, 'hostile'), size);
  const before = folderHash(places.workspace);
  const total = { passed: 0, failed: 0, failures: [], again: [], windows: [] };
  for (const trust of trusts) {
    const result = await oneWindow(scratch, places, trust, minutes);
    const changed = differences(before, folderHash(places.workspace));
    const ran = readdirSync(places.canaries, { recursive: true }).filter((name) => name !== 'nested');
    const faults = [...changed, ...ran.map((name) => `the trap ${name} was run`)];
    total.passed += result.passed + (faults.length === 0 ? 1 : 0);
    total.failed += result.failed + (faults.length === 0 ? 0 : 1);
    total.failures.push(...result.failures);
    if (faults.length > 0)
      total.failures.push(`a hostile folder, ${trust}, is as it was\n${faults.slice(0, 20).join('\n')}`);
    total.again.push(...result.again);
    total.windows.push({ trust, ...result.seen });
  }
  return { ...total, ...places };
}

async function oneWindow(scratch, { workspace, canaries }, trust, minutes) {
  console.log(`\nen, a hostile folder, ${trust}:`);
  const resultFile = join(scratch, `hostile-${trust}.json`);
  const figuresFile = join(scratch, `figures-${trust}.json`);
  const args = [join(root, 'test', 'host', 'standIn.mjs'), `--extensionDevelopmentPath=${root}`];
  args.push(`--extensionTestsPath=${join(root, 'out', 'host', 'index.js')}`, `--trust=${trust}`, workspace);
  const env = {
    ...process.env,
    GROUNDPLAN_RESULT: resultFile,
    GROUNDPLAN_FIGURES: figuresFile,
    GROUNDPLAN_TESTS: 'hostile',
    GROUNDPLAN_TRUST: trust,
    GROUNDPLAN_CANARIES: canaries,
    GROUNDPLAN_GREP: '',
  };
  const { code } = await run(process.execPath, args, { cwd: root, env, limitSeconds: minutes * 60 });
  const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);
  const seen = read(figuresFile) ?? { figures: {}, leftOut: [] };
  const result = read(resultFile);
  if (!result)
    return {
      passed: 0,
      failed: 1,
      failures: [`a hostile folder, ${trust}\nno result (${code})`],
      again: [],
      seen,
    };
  return { failures: [], again: [], ...result, seen };
}

/** What was measured, in columns. */
export function tellWindows(windows) {
  for (const { trust, figures, leftOut } of windows) {
    console.log(`\n${trust}:`);
    for (const [name, value] of Object.entries(figures)) console.log(`  ${name.padEnd(42)} ${value}`);
    for (const { key, args, files } of leftOut)
      console.log(`  left out: ${files} × ${key.replace(/\{(\d)\}/gu, (_, index) => args[index] ?? '')}`);
  }
}
