const most = 60;

/**
 * A title for a requirement that has only a statement: its first sentence, at most 60 characters. A bold
 * beginning, given separately by people as `**标题** — 说明`, ends at the dash.
 */
export function shortTitle(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  const sentence = /^.{4,160}?(?:[。；;！!？?](?=.|$)|\.(?=\s|$)|\s[—–-]{1,2}\s|——)/u.exec(line)?.[0];
  const first = (sentence ?? line).replace(/(?:[。；;.]|\s[—–-]{1,2}\s|——)$/u, '').trim();
  const characters = [...first];
  return characters.length <= most ? first : `${characters.slice(0, most - 1).join('')}…`;
}
