/**
 * References to numbered requirements and criteria, as Kiro and tools like it write them into comments:
 * `Requirements: 1.1, 2.3-2.5`, `Validates: Requirements 1.2`, `_Requirements: 1.1_`, `需求 1.9、3.5`,
 * `Requirement 7: …`. A number is a reference only behind such a word, and only where some feature defines it.
 * They also stand in the names of tests, so string literals count.
 */
import type { FoundMarker, MarkerSyntax } from './markerSyntax.ts';
import { idsOfRange, mostIdsInRange, sizeOfRange, splitId } from './series.ts';

/** The words, in the languages that such specifications are written in. */
const spaced = 'requirements?|requisitos?|exigences?|anforderung(?:en)?|требовани[еяй]|yêu cầu';
const unspaced = '需求|要件|요구사항';
const words = `${spaced}|${unspaced}`;
const keyword = new RegExp(
  String.raw`(?:(?<![\p{L}\p{N}_-])_?(?:${spaced})|${unspaced})(?:\*\*|_)?[ \t]{0,4}(?<colon>[:：])?(?:\*\*|_)?[ \t]{0,4}#?(?=\d)`,
  'giu',
);
const number = /(\d{1,3}(?:\.\d{1,3}){0,2})(?![\p{L}\p{N}+%]|\.\d|-[\p{L}]|\.[xX])/uy;
const numberBeforeText =
  /(\d{1,3}(?:\.\d{1,3}){1,2})(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/uy;
const separator = new RegExp(
  String.raw`[ \t]{0,4}(?:[,，、;；/&]|and(?=[ \t])|和|与|與|及|e(?=[ \t])|y(?=[ \t]))[ \t]{0,4}(?:(?:and|和)[ \t]{0,4})?(?:(?:${words})[ \t]{0,4})?#?(?=\d)`,
  'iuy',
);
const rangeSign = /[ \t]{0,4}(?:[-–—~〜～到至]|to(?=[ \t])|through(?=[ \t]))[ \t]{0,4}(?=\d)/iuy;
/** What may stand behind a number without a point, so that it is no amount: `Requirement 5: …`, `需求 3）`. */
const endOfNumber = /[ \t]{0,4}(?:$|[,，、;；:：.。)）\]】*_"'`|—–-]|and(?=[ \t])|和|与)/imuy;

const mostInList = 200;
/** One of these stands in every text that may hold a marker; each begins with a letter that few words have. */
const pieces = [
  'quirement',
  '需求',
  '要件',
  'quisito',
  'xigence',
  'forderung',
  'ребовани',
  '요구사항',
  'êu cầu',
];

export const chapterSyntax: MarkerSyntax = {
  name: 'numbered',
  isLocal: true,
  mayBeIn: (text) => pieces.some((piece) => text.includes(piece)),
  find({ text, parts, most }) {
    const found: FoundMarker[] = [];
    for (const { from, to } of parts) {
      keyword.lastIndex = from;
      for (let match = keyword.exec(text); match; match = keyword.exec(text)) {
        if (match.index >= to || found.length >= most) break;
        const { ids, end } = readNumbers(text, keyword.lastIndex);
        if (ids.length === 1 && ids[0]?.id.includes('.') === false && !namesOne(match)) continue;
        for (const id of ids)
          found.push({ ...id, kind: isValidation(text, match.index) ? 'verifies' : 'mentions' });
        keyword.lastIndex = Math.max(keyword.lastIndex, end);
      }
    }
    return { markers: found };
  },
};

/**
 * Whether the word before a single number without a point names one: `Total requirements: 61` counts them,
 * and `需求26` is an id of its own.
 */
function namesOne({ 0: written, groups }: RegExpExecArray): boolean {
  return groups?.['colon'] === undefined ? /[ \t#*_]$/u.test(written) : written.startsWith('_');
}

/** `Validates: Requirements 1.2`, `验证：需求 1.2`: a test says what it checks. */
function isValidation(text: string, at: number): boolean {
  return /(?:validates|verifies|验证|驗證)(?:\*\*)?[ \t]{0,4}[:：]?(?:\*\*)?[ \t]{0,4}$/iu.test(
    text.slice(Math.max(0, at - 30), at),
  );
}

/** One id and where it stands; those between the ends of a range stand where the whole range does. */
export interface NumberedId {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** The numbers of a list that starts at an offset; one that has no point must stand by itself. */
export function readNumbers(
  text: string,
  from: number,
): { readonly ids: readonly NumberedId[]; readonly end: number } {
  const ids: NumberedId[] = [];
  let at = from;
  for (let count = 0; count < mostInList; count++) {
    const first = numberAt(text, at);
    if (first === null) break;
    const start = at;
    let end = at + first.length;
    const last = rangeEnd(text, end, first);
    if (last === null && !first.includes('.') && !standsAlone(text, end)) break;
    ids.push({ id: first, start, end });
    if (last) {
      for (const id of last.ids) ids.push({ id, start, end: last.end });
      end = last.end;
    }
    at = end;
    separator.lastIndex = at;
    if (!separator.test(text)) break;
    at = separator.lastIndex;
  }
  return { ids, end: at };
}

function numberAt(text: string, at: number): string | null {
  for (const pattern of [number, numberBeforeText]) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

function standsAlone(text: string, at: number): boolean {
  endOfNumber.lastIndex = at;
  return endOfNumber.test(text);
}

/** `1.1-1.7`, `1.1 to 1.7`: the ids behind the first one. */
function rangeEnd(
  text: string,
  at: number,
  first: string,
): { readonly ids: readonly string[]; readonly end: number } | null {
  rangeSign.lastIndex = at;
  if (!rangeSign.test(text)) return null;
  const start = rangeSign.lastIndex;
  const last = numberAt(text, start);
  const from = splitId(first);
  const to = last === null ? null : splitId(last);
  if (last === null || !from || !to || (to.head !== from.head && to.head !== '')) return null;
  const size = sizeOfRange(from.digits, to.digits);
  if (size < 2 || size > mostIdsInRange) return null;
  return { ids: idsOfRange(from.head, from.digits, to.digits), end: start + last.length };
}
