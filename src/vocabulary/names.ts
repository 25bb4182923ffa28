/**
 * How names are compared: what people write for a module, a phase or a step and what the plan calls it
 * differ in width, case, blanks and numbering, and still mean the same.
 */
import { remembered } from './remembered.ts';

/** The key by which two names are equal: NFKC, case folded, blanks trimmed and runs of them as one. */
export const nameKey = remembered((name: string): string => {
  const key = name.normalize('NFKC').trim().toLowerCase().replace(/\s+/gu, ' ');
  // 【支付】 and “支付” are 支付: Chinese documents set names in brackets for looks.
  return /^[【「『《〈“][^【】「」『』《》〈〉“”]{1,200}[】」』》〉”]$/u.test(key)
    ? key.slice(1, -1).trim()
    : key;
});

// “2.1 ”, “三、”, “（一）”, “第3章 ”, “1) ”: a heading's number says nothing of what it names. A number
// must be followed by a separator, so that “3D 模型” and “一期” keep theirs.
const numbering =
  /^\s{0,8}(?:第[\d一二三四五六七八九十百]{1,6}[章节部分篇]{1,2}[\s、：:.]{0,4}|[（(][\d一二三四五六七八九十]{1,4}[）)][\s、.]{0,4}|[一二三四五六七八九十]{1,4}[、．.][\s]{0,4}|\d{1,3}(?:\.\d{1,3}){1,6}[\s、．.]{1,4}|\d{1,3}(?:\.\d{1,3}){1,6}(?=\p{Script=Han})|\d{1,3}[、．.)）]\s{0,4}|\d{1,3}\s{1,4}(?=\D))/u;

/** A heading without its number: `2.1 轨道系统` → `轨道系统`. Only a number gives an empty text. */
export function withoutNumbering(heading: string): string {
  return heading.replace(numbering, '').trim();
}

/** The parts of a module path as people write it: `线索管理 > 线索分配`, `leads/assign`, `a » b`, `A \\ B`. */
export function pathParts(name: string): string[] {
  return name
    .split(/\s{0,8}(?:[>＞»›→/\\／]|::)\s{0,8}/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The values of a cell that may hold several: `；`, `|`, `、` and line breaks separate, a comma does not. */
export function listParts(text: string): string[] {
  return text
    .split(/[;；|｜、\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
