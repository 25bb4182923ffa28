/**
 * Room for labels in a drawing: a plane in which boxes are taken, and the text that fits a width. Pure geometry, in the
 * units of the drawing, with letters of 12 units.
 */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const letterHeight = 12;

const cell = 40;

/** Which boxes of a plane are taken. Boxes are looked up by the cells that they touch, so that thousands stay cheap. */
export class Room {
  readonly #cells = new Map<string, Box[]>();

  /** Whether nothing that was taken comes nearer than `gap`. */
  isFree(box: Box, gap: number): boolean {
    const wide = { x: box.x - gap, y: box.y - gap, width: box.width + 2 * gap, height: box.height + 2 * gap };
    for (const key of cellsOf(wide)) {
      if (this.#cells.get(key)?.some((other) => overlap(wide, other))) return false;
    }
    return true;
  }

  take(box: Box): void {
    for (const key of cellsOf(box)) {
      const boxes = this.#cells.get(key);
      if (boxes) boxes.push(box);
      else this.#cells.set(key, [box]);
    }
  }
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function isWithin(box: Box, around: Box): boolean {
  return (
    box.x >= around.x &&
    box.y >= around.y &&
    box.x + box.width <= around.x + around.width &&
    box.y + box.height <= around.y + around.height
  );
}

function cellsOf({ x, y, width, height }: Box): readonly string[] {
  const keys: string[] = [];
  for (let column = Math.floor(x / cell); column <= Math.floor((x + width) / cell); column++) {
    for (let row = Math.floor(y / cell); row <= Math.floor((y + height) / cell); row++)
      keys.push(`${column} ${row}`);
  }
  return keys;
}

/** At most how wide a text is; the page's font is not known here. */
export function textWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += signWidth(sign);
  return width;
}

function signWidth(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  if (code > 0xffff) return 17;
  if (code >= 0x2e80) return 12.2;
  if (/[mwMW@%—…]/.test(sign)) return 11;
  if (/[A-Z]/.test(sign)) return 8.8;
  return /[il.,:;'|! ]/.test(sign) ? 4 : 7.4;
}

/** More of a title than this is never looked at. */
const mostSigns = 200;

/**
 * The beginning of a text that is no wider than `most`. What is not seen or turns the direction around is left out: in
 * a drawing it could only hide or move other texts.
 */
export function shortLabel(text: string, most: number): string {
  const plain = text
    .slice(0, mostSigns)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  if (text.length <= mostSigns && textWidth(plain) <= most) return plain;
  let width = signWidth('…');
  let kept = '';
  for (const sign of plain) {
    width += signWidth(sign);
    if (width > most) break;
    kept += sign;
  }
  return `${kept.trimEnd()}…`;
}
