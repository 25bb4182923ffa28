/**
 * Reads the specification items of OpenFastTrace in Markdown and reStructuredText. Whatever else a document
 * holds (tables, headings and lists of requirements, directives) is read by the reader that it would have
 * without items, from the lines that belong to no item.
 */
import type { Claim, RequirementFact } from '../../model/facts.ts';
import { compareRanges, type TextRange } from '../../model/textRange.ts';
import { specificationId, specificationIdPattern } from '../../vocabulary/specificationIds.ts';
import { fileClaims } from '../fileClaims.ts';
import { markdownReader } from '../markdown/markdownReader.ts';
import { type SourceText, sourceText } from '../markdown/sourceText.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import { rstReader } from '../rst/rstReader.ts';
import { mystReader } from '../sphinxNeeds/mystReader.ts';
import defer * as headings from './headingPath.ts';
import type { Syntax } from './lineKinds.ts';
import defer * as writing from './openFastTraceWriter.ts';
import defer * as itemReading from './readItems.ts';
import type { SpecificationItemText } from './readItems.ts';
import defer * as itemless from './withoutItems.ts';

/** An id at the start of a line, or the notation that forwards one. */
const anyItem = new RegExp(
  `^\`?${specificationIdPattern}|[A-Za-z]\\s{0,20}-->\\s{0,20}[A-Za-z, \\t]{1,400}:\\s{0,20}[A-Za-z]{1,40}~`,
  'mu',
);

/** For Markdown, with the directives of MyST or without. */
export const openFastTraceReader = specificationReader(
  'openFastTrace',
  /\.(?:md|markdown)$/i,
  'markdown',
  (text) => (mystReader.recognises?.({ path: '', text }) ? mystReader : markdownReader),
);

export const openFastTraceRstReader = specificationReader(
  'openFastTraceRst',
  /\.rst$/i,
  'restructuredText',
  () => rstReader,
);

/** `readerAround` is the one that reads what belongs to no item. */
function specificationReader(
  name: string,
  names: RegExp,
  syntax: Syntax,
  readerAround: (text: string) => Reader,
): Reader {
  return {
    name,
    accepts: (path) => names.test(path),
    recognises: ({ text }) => text.includes('~') && anyItem.test(text),
    read: (input) => read(input, syntax, readerAround),
    get writer() {
      return writing.openFastTraceWriter(readerAround);
    },
  };
}

function read(input: ReaderInput, syntax: Syntax, readerAround: (text: string) => Reader): ReaderResult {
  const source = sourceText(input.text);
  const facts = factsOf(source, itemReading.readItems(source, syntax), input.path);
  const text = itemless.withoutItems(source, facts);
  const others = readerAround(text).read({ ...input, text });
  if (facts.length === 0) return others;
  const requirements = [...facts, ...others.requirements].sort((a, b) => compareRanges(a.range, b.range));
  return { ...others, ...named, requirements };
}

const named = { format: 'OpenFastTrace' } as const;

function factsOf(
  source: SourceText,
  items: readonly SpecificationItemText[],
  path: string,
): readonly RequirementFact[] {
  const outer = fileClaims(path);
  const own = items.filter(({ isForwarded }) => !isForwarded);
  const tagged = own.filter(({ claims }) => claims.some(({ field }) => field === 'tags'));
  // Where most items have tags, the tags sort them by component; a few single ones say anything.
  const areSorted = tagged.length > 0 && tagged.length * 2 >= own.length;
  return items.map((item) => {
    const claims = [...idClaims(item), ...item.claims];
    const places = areSorted ? item.claims.flatMap(placesOfTags) : [];
    return {
      id: item.id,
      title: item.title?.text ?? '',
      shape: 'block',
      role: 'definition',
      definesAlways: true,
      range: {
        line: item.line,
        character: 0,
        endLine: item.endLine,
        endCharacter: (source.lines[item.endLine] ?? '').length,
      },
      anchor: item.anchor,
      claims: [...claims, ...places, ...headings.headingClaims(item.above), ...outer],
      headings: item.above.map(({ text }) => text),
    };
  });
}

/** The id, its parts and the title. The id of a forwarded item is written nowhere; its place is the notation. */
function idClaims({ id, anchor, isForwarded, title }: SpecificationItemText): readonly Claim[] {
  const own = (field: 'id' | 'type' | 'version', text: string, range: TextRange): Claim => ({
    field,
    from: 'field',
    text,
    range,
    name: '',
  });
  const claims = [own('id', id, anchor)];
  const parts = specificationId(id);
  if (parts) {
    const { line, character, endCharacter } = anchor;
    const revision = id.slice(id.lastIndexOf('~') + 1);
    const typeEnd = character + parts.type.length;
    claims.push(own('type', parts.type, { line, character, endLine: line, endCharacter: typeEnd }));
    if (!isForwarded || revision.length <= endCharacter - character) {
      const start = endCharacter - revision.length;
      claims.push(own('version', revision, { line, character: start, endLine: line, endCharacter }));
    }
  }
  if (title) claims.push({ field: 'title', from: 'field', text: title.text, range: title.range, name: '' });
  return claims;
}

/** Each tag of a list, as the name of something that the item may belong to. */
function placesOfTags({ field, text, range, name }: Claim): readonly Claim[] {
  if (field !== 'tags') return [];
  const claims: Claim[] = [];
  let at = 0;
  for (const entry of text.split(',')) {
    const tag = entry.trim();
    if (tag !== '') {
      const start = range.character + at + entry.indexOf(tag);
      claims.push({
        field: 'place',
        from: 'field',
        text: tag,
        range: { ...range, character: start, endCharacter: start + tag.length },
        name,
      });
    }
    at += entry.length + 1;
  }
  return claims;
}
