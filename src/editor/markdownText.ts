/**
 * Text from documents, made harmless for a Markdown hover: nothing in it becomes markup, a link, an image,
 * HTML, an icon or a line of its own.
 */

/**
 * Text as it is, on one line. Every sign with a meaning in Markdown is escaped, `:` and `@` too, because
 * bare addresses become links.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[&<>]/gu, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'))
    .replace(/[\\`*_{}[\]()#+\-.!|~$:@=^'"]/gu, '\\$&')
    .replace(/\p{Cc}/gu, '');
}

/** A link to a place; `target` is a URI as `Uri.toString()` gives it. The label is escaped here. */
export function markdownLink(label: string, target: string): string {
  const address = target.replaceAll('(', '%28').replaceAll(')', '%29').replace(/\s/gu, '%20');
  return `[${escapeMarkdown(label)}](${address})`;
}

/** The address of a command with its arguments, for hovers that enable that command. */
export function commandUri(command: string, ...args: readonly unknown[]): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify(args))}`;
}
