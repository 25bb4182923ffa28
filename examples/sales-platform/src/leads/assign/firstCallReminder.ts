export interface Assignment {
  readonly leadId: string;
  readonly salesId: string;
  readonly managerId: string;
  readonly assignedAt: Date;
  readonly firstCallAt: Date | undefined;
}

export interface Reminder {
  readonly to: readonly string[];
  readonly text: string;
}

const waitMinutes = 10;

/**
 * 分配 10 分钟还没有跟进的线索，同时提醒销售和主管。
 * 华北提的 CRM-043 说的就是这件事，主管没收到多半是没开通知。
 *
 * @req CRM-003
 */
export function firstCallReminders(assignments: readonly Assignment[], now: Date): Reminder[] {
  return assignments
    .filter((item) => item.firstCallAt === undefined && minutesBetween(item.assignedAt, now) >= waitMinutes)
    .map((item) => ({
      to: [item.salesId, item.managerId],
      text: `线索 ${item.leadId} 分配超过 ${waitMinutes} 分钟，还没有联系`,
    }));
}

function minutesBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 60_000;
}
