/**
 * How often the right module is proposed for what the business says about the sample, and whether what was asked
 * before is found. `npm run measure:capture` prints it; with `-v` each sentence that is not placed first as well.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { WorkspaceIndex } from '../src/index/workspaceIndex.ts';
import { CaptureIndex } from '../src/insight/capture/captureIndex.ts';
import type { Snapshot } from '../src/model/snapshot.ts';
import { NodeSource } from '../src/platform/node/nodeSource.ts';

interface Said {
  readonly says: string;
  readonly module: string;
  readonly twins?: readonly string[];
}

/** The sample is written as of this day. */
const today = '2026-11-23';
const folder = resolve('examples/sales-platform');
const root = pathToFileURL(folder).href;
const ours = ['asked', 'tuning', 'unseen', 'later', 'last'].map(
  (name) => `test/fixtures/capture/${name}.json`,
);

const given = process.argv.slice(2).filter((each) => each.endsWith('.json'));
const isVerbose = process.argv.includes('-v');
const capture = new CaptureIndex(await sample(), root);
for (const file of given.length > 0 ? given : ours) measure(file);

async function sample(): Promise<Snapshot> {
  const index = new WorkspaceIndex({
    source: new NodeSource({ folderOf: () => folder, git: false }),
    log: { info: () => undefined, warn: (text) => console.warn(text) },
  });
  await index.setRoots([{ id: root, name: 'sales-platform' }]);
  await index.settled();
  return index.snapshot;
}

function measure(file: string): void {
  const sentences = JSON.parse(readFileSync(file, 'utf8')) as readonly Said[];
  let first = 0;
  let amongThree = 0;
  let twins = 0;
  let found = 0;
  for (const said of sentences) {
    const { modules, alike } = capture.propose({ text: said.says }, today);
    const at = modules.findIndex(({ value }) => value === said.module);
    if (at === 0) first++;
    if (at >= 0 && at < 3) amongThree++;
    const twinAt = alike.findIndex(({ requirement }) => said.twins?.includes(requirement.id ?? '') ?? false);
    if (said.twins) twins++;
    if (said.twins && twinAt >= 0 && twinAt < 3) found++;
    if (!isVerbose || (at === 0 && (!said.twins || (twinAt >= 0 && twinAt < 3)))) continue;
    const proposed = modules.slice(0, 3).map(({ value, score }) => `${value} ${score.toFixed(0)}`);
    console.log(`  ${said.says}\n    ${said.module} is number ${at + 1} of ${proposed.join(', ')}`);
    const like = alike.slice(0, 3).map(({ requirement: { id, title } }) => id ?? title);
    if (said.twins)
      console.log(`    ${said.twins.join(' or ')} is number ${twinAt + 1} of ${like.join(', ')}`);
  }
  const count = sentences.length;
  console.log(
    `${file}: ${count} sentences; the right module first for ${first} (${share(first, count)}), among the first three for ${amongThree} (${share(amongThree, count)}); the twin among the first three for ${found} of ${twins} (${share(found, twins)})`,
  );
}

function share(part: number, whole: number): string {
  return `${Math.round((100 * part) / Math.max(whole, 1))} %`;
}
