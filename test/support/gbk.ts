/** Writes GBK, which the platform only reads. */
let bytesOf: ReadonlyMap<string, readonly [number, number]> | null = null;

function table(): ReadonlyMap<string, readonly [number, number]> {
  const found = new Map<string, readonly [number, number]>();
  const decoder = new TextDecoder('gbk');
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      const sign = decoder.decode(Uint8Array.of(high, low));
      if (low !== 0x7f && sign.length === 1 && sign !== '\uFFFD' && !found.has(sign))
        found.set(sign, [high, low]);
    }
  return found;
}

export function gbk(text: string): Uint8Array {
  bytesOf ??= table();
  const known = bytesOf;
  return Uint8Array.from(
    [...text].flatMap((sign) =>
      sign.charCodeAt(0) < 128 ? [sign.charCodeAt(0)] : [...(known.get(sign) ?? [63])],
    ),
  );
}
