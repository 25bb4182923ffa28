/** Whether characters that facts know as an id still are it: a document may have moved on since it was read. */
import { idKey } from '../vocabulary/ids.ts';

/**
 * `text` is what stands at the place of the id now. A shortened id (`004` behind `NT-003/`) ends the id; a range that
 * names it among others (`A-01~03`) begins as it does, or is shortened itself.
 */
export function stillNames(id: string, text: string): boolean {
  return namesAlone(id, text) || isRangeAround(id, text);
}

/** Whether the characters stand for this id and no other. */
export function namesAlone(id: string, text: string): boolean {
  const written = idKey(text);
  if (written === '') return false;
  const whole = idKey(id);
  return written === whole || (/^\d{1,9}$/u.test(written) && whole.endsWith(written));
}

function isRangeAround(id: string, text: string): boolean {
  if (!/\p{N}[^\p{L}\p{N}]|[到至]|\bto\b/u.test(text) || !/\p{N}$/u.test(text)) return false;
  const head = idKey(id).replace(/\p{N}{1,9}$/u, '');
  return /^\p{N}/u.test(text) || (head !== '' && idKey(text).startsWith(head));
}
