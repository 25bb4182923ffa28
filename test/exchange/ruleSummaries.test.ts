import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ruleSummaries } from '../../src/exchange/findings/ruleSummaries.ts';

describe('what the rules flag, in a sentence', () => {
  it('is said as in the list of rules', () => {
    const rows = readFileSync('docs/rules/README.md', 'utf8').matchAll(
      /^\| \[`([^`]+)`\]\([^)]+\) \| \w+ \| ([^|]+) \|/gmu,
    );
    const listed = [...rows].map(([, code, text]) => [code, text?.replaceAll('`', '').trim()]);
    assert.deepEqual(
      Object.entries(ruleSummaries).map(([code, { key }]) => [code, key]),
      listed.map(([code, text]) => [code, text?.replaceAll("'", '’')]),
    );
  });
});
