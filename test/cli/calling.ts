/** Calls the command line as a terminal does, and gives what it wrote. */
import { readFileSync } from 'node:fs';
import { runCommandLine } from '../../src/cli/runCommandLine.ts';
import type { Surroundings } from '../../src/cli/surroundings.ts';

const bundleOf = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(`l10n/bundle.l10n.${language}.json`, 'utf8')) as Record<string, string>;

export interface Called {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

type Call = (...args: readonly string[]) => Promise<Called>;

/** The same call in other surroundings than those of a pipeline that speaks no language. */
function on(surroundings: Partial<Surroundings>): Call {
  return async (...args) => {
    let out = '';
    let error = '';
    const code = await runCommandLine(args, {
      out: (text) => (out += text),
      error: (text) => (error += text),
      environment: { LANG: 'C' },
      readBundle: (language) => (/^zh-(?:cn|tw)$/u.test(language) ? bundleOf(language) : null),
      version: '1.2.3',
      loadWarehouse: async () => (await import('groundplan-warehouse')).warehouse,
      ...surroundings,
    });
    return { code, out, error };
  };
}

export const call = Object.assign(on({}), { on });
