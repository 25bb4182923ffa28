import assert from 'node:assert/strict';
import { marked, markedSource } from './marked.ts';

describe('A marker of Constructor Studio', () => {
  for (const [text, expected] of [
    ['# @cpt-flow:cpt-shop-flow-login:p1', 'cpt-shop-flow-login'],
    ['// @cpt-req:cpt-shop-fr-login-v2:ph-12', 'cpt-shop-fr-login-v2'],
    [
      '// @cpt-begin:cpt-shop-algo-hash:p1:inst-salt\n// @cpt-end:cpt-shop-algo-hash:p1:inst-salt',
      'cpt-shop-algo-hash cpt-shop-algo-hash',
    ],
    ['// @cpt-test:cpt-shop-fr-login:p1', 'cpt-shop-fr-login?'],
  ] as const) {
    it(`is read from ${JSON.stringify(text)}`, () =>
      assert.equal(marked(text, 'constructor studio'), expected));
  }

  it('covers the id alone', () => {
    assert.equal(markedSource('// @cpt-flow:cpt-shop-flow-a:p1 x'), 'cpt-shop-flow-a');
  });

  for (const text of [
    '# @cpt-flow:cpt-shop-flow-login',
    '# @cpt-flow:cpt-{system}-flow-login:p1',
    '# @cpt-flow:shop-flow-login:p1',
    '# @cpt-flow:cpt-shop-flow-login:p1x',
    'assert marker == "@cpt-flow:cpt-shop-flow-login:p1"',
  ]) {
    it(`is not seen in ${text}`, () => assert.equal(marked(text, 'constructor studio'), ''));
  }
});
