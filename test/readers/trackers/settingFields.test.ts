import assert from 'node:assert/strict';
import { setField } from '../../../src/edits/setField.ts';
import { priorityChoices, statusChoices } from '../../../src/insight/choices.ts';
import { requirementCard } from '../../../src/insight/requirementCard.ts';
import type { Requirement } from '../../../src/model/requirement.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { applySourceEdits, type FieldValue, type WritableField } from '../../../src/readers/writer.ts';
import { snapshotOf } from '../../support/snapshotOf.ts';

const files = {
  'zentao.csv':
    '编号,所属模块,所属计划,所处阶段,需求名称,优先级,当前状态,关闭原因\n1,/排课(#3),一期(#2),研发中,合并,2,激活,\n2,,,未开始,导出,1,激活,\n3,,,已关闭,短信,4,已关闭,不做\n',
  'linear.csv': 'ID,Team,Title,Status,Priority,Cycle Name\nENG-1,Sales,Merge,Todo,High,Cycle 1\n',
  'notes.md': '| 编号 | 需求 | 优先级 | 状态 |\n|---|---|---|---|\n| A-1 | 分配 |  | 待评审 |\n',
};
const snapshot = snapshotOf(files);

function one(id: string, of: Snapshot = snapshot): Requirement {
  const found = [...of.requirements()].find((requirement) => requirement.id === id);
  assert.ok(found);
  return found;
}

/** The text of the export after setting a field; `null` where it cannot be set in place. */
function set(id: string, field: WritableField, value: FieldValue): string | null {
  const result = setField(snapshot, one(id), field, value, () => files['zentao.csv']);
  const entries = 'edits' in result ? [...result.edits] : [];
  const own = entries.find(([uri]) => uri.endsWith('zentao.csv'));
  return own ? applySourceEdits(files['zentao.csv'], own[1]) : null;
}

describe('a requirement of an export', () => {
  it('has the priority that its number means there', () => {
    assert.deepEqual(
      ['1', '2', '3'].map((id) => one(id).priority),
      ['P1', 'P0', 'P3'],
    );
  });

  it('offers the numbers of its tracker, which no other document is offered', () => {
    const offered = (id: string): string[] =>
      priorityChoices(snapshot, one(id)).map(({ label, meaning }) => `${meaning} ${label}`);
    assert.deepEqual(offered('1'), ['P0 1', 'P1 2', 'P2 P2', 'P3 4']);
    assert.deepEqual(offered('A-1'), ['P0 P0', 'P1 High', 'P2 P2', 'P3 P3']);
  });

  it('has a status in words that mean nothing elsewhere', () => {
    assert.deepEqual(
      [one('ENG-1').status, requirementCard(snapshot, one('ENG-1'), []).status.text],
      ['accepted', 'Todo'],
    );
    const words = statusChoices(snapshot, one('A-1')).map(({ label }) => label);
    assert.ok(!words.includes('Todo'), words.join());
  });

  it('is set in its own cell, in the words of the tracker, and reads so', () => {
    assert.equal(set('1', 'priority', '1'), files['zentao.csv'].replace('合并,2', '合并,1'));
    assert.equal(set('1', 'status', '已发布'), files['zentao.csv'].replace('研发中', '已发布'));
    assert.equal(set('2', 'phase', '二期'), files['zentao.csv'].replace('2,,,', '2,,二期,'));
    assert.equal(
      set('2', 'module', { path: ['教室'], text: '教室' }),
      files['zentao.csv'].replace('2,,,', '2,教室,,'),
    );
  });

  it('keeps its cells where another one decides', () => {
    assert.equal(set('3', 'status', '研发中'), null);
  });
});
