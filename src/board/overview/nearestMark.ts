/** Which mark of a drawing an arrow key leads to: the nearest one on that side. */
import type { Mark, Point } from './valuePicture.ts';

const directions: Readonly<Record<string, Point>> = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowDown: { x: 0, y: 1 },
  ArrowUp: { x: 0, y: -1 },
};

/** The place of the mark in `marks`; `null` where there is none on that side. Home and End go by their numbers. */
export function nearestMark(marks: readonly Mark[], from: number, key: string): number | null {
  if (marks.length === 0) return null;
  if (key === 'Home' || key === 'End') return endOf(marks, key === 'Home');
  const direction = directions[key];
  const start = marks[from];
  if (!direction || !start) return null;
  const middle = middleOf(start);
  let best: number | null = null;
  let least = Infinity;
  marks.forEach((mark, index) => {
    const to = middleOf(mark);
    const along = (to.x - middle.x) * direction.x + (to.y - middle.y) * direction.y;
    const aside = Math.abs((to.x - middle.x) * direction.y) + Math.abs((to.y - middle.y) * direction.x);
    // What lies more to the side than ahead belongs to another key.
    if (index === from || along <= 0.5 || aside > 2 * along) return;
    const distance = along + 2 * aside;
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}

function endOf(marks: readonly Mark[], isFirst: boolean): number {
  const numbers = marks.map(({ numbers: [first = 0] }) => first);
  return numbers.indexOf(isFirst ? Math.min(...numbers) : Math.max(...numbers));
}

function middleOf({ box }: Mark): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
