/** Roles that name a need in running text: `:need:`ID``, `{need}`the title <ID>``. */
import type { Marker } from '../../model/facts.ts';
import { rangeInLine } from '../../model/textRange.ts';
import { isNeedId } from './needTypes.ts';

const role =
  /(?::need(?:_incoming|_outgoing|_part)?:|\{need(?:_incoming|_outgoing|_part)?\})`([^`\n]{1,300})`/gu;
const mostMentions = 10_000;

/** Whether a text has such a role at all. */
export function mayMentionNeeds(text: string): boolean {
  return text.includes(':need') || text.includes('{need');
}

/** Within the given lines; also in code, where they do no harm: only known ids become mentions. */
export function mentionsOfNeeds(lines: readonly string[], syntax: string): readonly Marker[] {
  const mentions: Marker[] = [];
  for (const [line, text] of lines.entries()) {
    if (!mayMentionNeeds(text)) continue;
    for (const { 0: whole, 1: content = '', index } of text.matchAll(role)) {
      const named = /<([^<>]{1,200})>\s{0,4}$/u.exec(content)?.[1] ?? content;
      const id = named.trim();
      if (!isNeedId(id) || mentions.length >= mostMentions) continue;
      const range = rangeInLine(line, index + whole.lastIndexOf(id), id.length);
      mentions.push({ id, kind: 'mentions', syntax, range, mayBeForeign: true });
    }
  }
  return mentions;
}
