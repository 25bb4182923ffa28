/** 新线索分给谁。主管配的规则在后台，这里只照着算。 */

export interface Lead {
  readonly id: string;
  readonly region: string;
  readonly grade: string;
}

export interface Salesperson {
  readonly id: string;
  readonly regions: readonly string[];
  readonly grades: readonly string[];
  readonly onLeave: boolean;
  /** 今天还能接几条新线索。 */
  readonly quotaLeft: number;
  readonly openLeads: number;
}

/**
 * 在符合地区和年级、在岗且还有名额的销售里，选手上线索最少的一位；没有合适的人返回 undefined，由主管处理。
 *
 * @req CRM-002, CRM-004
 */
export function assignLead(lead: Lead, team: readonly Salesperson[]): Salesperson | undefined {
  const candidates = team.filter(
    (person) => available(person) && person.regions.includes(lead.region) && person.grades.includes(lead.grade),
  );
  return candidates.toSorted((a, b) => a.openLeads - b.openLeads || a.id.localeCompare(b.id))[0];
}

/** 请假的、名额用完的都不算在岗。 */
function available(person: Salesperson): boolean {
  return !person.onLeave && person.quotaLeft > 0;
}
