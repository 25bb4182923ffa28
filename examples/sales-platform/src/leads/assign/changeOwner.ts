export interface OwnedLead {
  readonly id: string;
  readonly ownerId: string;
  /** 转介绍的线索锁定给原来的销售，见 CRM-008。 */
  readonly lockedTo?: string;
}

export interface Operator {
  readonly id: string;
  readonly role: 'sales' | 'manager';
}

/** 主管调配线索：转介绍锁定的不能改，其余随时可以。 */
export function changeOwner(lead: OwnedLead, newOwnerId: string, by: Operator): OwnedLead {
  if (by.role !== 'manager') return changeOwnLead(lead, newOwnerId, by);
  if (lead.lockedTo !== undefined && lead.lockedTo !== newOwnerId) {
    throw new Error(`线索 ${lead.id} 是转介绍来的，已锁定给 ${lead.lockedTo}`);
  }
  return { ...lead, ownerId: newOwnerId };
}

// 评审拒绝之前就写好的，开关一直关着，后来没有人来删。
// @req CRM-047
function changeOwnLead(lead: OwnedLead, newOwnerId: string, by: Operator): OwnedLead {
  const enabled = false;
  if (!enabled || lead.ownerId !== by.id) throw new Error('只有主管可以改线索的归属人');
  return { ...lead, ownerId: newOwnerId };
}
