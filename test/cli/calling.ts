/** Calls the command line as a terminal does, and gives what it wrote. */
import { readFileSync } from 'node:fs';
import type { Surroundings } from '../../src/cli/surroundings.ts';
import { runCommandLine } from '../../src/cli/runCommandLine.ts';

const chinese = JSON.parse(readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8')) as Record<string, string>;

export interface Called {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

export function call(...args: readonly string[]): Promise<Called> {
  return callWith({}, ...args);
}

/** With something else around it. */
export async function callWith(other: Partial<Surroundings>, ...args: readonly string[]): Promise<Called> {
  let out = '';
  let error = '';
  const code = await runCommandLine(args, {
    out: (text) => (out += text),
    error: (text) => (error += text),
    environment: { LANG: 'C' },
    readBundle: (language) => (language === 'zh-cn' ? chinese : null),
    version: '1.2.3',
    loadWarehouse: async () => (await import('groundplan-warehouse')).warehouse,
    ...other,
  });
  return { code, out, error };
}
