/** Whether a text that was edited in some places says of everything else what it said before. */
import type { Claim, DocumentFacts, RequirementFact } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import { compareRanges, type TextRange } from '../../model/textRange.ts';
import type { SourceEdit } from '../../readers/writer.ts';

export interface ChangedText {
  readonly before: DocumentFacts;
  readonly after: DocumentFacts;
  /** Made in the text of `before`. */
  readonly edits: readonly SourceEdit[];
  /** Whether they move lines; else no line end comes or goes. */
  readonly movesLines?: boolean;
}

export interface ExpectedText {
  /** The id that a requirement is to have now. */
  readonly idNow: (fact: RequirementFact) => string | null;
  /** What was written: what holds it may have changed its words. */
  readonly written: string;
  /** Fields that are known by what they amount to, and may be written in other places of a row. */
  readonly placing?: ReadonlySet<Field>;
}

/** The line, from 0, of the first requirement that differs where it should not; `null` where none does. */
export function lineOfDifference(
  { before, after, edits, movesLines = false }: ChangedText,
  { idNow, written, placing = new Set() }: ExpectedText,
): number | null {
  const touched = new TouchedPlaces(edits);
  const compared = (claims: readonly Claim[]): readonly Claim[] =>
    placing.size === 0 ? claims : claims.filter(({ field }) => !placing.has(field));
  for (const [index, fact] of before.requirements.entries()) {
    const now = after.requirements[index];
    const isSame =
      now !== undefined &&
      now.id === idNow(fact) &&
      now.shape === fact.shape &&
      now.role === fact.role &&
      (movesLines || (now.range.line === fact.range.line && now.range.endLine === fact.range.endLine)) &&
      (now.title === fact.title || fact.claims.some((claim) => isTitle(claim) && touched.has(claim.range))) &&
      sameHeadings(fact, now, written) &&
      sameClaims(compared(fact.claims), compared(now.claims), touched, written);
    if (!isSame) return fact.range.line;
  }
  const more = after.requirements[before.requirements.length];
  return more ? more.range.line : null;
}

/** Whether a text names the same ids in the same order, as it does when a name in it changes that is none. */
export function sameIds({ before, after }: ChangedText): boolean {
  const same = (a: readonly string[], b: readonly string[]): boolean =>
    a.length === b.length && a.every((id, at) => id === b[at]);
  return (
    same(before.words.ids, after.words.ids) &&
    same(
      before.markers.map(({ id }) => id),
      after.markers.map(({ id }) => id),
    )
  );
}

function isTitle({ field }: Claim): boolean {
  return field === 'title' || field === 'description' || field === 'scenario';
}

function sameHeadings(fact: RequirementFact, now: RequirementFact, written: string): boolean {
  return (
    fact.headings.length === now.headings.length &&
    fact.headings.every((heading, at) => {
      const other = now.headings[at] ?? '';
      return heading === other || other.includes(written);
    })
  );
}

function sameClaims(
  before: readonly Claim[],
  after: readonly Claim[],
  touched: TouchedPlaces,
  written: string,
): boolean {
  return (
    before.length === after.length &&
    before.every((claim, at) => {
      const now = after[at];
      if (now?.field !== claim.field || now.from !== claim.from || now.name !== claim.name) return false;
      if (now.text === claim.text) return true;
      return now.text.includes(written) && touched.has(claim.range);
    })
  );
}

/** Answers by bisection: a document may have thousands of edits and of claims. */
class TouchedPlaces {
  readonly #ranges: readonly TextRange[];

  constructor(edits: readonly SourceEdit[]) {
    this.#ranges = edits.map(({ range }) => range).sort(compareRanges);
  }

  /** Whether an edit lies in the range or at one of its ends. */
  has(range: TextRange): boolean {
    let low = 0;
    let high = this.#ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const edit = this.#ranges[middle];
      const endsBefore =
        edit &&
        (edit.endLine < range.line || (edit.endLine === range.line && edit.endCharacter < range.character));
      if (endsBefore) low = middle + 1;
      else high = middle;
    }
    const edit = this.#ranges[low];
    if (!edit) return false;
    return edit.line < range.endLine || (edit.line === range.endLine && edit.character <= range.endCharacter);
  }
}
