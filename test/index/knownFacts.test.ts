import assert from 'node:assert/strict';
import { keepKnownFacts, saysTheSame } from '../../src/index/knownFacts.ts';
import { readFacts } from '../../src/readers/readDocument.ts';

const rows = (...titles: readonly string[]): string =>
  [
    '| ID | Requirement | Module |',
    '|---|---|---|',
    ...titles.map((title, n) => `| CRM-${n + 1} | ${title} | Leads |`),
  ].join('\n');
const read = (text: string): ReturnType<typeof readFacts> => readFacts('docs/a.md', 'document', text);

describe('the facts of a document that is read again', () => {
  it('are the objects of before but for the row that was typed into', () => {
    const old = read(rows('Assign', 'Recycle', 'Export'));
    const now = keepKnownFacts(old, read(rows('Assign', 'Recycle leads', 'Export')));
    const same = now.requirements.map((fact, at) => fact === old.requirements[at]);
    assert.deepEqual(same, [true, false, true]);
    assert.deepEqual(now, read(rows('Assign', 'Recycle leads', 'Export')));
  });

  it('are others below a line that was put in, and say the same', () => {
    const old = read(rows('Assign', 'Recycle'));
    const now = keepKnownFacts(old, read(`\n${rows('Assign', 'Recycle')}`));
    const [before, after] = [old.requirements[0], now.requirements[0]];
    assert.ok(before && after);
    assert.notEqual(before, after);
    assert.ok(saysTheSame(before, after));
  });

  it('differ where a value differs', () => {
    const [before] = read(rows('Assign')).requirements;
    const [after] = read(rows('Assign').replace('Leads', 'Orders')).requirements;
    assert.ok(before && after);
    assert.ok(!saysTheSame(before, after));
  });
});
