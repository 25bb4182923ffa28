/**
 * The numbered acceptance criteria of a requirement as parts of it: the first of requirement 2 is `2.1`,
 * whether the list says `1.` or `2.1`.
 */
import type { RequirementPart } from '../../model/facts.ts';
import { rangeInLine, type TextRange } from '../../model/textRange.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import type { LinePart, ParagraphBlock } from '../markdown/blocks.ts';
import { readFieldLine } from '../markdown/fieldLines.ts';
import { plainText } from '../markdown/plainText.ts';
import type { FeatureDocument } from '../specDriven/featureDocument.ts';
import type { HeadingSection } from '../specDriven/headingRequirement.ts';

const chapter = /^(?:\*\*|\[|`)?(\d{1,4}(?:\.\d{1,4}){1,3})(?![\p{L}\p{N}])/u;

/** `to` is the first block that is another requirement's. */
export function acceptanceCriteria(
  { source, blocks }: FeatureDocument,
  { section, is }: HeadingSection,
  to: number,
): readonly RequirementPart[] {
  const criteria = new Criteria(is.id ?? '');
  const text = ({ line, start, end }: LinePart): string => (source.lines[line] ?? '').slice(start, end);
  // Until a heading or line announces criteria, any list may be one of them; behind it only those below.
  let isAnnounced = false;
  let isAbove = true;
  let listIn = -1;
  for (let index = section.from; index < to; index++) {
    const block = blocks[index];
    if (!block || block.off) continue;
    if (block.kind === 'heading') {
      const first = block.parts[0];
      const announces = first !== undefined && announcesCriteria(text(first));
      if (announces && !isAnnounced) criteria.forget();
      isAnnounced ||= announces;
      isAbove = announces || !isAnnounced;
      listIn = -1;
    } else if (block.kind === 'paragraph') {
      const owner = blocks[block.item];
      const last = block.parts.at(-1);
      if (last && announcesBelow(text(last))) {
        if (!isAnnounced) criteria.forget();
        isAnnounced = isAbove = true;
        listIn = block.item;
      } else if (isAbove && owner?.kind === 'item' && blocks[index - 1] === owner) {
        if (owner.item !== -1 && owner.item !== listIn) continue;
        const marker = /^(\d{1,9})[.)]/u.exec(
          (source.lines[owner.line] ?? '').slice(owner.start, owner.start + 12),
        );
        if (marker || isAnnounced) criteria.addItem(block, text, marker?.[1] ?? null);
      } else if (isAbove && block.item < 0) {
        for (const part of block.parts) criteria.addWritten(part, text(part));
      }
    }
  }
  return criteria.parts;
}

function announcesCriteria(heading: string): boolean {
  const plain = plainText(heading).replace(/[:：]$/u, '');
  return (
    fieldOfHeader(plain) === 'acceptance' ||
    /acceptance|criteri|验收|驗收|受け?入れ?|인수|aceita|acepta|приемки|chấp nhận/iu.test(plain)
  );
}

function announcesBelow(line: string): boolean {
  const field = readFieldLine(line);
  return field !== null && field.value === '' && announcesCriteria(field.name);
}

class Criteria {
  readonly #requirement: string;
  readonly #ids = new Set<string>();
  #parts: RequirementPart[] = [];
  #last = 0;

  constructor(requirement: string) {
    this.#requirement = requirement;
  }

  get parts(): readonly RequirementPart[] {
    return this.#parts;
  }

  /** A list above the words “Acceptance Criteria” was none. */
  forget(): void {
    this.#parts = [];
    this.#ids.clear();
    this.#last = 0;
  }

  addItem(block: ParagraphBlock, text: (part: LinePart) => string, marker: string | null): void {
    const first = block.parts[0];
    if (!first) return;
    const written = this.#written(text(first));
    if (written !== null) {
      // Further numbers may follow in lines of their own.
      for (const part of block.parts) this.addWritten(part, text(part));
      return;
    }
    const number = marker === null ? this.#last + 1 : Number(marker);
    const last = block.parts.at(-1) ?? first;
    this.#add(this.#isFree(number) ? number : this.#last + 1, {
      line: first.line,
      character: first.start,
      endLine: last.line,
      endCharacter: last.end,
    });
  }

  /** A line that starts with the whole number: `2.1 WHEN …`. */
  addWritten(part: LinePart, text: string): void {
    const id = this.#written(text);
    if (id === null || this.#ids.has(id)) return;
    this.#ids.add(id);
    this.#last = Number(id.slice(this.#requirement.length + 1)) || this.#last;
    this.#parts.push({ id, range: rangeInLine(part.line, part.start, part.end - part.start) });
  }

  #written(text: string): string | null {
    const id = chapter.exec(text)?.[1];
    return id?.startsWith(`${this.#requirement}.`) ? id : null;
  }

  #isFree(number: number): boolean {
    return !this.#ids.has(`${this.#requirement}.${number}`);
  }

  #add(number: number, range: TextRange): void {
    const id = `${this.#requirement}.${number}`;
    this.#last = number;
    this.#ids.add(id);
    this.#parts.push({ id, range });
  }
}
