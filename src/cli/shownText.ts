/** Text from documents on its way to a terminal, which obeys some signs instead of showing them. */

/** What a terminal obeys, but for line breaks and tabs, and what turns the direction of a line. */
// oxlint-disable-next-line no-control-regex
const obeyed = /\r(?!\n)|[\0-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/gu;

/** The same with these signs written out, as `\u001b`: in a string of JSON that means what it meant before. */
export function shownText(text: string): string {
  return text.replace(obeyed, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
