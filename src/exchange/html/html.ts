/** HTML that is written by us around text that is not: whatever is put into a piece is escaped, unless it is a piece. */

/** Markup that was written here. Only `markup` makes it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | null | false | readonly Part[];

/** `markup\`<p>${title}</p>\``: text is escaped, pieces are taken as they are, nothing and `false` are left out. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = strings[0] ?? '';
  for (const [index, part] of parts.entries()) text += written(part) + (strings[index + 1] ?? '');
  return new Html(text);
}

function written(part: Part): string {
  if (part === null || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(written).join('');
  return escapeHtml(String(part));
}

/** Safe between tags and in quoted attributes. Signs that turn the reading direction and zero bytes are left out. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[\0\u202A-\u202E\u2066-\u2069]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
