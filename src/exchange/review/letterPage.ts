/** A letter to the business as a page. */
import type { Letter } from '../../insight/review/letter.ts';
import { message, type Translate } from '../../model/message.ts';
import { type Html, markup } from '../html/html.ts';
import { requirementName } from './sheetPage.ts';
import { goneLine, groupHeading, itemSentences, letterOpening, letterTitle } from './letterLines.ts';

/** `date` is an ISO date; `above` stands below the title. */
export function letterBody(
  letter: Letter,
  date: string,
  translate: Translate,
  above: Html | null = null,
): Html {
  const gone = goneLine(letter, translate);
  return markup`<h1 class="text">${letterTitle(letter, translate)}</h1>
    ${letterOpening(letter, date, translate).map((line) => markup`<p>${line}</p>`)} ${above}
    ${letter.groups.map(
      ({ group, items }) =>
        markup`<section>
          <h2>${translate(groupHeading(group))}${translate(message(' ({0})', items.length))}</h2>
          ${items.map(
            (item) =>
              markup`<article class="item">
                <h3 class="text">${requirementName(item)}</h3>
                <p class="text">${itemSentences(item, group, translate).join(' · ')}</p>
              </article> `,
          )}
        </section> `,
    )}
    ${gone === null ? null : markup`<p class="text">${gone}</p>`}`;
}
