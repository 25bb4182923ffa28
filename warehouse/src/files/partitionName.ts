/** The name of a folder that holds one partition, as Hive has it: `repository=acme%2Fshop`. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Bytes of a name that every file system takes. */
const longestName = 255;

/**
 * Letters, digits, `.`, `_` and `-` stay, and whatever is not ASCII; every other character is written as `%2F`, which
 * DuckDB, Spark and Hive read back. Throws an `Error` for what cannot be a name.
 */
export function partitionName(column: string, value: string): string {
  const plain = value.normalize('NFC').toWellFormed();
  if (plain.trim() === '') throw new Error(`a ${column} needs a name`);
  const escaped = plain.replace(/[^\w.-]/gu, (sign) =>
    sign.codePointAt(0)! < 0x80 ? hex(sign) : /[\p{C}\p{Z}]/u.test(sign) ? '_' : sign,
  );
  // A name of dots alone is another folder, and Windows drops a dot at the end.
  const name = `${column}=${escaped.replace(/\.$/u, '%2E')}`;
  if (Buffer.byteLength(name) > longestName)
    throw new Error(`the name of this ${column} is too long: ${plain}`);
  return name;
}

function hex(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/**
 * Where names that differ in capitals are one folder, another partition would be overwritten: throws an `Error` when
 * a part of the path is there in another spelling.
 */
export function refuseOtherSpelling(folders: readonly string[]): void {
  for (const folder of folders) {
    if (existsSync(folder) && !readdirSync(dirname(folder)).includes(basename(folder)))
      throw new Error(`${basename(folder)} is there already, in another spelling`);
  }
}
