/** A review sheet as a page to print, with room under each requirement to write down what was decided. */
import type { ReviewItem } from '../../insight/review/reviewItem.ts';
import type { ReviewPart, ReviewSheet } from '../../insight/review/reviewSheet.ts';
import { message, type Translate } from '../../model/message.ts';
import { type Html, markup } from '../html/html.ts';
import { endOfCapacity, itemLines, itemMarks, partHeading, partLines, type SheetLine } from './sheetLines.ts';

/** The id, set back, and the title. */
export function requirementName({ id, title }: { readonly id: string | null; readonly title: string }): Html {
  return id === null ? markup`${title}` : markup`<span class="id">${id}</span> ${title}`;
}

/** `date` is an ISO date; `above` stands below the title, such as what can be done with the page. */
export function sheetBody(
  { name, parts }: ReviewSheet,
  date: string,
  translate: Translate,
  above: Html | null = null,
): Html {
  return markup`<h1 class="text">${sheetTitle(name, translate)}</h1>
    <p class="quiet">${date}</p>
    ${above} ${parts.map((part) => partSection(part, translate))}`;
}

export function sheetTitle(name: string, translate: Translate): string {
  return translate(message('Review: {0}', name));
}

function partSection(part: ReviewPart, translate: Translate): Html {
  const items = part.items.map((item, index) => {
    const end =
      part.room && index === part.fitting
        ? markup`<p class="end"><span>${endOfCapacity(translate)}</span></p>`
        : null;
    return markup`${end}${itemSection(item, index + 1, translate)}`;
  });
  return markup`<section>
    <h2 class="text">${partHeading(part, translate)}</h2>
    ${lineList(partLines(part, translate))} ${items}
  </section> `;
}

function itemSection(item: ReviewItem, number: number, translate: Translate): Html {
  const [first, ...marks] = itemMarks(item, translate);
  return markup`<article class="item">
<h3 class="text">${number}. ${requirementName(item)}</h3>
<ul class="marks"><li${item.necessity === 'blocking' && markup` class="strong"`}>${first ?? ''}</li>${marks.map((mark) => markup`<li class="text">${mark}</li>`)}</ul>
${lineList(itemLines(item, translate))}
<p class="verdict">${translate(message('☐ accepted   ☐ deferred   ☐ rejected   Reason: ____________________'))}</p>
</article>
`;
}

export function lineList(lines: readonly SheetLine[]): Html {
  return markup`<dl>
    ${lines.map(
      ({ label, texts }) =>
        markup` <dt>${label}</dt>
          <dd>${texts.map((text) => markup`<div class="text">${text}</div>`)}</dd>`,
    )}
  </dl>`;
}
