/** The drawing of the value picture: axes, quarters, marks with their numbers, and names where there is room. */
import { css, html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { needShape } from './signs.ts';
import type { Drawing, Label, Mark, QuadrantName, Rectangle, ValuePicture } from './valuePicture.ts';

/** From this width on a drawing says itself what its quarters mean. */
export const explained = 680;

export interface DrawingUse {
  /** The numbers that are marked, because somebody points at them here or in the list. */
  readonly hot: ReadonlySet<number>;
  /** The mark that Tab leads to. */
  readonly current: number;
  spoken(numbers: readonly number[]): string;
  point(numbers: readonly number[]): void;
  enter(mark: number): void;
  choose(mark: number, event: MouseEvent): void;
  key(mark: number, event: KeyboardEvent): void;
}

export function valueDrawing(picture: ValuePicture, drawing: Drawing, use: DrawingUse): TemplateResult {
  const { width, height, plot, band, marks, labels } = drawing;
  return html`<svg
    class="drawing"
    viewBox="0 0 ${width} ${height}"
    width=${width}
    height=${height}
    role="group"
    aria-label=${picture.name}
    @mouseleave=${() => use.point([])}
  >
    ${plot ? quarters(picture, drawing, plot) : nothing} ${band ? bandOf(picture, band, height) : nothing}
    ${axes(picture, drawing)} ${marks.map(leaderOf)}
    ${labels.map((label) => labelOf(label, use.hot.has(label.number)))}
    ${marks.map((mark, index) => markOf(picture, mark, index, use))}
  </svg>`;
}

/** The best quarter has a ground of its own, and each has its name at its outer edge. */
function quarters({ quadrants }: ValuePicture, { cut, width }: Drawing, plot: Rectangle): SVGTemplateResult {
  const right = plot.x + plot.width;
  const bottom = plot.y + plot.height;
  const edge = svg`<rect class="plot" x=${plot.x} y=${plot.y} width=${plot.width} height=${plot.height}/>`;
  if (!cut) return edge;
  // Where there is little room the words below the drawing say what they mean.
  const isWide = width >= explained;
  const name = (quadrant: QuadrantName, x: number, y: number, anchor: 'start' | 'end'): SVGTemplateResult => {
    const { word = '', means = '', count = 0 } = quadrants.find((one) => one.quadrant === quadrant) ?? {};
    return svg`<text class="quarter" x=${x} y=${y} text-anchor=${anchor}>${word} ${count}${isWide ? svg`<tspan class="means" dx="6">${means}</tspan>` : nothing}</text>`;
  };
  return svg`<rect class="best" x=${plot.x} y=${plot.y} width=${cut.x - plot.x} height=${cut.y - plot.y}/>
    ${edge}
    <path class="cut" d=${`M${cut.x} ${plot.y}V${bottom}M${plot.x} ${cut.y}H${right}`}/>
    ${name('first', plot.x, plot.y - 8, 'start')}${name('plan', right, plot.y - 8, 'end')}
    ${name('aside', plot.x, bottom + 16, 'start')}${name('less', right, bottom + 16, 'end')}`;
}

function bandOf({ axes: { band: text } }: ValuePicture, band: Rectangle, height: number): SVGTemplateResult {
  return svg`<rect class="band" x=${band.x} y=${band.y} width=${band.width} height=${band.height}/>
    <text class="axis" x=${band.x + band.width / 2} y=${height - 22} text-anchor="middle">${text}</text>`;
}

function axes({ axes: words }: ValuePicture, drawing: Drawing): SVGTemplateResult {
  const { plot, band, height, heightTicks, effortTicks } = drawing;
  const left = (plot ?? band)?.x ?? 0;
  const bottom = plot ? plot.y + plot.height : 0;
  return svg`${heightTicks.map(
    ({ at, text }) => svg`<text class="tick" x=${left - 8} y=${at + 4} text-anchor="end">${text}</text>`,
  )}
    ${effortTicks.map(
      ({ at, text }) =>
        svg`<path class="notch" d=${`M${at} ${bottom}v4`}/><text class="tick" x=${at} y=${height - 22} text-anchor="middle">${text}</text>`,
    )}
    <text class="axis" x="2" y="12">↑ ${words.height}</text>
    ${plot ? svg`<text class="axis" x=${plot.x + plot.width} y=${height - 6} text-anchor="end">${words.effort} →</text>` : nothing}`;
}

function leaderOf({ box, from }: Mark): SVGTemplateResult | typeof nothing {
  if (!from) return nothing;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return svg`<path class="leader" d=${`M${from.x} ${from.y}L${x} ${y}`}/><circle class="dot" cx=${from.x} cy=${from.y} r="2"/>`;
}

function labelOf({ text, box, leader }: Label, isHot: boolean): SVGTemplateResult {
  const line = leader
    ? svg`<path class="leader" d=${`M${leader.from.x} ${leader.from.y}L${leader.to.x} ${leader.to.y}`}/>`
    : nothing;
  return svg`${line}<text class=${isHot ? 'name hot' : 'name'} x=${box.x} y=${box.y + 12.5} aria-hidden="true">${text}</text>`;
}

function markOf({ rows }: ValuePicture, mark: Mark, index: number, use: DrawingUse): SVGTemplateResult {
  const { numbers, box } = mark;
  const [first = 0] = numbers;
  const isHot = numbers.some((number) => use.hot.has(number));
  const row = rows[first - 1];
  const isStack = numbers.length > 1;
  const { x, y, width, height } = box;
  const shape = isStack
    ? stackShape(
        box,
        numbers.some((number) => rows[number - 1]?.need === 'blocking'),
      )
    : needShape(row?.need ?? 'none', box, row?.isEstimated ?? false);
  const look = isStack ? 'stack' : (row?.need ?? 'none');
  return svg`<g
    class="mark ${look} ${isHot ? 'hot' : ''}"
    role="button"
    tabindex=${index === use.current ? 0 : -1}
    data-mark=${index}
    aria-label=${use.spoken(numbers)}
    @mouseenter=${() => use.point(numbers)}
    @focus=${() => use.enter(index)}
    @blur=${() => use.point([])}
    @click=${(event: MouseEvent) => use.choose(index, event)}
    @keydown=${(event: KeyboardEvent) => use.key(index, event)}
  >
    ${shape}
    <text class="number" x=${x + width / 2 - (isStack ? 1.5 : 0)} y=${y + height / 2 + (isStack ? 5.5 : 4)} text-anchor="middle">${isStack ? numbers.length : first}</text>
    <rect class="ring" x=${x - 3} y=${y - 3} width=${width + 6} height=${height + 6} rx="3"/>
  </g>`;
}

/** Two sheets, one behind the other; a full corner where the process stops without one of them. */
function stackShape({ x, y, width, height }: Rectangle, hasBlocking: boolean): SVGTemplateResult {
  return svg`<rect class="shape" x=${x + 3} y=${y} width=${width - 3} height=${height - 3}/><rect class="shape" x=${x} y=${y + 3} width=${width - 3} height=${height - 3}/>${
    hasBlocking ? svg`<path class="corner" d=${`M${x} ${y + 3}h6l-6 6z`}/>` : nothing
  }`;
}

export const drawingStyles = css`
  .drawing {
    display: block;
    width: 100%;
    max-width: 75rem;
    height: auto;
    overflow: visible;
    font-size: 12px;
  }

  .drawing text {
    fill: var(--vscode-foreground);
  }

  .plot {
    fill: none;
    stroke: var(--line);
  }

  .best {
    fill: var(--vscode-list-hoverBackground, transparent);
  }

  .band {
    fill: none;
    stroke: var(--line);
    stroke-dasharray: 4 3;
  }

  .cut {
    fill: none;
    stroke: var(--quiet);
    stroke-opacity: 0.6;
    stroke-dasharray: 2 3;
  }

  .quarter {
    font-weight: 600;
  }

  .drawing .means {
    font-weight: 400;
  }

  .drawing :is(.means, .tick, .axis) {
    fill: var(--quiet);
  }

  .notch,
  .leader {
    fill: none;
    stroke: var(--quiet);
  }

  .leader {
    stroke-opacity: 0.7;
  }

  .dot {
    fill: var(--quiet);
  }

  .name {
    unicode-bidi: isolate;
  }

  .name.hot {
    text-decoration: underline;
  }

  .mark {
    cursor: pointer;
    outline: none;
  }

  .mark .number {
    font-size: 11px;
    font-variant-numeric: tabular-nums;
  }

  .drawing .mark.blocking .number {
    fill: var(--vscode-editor-background);
  }

  .shape.estimated {
    stroke-dasharray: 3 2;
  }

  .shape.blocking.estimated {
    stroke: var(--vscode-editor-background);
    stroke-width: 2;
  }

  .corner {
    fill: var(--vscode-foreground);
  }

  .ring {
    fill: none;
    stroke: none;
    pointer-events: none;
  }

  .mark.hot .ring,
  .mark:focus-visible .ring {
    stroke: var(--focus);
    stroke-width: 2;
  }
`;
