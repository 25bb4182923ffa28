import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scanText } from '../../../src/readers/scan/scanText.ts';

/** What ids, lists and ranges of ids, and the lines around them are made of. */
const piece = fc.constantFrom(
  'CRM-001',
  'CRM-001~03',
  ' 到 CRM-004',
  '/004',
  '、005',
  '实现需求26',
  '需求',
  '7',
  'A',
  '-',
  '..',
  ' ',
  '|',
  '\n',
  '\n\n',
  '\r\n',
  'specs/001-leads/spec.md',
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

describe('a document that is scanned again', () => {
  it('gives what it gives when it is scanned for the first time', () => {
    fc.assert(
      fc.property(text, fc.nat(200), fc.nat(20), text, (old, at, length, put) => {
        const start = Math.min(at, old.length);
        const now = old.slice(0, start) + put + old.slice(start + length);
        const before = { text: old, words: scanText(old, { kind: 'document' }).words };
        assert.deepEqual(scanText(now, { kind: 'document', before }), scanText(now, { kind: 'document' }));
      }),
      { numRuns: 2_000 },
    );
  });

  it('moves the words below a line that was put in', () => {
    const old = 'CRM-001\nCRM-002\n';
    const before = { text: old, words: scanText(old, { kind: 'document' }).words };
    const { words } = scanText('CRM-001\n\nCRM-002\n', { kind: 'document', before });
    assert.deepEqual(words.ids, ['CRM-001', 'CRM-002']);
    assert.deepEqual([...words.at], [0, 0, 7, 2, 0, 7]);
  });
});
