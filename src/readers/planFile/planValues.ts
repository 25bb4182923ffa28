/** Reads the values that a plan file's keys hold, and reports those that are of the wrong kind. */
import { isScalar } from 'yaml';
import { message } from '../../model/message.ts';
import type { Measure, WrittenName } from '../../model/plan.ts';
import { type Entries, type Entry, type PlanSource, scalarText, type Value } from './planSource.ts';

/** The place to show for a whole entry that is wrong: its value, or its key where the value is long. */
export function placeOf(entry: Entry) {
  return entry.value && isScalar(entry.value.node) ? entry.value.range : entry.keyRange;
}

/** A text, number or date, as written; `null` for a list or a map, or an empty text. */
export function writtenText(value: Value | null): WrittenName | null {
  if (!value || !isScalar(value.node)) return null;
  const text = scalarText(value.node);
  return text === '' ? null : { text, range: value.range };
}

/** The text of a key, `null` where it is missing, empty or (reported) no text. */
export function readText(source: PlanSource, entries: Entries, key: string): WrittenName | null {
  const entry = entries.get(key);
  if (!entry?.value) return null;
  if (!isScalar(entry.value.node)) {
    source.report(placeOf(entry), message('“{0}” is a text; a list or a map stands here.', key));
    return null;
  }
  return writtenText(entry.value);
}

/** A list of texts, or one text. With `separators` a single text may hold several: `线索、线索中心`. */
export function readTexts(
  source: PlanSource,
  entries: Entries,
  key: string,
  separators?: RegExp,
): readonly WrittenName[] {
  const entry = entries.get(key);
  if (!entry?.value) return [];
  const single = writtenText(entry.value);
  if (single) return separators ? parts(source, entry.value, single, separators) : [single];
  if (isScalar(entry.value.node)) return [];
  const items = source.items(entry.value);
  if (!items) source.report(placeOf(entry), message('“{0}” is a list of texts; a map stands here.', key));
  const texts: WrittenName[] = [];
  for (const item of items ?? []) {
    const text = writtenText(item);
    if (text) texts.push(text);
    else if (!isScalar(item.node)) {
      source.report(item.range, message('“{0}” is a list of texts; this entry is none.', key));
    }
  }
  return texts;
}

/** What separates names that are written into one text. */
export const nameSeparators = /[,，;；、|｜]/u;

function parts(source: PlanSource, value: Value, whole: WrittenName, separators: RegExp): WrittenName[] {
  const names: WrittenName[] = [];
  // A text that does not read as it is written (escapes, several lines) has one place for all its parts.
  const literal = !value.isAlias && source.sourceOf(value) === whole.text;
  let at = 0;
  for (const part of whole.text.split(separators)) {
    const text = part.trim();
    const start = at + (part.length - part.trimStart().length);
    at += part.length + 1;
    if (text === '') continue;
    names.push({ text, range: literal ? source.partOf(value, start, text.length) : whole.range });
  }
  return names;
}

/** The items of a list of maps or texts; anything else in its place is reported. */
export function readItems(source: PlanSource, entries: Entries, key: string): readonly Value[] {
  const entry = entries.get(key);
  if (!entry?.value) return [];
  const items = source.items(entry.value);
  if (items) return items;
  source.report(
    placeOf(entry),
    message('“{0}” is a list: begin each entry on a line of its own with “- ”.', key),
  );
  return [];
}

/** A number of at least zero; `null` where it is missing or (reported) something else. */
export function readNumber(source: PlanSource, entries: Entries, key: string): number | null {
  const written = readText(source, entries, key);
  if (!written) return null;
  if (/^\+?(?:\d{1,12}(?:\.\d{0,12})?|\.\d{1,12})$/u.test(written.text)) return Number(written.text);
  source.report(written.range, message('“{0}” is a number, such as 30; “{1}” is none.', key, written.text));
  return null;
}

/** An ISO date as written; `null` where it is missing or (reported) no date. */
export function readDate(source: PlanSource, entries: Entries, key: string): WrittenName | null {
  const written = readText(source, entries, key);
  if (!written || isDate(written.text)) return written;
  source.report(
    written.range,
    message('“{0}” is no date: write it as year-month-day, such as 2026-12-31.', written.text),
  );
  return null;
}

function isDate(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  if (!found) return false;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The measures of a system, module or phase; a measure may be a mere name. */
export function readMeasures(source: PlanSource, entries: Entries): Measure[] {
  return readItems(source, entries, 'measures').flatMap((item) => {
    const measure = measureOf(source, item);
    if (!measure) source.report(item.range, message('A measure needs a name: it says what is counted.'));
    return measure ?? [];
  });
}

/** The measures that a value lists, without a word about what is none: it may be meant in another way. */
export function measuresIn(source: PlanSource, value: Value | null): readonly Measure[] {
  if (!value) return [];
  return (source.items(value) ?? [value]).flatMap((item) => {
    return isScalar(item.node) ? [] : (measureOf(source, item) ?? []);
  });
}

function measureOf(source: PlanSource, item: Value): Measure | null {
  const entries = source.entries(item);
  const text = (key: string): string | null => writtenText(entries?.get(key)?.value ?? null)?.text ?? null;
  const name = writtenText(item)?.text ?? text('name');
  if (name === null) return null;
  return {
    name,
    unit: text('unit'),
    baseline: text('baseline'),
    target: text('target'),
    actual: text('actual'),
    date: text('date'),
  };
}
