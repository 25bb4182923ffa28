/** Text to the bytes of an encoding, by VS Code's names; only what reads back as it was given comes out. */

const marks: Readonly<Record<string, readonly number[]>> = {
  utf8bom: [0xef, 0xbb, 0xbf],
  utf16le: [0xff, 0xfe],
  utf16be: [0xfe, 0xff],
};
const doubleByte: Readonly<Record<string, string>> = {
  gb18030: 'gb18030',
  gbk: 'gbk',
  gb2312: 'gbk',
  cp950: 'big5',
  big5hkscs: 'big5',
};

/** `null` where the encoding is none of these, or has no sign for a character. */
export function encode(text: string, encoding: string, hasMark = true): Uint8Array | null {
  const label = doubleByte[encoding];
  if (label !== undefined) return encodeDoubleByte(text, label);
  const mark = hasMark ? (marks[encoding] ?? []) : [];
  if (encoding === 'utf8' || encoding === 'utf8bom')
    return Buffer.concat([Buffer.from(mark), Buffer.from(text, 'utf8')]);
  if (!encoding.startsWith('utf16')) return null;
  const bytes = Buffer.from(text, 'utf16le');
  return Buffer.concat([Buffer.from(mark), encoding === 'utf16be' ? bytes.swap16() : bytes]);
}

function encodeDoubleByte(text: string, label: string): Uint8Array | null {
  const table = tableOf(label);
  const bytes: number[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const pair = code < 0x80 ? code : table.get(sign);
    if (pair === undefined) return null;
    if (pair > 0xff) bytes.push(pair >> 8);
    bytes.push(pair & 0xff);
  }
  return Uint8Array.from(bytes);
}

const tables = new Map<string, ReadonlyMap<string, number>>();

/** Two bytes for each character that they decode to, as the platform's decoder has it. */
function tableOf(label: string): ReadonlyMap<string, number> {
  const known = tables.get(label);
  if (known) return known;
  const decoder = new TextDecoder(label, { fatal: true });
  const table = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const sign = decodedPair(decoder, lead, trail);
      if (sign !== null && !table.has(sign)) table.set(sign, lead * 256 + trail);
    }
  }
  tables.set(label, table);
  return table;
}

function decodedPair(
  decoder: { decode(bytes: Uint8Array): string },
  lead: number,
  trail: number,
): string | null {
  try {
    const sign = decoder.decode(Uint8Array.of(lead, trail));
    return [...sign].length === 1 ? sign : null;
  } catch {
    return null; // No character of these two bytes.
  }
}
