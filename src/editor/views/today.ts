/** Today's date where the reader is, as plan files write dates: `2026-12-31`. */
export function today(): string {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => `${part}`.padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}
