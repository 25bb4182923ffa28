import type { Message } from '../../model/message.ts';

/** Why a workbook cannot be read; thrown within this folder and caught where reading begins. */
export class WorkbookFault extends Error {
  readonly reason: Message;

  constructor(reason: Message) {
    super(reason.key);
    this.reason = reason;
  }
}
