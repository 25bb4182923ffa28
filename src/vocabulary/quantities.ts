/** Numbers as people write them: with a unit, with thousands, as a bound, as a range. */

import { simplified } from './variants.ts';

export interface Quantity {
  readonly value: number;
  /** What stands behind the number, folded: `%`, `天`; empty where nothing does. */
  readonly unit: string;
  /** `most` for “at most 5%”, `least` for “≥ 90%”; `null` for a mere number. */
  readonly bound: 'most' | 'least' | null;
}

const longest = 60;
const bounds: readonly (readonly [RegExp, 'most' | 'least'])[] = [
  [
    /^(?:<=?|≤|⩽|不超过|不高于|不多于|不大于|低于|少于|小于|至多|最多|at most|under|below|less than|max\.?)\s?/u,
    'most',
  ],
  [
    /^(?:>=?|≥|⩾|不低于|不少于|不少於|不小于|高于|超过|大于|至少|at least|over|above|more than|min\.?)\s?/u,
    'least',
  ],
];
const boundBehind: readonly (readonly [RegExp, 'most' | 'least'])[] = [
  [/\s?(?:以内|以下|之内|or less)$/u, 'most'],
  [/\s?(?:以上|及以上|or more)$/u, 'least'],
];

/** The number that a text is; `null` where it is none or says more than one (`还没统计`, `3 of 5`). */
export function quantityOf(text: string): Quantity | null {
  if (text.length > longest) return null;
  let rest = simplified(text.normalize('NFKC').trim().toLowerCase());
  let bound: Quantity['bound'] = null;
  for (const [pattern, meaning] of [...bounds, ...boundBehind]) {
    const shorter = rest.replace(pattern, '');
    if (shorter === rest) continue;
    bound = meaning;
    rest = shorter.trim();
  }
  const found = /^([+-]?\d{1,12}(?:,\d{3}){0,3}(?:\.\d{1,6})?)\s?([^\d\s]?[^\d]{0,12})$/u.exec(rest);
  if (!found) return null;
  const unit = (found[2] ?? '').trim();
  const scale = unit.startsWith('万') ? 10_000 : unit.startsWith('亿') ? 100_000_000 : 1;
  const value = Number((found[1] ?? '').replaceAll(',', '')) * scale;
  return { value, unit: scale === 1 ? unit : unit.slice(1).trim(), bound };
}

const hoursInDay = 8;
const daysByUnit: readonly (readonly [RegExp, number])[] = [
  [/^(?:人[天日]|天|日|工作日|pds?|mds?|d|days?|person-?days?|man-?days?|d\/p)$/u, 1],
  [/^(?:人?小?时|人时|h|hrs?|hours?)$/u, 1 / hoursInDay],
  [/^(?:人?周|个?周|w|wks?|weeks?)$/u, 5],
  [/^(?:人月|个月|pm|mm|person-?months?|man-?months?)$/u, 20],
];

/**
 * The person-days that a text says, under the column's own word: hours count by eight, a range by its middle.
 * Story points, sizes and seconds are no days, so they are `null`.
 */
export function personDays(text: string, column: string): number | null {
  if (text.length > longest) return null;
  const header = simplified(column.normalize('NFKC').toLowerCase());
  if (/point|故事点|规模|size|weight|original estimate|time estimate|秒|second/u.test(header)) return null;
  const line = simplified(text.normalize('NFKC').trim().toLowerCase());
  const range = /^(\d{1,6}(?:\.\d{1,3})?)\s?(?:-|–|—|~|至|到)\s?(\d{1,6}(?:\.\d{1,3})?)\s?(\D{0,12})$/u.exec(
    line,
  );
  const single = range ? null : quantityOf(line);
  const value = range ? (Number(range[1]) + Number(range[2])) / 2 : single?.value;
  if (value === undefined || value < 0) return null;
  const unit = (range?.[3] ?? single?.unit ?? '').trim();
  if (unit === '') return /小时|工时|hour|\(h\)/u.test(header) ? value / hoursInDay : value;
  const scale = daysByUnit.find(([pattern]) => pattern.test(unit))?.[1];
  return scale === undefined ? null : value * scale;
}
