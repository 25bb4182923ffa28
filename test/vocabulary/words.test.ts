import assert from 'node:assert/strict';
import { isGenericHeading } from '../../src/vocabulary/genericHeadings.ts';
import { fieldOfHeader, isRequirementHeader } from '../../src/vocabulary/headers.ts';
import { withoutNumbering } from '../../src/vocabulary/names.ts';
import { phaseWordIn } from '../../src/vocabulary/phaseWords.ts';
import { isPlaceholder, necessityOf, priorityOf, statusOf } from '../../src/vocabulary/values.ts';

describe('the words over columns', () => {
  it('are compared without width, case, blanks and what stands in parentheses', () => {
    assert.equal(fieldOfHeader('　所属 模块（必填）'), 'module');
    assert.equal(fieldOfHeader('Acceptance_Criteria*'), 'acceptance');
    assert.equal(fieldOfHeader('工作量（人天）'), 'effort');
    assert.equal(fieldOfHeader('实际上线日期'), 'released');
    assert.equal(fieldOfHeader('用途'), 'description');
    assert.equal(fieldOfHeader('一线反馈'), null);
  });

  it('leave 阶段 and Phase open, and name no test case an id', () => {
    assert.equal(fieldOfHeader('阶段'), 'phaseOrStatus');
    assert.equal(fieldOfHeader('Phase'), 'phaseOrStatus');
    assert.equal(fieldOfHeader('建设阶段'), 'phase');
    assert.equal(fieldOfHeader('用例编号'), null);
  });

  it('may say that a row belongs there', () => {
    assert.deepEqual(
      ['对应功能模块', '所在子系统（必填）', '对应的阶段规划', '对应需求', '对应测试用例', '关联需求'].map(
        fieldOfHeader,
      ),
      ['module', 'module', 'phase', null, null, fieldOfHeader('关联需求')],
    );
  });

  it('are no sentence', () => {
    assert.equal(fieldOfHeader(`描述（${'很长'.repeat(40)}）`), null);
  });

  it('say by themselves when a column holds requirements', () => {
    assert.deepEqual(['功能点', '用户故事', 'Requirement', '功能', 'Name'].map(isRequirementHeader), [
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('the words in cells', () => {
  it('mean a status, a priority or a necessity whatever decorates them', () => {
    assert.equal(statusOf('✅ 已上线（10/1）'), 'released');
    assert.equal(priorityOf('P0 — 必须完成'), 'P0');
    assert.equal(priorityOf('1'), null);
    assert.equal(necessityOf('刚需'), 'blocking');
  });

  it('say nothing where people put a dash or 待定', () => {
    assert.deepEqual(['—', ' - ', 'N/A', '待定', '', '无'].map(isPlaceholder), [
      true,
      true,
      true,
      true,
      true,
      true,
    ]);
    assert.deepEqual(['无线网络', 'n/a（通用）', '—'.repeat(50)].map(isPlaceholder), [false, false, false]);
  });
});

describe('a word for a phase', () => {
  it('is found as written, with its place', () => {
    assert.deepEqual(phaseWordIn('报价 Phase 2 需求'), { text: 'Phase 2', offset: 3 });
    assert.deepEqual(phaseWordIn('第二批-采购'), { text: '第二批', offset: 0 });
    assert.deepEqual(phaseWordIn('İ V1.0 MVP'), { text: 'V1.0', offset: 2 });
    assert.equal(phaseWordIn('一期望与周期限'), null);
  });
});

describe('a heading', () => {
  it('is compared without its number', () => {
    assert.deepEqual(
      ['2.1 轨道系统', '三、 需求分析', '（一）概述', '第3章 设计', '3D 模型', '一期'].map(withoutNumbering),
      ['轨道系统', '需求分析', '概述', '设计', '3D 模型', '一期'],
    );
  });
});

describe('a heading', () => {
  it('names no module when it only structures a document', () => {
    for (const heading of [
      '3.1 功能需求',
      '包含',
      '需求追溯表',
      '产品 · 需求规格说明书（SRS）',
      'Out of scope',
      '典型用例',
      '',
    ]) {
      assert.equal(isGenericHeading(heading), true, heading);
    }
    for (const heading of [
      '🎯 MVP 功能清单',
      '第1周',
      '第 3 天',
      'Week 2',
      '需求追溯矩阵 — IT工单系统（制造企业IT服务台）',
    ]) {
      assert.equal(isGenericHeading(heading), true, heading);
    }
    for (const heading of ['2.1 轨道系统', '周报', '第三方接口', '接口（FR-IF）', '线索管理', 'Billing']) {
      assert.equal(isGenericHeading(heading), false, heading);
    }
  });
});
