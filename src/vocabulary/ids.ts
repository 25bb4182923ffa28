/**
 * What a requirement's id looks like. The scanner of code and prose knows no documents: it records every
 * word of this shape, and only ids that some document defines become references.
 */

/** No id is longer; counted in UTF-16 code units. */
export const longestId = 80;

/**
 * Letters and digits, with `-`, `.`, `~` or up to three `_` between them (`tool_req__1`). The scanner
 * walks the same grammar by hand, because a regular expression would try at every letter of a text.
 */
const idWord = /^[\p{L}\p{N}](?:[\p{L}\p{N}]|[-.~](?=[\p{L}\p{N}])|_{1,3}(?=[\p{L}\p{N}])){1,79}$/u;

/** A letter, a digit, and a separator or a letter beyond ASCII: `CRM-001`, `REQ_1`, `需求26`, `AUTH-login.2`. */
export function isIdShaped(word: string): boolean {
  if (word.length > longestId || !idWord.test(word)) return false;
  return /\p{N}/u.test(word) && /\p{L}/u.test(word) && /[-_.~]|[^\x00-\x7F]/u.test(word);
}

/** The id alone of one that names the component before it, as `ms-001:REQ_001` does. */
export function withoutComponent(id: string): string {
  return id.slice(id.lastIndexOf(':') + 1);
}

/** Ids without blanks or anything that could be written in another way; nearly all are. */
const plain = /^[\x21-\x7e]*$/;

/** How ids are compared: NFKC, without surrounding blanks. Case counts, as it does in every tool. */
export function idKey(id: string): string {
  return plain.test(id) ? id : id.normalize('NFKC').trim();
}
