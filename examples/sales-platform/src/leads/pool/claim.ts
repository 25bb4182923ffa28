export interface PoolLead {
  readonly id: string;
  /** 上一位销售跟进时写的小结，从新到旧。 */
  readonly notes: readonly string[];
}

export type ClaimResult =
  | { readonly claimed: true; readonly lead: PoolLead; readonly lastNote: string | undefined }
  | { readonly claimed: false; readonly reason: string };

const dailyLimit = 20;

/**
 * 从公海领取一条线索，每人每天最多 20 条；领到时带上前一位销售的小结。
 * 线索怎么回到公海，见 CRM-005。
 *
 * @req CRM-006
 * @req CRM-007
 */
export function claim(lead: PoolLead, claimedToday: number): ClaimResult {
  if (claimedToday >= dailyLimit) return { claimed: false, reason: `今天已经领满 ${dailyLimit} 条` };
  return { claimed: true, lead, lastNote: lead.notes[0] };
}
