/** Days as people and trackers write them, and how far they lie apart. A day is a text: `2026-12-31`. */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const longestDate = 60;
const dayLength = 86_400_000;

/**
 * The first day that a text names. Without a year there is none, nor where day and month may be either way
 * round (`04/05/2026`): a wrong day is worse than none.
 */
export function dateOf(text: string): string | null {
  const line = text.slice(0, longestDate).normalize('NFKC');
  const byYear =
    /(?<!\d)(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)/u.exec(line) ??
    /(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)/u.exec(line);
  if (byYear) return day(Number(byYear[1]), Number(byYear[2]), Number(byYear[3]));
  // `13/Apr/26`, as Jira exports, `13 April 2026` and `Apr 13, 2026`.
  const byName =
    /(?<!\d)(\d{1,2})[\s/-]{1,2}([A-Za-z]{3,9})[\s/,-]{1,2}(\d{4}|\d{2})(?!\d)/u.exec(line) ??
    reordered(/(?<![A-Za-z])([A-Za-z]{3,9})\s(\d{1,2}),?\s(\d{4})(?!\d)/u.exec(line));
  if (byName) {
    const year = Number(byName[3]);
    const month = months.indexOf((byName[2] ?? '').slice(0, 3).toLowerCase()) + 1;
    return month === 0 ? null : day(year < 100 ? 2000 + year : year, month, Number(byName[1]));
  }
  const numeric = /(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/u.exec(line);
  if (!numeric) return null;
  const [first, second, year] = [Number(numeric[1]), Number(numeric[2]), Number(numeric[3])];
  if (first > 12) return day(year, second, first);
  return second > 12 || first === second ? day(year, first, second) : null;
}

/** The day of a moment where the reader is. */
export function dayOf(moment: Date): string {
  const [month, date] = [moment.getMonth() + 1, moment.getDate()].map((part) => `${part}`.padStart(2, '0'));
  return `${moment.getFullYear()}-${month}-${date}`;
}

/** How many days lie between two days; negative where the second is the earlier one. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength);
}

function reordered(found: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return found && [found[0], found[2], found[1], found[3]];
}

function day(year: number, month: number, dayOfMonth: number): string | null {
  const days = month === 2 && isLeap(year) ? 29 : daysInMonth[month - 1];
  if (days === undefined || dayOfMonth < 1 || dayOfMonth > days || year < 1000) return null;
  return `${year}-${`${month}`.padStart(2, '0')}-${`${dayOfMonth}`.padStart(2, '0')}`;
}

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
