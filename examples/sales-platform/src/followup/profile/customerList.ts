export interface CustomerRow {
  readonly name: string;
  readonly childName: string;
  readonly grade: string;
  readonly intention: 'high' | 'medium' | 'low';
}

const columns = [
  ['家长', 'name'],
  ['孩子', 'childName'],
  ['年级', 'grade'],
  ['意向', 'intention'],
] as const;

// 列表的几条小改动（CRM-044~046）等家庭档案 CRM-012 定了再一起做，先不要零碎地加。
export function renderCustomers(rows: readonly CustomerRow[]): string[][] {
  return [columns.map(([label]) => label), ...rows.map((row) => columns.map(([, key]) => row[key]))];
}
