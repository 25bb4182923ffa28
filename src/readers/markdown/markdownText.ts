/** Plain text as Markdown or HTML source that reads back as exactly this text. */
import { plainText } from './plainText.ts';

const markup = /[\\`*_~<&[!]/g;

/** For a line of Markdown: a line break becomes `<br>`, signs of markup are escaped where they would mean something. */
export function markdownText(text: string): string {
  const written = lines(text).join('<br>');
  if (plainText(written) === lines(text).join('\n')) return written;
  return lines(text)
    .map((line) => line.replace(markup, '\\$&'))
    .join('<br>');
}

/** For a cell of a pipe table, where `|` is escaped as well, even within code. */
export function cellText(text: string): string {
  const written = markdownText(text).replaceAll('|', '\\|');
  // A backslash before the closing pipe would escape that one.
  return written.endsWith('\\') ? `${written.slice(0, written.endsWith('\\\\') ? -2 : -1)}&#92;` : written;
}

/** For a cell of an HTML table. */
export function htmlText(text: string): string {
  return lines(text)
    .map((line) => {
      const escaped = line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      if (plainText(escaped) === line) return escaped;
      return line.replace(/[\\`*_~<>&[!]/g, (sign) => `&#${sign.charCodeAt(0)};`);
    })
    .join('<br>');
}

/** Around what it replaces there may be emphasis or code, which the new text keeps. */
export function inSameMarkup(before: string, written: string): string {
  const found = /^(\*\*|__|\*|`)([^*_`]{1,200})\1$/u.exec(before);
  const sign = found?.[1];
  if (sign === undefined || written === '' || /[*_`\\\n]|<br>/u.test(written)) return written;
  return `${sign}${written}${sign}`;
}

function lines(text: string): string[] {
  return text.split(/\r\n?|\n/).map((line) => line.trim());
}
