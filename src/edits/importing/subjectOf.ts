/** By what a row of an import or a requirement is known while a document is written. */
import { idKey } from '../../vocabulary/ids.ts';

export function subjectOf({ id, title }: { readonly id: string | null; readonly title: string }): string {
  return id === null ? `title ${title}` : `id ${idKey(id)}`;
}
