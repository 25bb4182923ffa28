/** What is written below the title of a new requirement: its fields and its description, as its neighbours have them. */
import type { RequirementFact } from '../../model/facts.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { isFieldWord, paragraphLines } from './anyFieldWriter.ts';
import { linesOf } from './blocks.ts';
import { blankLike, childIndent, neighbourLine, ownFieldLines, titleBlock } from './fieldLineInsert.ts';
import { isBlank, type WrittenDocument } from './fieldLinePlaces.ts';
import { fieldLine, type LineStyle, nextNumber, usualStyle } from './fieldLineStyle.ts';
import { markdownText } from './markdownText.ts';
import { isLongField } from './requirementBody.ts';

export interface NewField {
  readonly word: string;
  readonly text: string;
}

export interface NewBody {
  readonly fields: readonly NewField[];
  readonly description: NewField | null;
}

/** The lines below a title, in the style of the requirement that it is like; looked up once for all of them. */
export function bodyWriter(
  document: WrittenDocument,
  like: RequirementFact,
): (body: NewBody) => readonly string[] {
  const { source, blocks } = document;
  const title = titleBlock(blocks, like);
  const end = title ? linesOf(title).endLine : like.anchor.line;
  const own = ownFieldLines(document, like)[0];
  const neighbour = own
    ? { style: own.style, gap: own.claim.range.line > end + 1 && isBlank(source, end + 1) }
    : neighbourLine(document, like);
  const line = source.lines[like.anchor.line] ?? '';
  const quote = /^(?:\s{0,3}>\s?){1,8}/u.exec(line)?.[0] ?? '';
  const inner = like.shape === 'listItem' ? childIndent(source, like, end) : { indent: quote, bullet: '- ' };
  const first = (word: string): LineStyle =>
    neighbour ? { ...neighbour.style, indent: inner.indent } : usualStyle(word, inner.indent, inner.bullet);
  const blank = blankLike(quote) || quote.trimEnd();
  const isHeading = like.shape === 'heading';
  const described = like.claims.find(
    ({ field, name, from }) => field === 'description' && name === '' && from === 'field',
  );
  const isBehind =
    own !== undefined && described !== undefined && described.range.line > own.claim.range.line;
  return ({ fields, description }) => {
    const lines: string[] = [];
    const paragraph = isHeading && description ? paragraphLines(description.text) : null;
    const written = (description && !paragraph ? [...fields, description] : fields).filter(({ word }) =>
      isFieldWord(word),
    );
    let style: LineStyle | null = null;
    for (const { word, text } of written) {
      style = style ? nextNumber(style) : first(word);
      lines.push(fieldLine(style, word, markdownText(text)));
    }
    if (isHeading && lines.length > 0 && (neighbour?.gap !== false || paragraph)) lines.unshift(blank);
    if (!paragraph) return lines;
    const body = [blank, ...paragraph.map((each) => quote + each)];
    // Behind a field whose value may go on it would be taken for more of that.
    const last = fieldOfHeader(written.at(-1)?.word ?? '') ?? 'other';
    return isBehind && (written.length === 0 || !isLongField(last))
      ? [...lines, ...body]
      : [...body, ...lines];
  };
}
