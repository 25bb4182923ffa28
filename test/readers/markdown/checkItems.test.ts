import assert from 'node:assert/strict';
import { set } from '../writing.ts';
import { named, read, texts } from './reading.ts';

const list = `# 客户系统需求文档

## 3. 功能需求

### 3.1 账户管理

- [ ] 子账号管理（企业管理员可添加）
- [x] **登录**：账号密码或短信
  - [ ] 失败五次锁定
- [ ] 修改密码

### 3.2 任务管理模块

- [ ] 任务分配

## 7. 验收标准

- [ ] 全部功能可用
`;

describe('check items below a heading of functions', () => {
  it('are requirements without ids, in the module that their heading names', () => {
    const result = read(list, 'docs/prd.md');
    assert.deepEqual(named(result), [
      '— 子账号管理（企业管理员可添加）',
      '— 登录',
      '— 修改密码',
      '— 任务分配',
    ]);
    const login = result.requirements[1];
    assert.deepEqual(login?.anchor, { line: 7, character: 8, endLine: 7, endCharacter: 10 });
    assert.deepEqual(texts(login, 'description'), ['账号密码或短信\n[ ] 失败五次锁定']);
    assert.deepEqual(texts(login, 'place').slice(0, 2), ['账户管理', '功能需求']);
  });

  for (const [what, text] of [
    ['fewer than three', '# 需求\n\n## 功能需求\n\n- [ ] 登录\n- [ ] 退出\n'],
    ['below nothing that speaks of functions', '# 需求\n\n## 概述\n\n- [ ] a\n- [ ] b\n- [ ] c\n'],
    ['things to accept', '# 需求\n\n## 功能需求验收\n\n- [ ] a\n- [ ] b\n- [ ] c\n'],
    ['tasks', '# Requirements\n\n## Features\n\n### Tasks\n\n- [ ] a\n- [ ] b\n- [ ] c\n'],
    ['in a document of something else', '# Notes\n\n## Features\n\n- [ ] a\n- [ ] b\n- [ ] c\n'],
    ['of a requirement', '# 需求\n\n## 功能需求\n\n### REQ-1 登录\n\n- [ ] a\n- [ ] b\n- [ ] c\n'],
    ['without boxes', '# 需求\n\n## 功能需求\n\n- 登录\n- 退出\n- 改密\n'],
  ] as const) {
    it(`are none: ${what}`, () => {
      assert.deepEqual(
        read(text).requirements.filter(({ id }) => id === null),
        [],
      );
    });
  }

  it('can be given a module and a phase', () => {
    const placed = set('docs/prd.md', list, '修改密码', 'module', '账户');
    assert.deepEqual(
      read(placed, 'docs/prd.md').requirements.map((fact) => texts(fact, 'module')),
      [[], [], ['账户'], []],
    );
    assert.equal(placed.split('\n').filter((line) => !list.split('\n').includes(line)).length, 1);
  });
});

describe('a heading', () => {
  it('with several ids is a requirement for each', () => {
    const text = '# 需求\n\n### FR-10 产品目录 / FR-11 服务目录\n\n三级树。\n\n### FR-12 统计\n';
    const result = read(text);
    assert.deepEqual(named(result), ['FR-10 产品目录', 'FR-11 服务目录', 'FR-12 统计']);
    assert.deepEqual(result.requirements[1]?.anchor, {
      line: 2,
      character: 17,
      endLine: 2,
      endCharacter: 22,
    });
    assert.deepEqual(texts(result.requirements[1], 'description'), ['三级树。']);
  });

  it('that structures the document is no requirement, whatever it states below', () => {
    const text = '# 需求跟踪矩阵\n\n## 文档信息\n\n- **状态**：进行中\n- **优先级**：P1\n';
    assert.deepEqual(named(read(text)), []);
  });

  it('is a requirement without an id where a table of something else explains it', () => {
    const text =
      '# 功能清单\n\n## 客户\n\n### 12. 角色管理\n\n**状态**：已完成\n**页面**：`roles.html`\n**优先级**：P1\n\n| 角色 | 数据权限 |\n|---|---|\n| admin | all |\n';
    const result = read(text);
    assert.deepEqual(named(result), ['— 角色管理']);
    // A page is where it is seen, not the part of the system that it belongs to.
    assert.deepEqual(texts(result.requirements[0], 'module'), []);
  });
});
