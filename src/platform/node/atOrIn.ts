/** Whether a path is a folder or lies in it, as the system sees names. */
import { sep } from 'node:path';

/** `ignoresCase` where the system takes `C:\Work` and `c:\work` for one folder. Both are without links. */
export function isAtOrIn(
  folder: string,
  path: string,
  { separator = sep, ignoresCase = process.platform === 'win32' || process.platform === 'darwin' } = {},
): boolean {
  const folded = (text: string): string => (ignoresCase ? text.normalize('NFC').toLowerCase() : text);
  const [outer, inner] = [folded(folder), folded(path)];
  return inner === outer || inner.startsWith(outer.endsWith(separator) ? outer : outer + separator);
}
