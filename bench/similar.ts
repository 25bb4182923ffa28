/**
 * `npm run measure:similar [-- FILE]`: how well “asked before” tells the hand-labelled pairs apart, and how long
 * it takes. Fails where precision or recall of a half is below what is wanted, or an edit costs as much as a
 * rebuild. FILE holds other pairs, `[{ "a": …, "b": …, "same": true }]`.
 */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { alikeFrom } from '../src/insight/similar/likeness.ts';
import { SimilarityIndex } from '../src/insight/similar/similarityIndex.ts';
import { median } from './row.ts';
import { requirementsOf } from './similarCorpus.ts';
import { type LabelledPair, judge, scoreOf } from './similarPairs.ts';

const [file] = process.argv.slice(2);
const pairs = JSON.parse(readFileSync(file ?? 'test/fixtures/similarPairs.json', 'utf8')) as LabelledPair[];
let holds = true;

console.log(`Pairs that are the same from a likeness of ${alikeFrom} on\n`);
for (const half of new Set(pairs.map((pair) => pair.half ?? 'all'))) {
  const some = pairs.filter((pair) => (pair.half ?? 'all') === half);
  const { precision, recall, wrong } = judge(some);
  holds &&= precision >= 0.8 && recall >= 0.7;
  console.log(
    `${half.padEnd(10)} ${some.length} pairs   precision ${precision.toFixed(2)}   recall ${recall.toFixed(2)}`,
  );
  for (const pair of wrong)
    console.log(
      `   ${pair.same ? 'missed' : 'made up'} ${scoreOf(pair).toFixed(2)}  ${pair.a}  |  ${pair.b}`,
    );
}

console.log(
  `\n${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}, processor time, medians\n`,
);
for (const size of [1_000, 10_000]) {
  const { source, edited } = requirementsOf(size, 20_261_123);
  let index = SimilarityIndex.of(source);
  const waited: number[] = [];
  const all = median(
    Array.from({ length: 5 }, () => {
      const from = performance.now();
      const taken = time(() => {
        index = SimilarityIndex.of(source);
        index.prepare();
      });
      waited.push(performance.now() - from);
      return taken;
    }),
  );
  const keys = [...source.requirements()].map(({ key }) => key);
  // One by one they are below what the processor's clock tells apart.
  const edits = [0, 20, 40, 60, 80].map(
    (from) =>
      time(() => {
        for (const key of keys.slice(from, from + 20)) {
          index.update({ snapshot: edited(key), everything: false, requirements: new Set([key]) });
          index.prepare();
        }
      }) / 20,
  );
  const title = '支持把退费单导出成表格';
  const first = time(() => index.similarTo({ title }, 10));
  const asked =
    time(() => {
      for (let at = 0; at < 50; at++) index.similarTo({ title: `${title}${at}` }, 10);
    }) / 50;
  const edit = median(edits);
  holds &&= edit < all / 50;
  const counted = size.toLocaleString('en');
  console.log(
    `${counted} requirements: all pairs ${all.toFixed(0)} ms, by the clock ${median(waited).toFixed(0)} (${index.allPairs().length} found)`,
  );
  console.log(
    `${counted} requirements: one edit ${edit.toFixed(2)} ms, 1 / ${(all / edit).toFixed(0)} of all pairs`,
  );
  console.log(
    `${counted} requirements: one text against all ${asked.toFixed(2)} ms, the first ${first.toFixed(0)} ms`,
  );
}
if (!holds) process.exitCode = 1;

/** In milliseconds of the processor: what else the machine does is no part of it. */
function time(work: () => unknown): number {
  const from = process.cpuUsage();
  work();
  return process.cpuUsage(from).user / 1000;
}
