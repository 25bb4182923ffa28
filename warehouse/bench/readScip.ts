/**
 * Reads a SCIP index without the package that wrote it: a reader of the wire format of Protocol Buffers, and the field
 * numbers as they stand in https://github.com/sourcegraph/scip/blob/main/scip.proto. Throws for what is not well formed.
 */
export interface ScipOccurrence {
  readonly range: readonly number[];
  readonly symbol: string;
  readonly roles: number;
  readonly enclosing: readonly number[];
}

export interface ScipSymbol {
  readonly symbol: string;
  readonly documentation: readonly string[];
  readonly displayName: string;
  readonly kind: number;
  readonly relationships: readonly {
    readonly symbol: string;
    readonly isReference: boolean;
    readonly isImplementation: boolean;
  }[];
}

export interface ScipDocument {
  readonly path: string;
  readonly language: string;
  readonly positionEncoding: number;
  readonly occurrences: readonly ScipOccurrence[];
  readonly symbols: readonly ScipSymbol[];
}

export interface ScipIndex {
  readonly tool: string;
  readonly projectRoot: string;
  readonly textEncoding: number;
  readonly documents: readonly ScipDocument[];
  readonly externalSymbols: readonly ScipSymbol[];
}

export function readScip(bytes: Uint8Array): ScipIndex {
  const index = fieldsOf(bytes);
  const metadata = fieldsOf(oneOf(index, 1));
  return {
    tool: textOf(fieldsOf(oneOf(metadata, 2)), 1),
    projectRoot: textOf(metadata, 3),
    textEncoding: numberOf(metadata, 4),
    documents: partsOf(index, 2).map(documentOf),
    externalSymbols: partsOf(index, 3).map(symbolOf),
  };
}

function documentOf(bytes: Uint8Array): ScipDocument {
  const document = fieldsOf(bytes);
  return {
    path: textOf(document, 1),
    occurrences: partsOf(document, 2).map((part) => {
      const occurrence = fieldsOf(part);
      return {
        range: numbersOf(occurrence, 1),
        symbol: textOf(occurrence, 2),
        roles: numberOf(occurrence, 3),
        enclosing: numbersOf(occurrence, 7),
      };
    }),
    symbols: partsOf(document, 3).map(symbolOf),
    language: textOf(document, 4),
    positionEncoding: numberOf(document, 6),
  };
}

function symbolOf(bytes: Uint8Array): ScipSymbol {
  const symbol = fieldsOf(bytes);
  return {
    symbol: textOf(symbol, 1),
    documentation: partsOf(symbol, 3).map(decoded),
    relationships: partsOf(symbol, 4).map((part) => {
      const relationship = fieldsOf(part);
      return {
        symbol: textOf(relationship, 1),
        isReference: numberOf(relationship, 2) === 1,
        isImplementation: numberOf(relationship, 3) === 1,
      };
    }),
    kind: numberOf(symbol, 5),
    displayName: textOf(symbol, 6),
  };
}

type Field = { readonly number: number; readonly value: number | Uint8Array };

const decoder = new TextDecoder('utf-8', { fatal: true });
const decoded = (bytes: Uint8Array): string => decoder.decode(bytes);

/** https://protobuf.dev/programming-guides/encoding/ */
function fieldsOf(bytes: Uint8Array): readonly Field[] {
  const fields: Field[] = [];
  let at = 0;
  const variable = (): number => {
    let value = 0;
    for (let shift = 0; shift < 63; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error('the message ends within a number');
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new Error('a number is too long');
  };
  while (at < bytes.length) {
    const tag = variable();
    const number = Math.floor(tag / 8);
    const wire = tag % 8;
    if (wire === 0) fields.push({ number, value: variable() });
    else if (wire === 2) {
      const length = variable();
      if (at + length > bytes.length) throw new Error('the message ends within a field');
      fields.push({ number, value: bytes.subarray(at, at + length) });
      at += length;
    } else throw new Error(`nothing in SCIP has the wire type ${wire}`);
  }
  return fields;
}

function partsOf(fields: readonly Field[], wanted: number): readonly Uint8Array[] {
  return fields.flatMap(({ number, value }) => {
    if (number !== wanted) return [];
    if (typeof value === 'number') throw new Error(`field ${wanted} is a number`);
    return [value];
  });
}

function oneOf(fields: readonly Field[], wanted: number): Uint8Array {
  const [part, ...more] = partsOf(fields, wanted);
  if (part === undefined || more.length > 0) throw new Error(`field ${wanted} is there ${more.length} times`);
  return part;
}

function textOf(fields: readonly Field[], wanted: number): string {
  const part = partsOf(fields, wanted).at(-1);
  return part === undefined ? '' : decoded(part);
}

function numberOf(fields: readonly Field[], wanted: number): number {
  const value = fields.findLast(({ number }) => number === wanted)?.value ?? 0;
  if (typeof value !== 'number') throw new Error(`field ${wanted} is no number`);
  return value;
}

/** Packed, as proto3 has lists of numbers. */
function numbersOf(fields: readonly Field[], wanted: number): readonly number[] {
  return partsOf(fields, wanted).flatMap((part) => {
    const numbers: number[] = [];
    let value = 0;
    let shift = 0;
    for (const byte of part) {
      value += (byte & 0x7f) * 2 ** shift;
      shift += 7;
      if (byte >= 0x80) continue;
      numbers.push(value);
      value = 0;
      shift = 0;
    }
    return numbers;
  });
}
