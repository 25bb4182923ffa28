/** How a text is written as a YAML scalar, so that it reads back as exactly this text and as a text. */

export interface ScalarPlace {
  /** Within `[…]` or `{…}`, where more signs mean something. */
  readonly inFlow: boolean;
  /** The quotes of the value that it replaces; they are kept where the text allows it. */
  readonly quotes?: 'single' | 'double' | 'none';
  /** The text that it replaces, unquoted: a number in its place may stay a number. */
  readonly before?: string;
}

/** Plain where that is beyond doubt, else in the quotes of the place, else in single quotes. */
export function yamlScalar(text: string, { inFlow, quotes = 'none', before = '' }: ScalarPlace): string {
  // Line ends and signs that cannot be seen exist in double quotes only.
  if (/[\p{Cc}\u2028\u2029\uFEFF\uFFFE\uFFFF]|\p{Cs}/u.test(text)) return doubleQuoted(text);
  if (quotes === 'double') return doubleQuoted(text);
  if (quotes === 'none' && isPlain(text, inFlow, before)) return text;
  return `'${text.replaceAll("'", "''")}'`;
}

const reserved = /^(?:true|false|null|~|yes|no|on|off|y|n|[-+]?\.(?:nan|inf))$/iu;
const number =
  /^[-+]?(?:0[xob][\da-f_]{1,40}|[\d][\d_,]{0,40}(?:\.\d{0,40})?(?:e[-+]?\d{1,9})?|\.\d{1,40})$/iu;
const date = /^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt\s])/u;

function isPlain(text: string, inFlow: boolean, before: string): boolean {
  if (text === '' || text.trim() !== text || text.length > 1_000) return false;
  if (/^(?:[-?:,[\]{}#&*!|>'"%@`]|\.\.\.|---)/u.test(text)) return false;
  if (/:(?:\s|$)|\s#/u.test(text)) return false;
  if (inFlow && /[,[\]{}:]/u.test(text)) return false;
  if (reserved.test(text)) return false;
  if (number.test(text)) return number.test(before);
  return !date.test(text) || date.test(before);
}

/** JSON's escapes are YAML's, but a next line, line or paragraph separator would be folded as a line break. */
function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
