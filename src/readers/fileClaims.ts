/** What a document's name and folders say: each may name a module or a phase, nearest first. */
import type { Claim } from '../model/facts.ts';
import { startOfText } from '../model/textRange.ts';

/** `place` claims of the name without its extension, then of the folders from the innermost outwards. */
export function fileClaims(path: string): readonly Claim[] {
  const parts = path.split('/');
  const base = (parts.pop() ?? '').replace(/\.[A-Za-z]{1,10}$/, '');
  const place = (text: string, from: 'file' | 'folder'): Claim => ({
    field: 'place',
    from,
    text,
    range: startOfText,
    name: '',
  });
  return [place(base, 'file'), ...parts.reverse().map((folder) => place(folder, 'folder'))];
}
