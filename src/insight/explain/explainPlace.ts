/** Why what stands at a line counts as it does: a requirement, a mention, a table that was left out, or nothing. */
import { message } from '../../model/message.ts';
import type { DocumentEntry, Snapshot } from '../../model/snapshot.ts';
import type { TextRange } from '../../model/textRange.ts';
import { explainFile, mentionLine, type FileStanding } from './explainDocument.ts';
import { explainRequirement } from './explainRequirement.ts';
import type { Explanation } from './explanation.ts';

/** `line` counts from 0. Of several requirements at a line the innermost one is explained. */
export function explainPlace(snapshot: Snapshot, file: FileStanding, line: number): Explanation {
  const entry = snapshot.document(file.uri);
  const whole = explainFile(snapshot, file);
  if (!entry || entry.kind === 'code') return whole;
  const own = innermost(entry.requirements.filter(({ fact }) => holds(fact.range, line)));
  if (own) return explainRequirement(snapshot, own);
  return { ...whole, answer: [hereLine(snapshot, entry, line), ...whole.answer] };
}

function hereLine(snapshot: Snapshot, entry: DocumentEntry, line: number): Explanation['answer'][number] {
  const { uri, facts } = entry;
  const mention = facts.requirements.find((fact) => holds(fact.range, line));
  if (mention) return mentionLine(snapshot, uri, mention.id, mention.title, mention.anchor);
  // A whole file's reason stands at its very beginning and says nothing of a line.
  const left = facts.leftOut.find(
    ({ range }) => holds(range, line) && range.endLine + range.endCharacter > 0,
  );
  if (left)
    return {
      text: message('What stands in line {0} was left out', line + 1),
      outcome: left.reason,
      place: { uri, range: left.range },
    };
  return {
    text: message(
      'Nothing in line {0} looks like a requirement: no row of a table with requirement columns, and no heading or item with an id.',
      line + 1,
    ),
  };
}

function holds(range: TextRange, line: number): boolean {
  return (
    line >= range.line &&
    (line < range.endLine ||
      (line === range.endLine && (range.endCharacter > 0 || range.line === range.endLine)))
  );
}

function innermost<Item extends { readonly fact: { readonly range: TextRange } }>(
  items: readonly Item[],
): Item | undefined {
  const lines = ({ fact }: Item): number => fact.range.endLine - fact.range.line;
  return items.reduce<Item | undefined>(
    (best, item) => (best && lines(best) <= lines(item) ? best : item),
    undefined,
  );
}
