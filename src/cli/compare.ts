/** `groundplan compare A B`: what differs between two plans, for a terminal, a review comment or a program. */
import {
  comparisonAsJson,
  comparisonAsMarkdown,
  comparisonAsText,
} from '../exchange/comparisons/comparisonReport.ts';
import { comparePlans } from '../insight/compare/comparePlans.ts';
import type { Message } from '../model/message.ts';
import { bothStates, planSide, type SideOptions } from './planSide.ts';

export const compareFormats = ['text', 'markdown', 'json'] as const;
export type CompareFormat = (typeof compareFormats)[number];

/** The report with the number of differences, or why one of the two cannot be read. */
export async function compare(
  [one, two]: readonly [string, string],
  format: CompareFormat,
  options: SideOptions,
): Promise<{ readonly text: string; readonly differences: number } | Message> {
  const from = await planSide(one, options);
  if ('key' in from) return from;
  const to = await planSide(two, options);
  if ('key' in to) return to;
  const states = bothStates(from, to);
  if ('key' in states) return states;
  const comparison = comparePlans(states.from, states.to);
  const named = { from: from.name, to: to.name, comparison };
  const { translate } = options;
  const text =
    format === 'json'
      ? comparisonAsJson(named)
      : format === 'markdown'
        ? comparisonAsMarkdown(named, translate)
        : comparisonAsText(named, translate);
  return { text, differences: comparison.differences.length };
}
