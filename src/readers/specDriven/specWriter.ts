/**
 * Sets fields of specifications that assistants write and rewrite: where a requirement states the field
 * itself it is changed in place; a format of plain prose has no other place for it, so the plan file takes it.
 */
import { rangeInLine } from '../../model/textRange.ts';
import { message, type Message } from '../../model/message.ts';
import type { RequirementFact } from '../../model/facts.ts';
import { markdownWriter } from '../markdown/markdownWriter.ts';
import { markdownText } from '../markdown/markdownText.ts';
import { sourceText } from '../markdown/sourceText.ts';
import { claimToChange } from '../table/fieldClaims.ts';
import { isColumnId } from '../table/requirementId.ts';
import {
  documentChanged,
  type SourceEdit,
  valueText,
  type WritableField,
  type Writer,
  type WriterInput,
} from '../writer.ts';

/** `takesPriority` tells the requirements in whose heading a priority may be written: `(Priority: P1)`. */
export function specWriter(takesPriority: (fact: RequirementFact) => boolean): Writer {
  return {
    setField(input, facts, field, value, options) {
      const refusals = new Map<RequirementFact, Message>();
      const edits: SourceEdit[] = [];
      const inPlace: RequirementFact[] = [];
      for (const fact of facts) {
        if (fact.shape === 'row' || states(fact, field)) inPlace.push(fact);
        else if (valueText(value) === '') continue;
        else if (field === 'priority' && takesPriority(fact))
          edits.push(priorityBehindTitle(input, fact, valueText(value)));
        else refusals.set(fact, message('A specification of this format has no place for this field.'));
      }
      if (inPlace.length === 0) return { edits, refusals };
      const written = markdownWriter.setField(input, inPlace, field, value, options);
      for (const [fact, why] of written.refusals) refusals.set(fact, why);
      return { ...written, edits: [...edits, ...written.edits], refusals };
    },

    // Headings of these formats are numbered or known by their names; rows and lists beside them are as everywhere.
    mayHaveId: ({ id, shape }) => (id === null ? shape !== 'heading' : isColumnId(id)),
    giveId: (input, fact, id, options) =>
      fact.shape === 'heading'
        ? message('A specification of this format knows its requirements by their headings.')
        : (markdownWriter.giveId?.(input, fact, id, options) ?? documentChanged()),
  };
}

function states(fact: RequirementFact, field: WritableField): boolean {
  return claimToChange(fact.claims, field) !== null;
}

function priorityBehindTitle({ text }: WriterInput, { range }: RequirementFact, value: string): SourceEdit {
  const line = sourceText(text).lines[range.line] ?? '';
  const end = line.replace(/\s{0,80}#{0,20}\s{0,80}$/u, '').length;
  return { range: rangeInLine(range.line, end, 0), text: ` (Priority: ${markdownText(value)})` };
}
