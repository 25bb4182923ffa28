/**
 * Sets the status of specification items, the one field of ours that OpenFastTrace has a line for. Any other
 * line would become part of an item's description, so the plan file takes the rest. Requirements around the
 * items are written as without them.
 */
import type { RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import { nameKey } from '../../vocabulary/names.ts';
import { statusOf } from '../../vocabulary/values.ts';
import { type SourceText, sourceText } from '../markdown/sourceText.ts';
import type { Reader } from '../reader.ts';
import {
  documentChanged,
  type FieldValue,
  type SourceEdit,
  valueText,
  type Writer,
  type Written,
} from '../writer.ts';
import { isItem, withoutItems } from './withoutItems.ts';

/** `readerAround` is the one that reads a text without its items. */
export function openFastTraceWriter(readerAround: (text: string) => Reader): Writer {
  return {
    setField(input, facts, field, value, options): Written {
      const source = sourceText(input.text);
      const around = facts.filter((fact) => !isItem(fact));
      const text = withoutItems(source, input.requirements);
      const requirements = input.requirements.filter((fact) => !isItem(fact));
      const written =
        around.length === 0
          ? null
          : readerAround(text).writer?.setField({ text, requirements }, around, field, value, options);
      const edits: SourceEdit[] = [...(written?.edits ?? [])];
      const refusals = new Map(written?.refusals);
      for (const fact of facts) {
        if (!isItem(fact)) continue;
        const result = field === 'status' ? statusEdit(source, fact, value) : noPlace();
        if (result === null) continue;
        if ('range' in result) edits.push(result);
        else refusals.set(fact, result);
      }
      return { edits, refusals, ...(written?.lackColumn && { lackColumn: written.lackColumn }) };
    },

    // An item is known by its id, so that only what stands around items may lack one.
    giveId(input, fact, id, options) {
      if (isItem(fact)) return documentChanged();
      const text = withoutItems(sourceText(input.text), input.requirements);
      const requirements = input.requirements.filter((other) => !isItem(other));
      const writer = readerAround(text).writer;
      return writer?.giveId?.({ text, requirements }, fact, id, options) ?? documentChanged();
    },
  };
}

function noPlace(): Message {
  return message(
    'OpenFastTrace would take such a line for a part of the description, so it is not written there.',
  );
}

/** `null` where the item says so already. */
function statusEdit(
  source: SourceText,
  fact: RequirementFact,
  value: FieldValue,
): SourceEdit | Message | null {
  const line = fact.anchor.line;
  const idLine = source.lines[line];
  if (fact.id === null || idLine === undefined) return documentChanged();
  if (!idLine.slice(fact.anchor.character).startsWith(fact.id)) {
    return message('A forwarded item has no status of its own. Set that of the item it forwards.');
  }
  const word = openFastTraceWord(valueText(value));
  if (word === null) {
    return message('OpenFastTrace knows four statuses: approved, proposed, draft and rejected.');
  }
  const stated = fact.claims.find(({ field, from }) => field === 'status' && from === 'field');
  if (stated) {
    if (stated.text === word) return null;
    return word === '' ? withoutLine(source, stated.range.line) : { range: stated.range, text: word };
  }
  if (word === '') return null;
  const end = source.text.includes('\r\n') ? '\r\n' : '\n';
  const below = source.lines[line + 1];
  // A status counts only before the description, and a line of blanks begins that. An empty line below the id
  // stays above and below it.
  if (below === '' && line + 2 < source.lines.length) {
    return { range: startOf(line + 2), text: `Status: ${word}${end}${end}` };
  }
  const character = idLine.length;
  return {
    range: { line, character, endLine: line, endCharacter: character },
    text: `${end}Status: ${word}`,
  };
}

/** `''` to clear it, `null` for a status that the tool does not know. */
function openFastTraceWord(text: string): string | null {
  if (text === '') return '';
  const key = nameKey(text);
  if (key === 'draft' || key === '草稿') return 'draft';
  switch (statusOf(text)) {
    case 'accepted':
      return 'approved';
    case 'proposed':
      return 'proposed';
    case 'rejected':
      return 'rejected';
    default:
      return null;
  }
}

/** Takes a line out, with a blank one below it where one stands above it too. */
function withoutLine({ lines }: SourceText, line: number): SourceEdit {
  const isBlank = (at: number): boolean => lines[at]?.trim() === '';
  const last = line + 1 >= lines.length;
  if (last) {
    const before = lines[line - 1] ?? '';
    return {
      range: {
        line: line - 1,
        character: before.length,
        endLine: line,
        endCharacter: (lines[line] ?? '').length,
      },
      text: '',
    };
  }
  const end = isBlank(line - 1) && isBlank(line + 1) && line + 2 < lines.length ? line + 2 : line + 1;
  return { range: { line, character: 0, endLine: end, endCharacter: 0 }, text: '' };
}

function startOf(line: number): SourceEdit['range'] {
  return { line, character: 0, endLine: line, endCharacter: 0 };
}
