/** The signs of the pictures: shapes that differ without their colours. Words stand beside them, so none is read out. */
import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Support } from './processPicture.ts';
import type { Need } from './valuePicture.ts';

/** A full disc with a tick, a half disc, an empty ring with a question, a broken square with a cross. */
export function supportSign(support: Support): TemplateResult {
  return html`<svg class="sign ${support}" viewBox="0 0 16 16" aria-hidden="true">
    ${supportShapes[support]}
  </svg>`;
}

const supportShapes: Readonly<Record<Support, SVGTemplateResult>> = {
  now: svg`<circle class="full" cx="8" cy="8" r="7"/><path class="inner" d="M4.6 8.4l2.4 2.3 4.4-5"/>`,
  from: svg`<circle class="edge" cx="8" cy="8" r="6.2"/><path class="full" d="M8 1.8a6.2 6.2 0 0 1 0 12.4z"/>`,
  open: svg`<circle class="edge" cx="8" cy="8" r="6.2"/><path class="edge" d="M6.1 6.4a1.95 1.95 0 1 1 2.6 2.1c-.5.2-.7.5-.7 1.1"/><circle class="full" cx="8" cy="11.6" r="0.9"/>`,
  never: svg`<rect class="edge broken" x="1.5" y="1.5" width="13" height="13"/><path class="edge bold" d="M5 5l6 6M11 5l-6 6"/>`,
};

/** A full square, a pill, a hexagon, and a line where nobody says. */
export function needSign(need: Need): TemplateResult {
  return html`<svg class="sign" viewBox="0 0 16 16" aria-hidden="true">
    ${needShape(need, { x: 1, y: 3, width: 14, height: 10 }, false)}
  </svg>`;
}

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function needShape(
  need: Need,
  { x, y, width, height }: Frame,
  isEstimated: boolean,
): SVGTemplateResult {
  const look = `shape ${need}${isEstimated ? ' estimated' : ''}`;
  const right = x + width;
  const bottom = y + height;
  switch (need) {
    case 'blocking':
      return svg`<rect class=${look} x=${x} y=${y} width=${width} height=${height}/>`;
    case 'degraded':
      return svg`<rect class=${look} x=${x} y=${y} width=${width} height=${height} rx=${height / 2}/>`;
    case 'nice': {
      const [tip, middle] = [Math.min(5, width / 4), y + height / 2];
      const points = [
        [x - 1, middle],
        [x + tip, y],
        [right - tip, y],
        [right + 1, middle],
        [right - tip, bottom],
        [x + tip, bottom],
      ];
      return svg`<polygon class=${look} points=${points.map((point) => point.join(',')).join(' ')}/>`;
    }
    case 'none':
      return svg`<rect class="ground" x=${x} y=${y} width=${width} height=${height}/><path class=${look} d=${`M${x} ${bottom - 1}H${right}`}/>`;
  }
}
