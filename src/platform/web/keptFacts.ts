/** In the browser nothing is kept: there is no disk, and what is listed there has no times to go by. */
import type { FactStore } from '../../index/ports.ts';

export function factStore(): FactStore | null {
  return null;
}
