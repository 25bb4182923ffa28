/** Value over effort as a drawing: what is worth most for the least effort stands at the upper left. */
import { type Html, markup } from '../html/html.ts';

export interface ValuePoint {
  readonly name: string;
  readonly title: string;
  readonly value: number;
  readonly effort: number;
  /** Drawn as a square, and named in words in the list beside the picture. */
  readonly isBlocking: boolean;
}

const width = 720;
const height = 360;
const margin = { left: 48, right: 90, top: 16, bottom: 40 };
/** More names than this cannot be kept apart; the list has them all. */
const mostNames = 60;
const nameHeight = 14;

export function valuePicture(
  points: readonly ValuePoint[],
  axes: { readonly value: string; readonly effort: string },
): Html {
  const mostValue = Math.max(1, ...points.map(({ value }) => value));
  const mostEffort = Math.max(1, ...points.map(({ effort }) => effort));
  const x = (effort: number): number =>
    margin.left + (effort / mostEffort) * (width - margin.left - margin.right);
  const y = (value: number): number =>
    height - margin.bottom - (value / mostValue) * (height - margin.top - margin.bottom);
  // Names keep clear of each other and of every mark.
  const taken: Box[] = points.map(({ value, effort }) => ({ x: x(effort) - 5, y: y(value) + 4, width: 10 }));
  const bottom = height - margin.bottom;
  const marks = points.map((point, index) => {
    const [left, top] = [round(x(point.effort)), round(y(point.value))];
    const shape = point.isBlocking
      ? markup`<rect x="${left - 4}" y="${top - 4}" width="8" height="8"><title>${point.title}</title></rect>`
      : markup`<circle cx="${left}" cy="${top}" r="4"><title>${point.title}</title></circle>`;
    const at = index < mostNames ? roomFor(taken, left + 7, top + 4, point.name) : null;
    return markup`${shape}${at && markup`<text x="${at.x}" y="${at.y}">${point.name}</text>`}`;
  });
  return markup`<svg class="value" viewBox="0 0 ${width} ${height}" role="img" aria-label="${axes.value} / ${axes.effort}">
<line x1="${margin.left}" y1="${bottom}" x2="${width - margin.right + 30}" y2="${bottom}"/><line x1="${margin.left}" y1="${margin.top}" x2="${margin.left}" y2="${bottom}"/>
<text x="${width - margin.right + 30}" y="${bottom + 24}" text-anchor="end">${axes.effort} → ${round(mostEffort)}</text><text x="${margin.left + 6}" y="${margin.top + 6}">↑ ${axes.value} ${round(mostValue)}</text>
${marks}
</svg>`;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** The nearest free place below or above; `null` where all near ones are taken. */
function roomFor(taken: Box[], x: number, y: number, name: string): Box | null {
  const wide = [...name].reduce((sum, sign) => sum + (sign > '\u2e80' ? 12 : 7), 0);
  for (const step of [0, 1, -1, 2, -2, 3, -3]) {
    const box = { x: x + (step === 0 ? 0 : -7), y: y + step * nameHeight, width: wide };
    if (box.y < margin.top || box.y > height - margin.bottom) continue;
    if (taken.every((other) => isApart(box, other))) {
      taken.push(box);
      return box;
    }
  }
  return null;
}

function isApart(a: Box, b: Box): boolean {
  return Math.abs(a.y - b.y) >= nameHeight || a.x + a.width < b.x || b.x + b.width < a.x;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
