/**
 * Finds the id-shaped words of a text: the grammar of `isIdShaped`, walked by hand. A run is a longest stretch of letters, digits and separators between them.
 *
 * Text of a script without blanks runs into the ids beside it, and only the documents of a workspace tell
 * where an id begins. A run with such letters is therefore read in three ways: each stretch without them
 * that is id-shaped by itself (`见CRM-001和CRM-002`); where a stretch with a digit is not, that stretch
 * with the one to four letters before it (`实现需求26` gives `实现需求26`, `现需求26`, `需求26`, `求26`); and the
 * whole run if it is short and ends in a digit (`CRM-线索-001`).
 */
import { longestId } from '../../vocabulary/ids.ts';
import { asciiKinds, beyondAscii, digit, kindAt, letter, separator, unspaced } from './characters.ts';
import type { WordCollector } from './collector.ts';
import {
  idsOfRange,
  mayContinueSeries,
  mostIdsInRange,
  readSeriesItem,
  sizeOfRange,
  splitId,
} from './series.ts';

/** A whole run with letters of a script without blanks is taken up to this length; longer ones are sentences. */
const longestMixedRun = 24;
const mostLettersBefore = 4;
const tilde = 126;
/** Two whole ids and the `~` between them. */
const longestRange = 2 * longestId + 1;
/** A list with more shortened tails than this goes on without them. */
const mostTails = 100;

/**
 * Adds the words between two offsets, which must not cut a line. Every id holds a digit, so that most of a text is
 * passed over by one look at each of its signs: only a stretch that may hold an id is read.
 */
export function findWords(text: string, from: number, to: number, words: WordCollector): void {
  let start = from;
  let kinds = 0;
  for (let at = from; at <= to; at++) {
    const kind = at < to ? roughKindOf(text.charCodeAt(at)) : 0;
    if (kind !== 0) {
      kinds |= kind;
      continue;
    }
    if ((kinds & digit) !== 0) {
      if (words.isFull) {
        words.stopAt(nextDigit(text, start, to));
        return;
      }
      const isAscii = (kinds & beyondAscii) === 0;
      if (!isAscii || (kinds & (letter | separator)) === (letter | separator)) {
        const end =
          isAscii && isPlainWord(text, start, at)
            ? addPart(text, start, at, words)
            : findInStretch(text, start, at, to, words);
        // Shortened ids may stand behind the stretch: what they are has been read with the first one.
        at = Math.max(at, end - 1);
      }
    }
    start = at + 1;
    kinds = 0;
  }
}

/** Whether a stretch of ASCII is one word as it stands, which cannot be a range. */
function isPlainWord(text: string, start: number, end: number): boolean {
  if (end - start > longestId) return false;
  let isBehindSeparator = true;
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index);
    const isSeparator = asciiKinds[unit] === separator;
    if ((isSeparator && isBehindSeparator) || unit === tilde) return false;
    isBehindSeparator = isSeparator;
  }
  return !isBehindSeparator;
}

/** The kinds of a sign, where `beyondAscii` stands for whatever is beyond ASCII: a closer look tells. */
function roughKindOf(unit: number): number {
  if (unit < 128) return asciiKinds[unit]!;
  return unit >= 0x660 && isOtherDigit(unit) ? beyondAscii | digit : beyondAscii;
}

/** Adds the words of a stretch from `from` to `end`, with what belongs to them up to `to`; returns where to go on. */
function findInStretch(text: string, from: number, end: number, to: number, words: WordCollector): number {
  let index = from;
  for (let found = nextDigit(text, from, end); found < end; found = nextDigit(text, index, end)) {
    if (words.isFull) {
      words.stopAt(found);
      break;
    }
    let start = found;
    while (start > index && kindOf(text, start - 1) !== 0) start--;
    const afterNumber = start === found ? endOfPlainNumber(text, found, to) : -1;
    index = afterNumber >= 0 ? afterNumber : addRuns(text, start, found, to, words);
  }
  return index;
}

