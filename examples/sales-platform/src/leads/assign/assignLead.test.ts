import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignLead, type Salesperson } from './assignLead.ts';

const lead = { id: 'L1', region: '上海', grade: '五年级' };

function salesperson(id: string, change: Partial<Salesperson> = {}): Salesperson {
  return { id, regions: ['上海'], grades: ['五年级'], onLeave: false, quotaLeft: 5, openLeads: 0, ...change };
}

// @verifies CRM-002
test('地区和年级都对得上的销售里，手上线索少的先分到', () => {
  const team = [salesperson('busy', { openLeads: 9 }), salesperson('free'), salesperson('far', { regions: ['广州'] })];
  assert.equal(assignLead(lead, team)?.id, 'free');
});

// @verifies CRM-004
test('请假和名额已满的销售分不到新线索', () => {
  const team = [salesperson('away', { onLeave: true }), salesperson('full', { quotaLeft: 0 })];
  assert.equal(assignLead(lead, team), undefined);
});
