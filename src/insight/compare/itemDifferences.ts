/** Makes the differences of one item, and tells when two values say the same. */
import { nameKey } from '../../vocabulary/names.ts';
import type { Change, Difference, Subject } from './difference.ts';

/** How texts are compared: line ends, outer blanks and runs of blanks say nothing. */
export function plainText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

export function isSameText(a: string | null, b: string | null): boolean {
  return plainText(a ?? '') === plainText(b ?? '');
}

/** Lists of names, in which the order says nothing. */
export function isSameList(a: readonly string[], b: readonly string[]): boolean {
  const keys = (list: readonly string[]): string => [...new Set(list.map(nameKey))].sort().join('\n');
  return keys(a) === keys(b);
}

/** Makes the differences of one item. */
export class ItemDifferences {
  readonly found: Difference[] = [];
  readonly #subject: Subject;
  readonly #from: string | null;
  readonly #to: string | null;
  readonly #title: string;
  readonly #name: string;

  constructor(
    subject: Subject,
    from: string | null,
    to: string | null,
    title: string,
    name = to ?? from ?? '',
  ) {
    this.#name = name;
    this.#subject = subject;
    this.#from = from;
    this.#to = to;
    this.#title = title;
  }

  add(change: Change, field: string, before: string, after: string): void {
    const item = this.#from ?? `+${this.#to}`;
    this.found.push({
      id: `${this.#subject} ${item}${field === '' ? '' : ` ${field}`}`,
      subject: this.#subject,
      change,
      field,
      from: this.#from,
      to: this.#to,
      title: this.#title,
      name: this.#name,
      before,
      after,
    });
  }

  text(field: string, before: string | null, after: string | null, change: Change = 'changed'): void {
    if (!isSameText(before, after)) this.add(change, field, before ?? '', after ?? '');
  }

  list(field: string, before: readonly string[], after: readonly string[]): void {
    if (!isSameList(before, after)) this.add('changed', field, before.join(', '), after.join(', '));
  }
}
