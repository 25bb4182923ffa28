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

console.log(`\n${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}, medians of five\n`);
for (const size of [1_000, 10_000]) {
  const { source, edited } = requirementsOf(size, 20_261_123);
  let index = SimilarityIndex.of(source);
  const all = median(
    Array.from({ length: 5 }, () =>
      time(() => {
        index = SimilarityIndex.of(source);
        index.prepare();
      }),
    ),
  );
  const keys = [...source.requirements()].map(({ key }) => key);
  const edits = keys.slice(0, 50).map((key) =>
    time(() => {
      index.update({ snapshot: edited(key), everything: false, requirements: new Set([key]) });
      index.prepare();
    }),
  );
  const title = '支持把退费单导出成表格';
  const first = time(() => index.similarTo({ title }, 10));
  const asked = median(
    Array.from({ length: 50 }, (_, at) => time(() => index.similarTo({ title: `${title}${at}` }, 10))),
  );
  const edit = median(edits);
  holds &&= edit < all / 50;
  const counted = size.toLocaleString('en');
  console.log(`${counted} requirements: all pairs ${all.toFixed(0)} ms (${index.allPairs().length} found)`);
  console.log(
    `${counted} requirements: one edit ${edit.toFixed(2)} ms, 1 / ${(all / edit).toFixed(0)} of all pairs`,
  );
  console.log(
    `${counted} requirements: one text against all ${asked.toFixed(2)} ms, the first ${first.toFixed(0)} ms`,
  );
}
if (!holds) process.exitCode = 1;

function time(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}
