/** Which lines start a block of HTML and which end it: the seven kinds of CommonMark 4.6. */

const blockTags =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul';
const attribute =
  '\\s{1,100}[A-Za-z_:][\\w:.-]{0,100}(?:\\s{0,100}=\\s{0,100}(?:[^"\'=<>`\\s]{1,1000}|\'[^\']{0,1000}\'|"[^"]{0,1000}"))?';

interface HtmlKind {
  readonly start: RegExp;
  /** `null`: a blank line ends it. */
  readonly end: RegExp | null;
  readonly interruptsParagraph: boolean;
}

const kinds: readonly HtmlKind[] = [
  {
    start: /^<(?:script|pre|style|textarea)(?=\s|>|$)/i,
    end: /<\/(?:script|pre|style|textarea)>/i,
    interruptsParagraph: true,
  },
  { start: /^<!--/, end: /-->/, interruptsParagraph: true },
  { start: /^<\?/, end: /\?>/, interruptsParagraph: true },
  { start: /^<![A-Za-z]/, end: />/, interruptsParagraph: true },
  { start: /^<!\[CDATA\[/, end: /\]\]>/, interruptsParagraph: true },
  { start: new RegExp(`^</?(?:${blockTags})(?=\\s|/?>|$)`, 'i'), end: null, interruptsParagraph: true },
  {
    start: new RegExp(
      `^(?:<[A-Za-z][A-Za-z0-9-]{0,100}(?:${attribute}){0,50}\\s{0,100}/?>|</[A-Za-z][A-Za-z0-9-]{0,100}\\s{0,100}>)\\s{0,100}$`,
    ),
    end: null,
    interruptsParagraph: false,
  },
];

/** How the HTML that starts with this content ends; `null` when it starts none. */
export function htmlStart(content: string, inParagraph: boolean): { readonly end: RegExp | null } | null {
  if (!content.startsWith('<')) return null;
  const kind = kinds.find(
    ({ start, interruptsParagraph }) => (interruptsParagraph || !inParagraph) && start.test(content),
  );
  return kind ? { end: kind.end } : null;
}
