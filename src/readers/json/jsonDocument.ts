/** A document in JSON as its outermost object, and what stands in objects. */
import { message } from '../../model/message.ts';
import { startOfText } from '../../model/textRange.ts';
import type { ReaderResult } from '../reader.ts';
import { type JsonMap, type JsonNode, type JsonText, readJson } from './jsonPlaces.ts';

const nothing: ReaderResult = { requirements: [], problems: [], leftOut: [] };
const megabyte = 1024 * 1024;
const mostCharacters = 32 * megabyte;

/** The outermost object; where the text is too long, broken or no object, what is to be said of the document. */
export function jsonRoot(text: string): JsonMap | ReaderResult {
  if (text.length > mostCharacters) {
    const reason = message('A file of more than {0} MB', mostCharacters / megabyte);
    return { ...nothing, leftOut: [{ reason, range: startOfText }] };
  }
  const root = readJson(text);
  if (root?.kind === 'map') return root;
  const broken = message('The JSON is broken, so its requirements cannot be read.');
  return { ...nothing, problems: [{ code: 'document/unreadable', message: broken, range: startOfText }] };
}

/** The first of that name. */
export function valueOf({ entries }: JsonMap, name: string): JsonNode | null {
  return entries.find(({ key }) => key.text === name)?.value ?? null;
}

/** A text that says something. */
export function textOf(map: JsonMap, name: string): JsonText | null {
  const value = valueOf(map, name);
  return value?.kind === 'text' && value.text.trim() !== '' ? value : null;
}
