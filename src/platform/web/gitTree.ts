/** In a browser no revision can be read. */
import type { DocumentSource } from '../../index/ports.ts';
import { NodeSource } from './nodeSource.ts';

/** Never made, as `gitObject` finds nothing there to read. */
export class GitTreeSource extends NodeSource implements DocumentSource {}

export function gitContent(): Promise<null> {
  return Promise.resolve(null);
}
