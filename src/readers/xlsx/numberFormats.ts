/**
 * How a workbook shows its numbers, as far as it changes what they say: dates, times and percentages.
 * Formats: ECMA-376 part 1, 18.8.30 and 18.8.31.
 */
import { walkXml } from './walkXml.ts';

type NumberKind = 'number' | 'date' | 'percent';

export interface NumberFormats {
  /** By the number of a cell's style. */
  readonly kinds: readonly NumberKind[];
  /** Days count from 1904, as old workbooks of one system do. */
  readonly from1904: boolean;
}

/** Reads `xl/styles.xml`; `null` where a workbook has none. */
export function readNumberFormats(styles: string | null, from1904: boolean): NumberFormats {
  const custom = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let inCellFormats = false;
  if (styles !== null) {
    walkXml(styles, {
      open: (name, attributes) => {
        if (name === 'numFmt') custom.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
        else if (name === 'cellXfs') inCellFormats = true;
        else if (name === 'xf' && inCellFormats && kinds.length < 100_000)
          kinds.push(kindOf(Number(attributes['numFmtId'] ?? 0), custom));
      },
      close: (name) => {
        if (name === 'cellXfs') inCellFormats = false;
      },
    });
  }
  return { kinds, from1904 };
}

function kindOf(id: number, custom: ReadonlyMap<number, string>): NumberKind {
  if (id === 9 || id === 10) return 'percent';
  // 27 to 36 and 50 to 58 are dates in Chinese, Japanese and Korean workbooks.
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58))
    return 'date';
  const code = (custom.get(id) ?? '').slice(0, 255);
  // Quoted and escaped characters are shown as they are, brackets hold colours and conditions.
  const bare =
    code.replace(/"[^"]{0,255}"|\\.|[_*].|\[(?![hms]{1,2}\])[^\]]{0,255}\]/giu, '').split(';', 1)[0] ?? '';
  if (bare.includes('%')) return 'percent';
  return /[ymdhs]/iu.test(bare) && !/general/iu.test(bare) ? 'date' : 'number';
}

/** A number as people read it: `2026-11-23`, `2026-11-23 09:30`, `09:30`, `35%`, without the noise of binary fractions. */
export function shownNumber(value: string, style: number | null, formats: NumberFormats): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  const kind = style === null ? 'number' : (formats.kinds[style] ?? 'number');
  if (kind === 'date') return dateOf(number, formats.from1904) ?? plain(number);
  return kind === 'percent' ? `${plain(number * 100)}%` : plain(number);
}

function plain(number: number): string {
  return String(Number(number.toPrecision(15)));
}

const msPerDay = 86_400_000;
/** 9999-12-31, the last day that spreadsheets know. */
const lastDay = 2_958_465;

function dateOf(serial: number, from1904: boolean): string | null {
  const days = from1904 ? serial + 1_462 : serial;
  if (serial < 0 || days > lastDay + 1) return null;
  // Spreadsheets count a 29 February 1900 that never was.
  const shift = days < 60 ? 1 : 0;
  const moment = new Date(Math.round((days - 25_569 + shift) * msPerDay)).toISOString();
  const date = moment.slice(0, 10);
  const time = moment.slice(11, 19).replace(/:00$/u, '');
  if (serial < 1) return time;
  return time === '00:00' ? date : `${date} ${time}`;
}
