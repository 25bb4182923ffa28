/**
 * Reads reqtraq's Markdown: headings `#### REQ-PROJ-SWH-1 Title` with a list of attributes, and tables whose
 * first column is `ID`. Everything that it shares with other Markdown is read as such; what it has of its own
 * (numbers, parents, levels, deleted requirements) is added here.
 */
import type { Claim, LeftOut, RequirementFact } from '../../model/facts.ts';
import { message } from '../../model/message.ts';
import { rangeInLine, type TextRange } from '../../model/textRange.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import { markdownReader } from '../markdown/markdownReader.ts';
import { sourceText } from '../markdown/sourceText.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import { unreadTestDocument } from '../testData.ts';
import defer * as attributeReading from './reqtraqAttributes.ts';
import type { ReqtraqAttribute } from './reqtraqAttributes.ts';
import defer * as writing from './reqtraqWriter.ts';

export const reqtraqReader: Reader = {
  name: 'reqtraq',
  accepts: (path) => /\.md$/i.test(path),
  recognises: ({ text }) =>
    (text.includes('REQ-') || text.includes('ASM-')) &&
    ((/^ {0,3}#{1,6} {1,20}(?:REQ|ASM)-\w{1,40}-\w{1,40}-\d/m.test(text) &&
      /^#{2,6} Attributes:\s{0,20}$/m.test(text)) ||
      /^\| {0,20}ID {0,20}\|[^\r\n]{0,2000}\r?\n\|[ \t|:-]{1,2000}\r?\n\| {0,20}(?:REQ|ASM)-\w{1,40}-\w{1,40}-\d{1,9} {0,20}\|/m.test(
        text,
      )),
  read: (input) => unreadTestDocument(input) ?? read(input),
  get writer() {
    return writing.reqtraqWriter;
  },
};

const ownId = /^(?:REQ|ASM)-\w{1,40}-(\w{1,40})-\d{1,9}$/;

function read(input: ReaderInput): ReaderResult {
  const found = markdownReader.read(input);
  const { lines } = sourceText(input.text);
  const requirements: RequirementFact[] = [];
  const leftOut: LeftOut[] = [...found.leftOut];
  for (const fact of found.requirements) {
    // `DELETED-7`, the tags of data flows, numbers of other kinds: reqtraq knows none of them.
    if (fact.id !== null && ownId.test(fact.id)) requirements.push(ownFact(fact, lines));
    else leftOut.push({ reason: message('A number that is none of reqtraq'), range: fact.range });
  }
  return { ...found, requirements, leftOut };
}

function ownFact(fact: RequirementFact, lines: readonly string[]): RequirementFact {
  const attributes = fact.shape === 'heading' ? attributeReading.reqtraqAttributes(lines, fact.range) : null;
  const isOwn = ({ from }: Claim): boolean => from === 'field' || from === 'column';
  const kept = fact.claims.filter(
    (claim) => isOwn(claim) && !(attributes && claim.range.line > attributes.line),
  );
  const own = [
    ...kept.flatMap((claim) => (isParents(claim.name) ? parents(claim, lines) : [claim])),
    ...(attributes?.attributes ?? []).flatMap((attribute) => claimsOf(attribute, lines)),
  ];
  const known = [...levelOf(fact, lines), ...deletedOf(fact, lines)];
  return { ...fact, claims: [...own, ...known, ...fact.claims.filter((claim) => !isOwn(claim))] };
}

function claimsOf({ name, text, range }: ReqtraqAttribute, lines: readonly string[]): Claim[] {
  const field = fieldOfHeader(name) ?? 'other';
  const claim: Claim = { field, from: 'field', text: isPlaceholder(text) ? '' : text, range, name };
  if (isParents(name)) return parents(claim, lines);
  return claim.text === '' && field === 'other' ? [] : [claim];
}

function isParents(name: string): boolean {
  return /^parents?$/i.test(name);
}

/** One claim for each parent. */
function parents(claim: Claim, lines: readonly string[]): Claim[] {
  const ids = [...claim.text.matchAll(/(?:REQ|ASM)-\w{1,40}-\w{1,40}-\d{1,9}/g)];
  return ids.map(({ 0: id, index }) => ({
    ...claim,
    field: 'covers',
    text: id,
    range: placeWithin(claim.range, index, id, lines),
  }));
}

/** Where a part of a text stands; the whole text where markup within it moves its parts. */
function placeWithin(whole: TextRange, index: number, part: string, lines: readonly string[]): TextRange {
  const character = whole.character + index;
  const stands = lines[whole.line]?.startsWith(part, character) ?? false;
  const ends = whole.line < whole.endLine || character + part.length <= whole.endCharacter;
  return stands && ends ? rangeInLine(whole.line, character, part.length) : whole;
}

/** The level in the id, such as SYS, SWH or SWL, is what kind of requirement it is. */
function levelOf({ id, anchor }: RequirementFact, lines: readonly string[]): Claim[] {
  const level = ownId.exec(id ?? '')?.[1];
  if (id === null || level === undefined) return [];
  const range = placeWithin(anchor, id.indexOf(`-${level}-`, 4) + 1, level, lines);
  return [{ field: 'type', from: 'field', text: level, range, name: '' }];
}

/** `#### REQ-PROJ-SWL-7 DELETED …` keeps a number that is not used again. */
function deletedOf({ title, claims }: RequirementFact, lines: readonly string[]): Claim[] {
  const titled = claims.find(({ field }) => field === 'title');
  if (!titled || !title.startsWith('DELETED')) return [];
  const range = placeWithin(titled.range, 0, 'DELETED', lines);
  return [{ field: 'status', from: 'field', text: 'Rejected', range, name: 'DELETED' }];
}
