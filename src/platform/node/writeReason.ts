/** Why the system does not write something, in words. */
import { message, type Message } from '../../model/message.ts';

/** For what was thrown; a refusal of our own says its own words. */
export function reasonOf(error: unknown): Message {
  if (error instanceof WriteRefused) return error.reason;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return message('its folder does not exist');
    case 'ENOTDIR':
      return message('what should be its folder is a file');
    case 'EISDIR':
      return message('it is a folder');
    case 'EACCES':
    case 'EPERM':
      return message('writing there is not allowed');
    case 'EROFS':
      return message('everything there is read-only');
    case 'ENOSPC':
    case 'EDQUOT':
      return message('the disk is full');
    case 'ENAMETOOLONG':
      return message('its name is too long');
    default:
      return message('the system says: {0}', error instanceof Error ? error.message : String(error));
  }
}

/** Something that the system would write, and that is left as it is. */
export class WriteRefused extends Error {
  readonly reason: Message;

  constructor(reason: Message) {
    super(reason.key);
    this.reason = reason;
  }
}
