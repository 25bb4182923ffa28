/** Lines that are made to be slow to read: one megabyte each, in code and in every kind of document. */
import { readFacts } from '../src/readers/readDocument.ts';
import { cpuTime } from './cpuTime.ts';
import { atMost, atMostHere, type Row } from './row.ts';

const megabyte = 1024 * 1024;

/** What is repeated to a line; each came near some pattern of ours or of others. */
const pieces: readonly string[] = [
  'A-',
  'A1',
  'a',
  '1.',
  '-',
  ' ',
  '\t',
  '|',
  '| a ',
  '[',
  '](',
  '(',
  '`',
  '*',
  '_',
  '<',
  '<td',
  '&',
  '"',
  '\\',
  ':',
  '@req ',
  '@req A-1, ',
  'impl~',
  'req~a~1 ',
  '[[',
  '{',
  ',',
  '=',
  '~',
  '需',
  '，',
  '需求-',
  'REQ-1 ',
  'CRM-000001..',
  '//',
  '/*',
  '#',
  '-->',
  '😀',
];

const files: readonly (readonly [kind: 'code' | 'document', path: string, before: string])[] = [
  ['code', 'src/a.ts', '// @req '],
  ['code', 'src/a.py', ''],
  ['document', 'docs/a.md', '- '],
  ['document', 'docs/a.md', '# REQ-1 '],
  ['document', 'docs/a.csv', 'ID,Title\n'],
  ['document', 'docs/a.rst', '.. req:: '],
  ['document', 'requirements/a.yaml', 'requirements: '],
];

export function hostileBench(): readonly Row[] {
  let slowest = { time: 0, what: '' };
  let steepest = 0;
  for (const [kind, path, before] of files) {
    for (const piece of pieces) {
      const line = (length: number): string => before + piece.repeat(Math.ceil(length / piece.length));
      const quarter = least(kind, path, line(megabyte / 4));
      const whole = least(kind, path, line(megabyte));
      if (whole > slowest.time) slowest = { time: whole, what: `${path} with ${JSON.stringify(piece)}` };
      // Below some milliseconds the ratio tells of the clock and the collector.
      if (whole > 20) steepest = Math.max(steepest, Math.sqrt(whole / quarter));
    }
  }
  return [
    atMostHere(`hostile lines of 1 MB: the slowest, ${slowest.what}`, slowest.time, 'ms', 50),
    atMost('hostile lines: the steepest growth when a line doubles', steepest, '×', 2.5),
  ];
}

/** The least of three, as all else only adds to it. */
function least(kind: 'code' | 'document', path: string, text: string): number {
  return Math.min(...Array.from({ length: 3 }, () => cpuTime(() => readFacts(path, kind, text))));
}
