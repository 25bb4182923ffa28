// `npm run prove:expressions`: proves that no regular expression of the code takes more than linear time, whatever text it
// gets, and writes down which are proven, so that only new ones cost time. Ends with 1 where one is not.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expressions, hashOf, judgedFlags, linearByReason } from './expressions.mjs';

const list = 'test/house/provenExpressions.json';
// Its build for browsers is JavaScript alone: no process of another program, the same everywhere.
const { checkSync } = createRequire(import.meta.url)('recheck/lib/browser.js');
const before = new Set(JSON.parse(readFileSync(list, 'utf8')));
const proven = new Set();
let faults = 0;
const { found } = await expressions();
for (const expression of found) {
  const hash = hashOf(expression);
  if (proven.has(hash) || expression.source in linearByReason) continue;
  if (before.has(hash)) {
    proven.add(hash);
    continue;
  }
  const { file, source, flags } = expression;
  // Of its two ways only this one is a proof; the other one tries texts, and is asked below for what this one passes over.
  const { status, complexity, error } = checkSync(source, judgedFlags(flags), {
    checker: 'automaton',
    timeout: 60_000,
    maxNFASize: 5_000_000,
  });
  if (status === 'safe' && !isExplosive(expression)) {
    proven.add(hash);
    continue;
  }
  faults++;
  console.error(
    `${file}: /${source}/${flags}: ${status === 'safe' ? 'exponential within its bounds' : (complexity?.summary ?? error?.kind ?? status)}`,
  );
}
/**
 * Whether texts of few characters take forever. A repetition with an end takes a time with an end, and that is all that is
 * proven of `(?:a|a?){0,64}`: 2 to the 64th steps. Only a group that is repeated can be like that.
 */
function isExplosive({ source, flags }) {
  if (!/\)(?:[*+]|\{\d+,?\d*\})/u.test(source)) return false;
  const { complexity } = checkSync(source, judgedFlags(flags), { checker: 'fuzz', timeout: 5_000 });
  return complexity?.type === 'exponential';
}

writeFileSync(
  list,
  `${JSON.stringify(
    [...proven].toSorted((a, b) => (a < b ? -1 : 1)),
    null,
    2,
  )}\n`,
);
console.log(`${proven.size} proven, ${faults} not`);
process.exitCode = faults > 0 ? 1 : 0;
