import assert from 'node:assert/strict';
import { requirementCard, type RequirementCard } from '../../src/insight/requirementCard.ts';
import { snapshotOf } from '../support/snapshotOf.ts';

const plan = `
modules:
  - id: leads
    name: 线索管理
    modules:
      - { id: assign, name: 线索分配, endState: 新线索三分钟内分出去 }
phases:
  - { id: p1, name: 一期, goal: 线索不丢 }
processes:
  - id: deal
    name: 线索到成交
    steps:
      - { id: assign, name: 分配线索, role: 主管, modules: [leads/assign] }
`;

describe('the card of a requirement', () => {
  it('says how many of the tasks for it are done, and nothing where there are none', () => {
    const requirements = '### Requirement 1: Import\n\n1. WHEN x\n2. WHEN y\n\n### Requirement 2: Export\n';
    const tasks = '- [x] 1. A\n  - _Requirements: 1.1_\n- [ ] 2. B\n  - _Requirements: 1.2_\n';
    const files = {
      '.kiro/specs/a/requirements.md': requirements,
      '.kiro/specs/a/tasks.md': tasks,
    };
    assert.deepEqual(cardOf('1', files).tasks, { done: 1, total: 2 });
    assert.equal(cardOf('2', files).tasks, null);
  });

  it('says where it belongs, in names, with what the place is for', () => {
    const card = cardOf('A-001', {
      'groundplan.yaml': plan,
      'docs/a.md': `
| 编号 | 需求 | 所属模块 | 建设阶段 | 业务环节 | 状态 | 优先级 |
|---|---|---|---|---|---|---|
| A-001 | 新线索自动分配 | 线索分配 | 一期 | 分配线索 | 研发中 | P1 |
`,
    });
    assert.equal(card.title, '新线索自动分配');
    assert.equal(card.path, 'docs/a.md');
    assert.deepEqual(card.modules, [
      {
        path: 'leads/assign',
        names: ['线索管理', '线索分配'],
        endState: '新线索三分钟内分出去',
        from: 'column',
        name: '所属模块',
        text: '线索分配',
      },
    ]);
    assert.deepEqual(card.phase, {
      id: 'p1',
      phase: '一期',
      goal: '线索不丢',
      from: 'column',
      name: '建设阶段',
      text: '一期',
    });
    assert.equal(card.step?.process, '线索到成交');
    assert.equal(card.step?.role, '主管');
    assert.deepEqual(card.status, { text: '研发中', value: 'developing' });
    assert.deepEqual(card.priority, { text: 'P1', value: 'P1' });
  });

  it('says what a specification item needs, and what covers it', () => {
    const card = cardOf('req~a~1', {
      'a.md': '`req~a~1`\n\nNeeds: dsn, utest\n\n`dsn~a~1`\nCovers:\n- req~a~1\n\nNeeds: impl\n',
      'src/a.java': '// [dsn->req~a~1]\n',
    });
    assert.deepEqual(card.needs, [
      { type: 'dsn', covering: 2, incomplete: 1 },
      { type: 'utest', covering: 0, incomplete: 0 },
    ]);
  });

  it('says that a module is inherited from a heading', () => {
    const card = cardOf('A-001', {
      'groundplan.yaml': plan,
      'docs/a.md': '## 线索分配\n\n| 编号 | 需求 | 状态 |\n|---|---|---|\n| A-001 | 自动分配 | 待评审 |\n',
    });
    assert.equal(card.modules[0]?.from, 'heading');
    assert.equal(card.modules[0]?.text, '线索分配');
  });

  it('counts the code that implements and verifies it apart from what only mentions it', () => {
    const card = cardOf('A-001', {
      'docs/a.md': '| 编号 | 需求 | 状态 |\n|---|---|---|\n| A-001 | 自动分配 | 待评审 |\n',
      'docs/b.md': '# 会议\n\n先做 A-001。\n',
      'src/assign.ts': '// @req A-001\n\n// see A-001\n',
      'test/assign.test.ts': '// @verifies A-001\n',
    });
    assert.deepEqual(places(card.implementedBy), ['src/assign.ts:1']);
    assert.deepEqual(places(card.verifiedBy), ['test/assign.test.ts:1']);
    assert.deepEqual(places(card.mentionedInCode), ['src/assign.ts:3']);
    assert.deepEqual(places(card.mentionedInDocuments), ['docs/b.md:3']);
  });

  it('takes dashes and “待定” for nothing', () => {
    const card = cardOf('A-001', {
      'docs/a.md':
        '| 编号 | 需求 | 状态 | 负责人 | 需求来源 |\n|---|---|---|---|---|\n| A-001 | 自动分配 | 待评审 | — | 待定 |\n',
    });
    assert.equal(card.owner, null);
    assert.equal(card.source, null);
  });

  it('shows the first lines of a long description and says that there are more', () => {
    const description = ['一', '二', '三', '四', '五'].map((word) => `第${word}条`).join('<br>');
    const card = cardOf('A-001', {
      'docs/a.md': `| 编号 | 需求 | 需求描述 | 状态 |\n|---|---|---|---|\n| A-001 | 自动分配 | ${description} | 待评审 |\n`,
    });
    assert.deepEqual(card.description, { lines: ['第一条', '第二条', '第三条', '第四条'], more: true });
  });

  function cardOf(id: string, files: Readonly<Record<string, string>>): RequirementCard {
    const snapshot = snapshotOf(files);
    const requirement = [...snapshot.requirements()].find((candidate) => candidate.id === id);
    assert.ok(requirement, `${id} is not there`);
    return requirementCard(snapshot, requirement, []);
  }

  function places(references: RequirementCard['implementedBy']): readonly string[] {
    return references.map(({ uri, range }) => `${uri.split('/').slice(-2).join('/')}:${range.line + 1}`);
  }
});
