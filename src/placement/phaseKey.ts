/** What a phase's name counts, so that `第二期`, `二期`, `2期`, `Phase 2` and `第二阶段` are one phase. */

const digits = '零一二三四五六七八九';

/** `2` for each of the above; `null` for a name that counts nothing, such as `MVP` or `V1.0`. */
export function phaseKey(name: string): string | null {
  const text = name.normalize('NFKC').trim().toLowerCase();
  const found =
    /^第?([一二三四五六七八九十]{1,3}|\d{1,2})(?:期|阶段|階段)(?![\p{L}])/u.exec(text) ??
    /^(?:阶段|階段|phase|stage)[\s_-]{0,2}([一二三四五六七八九十]{1,3}|\d{1,2})(?![\p{L}\p{N}])/u.exec(text);
  const number = found?.[1];
  if (number === undefined) return null;
  return /^\d/u.test(number) ? String(Number(number)) : String(hanNumber(number));
}

/** 一 to 九十九. */
function hanNumber(text: string): number {
  const ten = text.indexOf('十');
  if (ten < 0) return digits.indexOf(text[0] ?? '');
  const tens = ten === 0 ? 1 : digits.indexOf(text[ten - 1] ?? '');
  const ones = ten + 1 < text.length ? digits.indexOf(text[ten + 1] ?? '') : 0;
  return tens * 10 + ones;
}
