import assert from 'node:assert/strict';
import { marked, markedSource } from './marked.ts';

describe('A marker of LOBSTER', () => {
  for (const [text, expected] of [
    ['# lobster-trace: req.Login', 'req.Login'],
    ['    // lobster-trace: req.Login,req.Log_Out', 'req.Login req.Log_Out'],
    ['// lobster-trace: a.b.C , X.', 'a.b.C X'],
    ['# lobster-trace: 12345', '12345'],
  ] as const) {
    it(`is read from ${text}`, () => assert.equal(marked(text, 'lobster'), expected));
  }

  it('covers the name alone', () => {
    assert.equal(markedSource('# lobster-trace:  req.A, req.B'), 'req.A req.B');
  });

  for (const text of [
    '# lobster-exclude: not needed',
    '# lobster-trace:',
    '# my-lobster-trace: req.A',
    'prefix = "# lobster-trace: req.A"',
  ]) {
    it(`is not seen in ${text}`, () => assert.equal(marked(text, 'lobster'), ''));
  }
});
