import assert from 'node:assert/strict';
import { marked, markedSource } from './marked.ts';

describe('A marker of tracey', () => {
  for (const [text, expected] of [
    ['// r[impl auth.login]', 'auth.login'],
    ['/// h2[verify stream.priority+3]: sent at once', 'stream.priority?'],
    ['# r[depends auth.crypto]', 'auth.crypto~'],
    ['/* m[related user.session_timeout] */', 'user.session_timeout~'],
    ['// r[impl CH-001]', 'CH-001'],
    ['// r[auth.login]', '(auth.login)'],
    ['// See r[auth.login] and h2[impl a.b] and h2[a.c].', '(auth.login) a.b (a.c)'],
  ] as const) {
    it(`is read from ${text}`, () => assert.equal(marked(text, 'tracey'), expected));
  }

  it('covers the id without its revision', () => {
    assert.equal(markedSource('// r[impl a.b+2] r[a.c]'), 'a.b a.c');
  });

  it('does not count where tracey is told to ignore it', () => {
    const text = `// @tracey:ignore-next-line
// r[impl a.one]
// r[impl a.two]
// @tracey:ignore-start
// r[impl a.three]
// @tracey:ignore-end
// r[impl a.four]`;
    assert.equal(marked(text, 'tracey'), 'a.two a.four');
  });

  for (const text of [
    'let x = arr[impl x.y',
    'let x = arr[item.index];',
    'x = r[item.index]',
    '// arr[item.index] holds it',
    '// `r[impl not.meant]` is how it is written',
    '// r[impl login]',
    '// r[impl auth..token]',
    '// r[impl auth.token!now]',
    '// r[impl auth.token+0]',
    '// r[impl user profile.update]',
    '// r[refines auth.login]',
    '// R[impl auth.login]',
    'let text = "r[impl auth.login]";',
    '* r[0].name and r[a.b',
  ]) {
    it(`is not seen in ${text}`, () => assert.equal(marked(text, 'tracey'), ''));
  }
});
