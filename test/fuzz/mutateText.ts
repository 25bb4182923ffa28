/** Other texts from one: cut, moved, doubled, nested, joined, and with pieces put in that were trouble before. */
import type { Random } from './random.ts';

/** Signs that mean something to some format, and characters that are several, none, or a half. */
export const oddities: readonly string[] = [
  '\n',
  '\r',
  '\r\n',
  '\n\n',
  '\u2028',
  '\u2029',
  '\u0085',
  '\v',
  '\f',
  '\t',
  ' ',
  '\u3000',
  '\u00A0',
  '\u0000',
  '\uFEFF',
  '\uD800',
  '\uDFFF',
  '\u200B',
  '\u202E',
  '\u0301',
  '\u3099',
  'e\u0301',
  '𠮷',
  '👩‍👩‍👧',
  'İ',
  'ſ',
  'ﬃ',
  '"',
  '""',
  "'",
  '`',
  '```\n',
  '~~~\n',
  '\\',
  '\\|',
  '|',
  ' | ',
  '|---|---|\n',
  '<',
  '>',
  '</',
  '/>',
  '&#20013;',
  '&amp;',
  '&lt;',
  '&a;',
  '<!ENTITY a "b">',
  '<![CDATA[',
  ']]>',
  '<?xml version="1.0"?>',
  '[',
  ']',
  '](',
  '[[',
  ']]',
  '{',
  '}',
  '{{',
  '(',
  ')',
  '（',
  '）',
  ':',
  '：',
  '::',
  ',',
  '，',
  '、',
  ';',
  '；',
  '=',
  '-',
  '—',
  '..',
  '~',
  '#',
  '%',
  '@',
  '$',
  '^',
  '*',
  '**',
  '_',
  '- ',
  '* ',
  '1. ',
  '# ',
  '## ',
  '### ',
  '> ',
  '- [x] ',
  '---\n',
  '===\n',
  '...\n',
  '*a',
  '&a ',
  '<<: *a\n',
  '!!str ',
  '? ',
  '|-\n',
  '>+\n',
  '<br>',
  '<!--',
  '-->',
  '<td rowspan=2>',
  '<table>',
  '</table>',
  '//',
  '/*',
  '*/',
  '需求',
  '模块',
  '阶段',
  '状态',
  '优先级',
  '编号',
  '同上',
  '無',
  'A-1',
  'REQ-001',
  'A-01~03',
  'NT-003/004',
  'req~a~1',
  '@req A-1',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'true',
  '0',
  '-1',
  '1e999',
  '99999999999999999999',
  '2026-02-30',
  '=1+1',
  '+cmd|x',
  'command:groundplan.openCard?%5B%5D',
  '[x](command:a)',
  '![x](https://a.b/c)',
  'javascript:alert(1)',
  'file:///etc/passwd',
  '../../a',
  '%2e%2e%2f',
  '%',
  '\u0001',
];

const brackets: readonly (readonly [string, string])[] = [
  ['[', ']'],
  ['{', '}'],
  ['(', ')'],
  ['<a>', '</a>'],
  ['<table><tr><td>', '</td></tr></table>'],
  ['{"a":', '}'],
  ['- ', ''],
  ['> ', ''],
  ['**', '**'],
  ['"', '"'],
  ['<!--', '-->'],
  ['/*', '*/'],
];

export interface TextParts {
  /** Words and lines of the target. */
  readonly words: readonly string[];
  /** Another input of the target. */
  readonly other: string;
}

/** One input in a thousand or so grows to this length, so that what is not linear is seen. */
const longest = 150_000;
const usualLongest = 6_000;

/** Never the same object; often the same text but for one place. */
export function mutateText(text: string, random: Random, { words, other }: TextParts): string {
  let now = text;
  const steps = 1 + random.below(random.once(4) ? 12 : 3);
  for (let step = 0; step < steps; step++) now = mutateOnce(now, random, words, other);
  if (random.once(1500)) return grown(now, random, words);
  return now.length > usualLongest ? now.slice(0, usualLongest) : now;
}

function mutateOnce(text: string, random: Random, words: readonly string[], other: string): string {
  const at = random.below(text.length + 1);
  const length = random.below(random.once(3) ? 200 : 12);
  const put = (piece: string, over = 0): string => text.slice(0, at) + piece + text.slice(at + over);
  switch (random.below(16)) {
    case 0:
    case 1:
      return put(random.of(oddities, ' '));
    case 2:
    case 3:
    case 4:
      return put(random.of(words, ' '));
    case 5:
      return put('', length);
    case 6:
      return put(text.slice(at, at + length));
    case 7: {
      const rest = put('', length);
      const to = random.below(rest.length + 1);
      return rest.slice(0, to) + text.slice(at, at + length) + rest.slice(to);
    }
    case 8:
      return put(random.of(words, ''), length);
    case 9: {
      const from = random.below(other.length + 1);
      return put(other.slice(from, from + random.below(400)), random.once(2) ? length : 0);
    }
    case 10:
      return withLines(text, random);
    case 11:
      return put(random.of(random.once(2) ? words : oddities, 'a').repeat(2 + random.below(30)));
    case 12: {
      const [open, close] = random.of(brackets, ['[', ']']);
      const depth = 1 + random.below(random.once(8) ? 300 : 4);
      return put(open.repeat(depth) + text.slice(at, at + length) + close.repeat(depth), length);
    }
    case 13:
      return put(String.fromCharCode(random.below(random.once(2) ? 128 : 65_536)), random.below(2));
    case 14:
      return inOtherSigns(text, random);
    default:
      return random.once(4) ? text.slice(0, at) : put(String(random.below(random.once(2) ? 10 : 100_000)));
  }
}

function withLines(text: string, random: Random): string {
  const lines = text.split('\n');
  const from = random.below(lines.length);
  const to = random.below(lines.length);
  const line = lines[from] ?? '';
  switch (random.below(5)) {
    case 0:
      lines.splice(to, 0, line);
      break;
    case 1:
      lines.splice(from, 1);
      break;
    case 2:
      lines[from] = lines[to] ?? '';
      lines[to] = line;
      break;
    case 3:
      lines[from] = ' '.repeat(1 + random.below(6)) + line;
      break;
    default:
      lines[from] = line.trimStart();
  }
  return lines.join('\n');
}

function inOtherSigns(text: string, random: Random): string {
  switch (random.below(9)) {
    case 0:
      return text.replace(/\r?\n/gu, '\r\n');
    case 1:
      return text.replace(/\r?\n/gu, '\r');
    case 2:
      return `\uFEFF${text}`;
    case 3:
      return text.replaceAll(':', '：');
    case 4:
      return text.replaceAll(',', random.of([';', '\t', '|', '，'], ';'));
    case 5:
      return text.normalize(random.of(['NFC', 'NFD', 'NFKC', 'NFKD'], 'NFD'));
    case 6:
      return text.toUpperCase();
    case 7:
      return text.replaceAll(' ', random.of(['\t', '\u3000', '  ', ''], '\t'));
    default:
      return text.replaceAll('\n', random.of(['\u2028', ' ', '\n\n', '\n  '], '\n'));
  }
}

/** A piece of the text, or a word, over and over. */
function grown(text: string, random: Random, words: readonly string[]): string {
  const at = random.below(text.length + 1);
  const own = text.slice(at, at + 1 + random.below(60));
  const piece = random.once(2) && own !== '' ? own : random.of(random.once(2) ? words : oddities, 'a') || 'a';
  const size = random.once(4) ? longest : longest / 8;
  return text.slice(0, at) + piece.repeat(Math.ceil(size / piece.length)) + text.slice(at);
}
