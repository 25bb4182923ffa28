/** What is being written at a cursor, by the kind of the document: an id, a field's value, or part of the plan. */
import type { Field } from '../../model/field.ts';
import type { DocumentEntry } from '../../model/snapshot.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { csvPlaceAt } from './csvPlace.ts';
import { fieldLinePlaceAt, optionPlaceAt } from './fieldLinePlace.ts';
import { type MarkerPlace, markerPlaceAt, taskPlaceAt } from './markerPlace.ts';
import { tablePlaceAt } from './tablePlace.ts';
import { hasOwnSyntax, type ToolIdPlace, toolPlaceAt } from './toolPlace.ts';
import type { At, FieldPlace, LineOf, Piece } from './writingPlace.ts';
import { type YamlPlace, yamlPlaceAt } from './yamlPlace.ts';

/** The text of an open document as it is now. */
export interface OpenText {
  readonly lineOf: LineOf;
  /** Asked for only where single lines cannot tell. */
  readonly whole: () => string;
}

export type Place =
  | {
      readonly kind: 'id';
      readonly piece: Piece;
      readonly accepts?: MarkerPlace['accepts'];
      /** What requirements are called here; by their ids where nothing else is said. */
      readonly from?: ToolIdPlace['from'];
    }
  | { readonly kind: 'field'; readonly place: FieldPlace }
  | { readonly kind: 'plan'; readonly place: YamlPlace };

const markdown = /\.(?:md|markdown|mdx|mdc)$/iu;
const yaml = /\.(?:ya?ml|json)$/iu;
const separated = /\.(?:csv|tsv)$/iu;
const mostFrontMatter = 200;

/** `null` at once where nothing of ours is written. `entry` is what the snapshot knows of the document. */
export function placeAt(
  entry: DocumentEntry | undefined,
  path: string,
  text: OpenText,
  at: At,
): Place | null {
  const line = text.lineOf(at.line);
  if (!entry || entry.kind === 'code') {
    const marker = markerPlaceAt(line, at.character);
    return marker && { kind: 'id', piece: marker, accepts: marker.accepts };
  }
  if (entry.kind === 'plan') {
    const place = yamlPlaceAt(text.lineOf, at);
    return place && { kind: 'plan', place };
  }
  const tool = toolPlaceAt(entry.facts.reader, entry.path, text.lineOf, at);
  if (tool?.kind === 'field') return tool;
  if (tool) return { kind: 'id', piece: tool.place, from: tool.place.from };
  if (hasOwnSyntax(entry.facts.reader)) return null;
  const found = fieldPlaceAt(entry, path, text, at);
  if (found) return { kind: 'field', place: found };
  const task = markdown.test(path) ? taskPlaceAt(line, at.character) : null;
  return task && { kind: 'id', piece: task };
}

function fieldPlaceAt(entry: DocumentEntry, path: string, text: OpenText, at: At): FieldPlace | null {
  const line = text.lineOf(at.line);
  const holdsRequirements = entry.requirements.length > 0;
  if (separated.test(path)) return holdsRequirements ? csvPlaceAt(text.whole(), path, text.lineOf, at) : null;
  if (yaml.test(path)) return holdsRequirements ? ofYaml(yamlPlaceAt(text.lineOf, at)) : null;
  if (isFrontMatter(text.lineOf, at.line)) return ofYaml(yamlPlaceAt(text.lineOf, at, 1));
  if (markdown.test(path)) {
    const cell = tablePlaceAt(text.lineOf, at, holdsRequirements);
    if (cell) return cell;
  }
  if (!holdsRequirements) return null;
  return optionPlaceAt(line, at.character) ?? fieldLinePlaceAt(line, at.character);
}

/** A text alone on a line is an item of the list that the key above holds. */
function ofYaml(place: YamlPlace | null): FieldPlace | null {
  if (!place || (place.kind === 'key' && !place.isItem)) return null;
  const key = place.path.findLast((each) => each !== '-');
  const field: Field | null = key === undefined ? null : fieldOfHeader(key);
  return field && { ...place, field };
}

function isFrontMatter(lineOf: LineOf, line: number): boolean {
  if (line === 0 || line > mostFrontMatter || lineOf(0).trim() !== '---') return false;
  for (let at = 1; at < line; at++) if (/^(?:---|\.\.\.)\s{0,8}$/u.test(lineOf(at))) return false;
  return true;
}