/** Where the next digit stands, `to` where there is none; for the many digits of code faster than a pattern. */
function nextDigit(text: string, from: number, to: number): number {
  for (let index = from; index < to; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 58 ? unit >= 48 : unit >= 0x660 && isOtherDigit(unit)) return index;
  }
  return to;
}

/** Beyond ASCII: Arabic digits, Roman numerals, circled and full-width digits. */
function isOtherDigit(unit: number): boolean {
  return (
    unit <= 0x669 ||
    (unit >= 0x6f0 && unit <= 0x6f9) ||
    (unit >= 0x2160 && unit <= 0x217f) ||
    (unit >= 0x2460 && unit <= 0x2473) ||
    (unit >= 0xff10 && unit <= 0xff19)
  );
}

/** Where a number ends that no letter or separator follows, the commonest word with a digit; -1 for others. */
function endOfPlainNumber(text: string, start: number, to: number): number {
  let end = start + 1;
  while (end < to && kindOf(text, end) === digit) end++;
  return end >= to || kindOf(text, end) === 0 ? end : -1;
}

/** Adds the runs from a start up to the one that holds `found`; returns where to go on, behind it. */
function addRuns(text: string, start: number, found: number, to: number, words: WordCollector): number {
  let index = start;
  while (index <= found) {
    const first = kindOf(text, index);
    if ((first & (letter | digit)) === 0) {
      index++;
      continue;
    }
    const runStart = index;
    let kinds = first;
    for (index++; index < to; index++) {
      const kind = kindOf(text, index);
      if (kind === 0) break;
      if (kind === separator) {
        const end = endOfSeparator(text, index, to);
        if (end === index) break;
        index = end - 1;
      }
      kinds |= kind;
    }
    if ((kinds & digit) === 0 || (kinds & letter) === 0 || (kinds & (separator | beyondAscii)) === 0)
      continue;
    const end = index;
    if ((kinds & unspaced) !== 0) index = addMixedRun(text, runStart, end, words);
    else if (end - runStart <= longestRange) index = addWord(text, runStart, end, words);
  }
  return index;
}

function kindOf(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  return unit < 128 ? asciiKinds[unit]! : kindAt(text, index);
}

/** Where a separator at this index ends; the index itself when no letter or digit follows. */
function endOfSeparator(text: string, index: number, to: number): number {
  let end = index + 1;
  // Names in some tools have two or three underscores in a row.
  while (end < index + 3 && text.charCodeAt(end) === 95 && text.charCodeAt(index) === 95) end++;
  return end < to && (kindOf(text, end) & (letter | digit)) !== 0 ? end : index;
}

/**
 * Adds a word without letters of unspaced scripts, and the ids of the list or range that it begins.
 * Returns where to go on: behind the shortened ids that belong to it.
 */
function addWord(text: string, start: number, end: number, words: WordCollector): number {
  let at = start;
  let next = end;
  // `~` stands within ids of OpenFastTrace and between the ends of a range.
  while (at < end) {
    const cut = endOfRangeStart(text, at, end);
    const after = addPart(text, at, cut, words);
    if (after >= 0) next = Math.max(end, after);
    at = cut + 1;
  }
  return next;
}

/** Adds one word, and those of the list or range that it begins; returns where the last of them ends, -1 for no id. */
function addPart(text: string, start: number, end: number, words: WordCollector): number {
  const word = text.slice(start, end);
  if (!words.addIf(isWorthKeeping, word, start, end - start)) return -1;
  return mayContinueSeries(text, end) ? addSeries(text, start, end, word, words) : end;
}

/** Where the first end of a range `FR-012~FR-025` ends; the end of the word where it is no range. */
function endOfRangeStart(text: string, start: number, end: number): number {
  const word = text.slice(start, end);
  const cut = word.indexOf('~');
  if (cut < 0 || /^[A-Za-z]{1,32}~[^~]{1,80}~\d{1,9}$/.test(word)) return end;
  const left = splitId(word.slice(0, cut));
  if (left === null || !/\p{L}/u.test(left.head)) return end;
  return readSeriesItem(text, start + cut, left.head, left.digits) === null ? end : start + cut;
}

