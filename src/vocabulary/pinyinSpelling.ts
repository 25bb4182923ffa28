/** How a Chinese text is typed in pinyin, for lists that another program filters by letters. */
import { pinyinOf } from './pinyin.ts';

/** Characters with several readings multiply what may be typed; so many ways are spelled out. */
const mostWays = 4;
const longest = 60;

/** `khgj` for 客户跟进: each way that the initials may be typed, the commonest first; none for a Latin text. */
export function pinyinInitials(text: string): readonly string[] {
  return spellings(text, (reading) => reading.charAt(0));
}

/** `kehugenjin`, in the commonest readings; empty for a Latin text. */
export function pinyinInFull(text: string): string {
  return spellings(text, (reading) => reading)[0] ?? '';
}

function spellings(text: string, of: (reading: string) => string): readonly string[] {
  let ways = [''];
  let hasChinese = false;
  for (const character of [...text].slice(0, longest)) {
    const readings = pinyinOf(character);
    const typed = [...new Set(readings.map(of))];
    if (typed.length > 0) hasChinese = true;
    else if (/[A-Za-z0-9]/.test(character)) typed.push(character.toLowerCase());
    else continue;
    ways = typed.flatMap((letters) => ways.map((way) => way + letters)).slice(0, mostWays);
  }
  return hasChinese ? ways : [];
}
