/** The few shapes that stand beside words, so that none of them speaks by colour alone. They mean nothing by themselves. */
import { svg, html, type TemplateResult } from 'lit';
import type { Severity } from '../../model/finding.ts';
import type { Standing } from './planPicture.ts';

const framed = (content: TemplateResult): TemplateResult =>
  html`<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">${content}</svg>`;

const circle = svg`<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.6"></circle>`;

/** An empty circle, half a one, a tick, a line through. */
export function standingShape(standing: Standing): TemplateResult {
  switch (standing) {
    case 'open':
      return framed(circle);
    case 'doing':
      return framed(svg`${circle}<path d="M8 3.500a4.500 4.500 0 0 1 0 9Z" fill="currentColor"></path>`);
    case 'done':
      return framed(
        svg`${circle}<path d="m4.800 8.200 2.200 2.300 4.300-4.800" fill="none" stroke="currentColor" stroke-width="1.6"></path>`,
      );
    case 'closed':
      return framed(
        svg`${circle}<path d="m4 12 8-8" fill="none" stroke="currentColor" stroke-width="1.6"></path>`,
      );
  }
}

/** A triangle for what should be put right, a circled i for what should be known. */
export function findingShape(severity: Severity): TemplateResult {
  if (severity === 'error' || severity === 'warning')
    return framed(
      svg`<path d="M8 2 14.600 13.800H1.400Z M8 6.500v3.800 M8 11.500v1" fill="none" stroke="currentColor" stroke-width="1.400"></path>`,
    );
  return framed(
    svg`${circle}<path d="M8 7.200v4 M8 4.600v1.200" fill="none" stroke="currentColor" stroke-width="1.500"></path>`,
  );
}

export function foldShape(isFolded: boolean): TemplateResult {
  return framed(
    svg`<path d=${isFolded ? 'm6 3.500 4.500 4.500L6 12.500' : 'm3.500 6 4.500 4.500L12.500 6'} fill="none" stroke="currentColor" stroke-width="1.600"></path>`,
  );
}
