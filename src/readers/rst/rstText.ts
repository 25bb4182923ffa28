/** Inline reStructuredText as people read it: without roles, emphasis, literals, links and escapes. */

const markup = /[\\`*|_]/u;
const role = /:[\w.+-]{1,40}(?::[\w.+-]{1,40}){0,3}:(?=`)/gu;

export function rstText(source: string): string {
  const text = source.trim();
  if (!markup.test(text)) return text;
  return text
    .replace(role, '')
    .replace(/``([^`\n]{1,2000})``/gu, '$1')
    .replace(/`([^`<\n]{1,500}?)\s{0,4}(?:<[^<>`\n]{1,1000}>)?`_{0,2}/gu, '$1')
    .replace(/(?<![\p{L}\p{N}*])\*\*([^*\n]{1,1000})\*\*/gu, '$1')
    .replace(/(?<![\p{L}\p{N}*])\*([^*\s][^*\n]{0,1000})\*/gu, '$1')
    .replace(/(?<![\p{L}\p{N}|])\|([^|\s][^|\n]{0,100})\|/gu, '$1')
    .replace(/\\([\s\S])/gu, (_, sign: string) => (/\s/u.test(sign) ? '' : sign));
}
