/**
 * What is being written in the texts of other tools, each in its own way: `Covers:` lists of OpenFastTrace, fields and
 * relations of StrictDoc, links of TRLC, the stories and requirements that tasks of Kiro and spec-kit are for, the
 * requirements that a change of OpenSpec alters.
 */
import type { Field } from '../../model/field.ts';
import { kiroFile } from '../../readers/kiro/kiroFiles.ts';
import { openSpecFile } from '../../readers/openSpec/openSpecFiles.ts';
import { specKitFile } from '../../readers/specKit/specKitFiles.ts';
import { fieldOfSdoc } from '../../readers/strictDoc/sdocFields.ts';
import { fieldOfTrlc } from '../../readers/trlc/trlcRequirements.ts';
import { type At, type FieldPlace, type LineOf, type Piece, pieceAt } from './writingPlace.ts';

/** What is written there: ids, the numbers of one feature, or the names by which a format knows requirements. */
export interface ToolIdPlace extends Piece {
  readonly from: 'ids' | 'parts' | 'names';
}

export type ToolPlace =
  | { readonly kind: 'field'; readonly place: FieldPlace }
  | { readonly kind: 'id'; readonly place: ToolIdPlace };

const mostAbove = 60;
const word = /[\p{L}\p{N}][\p{L}\p{N}_.~-]{0,100}$/u;
const wordRest = /^[\p{L}\p{N}_.~-]{0,100}/u;
const asIs = (text: string): string => text;

/** Formats that have nothing in common with Markdown, so that no field of other documents is meant in them. */
export function hasOwnSyntax(reader: string | undefined): boolean {
  return reader === 'strictDoc' || reader === 'trlc';
}

/** `reader` is the one that read the document; `null` where nothing of a tool’s own is written. */
export function toolPlaceAt(
  reader: string | undefined,
  path: string,
  lineOf: LineOf,
  at: At,
): ToolPlace | null {
  switch (reader) {
    case 'openFastTrace':
    case 'openFastTraceRst':
      return openFastTracePlace(lineOf, at);
    case 'strictDoc':
      return strictDocPlace(lineOf, at);
    case 'strictDocMarkdown':
      return strictDocMarkdownPlace(lineOf, at);
    case 'trlc':
      return trlcPlace(lineOf, at);
    default:
      return specificationPlace(path, lineOf, at);
  }
}

/** Below `Covers:` and `Depends:` an id, behind `Status:` a word. */
function openFastTracePlace(lineOf: LineOf, at: At): ToolPlace | null {
  const line = lineOf(at.line);
  const status = /^Status:[ \t]{0,8}/u.exec(line);
  if (status && at.character >= status[0].length) return field(line, status[0].length, at, 'status');
  const entry = /^[ \t]{0,8}[*+-][ \t]{1,8}/u.exec(line);
  if (!entry || at.character < entry[0].length) return null;
  for (let above = at.line - 1; above >= 0 && at.line - above < mostAbove; above--) {
    const text = lineOf(above);
    if (/^[ \t]{0,8}[*+-][ \t]{1,8}/u.test(text) || text.trim() === '') continue;
    const list = /^(Covers|Depends):/u.exec(text)?.[1];
    return list === undefined ? null : idAt(line, at.character, 'ids');
  }
  return null;
}

/** `STATUS: Draft` in a node; below `RELATIONS:` the value of a relation to another node. */
function strictDocPlace(lineOf: LineOf, at: At): ToolPlace | null {
  const line = lineOf(at.line);
  const value = /^[ \t]{1,8}VALUE:[ \t]{0,8}/u.exec(line);
  if (value && at.character >= value[0].length) {
    for (let above = at.line; above >= 0 && at.line - above < 6; above--) {
      const type = /^[ \t]{0,8}- TYPE:[ \t]{0,8}(\w{1,40})/u.exec(lineOf(above))?.[1];
      if (type === undefined) continue;
      // A relation to a file names no node.
      return type === 'File' ? null : idAt(line, at.character, 'ids');
    }
    return null;
  }
  const named = /^([A-Z][A-Z0-9_]{0,60}):[ \t]{0,8}/u.exec(line);
  const meant = named && fieldOfSdoc(named[1] ?? '');
  if (!named || !meant || at.character < named[0].length) return null;
  return field(line, named[0].length, at, meant, line[named[0].length - 1] === ':' ? ' ' : '');
}

/** `**ID**: DOOR-001` of a relation to another node; the fields of nodes are those of any Markdown. */
function strictDocMarkdownPlace(lineOf: LineOf, at: At): ToolPlace | null {
  const line = lineOf(at.line);
  const named = /^[ \t]{0,8}(?:[-*][ \t]{1,8})?\*\*ID\*\*:[ \t]{0,8}/u.exec(line);
  if (!named || at.character < named[0].length) return null;
  for (let above = at.line - 1; above >= 0 && at.line - above < mostAbove; above--) {
    const text = lineOf(above);
    if (/^\*\*Relations\*\*:/iu.test(text)) return idAt(line, at.character, 'ids');
    if (!/^[ \t]{0,8}(?:[-*][ \t]{1,8})?\*\*(?:ID|Type|Role|Path)\*\*:|^\s{0,80}$/iu.test(text)) return null;
  }
  return null;
}

