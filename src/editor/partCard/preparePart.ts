/** The page of a part of the plan, with what its links and buttons do. */
import type { CardPage } from '../../board/messages.ts';
import type { CardActions } from '../card/cardActions.ts';
import { modulePage } from './modulePage.ts';
import { type PageParts, PageWriter } from './partPage.ts';
import { phasePage } from './phasePage.ts';
import { stepPage } from './stepPage.ts';

/** `null` where the plan does not have the part any more. */
export function preparePart(
  parts: PageParts,
): { readonly page: CardPage; readonly actions: CardActions } | null {
  const writer = new PageWriter(parts);
  const page = pages[parts.part.kind](writer);
  return page && { page, actions: writer.actions };
}

const pages = { module: modulePage, phase: phasePage, step: stepPage } as const;
