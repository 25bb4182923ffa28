/** Compares an index that was read back with what was made: every definition and every reference, and the text at its place. */
import type { MadeRepository } from './organisation.ts';
import type { ScipIndex } from './readScip.ts';

const definitionRole = 1;
const utf16 = 2;

/** What is wrong, a line each, at most ten; and how many places were compared. */
export function checkScip(
  index: ScipIndex,
  made: MadeRepository,
): { readonly places: number; readonly wrong: readonly string[] } {
  const wanted = new Map<string, number>();
  const want = (place: string): void => {
    wanted.set(place, (wanted.get(place) ?? 0) + 1);
  };
  for (const { path, line, character, id } of made.requirements)
    want(placeName(path, [line, character, character + id.length], symbolName(made.name, id), true));
  for (const { path, line, character, id, target, isKnown } of made.references) {
    const symbol = symbolName(isKnown ? target : made.name, id);
    want(placeName(path, [line, character, character + id.length], symbol, false));
  }
  const wrong: string[] = [];
  let places = 0;
  for (const { path, positionEncoding, occurrences } of index.documents) {
    const lines = made.files.get(path)?.split('\n') ?? [];
    if (positionEncoding !== utf16) wrong.push(`${path}: columns do not count UTF-16 units`);
    for (const { range, symbol, roles } of occurrences) {
      places++;
      const place = placeName(path, range, symbol, (roles & definitionRole) !== 0);
      const left = wanted.get(place) ?? 0;
      if (left === 0) wrong.push(`made up: ${place}`);
      else wanted.set(place, left - 1);
      const [line = 0, from = 0, to = 0] = range;
      const text = lines[line]?.slice(from, to) ?? '';
      if (!symbol.endsWith(` ${text}.`)) wrong.push(`${place} stands over “${text}”`);
    }
  }
  for (const [place, left] of wanted) if (left > 0) wrong.push(`missed: ${place}`);
  return { places, wrong: wrong.slice(0, 10) };
}

function symbolName(repository: string, id: string): string {
  return `groundplan . ${repository} 1 ${id}.`;
}

function placeName(path: string, range: readonly number[], symbol: string, isDefinition: boolean): string {
  return `${path}:${range.join(':')} ${isDefinition ? 'defines' : 'names'} ${symbol}`;
}
