/** Why a text cannot be the new id of a requirement, before any document is looked at. */
import { message, type Message } from '../../model/message.ts';
import type { DocumentEntry, Snapshot } from '../../model/snapshot.ts';
import type { Requirement } from '../../model/requirement.ts';
import { isBelievableId } from '../../readers/table/requirementId.ts';
import { idKey, isIdShaped, longestId } from '../../vocabulary/ids.ts';

/** Letters and digits, with single signs between them: what every place that names an id can hold. */
const anyId = /^[\p{L}\p{N}](?:[\p{L}\p{N}]|[-.~](?=[\p{L}\p{N}])|_{1,3}(?=[\p{L}\p{N}])){0,160}$/u;

/** `null` where nothing speaks against it. The text has no blanks around it. */
export function newIdFault(snapshot: Snapshot, requirement: Requirement, newId: string): Message | null {
  const { id } = requirement;
  if (newId === '') return message('Write an id.');
  if (newId.length > longestId) return message('An id has at most {0} characters.', longestId);
  const isWorded = (text: string): boolean => /\s/u.test(text) && isBelievableId(text);
  if (/[\r\n]/u.test(newId) || (!anyId.test(newId) && !(id !== null && isWorded(id) && isWorded(newId))))
    return message(
      'An id consists of letters and digits, with “-”, “.”, “_” or “~” between them: “{0}” does not.',
      newId.replace(/\s+/gu, ' ').slice(0, longestId),
    );
  if (id !== null && isIdShaped(id) && !isIdShaped(newId.normalize('NFKC')))
    return message(
      '“{0}” would not be known as an id where it is mentioned: it needs a letter, a digit and a sign such as “-” between them.',
      newId,
    );
  const taken = definedAs(snapshot, requirement, newId);
  return (
    taken && message('“{0}” is taken: it is “{1}”.', newId, taken.title === '' ? taken.key : taken.title)
  );
}

/** The requirement that has this id in the same root and feature folder. */
function definedAs(snapshot: Snapshot, { root, uri, id }: Requirement, newId: string): Requirement | null {
  const key = idKey(newId);
  if (id !== null && idKey(id) === key) return null;
  const scopeOf = (entry: DocumentEntry | undefined): string | null => entry?.facts.scope ?? null;
  const scope = scopeOf(snapshot.document(uri));
  for (const named of snapshot.documentsNaming(key)) {
    const entry = snapshot.document(named);
    if (entry?.root !== root || scopeOf(entry) !== scope) continue;
    const found = entry.requirements.find((other) => other.id !== null && idKey(other.id) === key);
    if (found) return found;
  }
  const meant = snapshot.resolve(newId, uri);
  if (meant.kind !== 'one') return null;
  const { requirement } = meant;
  return requirement.root === root && scopeOf(snapshot.document(requirement.uri)) === scope
    ? requirement
    : null;
}