/** Adds what a list or range names beyond its first id; returns where its last shortened id ends. */
function addSeries(text: string, start: number, end: number, id: string, words: WordCollector): number {
  const first = splitId(id);
  if (first === null) return end;
  let { digits } = first;
  let itemStart = start;
  let itemEnd = end;
  for (let count = 0; count < mostTails && !words.isFull; count++) {
    const item = readSeriesItem(text, itemEnd, first.head, digits);
    if (item === null) break;
    if (item.kind === 'range') {
      // A plain word is no promise, so a range that is too large raises nothing and names its two ends.
      if (sizeOfRange(digits, item.digits) <= mostIdsInRange) {
        for (const between of idsOfRange(first.head, digits, item.digits).slice(0, -1)) {
          words.add(between, itemStart, item.end - itemStart);
        }
      }
      // A whole id at the end is a word of its own, and is met next.
      if (item.isFull) break;
    }
    words.add(first.head + item.digits, item.start, item.end - item.start);
    digits = item.digits;
    itemStart = item.start;
    itemEnd = item.end;
  }
  return itemEnd;
}

/** Adds the readings of a run with letters of a script without blanks; returns where to go on. */
function addMixedRun(text: string, start: number, end: number, words: WordCollector): number {
  let done = end;
  const wholeRun = end - start <= longestMixedRun && (kindAt(text, end - 1) & digit) !== 0;
  if (wholeRun) words.add(text.slice(start, end), start, end - start);
  let seen = start;
  for (let at = start; at < end;) {
    const from = at;
    let kinds = 0;
    for (; at < end; at++) {
      const kind = kindAt(text, at);
      if ((kind & unspaced) !== 0) break;
      kinds |= kind;
    }
    if (at === from) at++;
    // Shortened ids of the list or range before have been added with it.
    if ((kinds & digit) === 0 || from < seen) continue;
    const part = withoutSeparators(text, from, at);
    if (part.end - part.start > longestRange) continue;
    const hasSeparator = /[-_.~]/.test(text.slice(part.start, part.end));
    if ((kinds & letter) !== 0 && (hasSeparator || (kinds & beyondAscii) !== 0)) {
      seen = addWord(text, part.start, part.end, words);
      done = Math.max(done, seen);
    } else {
      addWithLettersBefore(text, start, part, wholeRun && part.end === end, words);
    }
  }
  return done;
}

/** Adds a stretch that is no id by itself with one to four letters before it, the longest reading first. */
function addWithLettersBefore(
  text: string,
  runStart: number,
  part: Part,
  isWholeRunKnown: boolean,
  words: WordCollector,
): void {
  let before = part.start;
  while (before > runStart && kindAt(text, before - 1) === separator) before--;
  let first = before;
  while (
    first > runStart &&
    before - first < mostLettersBefore &&
    (kindAt(text, first - 1) & unspaced) !== 0
  ) {
    first--;
  }
  for (; first < before; first++) {
    if ((isWholeRunKnown && first === runStart) || isLowSurrogate(text.charCodeAt(first))) continue;
    if (part.end - first <= longestId) words.add(text.slice(first, part.end), first, part.end - first);
  }
}

/** A stretch of a run, as offsets of the text. */
interface Part {
  readonly start: number;
  readonly end: number;
}

function withoutSeparators(text: string, from: number, to: number): Part {
  let [start, end] = [from, to];
  while (start < end && kindAt(text, start) === separator) start++;
  while (end > start && kindAt(text, end - 1) === separator) end--;
  return { start, end };
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** No id: decimals with a unit and versions (`1.5em`, `v1.2.3`), times (`2026-11-16T10`), UUIDs, encoded data. */
const somethingElse =
  /^(?:[vV]?\d{1,9}\.[\p{L}\p{N}]|\d{4}-\d\d-\d\dT|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-)/u;

function isWorthKeeping(word: string): boolean {
  if (word.length > longestId || !/\p{L}/u.test(word) || !/\p{N}/u.test(word)) return false;
  if (!/[-_.~]|[^\x00-\x7F]/u.test(word) || somethingElse.test(word)) return false;
  return word.length < 40 || !/[^-_.~]{33}/.test(word);
}
