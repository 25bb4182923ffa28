/** In a browser there is no Git to ask for names. */
export type { GitName } from '../node/gitNames.ts';

export function gitNames(): Promise<readonly never[]> {
  return Promise.resolve([]);
}
