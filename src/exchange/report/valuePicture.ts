/**
 * Value over effort as a drawing: what is worth most for the least effort stands at the upper left. It is laid out as on
 * the board; the numbers in the marks are those of the list beside it.
 */
import type { Box } from '../../insight/board/labelRoom.ts';
import { valueLayout, type ValueLabel, type ValueMark } from '../../insight/board/valueLayout.ts';
import { type Html, markup } from '../html/html.ts';

export interface ValuePoint {
  readonly name: string;
  readonly title: string;
  readonly value: number;
  readonly effort: number;
  /** Drawn as a square with a thick edge, and named in words in the list beside the picture. */
  readonly isBlocking: boolean;
}

const width = 720;
const height = 420;

/** The number of a point is its place, from 1. */
export function valuePicture(
  points: readonly ValuePoint[],
  axes: { readonly value: string; readonly effort: string },
): Html {
  const { plot, marks, labels, heightTicks, effortTicks } = valueLayout(
    points.map(({ name, value, effort }, index) => ({
      number: index + 1,
      height: value,
      effort,
      label: name,
    })),
    { width, height, scale: 'value', middle: null },
  );
  if (!plot) return markup``;
  const bottom = plot.y + plot.height;
  const right = plot.x + plot.width;
  return markup`<svg class="value" viewBox="0 0 ${width} ${height}" role="img" aria-label="${axes.value} / ${axes.effort}">
<line x1="${plot.x}" y1="${bottom}" x2="${right}" y2="${bottom}"/><line x1="${plot.x}" y1="${plot.y}" x2="${plot.x}" y2="${bottom}"/>
<text x="${right}" y="${height - 6}" text-anchor="end">${axes.effort} →</text><text x="2" y="12">↑ ${axes.value}</text>
${heightTicks.map(({ at, text }) => markup`<text x="${plot.x - 8}" y="${round(at + 4)}" text-anchor="end">${text}</text>`)}
${effortTicks.map(({ at, text }) => markup`<text x="${round(at)}" y="${bottom + 16}" text-anchor="middle">${text}</text>`)}
${marks.map(leader)}${labels.map(label)}${marks.map((mark) => markOf(mark, points))}
</svg>`;
}

function markOf({ numbers, box }: ValueMark, points: readonly ValuePoint[]): Html {
  const of = numbers.flatMap((number) => points[number - 1] ?? []);
  const isStack = numbers.length > 1;
  const isBlocking = of.some((point) => point.isBlocking);
  const behind = isStack && rectangle({ ...box, x: box.x + 3, y: box.y - 3 }, 'mark', 0);
  const look = isBlocking ? 'mark blocking' : 'mark';
  const text = isStack ? `×${numbers.length}` : `${numbers[0] ?? ''}`;
  const titles = of.slice(0, 20).map(({ title }) => title);
  return markup`<g>${behind}${rectangle(box, look, isBlocking || isStack ? 0 : box.height / 2)}<text x="${round(box.x + box.width / 2)}" y="${round(box.y + box.height / 2 + 4)}" text-anchor="middle">${text}</text><title>${titles.join('\n')}</title></g>`;
}

function rectangle({ x, y, width: wide, height: high }: Box, look: string, radius: number): Html {
  return markup`<rect class="${look}" x="${round(x)}" y="${round(y)}" width="${round(wide)}" height="${round(high)}" rx="${radius}"/>`;
}

function leader({ box, from }: ValueMark): Html {
  if (!from) return markup``;
  return line(from.x, from.y, box.x + box.width / 2, box.y + box.height / 2);
}

function label({ text, box, leader: at }: ValueLabel): Html {
  return markup`${at && line(at.from.x, at.from.y, at.to.x, at.to.y)}<text x="${round(box.x)}" y="${round(box.y + 12.5)}">${text}</text>`;
}

function line(x1: number, y1: number, x2: number, y2: number): Html {
  return markup`<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}"/>`;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
