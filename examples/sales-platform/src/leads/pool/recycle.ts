export interface FollowedLead {
  readonly id: string;
  readonly ownerId: string | undefined;
  readonly lastFollowUpAt: Date;
}

export const recycleAfterHours = 48;

/**
 * 超过 48 小时没有跟进的线索回到公海，归属人清空。
 *
 * @req CRM-005
 */
export function recycle(leads: readonly FollowedLead[], now: Date): FollowedLead[] {
  const limit = now.getTime() - recycleAfterHours * 3_600_000;
  return leads
    .filter((lead) => lead.ownerId !== undefined && lead.lastFollowUpAt.getTime() < limit)
    .map((lead) => ({ ...lead, ownerId: undefined }));
}
