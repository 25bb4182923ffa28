/** Several requirements in one heading: `### FR-10 Catalogue / FR-11 Services`. */
import type { RequirementFact } from '../../model/facts.ts';
import { rangeInLine } from '../../model/textRange.ts';
import { type LeadingId, leadingId } from '../table/requirementId.ts';
import type { Section } from './outline.ts';
import { plainText } from './plainText.ts';
import type { SourceText } from './sourceText.ts';

/** `fact` is the heading's requirement by its first id; what stands below the heading is said of each. */
export function eachInHeading(
  source: SourceText,
  { heading, id }: Section,
  fact: RequirementFact,
): RequirementFact[] {
  if (!heading || !id) return [fact];
  const parts: { readonly id: LeadingId; readonly start: number; end: number }[] = [
    { id, start: 0, end: id.titleEnd },
  ];
  for (const { index, 0: sign } of heading.source.matchAll(/\s{1,4}[/／|、&+]\s{1,4}/gu)) {
    const start = index + sign.length;
    const next = leadingId(heading.source.slice(start));
    const before = parts.at(-1);
    if (!next || !before || next.titleStart >= next.titleEnd) continue;
    before.end = index;
    parts.push({ id: next, start, end: start + next.titleEnd });
  }
  if (parts.length === 1) return [fact];
  const inherited = fact.claims.filter(({ field }) => field !== 'id' && field !== 'title');
  return parts.map(({ id: own, start, end }) => {
    const at = heading.start + start;
    const from = heading.start + start + own.titleStart;
    const written = (source.lines[heading.line] ?? '').slice(from, heading.start + end).trimEnd();
    const anchor = rangeInLine(heading.line, at + own.start, own.id.length);
    const place = rangeInLine(heading.line, from, written.length);
    const title = plainText(written);
    return {
      ...fact,
      id: own.id,
      title,
      anchor,
      claims: [
        { field: 'id', from: 'field', text: own.id, range: anchor, name: '' },
        { field: 'title', from: 'field', text: title, range: place, name: '' },
        ...inherited,
      ],
    };
  });
}
