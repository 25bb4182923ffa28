/** The texts that the tests of readers are written with: they begin where a fuzzer alone would never come. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';

export interface FixtureTexts {
  /** Whole texts, of several lines. */
  readonly texts: readonly string[];
  /** Lines and words. */
  readonly words: readonly string[];
}

const longestText = 4_000;
const mostTexts = 150;

/** What stands in quotes in the tests in these folders, which are named from the folder of the project. */
export function fixtureTexts(folders: readonly string[]): FixtureTexts {
  const found = new Set<string>();
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (file.endsWith('.test.ts'))
        collect(parseSync(file, readFileSync(join(folder, file), 'utf8')).program, found);
    }
  }
  const texts = [...found].filter(
    (text) => text.includes('\n') && text.length > 20 && text.length <= longestText,
  );
  return { texts: thinned(texts, mostTexts), words: wordsOf([...found]) };
}

/** The lines of the texts, and their words and signs. */
export function wordsOf(texts: readonly string[]): readonly string[] {
  const words = new Set<string>();
  for (const text of texts) {
    if (text.length > longestText) continue;
    for (const line of text.split('\n')) {
      if (line.length > 200) continue;
      words.add(`${line}\n`);
      for (const word of line.match(/[\p{L}\p{N}_-]{1,40}|[^\p{L}\p{N}\s]{1,6}/gu) ?? []) words.add(word);
    }
  }
  return thinned([...words], 3_000);
}

function thinned(items: readonly string[], most: number): readonly string[] {
  const step = Math.max(1, items.length / most);
  return Array.from({ length: Math.min(items.length, most) }, (_, at) => items[Math.floor(at * step)] ?? '');
}

function collect(node: unknown, found: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const one of node) collect(one, found);
    // Lines of a text are often joined.
    const lines = node.map(textOf);
    if (lines.length > 1 && lines.every((line) => line !== null)) found.add(lines.join('\n'));
    return;
  }
  const text = textOf(node);
  if (text !== null && text.length > 1) found.add(text);
  for (const value of Object.values(node)) collect(value, found);
}

function textOf(node: unknown): string | null {
  if (typeof node !== 'object' || node === null || !('type' in node)) return null;
  if (node.type === 'Literal' && 'value' in node && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateElement' && 'value' in node) {
    const { cooked } = node.value as { readonly cooked?: string | null };
    return cooked ?? null;
  }
  return null;
}
