/** Counts what a listing leaves out, by reason. */
import type { Message } from '../../model/message.ts';
import { message } from '../../model/message.ts';
import type { LeftOutCount } from '../../model/snapshot.ts';

export type ListingReason =
  | 'binary'
  | 'skipped'
  | 'ignored'
  | 'linkedFolder'
  | 'linkOutside'
  | 'linkTwice'
  | 'special'
  | 'name';

/** Folders count once, whatever they hold: nobody has looked inside. */
function messageFor(reason: ListingReason): Message {
  switch (reason) {
    case 'binary':
      return message('A binary file, by its name');
    case 'skipped':
      return message('A folder of packages or build results (counts as one)');
    case 'ignored':
      return message('Left out by .gitignore (a folder counts as one)');
    case 'linkedFolder':
      return message('A symbolic link to a folder');
    case 'linkOutside':
      return message('A symbolic link that leads out of the folder or nowhere');
    case 'linkTwice':
      return message('A symbolic link to a file that is read anyway');
    case 'special':
      return message('Neither a file nor a folder');
    case 'name':
      return message('A name that is no valid text');
  }
}

export class LeftOutCounts {
  readonly #counts = new Map<ListingReason, number>();
  readonly #unlisted: string[] = [];

  add(reason: ListingReason): void {
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1);
  }

  /** A folder that could not be listed, relative to the root; empty for the root itself. */
  addUnlisted(folder: string): void {
    this.#unlisted.push(folder);
  }

  /** The folders that could not be listed, relative to the root. */
  get unlisted(): readonly string[] {
    return this.#unlisted;
  }

  /** One count for each reason met; folders that could not be listed name the first of them. */
  toCounts(): readonly LeftOutCount[] {
    const counts: LeftOutCount[] = [...this.#counts].map(([reason, files]) => ({
      reason: messageFor(reason),
      files,
    }));
    const first = this.#unlisted[0];
    if (first !== undefined) {
      counts.push({
        reason: message('A folder that could not be listed: “{0}”', first === '' ? '.' : first),
        files: this.#unlisted.length,
      });
    }
    return counts;
  }
}
