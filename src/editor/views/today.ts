import { dayOf } from '../../vocabulary/dates.ts';

/** Today's date where the reader is, as plan files write dates: `2026-12-31`. */
export function today(): string {
  return dayOf(new Date());
}
