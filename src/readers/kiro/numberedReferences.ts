/** The references of a feature's own documents: `_Requirements: 1.1, 2.3_`, `Validates: Requirements 1.2`. */
import type { Marker } from '../../model/facts.ts';
import { rangeInLine } from '../../model/textRange.ts';
import type { SourceText } from '../markdown/sourceText.ts';
import { chapterSyntax } from '../scan/chapterMarkers.ts';
import { LinePlaces } from '../scan/linePlaces.ts';
import { Literals } from '../scan/literals.ts';
import { mostMarkers } from '../scan/markers.ts';

/** In the order of the text. A document mentions, whatever word it uses. */
export function numberedReferences({ text }: SourceText): readonly Marker[] {
  if (!chapterSyntax.mayBeIn(text)) return [];
  const { markers } = chapterSyntax.find({
    text,
    parts: [{ from: 0, to: text.length }],
    literals: new Literals(text),
    most: mostMarkers,
  });
  const places = new LinePlaces(text);
  return markers.slice(0, mostMarkers).map(({ id, start, end }) => {
    places.moveTo(start);
    const range = rangeInLine(places.line, start - places.start, end - start);
    return { id, kind: 'mentions', syntax: chapterSyntax.name, range, isLocal: true };
  });
}
