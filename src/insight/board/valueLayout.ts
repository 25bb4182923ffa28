/**
 * Where everything of the value picture stands in a drawing of some width. Each point is in exactly one mark; marks and
 * labels never overlap. Where points are too near to each other they move aside, with a line to where they belong;
 * where there are too many, one mark stands for all of them.
 */
import { axisOf, type Axis, type Tick } from './axis.ts';
import { type Box, isWithin, letterHeight, Room, shortLabel, textWidth } from './labelRoom.ts';

export interface ValuePoint {
  readonly number: number;
  readonly height: number;
  /** `null` where nobody said: it stands in a band of its own. */
  readonly effort: number | null;
  /** What is written beside it where there is room. */
  readonly label: string;
}

export interface ValueLayout {
  readonly width: number;
  readonly height: number;
  /** Of those that say how much they take; `null` where none does. */
  readonly plot: Box | null;
  /** Of those that do not; `null` where all do. */
  readonly band: Box | null;
  readonly heightTicks: readonly Tick[];
  readonly effortTicks: readonly Tick[];
  /** Between what is worth much and little, takes much and little. */
  readonly cut: Spot | null;
  readonly marks: readonly ValueMark[];
  readonly labels: readonly ValueLabel[];
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface ValueMark {
  /** More than one where it stands for many. */
  readonly numbers: readonly number[];
  readonly box: Box;
  /** Where it belongs, where it had to move aside. */
  readonly from: Spot | null;
}

export interface ValueLabel {
  readonly number: number;
  readonly text: string;
  readonly box: Box;
  /** From its mark, where it does not stand right beside it. */
  readonly leader: Leader | null;
}

export interface Leader {
  readonly from: Spot;
  readonly to: Spot;
}

export interface LayoutLook {
  readonly width: number;
  readonly height: number;
  readonly scale: 'value' | 'priority';
  readonly middle: { readonly value: number; readonly effort: number } | null;
}

/** Above the picture stands what its height means; above and below it are the names of its quarters. */
const titleHeight = 18;
const stripHeight = 22;
const axisHeight = 30;
const markHeight = 18;
/** How far a point at the edge stays away from it. */
const inset = 16;
const heightGap = 24;
const effortGap = 44;

export function valueLayout(points: readonly ValuePoint[], look: LayoutLook): ValueLayout {
  const { width, height, middle } = look;
  const top = titleHeight + stripHeight;
  const bottom = height - axisHeight - stripHeight;
  const inner = { from: bottom - inset, to: top + inset, gap: heightGap };
  const heightAxis =
    look.scale === 'priority'
      ? priorityAxis(inner)
      : axisOf(
          points.map((p) => p.height),
          inner,
        );
  const left = 16 + heightAxis.ticks.reduce((most, { text }) => Math.max(most, textWidth(text)), 0);
  const right = width - 10;
  const known = points.flatMap(({ effort }) => effort ?? []);
  const bandWidth = known.length === points.length ? 0 : known.length === 0 ? right - left : bandFor(width);
  const plotRight = bandWidth === 0 ? right : right - bandWidth - 8;
  const plot = known.length === 0 && points.length > 0 ? null : boxBetween(left, top, plotRight, bottom);
  const band = bandWidth === 0 ? null : boxBetween(right - bandWidth, top, right, bottom);
  const effortAxis = axisOf(known, { from: left + inset, to: plotRight - inset, gap: effortGap });
  const spots = points.map((point): PointSpot => {
    const region = (point.effort === null ? band : plot) ?? boxBetween(left, top, right, bottom);
    const x = point.effort === null ? region.x + region.width / 2 : effortAxis.place(point.effort);
    return { point, region, x, y: heightAxis.place(point.height) };
  });
  const marks = placeMarks(spots);
  return {
    width,
    height,
    plot,
    band,
    heightTicks: heightAxis.ticks,
    effortTicks: plot ? effortAxis.ticks : [],
    cut: plot && middle && cutOf(points, middle, heightAxis, effortAxis, plot),
    marks: marks.map(({ numbers, box, from }) => ({ numbers, box, from })),
    labels: placeLabels(marks),
  };
}

/** P3 to P0, whichever of them occur. */
function priorityAxis({ from, to }: { readonly from: number; readonly to: number }): Axis {
  const place = (rank: number): number => from + ((rank - 1) / 3) * (to - from);
  return { place, ticks: [4, 3, 2, 1].map((rank) => ({ at: place(rank), text: `P${4 - rank}` })) };
}

function bandFor(width: number): number {
  return Math.min(220, Math.max(92, width * 0.24));
}

/** Halfway between the numbers on both sides, so that no point stands on the line. */
function cutOf(
  points: readonly ValuePoint[],
  middle: NonNullable<LayoutLook['middle']>,
  heightAxis: Axis,
  effortAxis: Axis,
  plot: Box,
): Spot {
  const placed = points.filter(({ effort }) => effort !== null);
  const below = placed.reduce(
    (most, { height }) => (height < middle.value ? Math.max(most, height) : most),
    -Infinity,
  );
  const beyond = placed.reduce(
    (least, { effort }) => ((effort ?? 0) > middle.effort ? Math.min(least, effort ?? 0) : least),
    Infinity,
  );
  const y = heightAxis.place(middle.value);
  const x = effortAxis.place(middle.effort);
  return {
    x: Number.isFinite(beyond) ? (x + effortAxis.place(beyond)) / 2 : plot.x + plot.width,
    y: Number.isFinite(below) ? (y + heightAxis.place(below)) / 2 : plot.y + plot.height,
  };
}

interface PointSpot extends Spot {
  readonly point: ValuePoint;
  readonly region: Box;
}

interface PlacedMark extends ValueMark {
  readonly region: Box;
  readonly label: string;
}

/** How coarse the picture is: the size of a cell, and how many points of one are shown one by one. */
const coarseness: readonly { readonly cell: number; readonly most: number }[] = [
  { cell: 44, most: 6 },
  { cell: 44, most: 3 },
  { cell: 44, most: 1 },
  { cell: 66, most: 1 },
  { cell: 100, most: 1 },
  { cell: 200, most: 1 },
  { cell: Infinity, most: 0 },
];

/** As fine as there is room for. */
function placeMarks(spots: readonly PointSpot[]): readonly PlacedMark[] {
  const first = spots.length <= 60 ? 0 : spots.length <= 160 ? 1 : 2;
  for (const { cell, most } of coarseness.slice(first)) {
    const marks = tryMarks(groupsOf(spots, cell, most));
    if (marks) return marks;
  }
  return [];
}

/** Points that share a cell, all in one group where they are more than `most`, else each in its own. */
function groupsOf(
  spots: readonly PointSpot[],
  cell: number,
  most: number,
): readonly (readonly PointSpot[])[] {
  const cells = new Map<string, PointSpot[]>();
  for (const spot of spots) {
    const key = `${spot.region.x} ${Math.floor(spot.x / cell)} ${Math.floor(spot.y / cell)}`;
    const there = cells.get(key);
    if (there) there.push(spot);
    else cells.set(key, [spot]);
  }
  const groups = [...cells.values()];
  return [
    ...groups.filter((group) => group.length > most),
    ...groups
      .filter((group) => group.length <= most)
      .flat()
      .sort((a, b) => a.point.number - b.point.number)
      .map((spot) => [spot]),
  ];
}

function tryMarks(groups: readonly (readonly PointSpot[])[]): readonly PlacedMark[] | null {
  const room = new Room();
  const marks: PlacedMark[] = [];
  for (const group of groups) {
    const [first] = group;
    if (!first) continue;
    const isOne = group.length === 1;
    const x = group.reduce((sum, spot) => sum + spot.x, 0) / group.length;
    const y = group.reduce((sum, spot) => sum + spot.y, 0) / group.length;
    const width = isOne
      ? Math.max(markHeight, 8 + 7 * `${first.point.number}`.length)
      : 16 + 7 * `${group.length}`.length;
    const box = roomNear(
      room,
      { x: x - width / 2, y: y - markHeight / 2, width, height: markHeight },
      first.region,
    );
    if (!box) return null;
    room.take(box);
    const isAside = isOne && Math.hypot(box.x + width / 2 - x, box.y + markHeight / 2 - y) > 3;
    marks.push({
      numbers: group.map(({ point }) => point.number).sort((a, b) => a - b),
      box,
      from: isAside ? { x, y } : null,
      region: first.region,
      label: isOne ? first.point.label : '',
    });
  }
  return marks;
}

const markGap = 2;

/** Where the box is, or as near to it as there is room; never further than four boxes. */
function roomNear(room: Room, wanted: Box, region: Box): Box | null {
  const inside = (box: Box): Box => ({
    ...box,
    x: Math.min(Math.max(box.x, region.x + 1), region.x + region.width - box.width - 1),
    y: Math.min(Math.max(box.y, region.y + 1), region.y + region.height - box.height - 1),
  });
  const [wide, high] = [wanted.width + markGap, wanted.height + markGap];
  for (const { x, y } of ringOffsets) {
    const box = inside({ ...wanted, x: wanted.x + x * wide, y: wanted.y + y * high });
    if (room.isFree(box, markGap - 0.01)) return box;
  }
  return null;
}

/** Steps of half a box to all sides, the nearest first. */
const ringOffsets: readonly Spot[] = Array.from({ length: 17 * 17 }, (_, index) => ({
  x: (Math.floor(index / 17) - 8) / 2,
  y: ((index % 17) - 8) / 2,
})).sort((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y) || a.x - b.x || a.y - b.y);

/** More names than this make a picture that nobody reads; the list has them all. */
const mostLabels = 60;
const labelHeight = letterHeight + 4;
const labelWidths = [150, 96, 60];

function placeLabels(marks: readonly PlacedMark[]): readonly ValueLabel[] {
  const room = new Room();
  for (const { box, from } of marks) {
    room.take(box);
    if (from) room.take({ x: from.x - 3, y: from.y - 3, width: 6, height: 6 });
  }
  const labels: ValueLabel[] = [];
  const named = marks
    .filter(({ numbers }) => numbers.length === 1)
    .sort((a, b) => (a.numbers[0] ?? 0) - (b.numbers[0] ?? 0));
  for (const mark of named) {
    if (labels.length === mostLabels) break;
    const label = labelFor(room, mark);
    if (!label) continue;
    room.take(label.box);
    if (label.leader) for (const box of along(label.leader)) room.take(box);
    labels.push(label);
  }
  return labels;
}

function labelFor(room: Room, { box: mark, region, numbers, label }: PlacedMark): ValueLabel | null {
  for (const most of labelWidths) {
    const text = shortLabel(label, most);
    if (text === '' || text === '…') return null;
    const width = textWidth(text);
    for (const { box, leader } of labelPlaces(mark, width)) {
      if (!isWithin(box, region) || !room.isFree(box, 2)) continue;
      if (leader && !isClear(room, leader)) continue;
      return { number: numbers[0] ?? 0, text, box, leader };
    }
  }
  return null;
}

function labelPlaces(mark: Box, width: number): readonly Pick<ValueLabel, 'box' | 'leader'>[] {
  const middle = { x: mark.x + mark.width / 2, y: mark.y + mark.height / 2 };
  const right = mark.x + mark.width + 4;
  const left = mark.x - 4 - width;
  const row = middle.y - labelHeight / 2;
  const at = (x: number, y: number): Box => ({ x, y, width, height: labelHeight });
  const beside = [
    at(right, row),
    at(left, row),
    at(middle.x - width / 2, mark.y - labelHeight - 3),
    at(middle.x - width / 2, mark.y + mark.height + 3),
    at(mark.x, mark.y - labelHeight - 3),
    at(mark.x, mark.y + mark.height + 3),
  ].map((box) => ({ box, leader: null }));
  const further = [26, 40].flatMap((far) =>
    [-1, 1].flatMap((up) =>
      [1, -1].map((aside) => {
        const y = middle.y + up * far;
        const x = aside > 0 ? right + 8 : left - 8;
        const from = { x: aside > 0 ? mark.x + mark.width : mark.x, y: middle.y + (up * mark.height) / 4 };
        return {
          box: at(x, y - labelHeight / 2),
          leader: { from, to: { x: aside > 0 ? x - 1 : x + width + 1, y } },
        };
      }),
    ),
  );
  return [...beside, ...further];
}

/** Whether a line crosses nothing that is taken, but for its ends. */
function isClear(room: Room, leader: Leader): boolean {
  return along(leader).every((box) => room.isFree(box, 0.5));
}

function along({ from, to }: Leader): readonly Box[] {
  return [0.25, 0.4, 0.55, 0.7, 0.85].map((share) => ({
    x: from.x + (to.x - from.x) * share - 0.5,
    y: from.y + (to.y - from.y) * share - 0.5,
    width: 1,
    height: 1,
  }));
}

function boxBetween(left: number, top: number, right: number, bottom: number): Box {
  return { x: left, y: top, width: right - left, height: bottom - top };
}
