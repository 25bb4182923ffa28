/** Without the characters that XML 1.0 has no way to say, not even escaped. */
export function withoutForbidden(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, '');
}
