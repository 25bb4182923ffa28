import { html, type TemplateResult } from 'lit';

/** Says what it means that there is nothing to show, and what to do. */
export function emptyPicture({
  heading,
  text,
}: {
  readonly heading: string;
  readonly text: string;
}): TemplateResult {
  return html`<div class="empty">
    <h2>${heading}</h2>
    <p class="quiet">${text}</p>
  </div>`;
}