/** `derived_from = [req_a, req_b]` names objects; `status = "open"` is a text. */
function trlcPlace(lineOf: LineOf, at: At): ToolPlace | null {
  const line = lineOf(at.line);
  const own = /^[ \t]{0,40}([A-Za-z]\w{0,80})[ \t]{0,8}=[ \t]{0,8}/u.exec(line);
  if (own && at.character < own[0].length) return null;
  const before = line.slice(own?.[0].length ?? 0, at.character);
  const name = own?.[1] ?? listAbove(lineOf, at.line);
  if (name === undefined) return null;
  const meant = fieldOfTrlc(name);
  const text = /^"([^"]{0,400})$/u.exec(before);
  if (own && text) {
    const close = line.indexOf('"', at.character);
    const end = close < 0 ? line.length : close;
    return field(line.slice(0, end), own[0].length + 1, at, meant);
  }
  if (before.includes('"')) return null;
  const isLink = ['covers', 'dependsOn', 'parent', 'links', 'duplicateOf'].includes(meant);
  return isLink && /^[\s[\w.,]{0,400}$/u.test(before) ? idAt(line, at.character, 'ids') : null;
}

/** The field whose list is open above a line. */
function listAbove(lineOf: LineOf, line: number): string | undefined {
  for (let above = line - 1; above >= 0 && line - above < mostAbove; above--) {
    const text = lineOf(above);
    if (/\]|[{}]/u.test(text)) return undefined;
    const opened = /^[ \t]{0,40}([A-Za-z]\w{0,80})[ \t]{0,8}=[ \t]{0,8}\[/u.exec(text)?.[1];
    if (opened !== undefined) return opened;
  }
  return undefined;
}

/** Formats that are told by where their files lie. */
function specificationPlace(path: string, lineOf: LineOf, at: At): ToolPlace | null {
  const line = lineOf(at.line);
  const before = line.slice(0, at.character);
  const openSpec = openSpecFile(path);
  if (openSpec) return openSpec.role === 'delta' ? alteredName(lineOf, at) : null;
  const kiro = kiroFile(path);
  if (
    kiro &&
    /^[\s>*+-]{0,40}[_*]{0,2}(?:Requirements?|需求)[:：][^.。]{0,4}(?:[\p{L}\p{N}._-]{1,60}[,，、][ \t]{0,8}){0,60}[\p{L}\p{N}._-]{0,60}$/u.test(
      before,
    )
  )
    return idAt(line, at.character, 'parts');
  if (
    kiro &&
    /(?:Validates|验证|驗證)[:：\s*]{1,8}(?:Requirements?|需求)\s?(?:[\d.]{1,12}[,，、]\s{0,4}){0,60}[\d.]{0,12}$/iu.test(
      before,
    )
  )
    return idAt(line, at.character, 'parts');
  const specKit = specKitFile(path);
  // `- [ ] T012 [P] [US1] Build the form`, and `FR-00…` wherever a task or a plan speaks of one.
  if (specKit && specKit.role !== 'spec') {
    if (/\[(?:US?\d{0,3})?$/u.test(before) && /^\s{0,20}[-*]\s/u.test(line))
      return idAt(line, at.character, 'ids');
    if (/(?<![\p{L}\p{N}-])(?:FR|NFR|SC|US)-?\d{0,4}$/u.test(before)) return idAt(line, at.character, 'ids');
  }
  return null;
}

/** `### Requirement: …` below `## MODIFIED Requirements`, `- FROM: …` below `## RENAMED Requirements`. */
function alteredName(lineOf: LineOf, at: At): ToolPlace | null {
  const line = lineOf(at.line);
  const head =
    /^###[ \t]{1,4}(?:Requirement|需求)[ \t]{0,4}[:：][ \t]{0,8}/iu.exec(line) ??
    /^[ \t]{0,8}[-*][ \t]{1,4}(?:\*\*)?FROM(?:\*\*)?:(?:\*\*)?[ \t]{0,4}`?(?:#{1,6}[ \t]{1,4})?(?:Requirement|需求)[:：][ \t]{0,4}/iu.exec(
      line,
    );
  if (!head || at.character < head[0].length) return null;
  for (let above = at.line - 1; above >= 0 && at.line - above < 2000; above--) {
    const section = /^##[ \t]{1,4}([A-Z]{1,20})[ \t]{1,4}Requirements?/iu
      .exec(lineOf(above))?.[1]
      ?.toUpperCase();
    if (section === undefined) continue;
    if (section === 'ADDED') return null;
    const end = line.replace(/[`*\s]{1,20}$/u, '').length;
    const piece = { start: head[0].length, end: Math.max(end, at.character) };
    return {
      kind: 'id',
      place: { ...piece, typed: line.slice(piece.start, at.character), from: 'names' },
    };
  }
  return null;
}

function field(line: string, start: number, at: At, of: Field, gap = ''): ToolPlace {
  const piece = pieceAt(line, start, at.character, line.length, of);
  return { kind: 'field', place: { ...piece, field: of, write: gap === '' ? asIs : (text) => gap + text } };
}

function idAt(line: string, character: number, from: ToolIdPlace['from']): ToolPlace {
  const typed = word.exec(line.slice(0, character))?.[0] ?? '';
  const rest = wordRest.exec(line.slice(character))?.[0] ?? '';
  return {
    kind: 'id',
    place: { start: character - typed.length, end: character + rest.length, typed, from },
  };
}
