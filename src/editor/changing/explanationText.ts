/** An explanation as readable text with headings, and where in it each place stands, so that it can be a link. */
import type { Translate } from '../../index/ports.ts';
import { message } from '../../model/message.ts';
import type { Explanation, ExplainedPlace, ExplanationLine } from '../../insight/explain/explanation.ts';

export interface PlaceInText {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly place: ExplainedPlace;
}

export interface ExplanationText {
  readonly text: string;
  readonly places: readonly PlaceInText[];
}

/** `pathOf` gives the readable path of a document. */
export function explanationText(
  { title, answer, sections }: Explanation,
  translate: Translate,
  pathOf: (uri: string) => string,
): ExplanationText {
  const lines: string[] = [];
  const places: PlaceInText[] = [];
  let first: string | null = null;
  let onlyFirst = true;
  const add = ({ text, outcome, place }: ExplanationLine): void => {
    const said = outcome
      ? `- ${translate(message('{0}: {1}', translate(text), translate(outcome)))}`
      : translate(text);
    if (!place) {
      lines.push(said);
      return;
    }
    const line = place.range.line + 1;
    // A path is long, and most places stand in the first document: until another one comes, the line will do.
    first ??= place.uri;
    onlyFirst &&= place.uri === first;
    const named =
      onlyFirst && places.length > 0 ? translate(message('line {0}', line)) : `${pathOf(place.uri)}:${line}`;
    const before = `${said}  `;
    places.push({ line: lines.length, character: before.length, length: named.length, place });
    lines.push(before + named);
  };
  lines.push(`# ${title}`, '');
  for (const line of answer) {
    add(line);
    lines.push('');
  }
  for (const { heading, lines: ofSection } of sections) {
    lines.push(`## ${translate(heading)}`, '');
    ofSection.forEach((line, at) => {
      // The items of a list stand together; a sentence stands alone.
      if (at > 0 && !(line.outcome && ofSection[at - 1]?.outcome)) lines.push('');
      add(line);
    });
    lines.push('');
  }
  return { text: lines.join('\n'), places };
}
