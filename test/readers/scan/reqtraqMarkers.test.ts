import assert from 'node:assert/strict';
import { marked, markedSource } from './marked.ts';

describe('A marker of reqtraq', () => {
  for (const [text, expected] of [
    ['// @llr REQ-SHOP-SWL-1', 'REQ-SHOP-SWL-1'],
    ['\t * \\llr REQ-SHOP-SWL-1, REQ-SHOP-SWL-22\r\nx', 'REQ-SHOP-SWL-1 REQ-SHOP-SWL-22'],
    ['# @llr REQ-SHOP-SWL-1 REQ-SHOP-SWL-2', 'REQ-SHOP-SWL-1 REQ-SHOP-SWL-2'],
    ['/* @llr REQ-SHOP-SWL-1 */', 'REQ-SHOP-SWL-1'],
  ] as const) {
    it(`is read from ${JSON.stringify(text)}`, () => assert.equal(marked(text, 'reqtraq'), expected));
  }

  it('covers the id alone', () => {
    assert.equal(markedSource('// @llr REQ-A-SWL-1, REQ-A-SWL-2'), 'REQ-A-SWL-1 REQ-A-SWL-2');
  });

  for (const text of [
    '// see @llr REQ-SHOP-SWL-1',
    '// @llr REQ-SHOP-SWL-1 is done',
    '// @llr SHOP-1',
    '// @llrs REQ-SHOP-SWL-1',
    'x := "@llr REQ-SHOP-SWL-1"',
  ]) {
    it(`is not seen in ${text}`, () => assert.equal(marked(text, 'reqtraq'), ''));
  }
});
