/** What the tests of marker syntaxes share. */
import { scanText } from '../../../src/readers/scan/scanText.ts';

/** The ids of the markers of one syntax: `?` behind those that verify, `~` behind those that only mention; `()` around tentative ones. */
export function marked(text: string, syntax: string): string {
  const { markers } = scanText(text, { kind: 'code' });
  return markers
    .filter((marker) => marker.syntax === syntax)
    .map(({ id, kind, mayBeForeign }) => {
      const named = `${id}${kind === 'verifies' ? '?' : kind === 'mentions' ? '~' : ''}`;
      return mayBeForeign ? `(${named})` : named;
    })
    .join(' ');
}

/** The source at each marker's place, which is the id alone. */
export function markedSource(text: string): string {
  const lines = text.split(/\r\n|\n/u);
  const { markers } = scanText(text, { kind: 'code' });
  return markers
    .map(({ range }) => lines[range.line]?.slice(range.character, range.endCharacter) ?? '')
    .join(' ');
}
