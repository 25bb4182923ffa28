/**
 * Writes changed fields that stand in no cell of a table: lines of headings and list items, keys of YAML, and whatever
 * the other formats have. Changes that do not touch each other are made together, so that hundreds cost a few readings.
 */
import type { RequirementFact } from '../../model/facts.ts';
import type { TextRange } from '../../model/textRange.ts';
import { MarkdownFields } from '../../readers/markdown/anyFieldWriter.ts';
import {
  type FieldValue,
  type SourceEdit,
  type WritableField,
  writableFields,
} from '../../readers/writer.ts';
import { YamlFields } from '../../readers/yamlRequirements/anyKeyWriter.ts';
import { pathParts } from '../../vocabulary/names.ts';
import { writerOf } from '../readAgain.ts';
import type { Draft } from './draft.ts';
import type { ImportedChange } from './itemChanges.ts';

export interface Pending {
  /** The requirement, by its index among those of the document. */
  readonly index: number;
  readonly change: ImportedChange;
}

/** Several new lines of one requirement come one after the other. */
const mostRounds = 60;

/** Those that the document's form has no way to take. */
export function writeFields(draft: Draft, changes: readonly Pending[]): readonly Pending[] {
  const failed: Pending[] = [];
  let left = changes;
  for (let round = 0; left.length > 0 && round < mostRounds; round++) {
    const taken: SourceEdit[] = [];
    const places = new Places();
    const later: Pending[] = [];
    for (const { edits, of } of attempts(draft, left)) {
      if (edits === null) failed.push(...of);
      else if (places.take(edits)) taken.push(...edits);
      else later.push(...of);
    }
    draft.apply(taken);
    left = later;
  }
  return [...failed, ...left];
}

/** Edits of the text as it is now; those of other formats come for all that get the same value. */
function attempts(
  draft: Draft,
  pending: readonly Pending[],
): readonly { readonly edits: readonly SourceEdit[] | null; readonly of: readonly Pending[] }[] {
  const { text, facts: requirements, reader } = draft;
  const input = { text, requirements };
  let markdown: MarkdownFields | null = null;
  let yaml: YamlFields | null = null;
  const byValue = new Map<string, Pending[]>();
  const results: { edits: readonly SourceEdit[] | null; of: readonly Pending[] }[] = [];
  for (const each of pending) {
    const { index, change } = each;
    const fact = requirements[index];
    const asked = askedOf(change);
    if (!fact) results.push({ edits: null, of: [each] });
    else if (reader === 'markdown' && ['heading', 'listItem', 'paragraph'].includes(fact.shape)) {
      markdown ??= new MarkdownFields(input);
      const field = { field: change.field, word: change.name, text: change.after, asked };
      results.push({ edits: markdown.set(fact, field), of: [each] });
    } else if (fact.shape === 'yaml' && (reader === 'yaml' || draft.entry.kind === 'plan')) {
      yaml ??= new YamlFields(input);
      const writable = asked?.field ?? null;
      const key = { field: change.field, word: change.name, text: change.after, writable };
      results.push({ edits: yaml.set(fact, key), of: [each] });
    } else if (asked) {
      const key = `${asked.field}\n${change.after}`;
      byValue.set(key, [...(byValue.get(key) ?? []), each]);
    } else results.push({ edits: null, of: [each] });
  }
  for (const group of byValue.values()) results.push(...groupAttempt(draft, group));
  return results;
}

function groupAttempt(draft: Draft, group: readonly Pending[]) {
  const writer = writerOf(draft.entry);
  const asked = group[0] ? askedOf(group[0].change) : null;
  if (!writer || !asked) return [{ edits: null, of: group }];
  const { text, facts: requirements } = draft;
  const factOf = new Map<RequirementFact, Pending>();
  for (const each of group) {
    const fact = requirements[each.index];
    if (fact) factOf.set(fact, each);
  }
  const { edits, refusals } = writer.setField(
    { text, requirements },
    [...factOf.keys()],
    asked.field,
    asked.value,
  );
  const refused = [...refusals.keys()].flatMap((fact) => factOf.get(fact) ?? []);
  const written = group.filter((each) => !refused.includes(each));
  return [
    ...(refused.length > 0 ? [{ edits: null, of: refused }] : []),
    ...(written.length > 0 ? [{ edits, of: written }] : []),
  ];
}

/** A field that people set, as writers take it. */
export function askedOf({
  field,
  after,
}: Pick<ImportedChange, 'field' | 'after'>): { field: WritableField; value: FieldValue } | null {
  const writable = writableFields.find((each) => each === field);
  if (!writable) return null;
  return { field: writable, value: writable === 'module' ? { path: pathParts(after), text: after } : after };
}

/** Which lines are taken already: of two changes that meet, one is made later. */
class Places {
  readonly #byLine = new Map<number, TextRange[]>();

  take(edits: readonly SourceEdit[]): boolean {
    const isFree = edits.every(({ range }) =>
      linesOf(range).every((line) => (this.#byLine.get(line) ?? []).every((other) => !touches(range, other))),
    );
    if (!isFree) return false;
    for (const { range } of edits)
      for (const line of linesOf(range)) {
        const others = this.#byLine.get(line);
        if (others) others.push(range);
        else this.#byLine.set(line, [range]);
      }
    return true;
  }
}

function linesOf({ line, endLine }: TextRange): readonly number[] {
  return Array.from({ length: endLine - line + 1 }, (_, at) => line + at);
}

function touches(a: TextRange, b: TextRange): boolean {
  const isBefore = (from: TextRange, to: TextRange): boolean =>
    from.endLine < to.line || (from.endLine === to.line && from.endCharacter < to.character);
  return !isBefore(a, b) && !isBefore(b, a);
}
