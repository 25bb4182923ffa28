/**
 * Sets any field of requirements that are written as headings, bold lines or list items, as an import does: its
 * title, its description as a paragraph, and fields that only a tracker knows, on lines of their own.
 */
import type { Field } from '../../model/field.ts';
import type { Claim, RequirementFact } from '../../model/facts.ts';
import type { TextRange } from '../../model/textRange.ts';
import { headerKey } from '../../vocabulary/headers.ts';
import { isOwn } from '../table/fieldClaims.ts';
import type { FieldValue, SourceEdit, WritableField, WriterInput } from '../writer.ts';
import { linesOf } from './blocks.ts';
import { below, insertWorded, titleBlock } from './fieldLineInsert.ts';
import { isBlank, type WrittenDocument } from './fieldLinePlaces.ts';
import { wordFor } from './fieldLineStyle.ts';
import { fieldLineEdits, replaceValue } from './fieldLineWriter.ts';
import { readFieldLines } from './fieldLines.ts';
import { readFrontMatter } from './frontMatter.ts';
import { inSameMarkup, markdownText } from './markdownText.ts';
import { scanBlocks } from './scanBlocks.ts';
import { sourceText } from './sourceText.ts';

export interface FieldToWrite {
  readonly field: Field;
  /** The word over it, where the document has none of its own. */
  readonly word: string;
  readonly text: string;
  /** Of a field that people set: as writers take it. */
  readonly asked: { readonly field: WritableField; readonly value: FieldValue } | null;
}

/** One text, scanned once, for any number of changes that do not touch each other. */
export class MarkdownFields {
  readonly #document: WrittenDocument;
  readonly #lineEnd: string;
  readonly #words = new Map<Field, string>();

  constructor({ text, requirements }: WriterInput) {
    const source = sourceText(text);
    const { blocks } = scanBlocks(source, readFrontMatter(source)?.endLine ?? 0);
    this.#document = { source, blocks, facts: requirements };
    this.#lineEnd = /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
  }

  get document(): WrittenDocument {
    return this.#document;
  }

  /** `null` where this form has no way to say it. */
  set(fact: RequirementFact, { field, word, text, asked }: FieldToWrite): readonly SourceEdit[] | null {
    if (field === 'title') return this.#setTitle(fact, text);
    if (asked)
      return fieldLineEdits(
        this.#document,
        fact,
        asked.field,
        asked.value,
        this.#wordOf(fact, asked.field, text),
      );
    const claims = fact.claims.filter(
      (claim) =>
        isOwn(claim) &&
        claim.field === field &&
        (field !== 'other' || headerKey(claim.name) === headerKey(word)),
    );
    const [own] = claims;
    if (own && own.name === '') return this.#replaceParagraph(own, word, text);
    if (own) return this.#replaceNamed(own, text);
    if (field === 'description') {
      const paragraph = fact.shape === 'heading' ? paragraphLines(text) : null;
      if (paragraph) return this.#insertParagraph(fact, paragraph);
    }
    return isFieldWord(word) ? insertWorded(this.#document, fact, this.#named(field, word), text) : null;
  }

  /** The word that stands over a field in this document. */
  wordFor(fact: RequirementFact, { field, word, asked }: Omit<FieldToWrite, 'text'>): string {
    return asked ? this.#wordOf(fact, asked.field, '') : this.#named(field, word);
  }

  #setTitle({ claims, anchor }: RequirementFact, text: string): readonly SourceEdit[] | null {
    const named = claims.find(
      ({ field, from, range }) =>
        field === 'title' && from === 'field' && range.line === anchor.line && range.endLine === anchor.line,
    );
    if (!named) return null;
    const { range } = named;
    const line = this.#document.source.lines[range.line] ?? '';
    const before = line.slice(range.character, range.endCharacter);
    return [{ range, text: inSameMarkup(before, markdownText(text.replace(/\s+/gu, ' '))) }];
  }

  /** A value that runs over several lines becomes one line, in which `<br>` keeps the breaks. */
  #replaceNamed(own: Claim, text: string): readonly SourceEdit[] {
    if (own.range.line === own.range.endLine) return replaceValue(this.#document, own, text);
    return [{ range: own.range, text: markdownText(text) }];
  }

  #replaceParagraph({ range }: Claim, word: string, text: string): readonly SourceEdit[] | null {
    const paragraph = paragraphLines(text);
    const prefix = this.#prefixOf(range);
    if (paragraph && prefix !== null) return [{ range, text: paragraph.join(this.#lineEnd + prefix) }];
    const colon = /\p{Script=Han}/u.test(word) ? '：' : ': ';
    return [{ range, text: `${word}${colon}${markdownText(text)}` }];
  }

  /** What further lines of a paragraph begin with; `null` where it stands behind something else on its line. */
  #prefixOf({ line, character }: TextRange): string | null {
    const before = (this.#document.source.lines[line] ?? '').slice(0, character);
    return /^[\s>]*$/u.test(before) ? before : null;
  }

  #insertParagraph(fact: RequirementFact, paragraph: readonly string[]): readonly SourceEdit[] {
    const { source, blocks } = this.#document;
    const line = source.lines[fact.anchor.line] ?? '';
    const quote = /^(?:\s{0,3}>\s?){1,8}/u.exec(line)?.[0] ?? '';
    // Behind its fields it might be taken for more of the last one.
    const title = titleBlock(blocks, fact);
    let at = title ? linesOf(title).endLine : fact.anchor.line;
    if (/^[\s>]*(?:=+|-+)$/u.test((source.lines[at + 1] ?? '').trimEnd())) at++;
    const blank = quote.trimEnd();
    const lines = [blank, ...paragraph.map((each) => quote + each)];
    const isFollowed = at + 1 < source.lines.length && !isBlank(source, at + 1);
    return [below(source, at, lines, isFollowed)];
  }

  /** Looked for once: it takes a look at every requirement. */
  #wordOf(fact: RequirementFact, field: WritableField, text: string): string {
    const known = this.#words.get(field);
    if (known !== undefined) return known;
    const { source, facts } = this.#document;
    const word = wordFor(source, facts, fact, field, text);
    this.#words.set(field, word);
    return word;
  }

  /** The document's own word for a field that the vocabulary knows. */
  #named(field: Field, word: string): string {
    if (field === 'other') return word;
    let used = this.#words.get(field);
    if (used === undefined) {
      const own = this.#document.facts
        .flatMap(({ claims }) => claims)
        .find((claim) => claim.field === field && claim.from === 'field' && claim.name !== '');
      used = own?.name ?? word;
      this.#words.set(field, used);
    }
    return used;
  }
}

/** Whether a word can stand before a colon. */
export function isFieldWord(word: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N} /()（）·_-]{0,30}$/u.test(word);
}

const mostLines = 40;

/** A text as the lines of one paragraph; `null` where a line would be read as something else. */
export function paragraphLines(text: string): readonly string[] | null {
  const lines = text.split(/\r\n?|\n/u).flatMap((line) => (line.trim() === '' ? [] : line.trim()));
  const isPlain = lines.every(
    (line) =>
      !/^(?:[#>|+*=~`<[\]_-]|\d{1,9}[.)]|:::?)/u.test(line) &&
      !line.includes('|') &&
      readFieldLines(line) === null,
  );
  return lines.length > 0 && lines.length <= mostLines && isPlain ? lines.map(markdownText) : null;
}
