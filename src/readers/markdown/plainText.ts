/** Inline Markdown as people read it: without markup, escapes and entities, `<br>` as a line break. */

const markup = /[\\`*_~<&[!]/;
const punctuation = /[!-/:-@[-`{-~]/;
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  middot: '·',
  times: '×',
  ge: '≥',
  le: '≤',
  rarr: '→',
  larr: '←',
};

/** The reading of a piece of source. Linear: every look ahead is bounded. */
export function plainText(source: string): string {
  const text = source.trim();
  if (!markup.test(text)) return text;
  const pieces: string[] = [];
  // Where emphasis was opened, by its marker: an index into `pieces`, emptied when it closes.
  const open = new Map<string, number[]>();
  const jumps: { at: number; to: number }[] = [];
  let at = 0;
  let literal = 0;
  const flush = (): void => {
    if (at > literal) pieces.push(text.slice(literal, at));
  };
  while (at < text.length) {
    const sign = text[at] ?? '';
    const jump = jumps.at(-1);
    if (jump && jump.at === at) {
      flush();
      jumps.pop();
      at = literal = jump.to;
    } else if (!markup.test(sign)) {
      at++;
    } else {
      const read = readMarkup(text, at);
      if (read === null) {
        at++;
        continue;
      }
      flush();
      if (read.jump) jumps.push(read.jump);
      if (read.emphasis) addEmphasis(text, at, read.emphasis, pieces, open);
      else if (read.text !== '') pieces.push(read.text);
      at = literal = read.to;
    }
  }
  flush();
  return pieces
    .join('')
    .replace(/[ \t]{0,64}\n[ \t]{0,64}/g, '\n')
    .trim();
}

interface Markup {
  readonly to: number;
  readonly text: string;
  readonly emphasis?: string;
  readonly jump?: { at: number; to: number };
}

function readMarkup(text: string, at: number): Markup | null {
  const sign = text[at];
  if (sign === '\\') {
    const next = text[at + 1] ?? '';
    return punctuation.test(next) ? { to: at + 2, text: next } : null;
  }
  if (sign === '`') return readCode(text, at);
  if (sign === '<') return readTag(text, at);
  if (sign === '&') return readEntity(text, at);
  if (sign === '[') return readLink(text, at);
  if (sign === '!') return text[at + 1] === '[' ? readLink(text, at + 1) : null;
  const run = /^(?:\*{1,3}|_{1,3}|~~)/.exec(text.slice(at, at + 4))?.[0];
  return run ? { to: at + run.length, text: run, emphasis: run } : null;
}

function readCode(text: string, at: number): Markup {
  let length = 1;
  while (text[at + length] === '`') length++;
  const fence = text.slice(at, at + length);
  if (length > 16) return { to: at + length, text: fence };
  const close = text.slice(at + length, at + length + 1_000).search(new RegExp(`(?<!\`)\`{${length}}(?!\`)`));
  if (close < 0) return { to: at + length, text: fence };
  const inner = text.slice(at + length, at + length + close);
  // A blank at both ends is no part of it, unless it is nothing but blanks.
  const isPadded = inner.startsWith(' ') && inner.endsWith(' ') && /[^ ]/u.test(inner);
  const content = isPadded ? inner.slice(1, -1) : inner;
  return { to: at + length + close + length, text: content };
}

function readTag(text: string, at: number): Markup | null {
  if (text.startsWith('<!--', at)) {
    const close = text.indexOf('-->', at + 4);
    return close < 0 ? { to: text.length, text: '' } : { to: close + 3, text: '' };
  }
  const tag = /^<(?:\/?([A-Za-z][A-Za-z0-9]{0,15})(?:[\s/][^<>]{0,500})?|([a-z]{2,12}:[^<>\s]{1,500}))>/.exec(
    text.slice(at, at + 540),
  );
  if (!tag) return null;
  if (tag[2]) return { to: at + tag[0].length, text: tag[2] };
  const name = (tag[1] ?? '').toLowerCase();
  const breaks =
    name === 'br' || name === 'hr' || (/^(?:p|li|div|tr)$/.test(name) && tag[0].startsWith('</'));
  return { to: at + tag[0].length, text: breaks ? '\n' : '' };
}

function readEntity(text: string, at: number): Markup | null {
  const entity = /^&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));/.exec(text.slice(at, at + 12));
  if (!entity) return null;
  const to = at + entity[0].length;
  if (entity[3]) {
    const named = entities[entity[3]];
    return named === undefined ? null : { to, text: named };
  }
  const code = entity[1] ? Number(entity[1]) : Number.parseInt(entity[2] ?? '', 16);
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return { to, text: '\uFFFD' };
  return { to, text: String.fromCodePoint(code) };
}

/** `[text](target)`: the text is read on, the rest is jumped over. */
function readLink(text: string, bracket: number): Markup | null {
  const window = text.slice(bracket, bracket + 900);
  const link = /^\[(?:[^[\]\\]|\\.|\[[^[\]]{0,100}\]){0,300}\](?=\(|\[)/su.exec(window);
  if (!link) return null;
  const target =
    /^(?:\((?:[^()\s]|\([^()\s]{0,200}\)){0,400}(?:\s{1,8}["'(][^"'()]{0,200}["')])?\s{0,8}\)|\[[^[\]]{0,100}\])/u.exec(
      window.slice(link[0].length),
    );
  if (!target) return null;
  const close = bracket + link[0].length - 1;
  return { to: bracket + 1, text: '', jump: { at: close, to: close + 1 + target[0].length } };
}

function addEmphasis(
  text: string,
  at: number,
  run: string,
  pieces: string[],
  open: Map<string, number[]>,
): void {
  const before = text[at - 1] ?? ' ';
  const after = text[at + run.length] ?? ' ';
  // An underscore within a word is part of the word.
  const inWord = run.startsWith('_') && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
  const opened = open.get(run);
  if (!inWord && !/\s/u.test(before) && opened && opened.length > 0) {
    const index = opened.pop();
    if (index !== undefined) pieces[index] = '';
    return;
  }
  if (!inWord && !/\s/u.test(after)) {
    if (opened) opened.push(pieces.length);
    else open.set(run, [pieces.length]);
  }
  pieces.push(run);
}
