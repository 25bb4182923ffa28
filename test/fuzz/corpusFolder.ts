/** Inputs in files: texts as JSON, which keeps every half of a character, bytes as they are. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FuzzInput } from './fuzzTarget.ts';

/** The path of the file that holds it now. */
export function keepInput(folder: string, input: FuzzInput): string {
  mkdirSync(folder, { recursive: true });
  const content = typeof input === 'string' ? JSON.stringify(input) : input;
  const name = createHash('sha256').update(content).digest('hex').slice(0, 16);
  const path = join(folder, `${name}.${typeof input === 'string' ? 'json' : 'bin'}`);
  if (!existsSync(path)) writeFileSync(path, content);
  return path;
}

export function keptInputs(folder: string): readonly FuzzInput[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => readInput(join(folder, name)));
}

/** Any file that is no JSON text is taken for its bytes. */
export function readInput(path: string): FuzzInput {
  const bytes = readFileSync(path);
  if (!path.endsWith('.json')) return new Uint8Array(bytes);
  const text: unknown = JSON.parse(bytes.toString('utf8'));
  return typeof text === 'string' ? text : new Uint8Array(bytes);
}
