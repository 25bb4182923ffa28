/** The scanner for ids and markers, in code and documents; with an earlier state of the text it finds the same. */
import { isDeepStrictEqual } from 'node:util';
import type { TextRange } from '../../../src/model/textRange.ts';
import { scanText, type ScanResult } from '../../../src/readers/scan/scanText.ts';
import { readFacts } from '../../../src/readers/readDocument.ts';
import { fixtureTexts } from '../fixtureTexts.ts';
import { asText, type FuzzTarget, numberOf, promise } from '../fuzzTarget.ts';

export function scanTargets(): readonly FuzzTarget[] {
  const { texts, words } = fixtureTexts(['test/readers/scan', 'test/readers/tracey']);
  const seeds = ['// @req CRM-1, CRM-2\nfunction a() {}\n', '# [impl~a~1->dsn~b~2 >> utest]\n', ...texts];
  return [
    {
      name: 'scanner in code',
      about: 'readers/scan/',
      seeds,
      words,
      run: (input) => {
        const text = asText(input);
        const result = scanText(text, { kind: 'code', isTestData: numberOf(input) % 4 === 0 });
        checkScan(text, result);
        return result;
      },
    },
    {
      name: 'scanner after a change',
      about: 'readers/scan/',
      seeds,
      words,
      weight: 2,
      run: (input) => {
        const text = asText(input);
        const at = numberOf(input) % (text.length + 1);
        const before = text.slice(0, at) + text.slice(at + (numberOf(input) % 40));
        const words = scanText(before, { kind: 'document' }).words;
        const result = scanText(text, { kind: 'document', before: { text: before, words } });
        const afresh = scanText(text, { kind: 'document' });
        checkScan(text, result);
        promise(isDeepStrictEqual(result, afresh), 'the same as without the earlier state', () =>
          JSON.stringify([before, text]),
        );
        return result;
      },
    },
    {
      name: 'code',
      about: 'readers/scan/ readers/readDocument',
      seeds,
      words,
      run: (input) =>
        readFacts(
          ['src/a.ts', 'src/a.py', 'test/a.test.ts', 'a.c'][numberOf(input) % 4] ?? 'a.ts',
          'code',
          asText(input),
        ),
    },
  ];
}

function checkScan(text: string, { words, markers, problems, leftOut, features }: ScanResult): void {
  const lines = text.split(/\r\n?|\n/u);
  const lies = (line: number, character: number, length: number): boolean =>
    character >= 0 && length >= 0 && character + length <= (lines[line]?.length ?? -1);
  promise(words.at.length === words.ids.length * 3, 'a place for each word', () => `${words.ids.length}`);
  let last = -1;
  for (let index = 0; index < words.ids.length; index++) {
    const [line = -1, character = -1, length = -1] = words.at.subarray(index * 3, index * 3 + 3);
    promise(
      lies(line, character, length),
      'words lie in the text',
      () => `${words.ids[index]} at ${line}:${character}+${length}`,
    );
    promise(line >= last, 'words come in order', () => `${words.ids[index]}`);
    last = line;
  }
  const inText = ({ line, character, endLine, endCharacter }: TextRange): boolean =>
    lies(line, character, 0) &&
    lies(endLine, endCharacter, 0) &&
    (line < endLine || character <= endCharacter);
  for (const { range, id } of markers) promise(inText(range), 'markers lie in the text', () => id);
  for (const { range } of [...problems, ...leftOut])
    promise(inText(range), 'problems lie in the text', () => JSON.stringify(range));
  for (const { line, key } of features ?? [])
    promise(line < lines.length, 'features lie in the text', () => key);
}
