import assert from 'node:assert/strict';
import { inherited, named, read, reasons, slice, texts } from './reading.ts';

describe('a requirement written as a heading', () => {
  it('has its field lines and its description, each at its exact place', () => {
    const text = [
      '## 线索管理',
      '',
      '### CRM-021：当场约好试听',
      '',
      '销售不挂电话，直接约课。',
      '选中就占住名额。',
      '',
      '- 优先级：P0',
      '- **状态**：灰度中',
      '- **业务环节：** 邀约试听',
      '- 【需求来源】跟岗观察',
      '- Module: [线索](a.md)',
      '',
      '**验收标准**：',
      '',
      '- 状态：三十秒内收到短信',
      '- 只有一个成功',
      '',
      '## 其他',
      '',
      '不属于它。',
    ].join('\n');
    const [first] = read(text).requirements;
    assert.ok(first);
    assert.deepEqual([first.id, first.title, first.shape], ['CRM-021', '当场约好试听', 'heading']);
    const own = first.claims
      .filter(({ from }) => from === 'field')
      .map(({ field, range }) => `${field}: ${slice(text, range)}`);
    assert.deepEqual(own, [
      'id: CRM-021',
      'title: 当场约好试听',
      'description: 销售不挂电话，直接约课。\n选中就占住名额。',
      'priority: P0',
      'status: 灰度中',
      'step: 邀约试听',
      'source: 跟岗观察',
      'module: [线索](a.md)',
      'acceptance: 状态：三十秒内收到短信\n- 只有一个成功',
    ]);
    assert.deepEqual(texts(first, 'module'), ['线索']);
    assert.equal(slice(text, first.anchor), 'CRM-021');
    assert.equal(first.range.endLine, 16);
  });

  it('takes the list below an empty field for its value', () => {
    const text = '### REQ-1 导出\n\n- **验收标准**：\n  - 状态：已导出\n  - 两秒内完成\n- **优先级**：P1';
    const [first] = read(text).requirements;
    assert.deepEqual(texts(first, 'acceptance'), ['状态：已导出\n两秒内完成']);
    assert.deepEqual([texts(first, 'status'), texts(first, 'priority')], [[], ['P1']]);
  });

  it('may have its id in brackets, in code, in bold or behind a number', () => {
    for (const heading of [
      '[REQ-1] 导出',
      '【REQ-1】导出',
      '`REQ-1` 导出',
      '**REQ-1** 导出',
      '2.1 REQ-1 导出',
      'REQ-1 - 导出',
      'REQ-1: 导出',
    ]) {
      const text = `## ${heading}\n\n- 优先级：P0`;
      const result = read(text);
      assert.deepEqual(named(result), ['REQ-1 导出'], heading);
      assert.equal(slice(text, result.requirements[0]?.anchor ?? result.requirements[0]!.range), 'REQ-1');
    }
  });

  it('may be counted: 需求 1, Requirement 2, User Story 3', () => {
    const text = '### 需求 1：登录\n\n内容\n\n### Requirement 2: Log in\n\n### User Story 3 - Log out';
    assert.deepEqual(named(read(text)), ['需求 1 登录', 'Requirement 2 Log in', 'User Story 3 Log out']);
  });

  it('may have fields in parentheses at its end, and sections that are named like fields', () => {
    const text = '### REQ-1 登录 (Priority: P1)\n\n#### 验收标准\n\n1. 状态：正常\n2. 两秒内完成';
    const [first] = read(text).requirements;
    assert.deepEqual([first?.title, texts(first, 'priority'), texts(first, 'status')], ['登录', ['P1'], []]);
    assert.deepEqual(texts(first, 'acceptance'), ['状态：正常\n两秒内完成']);
  });

  it('may stand in a table of two columns below it', () => {
    const text = '### REQ-1 导出\n\n| 项 | 内容 |\n|---|---|\n| 优先级 | P0 |\n| 模块 | 报表 |';
    const [first] = read(text).requirements;
    assert.deepEqual([texts(first, 'priority'), texts(first, 'module')], [['P0'], ['报表']]);
  });

  it('without an id needs field lines that speak of requirements', () => {
    const text =
      '# 产品需求\n\n## 导出报表\n\n- 优先级：P0\n- 所属模块：报表\n\n## 背景\n\n很多人在等。\n\n- 时间：今年';
    assert.deepEqual(named(read(text)), ['— 导出报表']);
    assert.deepEqual(named(read('# 读我\n\n## 导出报表\n\n- 优先级：P0\n- 所属模块：报表')), []);
  });

  it('that names an id in parentheses at its end refers to it, unless it has field lines', () => {
    const roles = (text: string): unknown =>
      read(text).requirements.map(({ id, title, role }) => [id, title, role]);
    assert.deepEqual(roles('### 安全包络（SIG-04）\n\n设计如下。'), [
      ['SIG-04', '安全包络', 'crossReference'],
    ]);
    assert.deepEqual(roles('### 安全包络（SIG-04）\n\n- 优先级：P0'), [['SIG-04', '安全包络', 'definition']]);
  });

  it('ends where the next requirement begins, also within it', () => {
    const text = '## REQ-1 外\n\n- 优先级：P0\n\n### REQ-2 内\n\n- 优先级：P1\n- 状态：草稿';
    const { requirements } = read(text);
    assert.deepEqual(
      requirements.map((fact) => [fact.id, texts(fact, 'priority'), texts(fact, 'status')]),
      [
        ['REQ-1', ['P0'], []],
        ['REQ-2', ['P1'], ['草稿']],
      ],
    );
  });
});

describe('a requirement written as a bold line or a list item', () => {
  it('has the lines and nested items that follow it as fields', () => {
    const text = [
      '# 需求',
      '**FR-OKR-001 OKR 创建**',
      '- 优先级：P1',
      '',
      '**FR-OKR-002** OKR 复盘',
      '模块：目标',
      '',
      '- CRM-033 交给班主任',
      '  - 状态：评审通过',
      '- [ ] CRM-034: 提醒组长（优先级：P0，建设阶段：三期）',
      '- **CRM-035**: System MUST show the funnel',
    ].join('\n');
    const result = read(text);
    assert.deepEqual(named(result), [
      'FR-OKR-001 OKR 创建',
      'FR-OKR-002 OKR 复盘',
      'CRM-033 交给班主任',
      'CRM-034 提醒组长',
      'CRM-035 System MUST show the funnel',
    ]);
    assert.deepEqual(
      result.requirements.map(({ shape }) => shape),
      ['paragraph', 'paragraph', 'listItem', 'listItem', 'listItem'],
    );
    const [first, second, third, fourth] = result.requirements;
    assert.deepEqual(
      [texts(first, 'priority'), texts(second, 'module'), texts(third, 'status')],
      [['P1'], ['目标'], ['评审通过']],
    );
    assert.deepEqual([texts(fourth, 'priority'), texts(fourth, 'phase')], [['P0'], ['三期']]);
    const phase = fourth?.claims.find(({ field }) => field === 'phase');
    assert.equal(phase && slice(text, phase.range), '三期');
    assert.equal(
      fourth && slice(text, fourth.range),
      '- [ ] CRM-034: 提醒组长（优先级：P0，建设阶段：三期）',
    );
  });

  it('needs a second of its kind, or words such as 需求 above it', () => {
    assert.deepEqual(named(read('- CRM-001 去重')), []);
    assert.deepEqual(named(read('- CRM-001 去重\n- CRM-002 合并')), ['CRM-001 去重', 'CRM-002 合并']);
    assert.deepEqual(named(read('## 用户需求\n\n- CRM-001 去重')), ['CRM-001 去重']);
  });

  it('needs a title: ids alone, lists of ids and ranges define nothing', () => {
    const text = '# 需求\n\n- CRM-001\n- CRM-002、CRM-003\n- CRM-004~006 一起做\n- 见 CRM-007\n- CRM-008/009';
    assert.deepEqual(named(read(text)), []);
  });

  it('in minutes of a meeting refers to requirements', () => {
    const text = '- CRM-001：下周再看\n- CRM-002：已经全量';
    assert.deepEqual(
      read(text, 'docs/会议纪要/周会.md').requirements.map(({ role }) => role),
      ['crossReference', 'crossReference'],
    );
    assert.deepEqual(
      read(text, 'docs/范围.md').requirements.map(({ role }) => role),
      ['definition', 'definition'],
    );
  });
});

describe('words that only look like ids', () => {
  const lines = [
    '2026-11-16 会议',
    'v1.0 发布',
    'V2-1 发布',
    'UTF-8 编码',
    'Node-20 支持',
    'ISO-8601 时间',
    'RFC-2119 用词',
    'SHA-256 摘要',
    'GB-18030 编码',
    'HTTP-404 处理',
    'COVID-19 影响',
    'GPT-4 接入',
    'H.264 编码',
    'PEP-8 风格',
    'ES-2023 语法',
    'TC-001 登录',
    'Q3-2026 计划',
    'ADR-001 决定',
    'Step-1 打开',
    '图-1 流程',
  ];
  for (const line of lines) {
    it(`give nothing as heading, bold line or list item: ${line}`, () => {
      const text = `# 需求\n\n## ${line}\n\n**${line}**\n\n- ${line}\n- ${line}二\n`;
      assert.deepEqual(named(read(text)), []);
    });
  }

  it('give nothing in a change log, by its name or by its heading', () => {
    const text = '## [1.2.0] - 2024-01-01\n\n- CRM-001 去重\n- CRM-002 合并';
    assert.deepEqual(
      [named(read(text, 'CHANGELOG.md')), reasons(read(text, 'CHANGELOG.md'))],
      [[], ['Change log']],
    );
    assert.deepEqual(named(read(`# 需求\n\n## 更新日志\n\n${text.slice(26)}`)), []);
  });
});

describe('what requirements inherit', () => {
  it('comes nearest first: fields below headings, headings, front matter, file, folders', () => {
    const text = [
      '---',
      'phase: 三期',
      'status: draft',
      '---',
      '# 规划',
      '状态：评审中',
      '## 2.1 线索管理',
      '负责人：赵一鸣',
      '### P0 — 必须完成',
      '#### 模块：分配',
      '',
      '| 编号 | 需求名称 |',
      '|---|---|',
      '| A-1 | 去重 |',
    ].join('\n');
    const fact = read(text, 'docs/二期/需求.md').requirements[0];
    assert.deepEqual(inherited(fact), [
      'module<heading> 分配',
      'priority<heading> P0',
      'owner<heading> 赵一鸣',
      'place<heading> 线索管理',
      'place<heading> 规划',
      'phaseOrStatus<file> 三期',
      'place<file> 需求',
      'place<folder> 二期',
      'place<folder> docs',
    ]);
    assert.deepEqual(fact?.headings, ['规划', '线索管理', 'P0 — 必须完成', '模块：分配']);
    const value = fact?.claims.find(({ field }) => field === 'module');
    assert.equal(value && slice(text, value.range), '分配');
  });

  it('is shared between them', () => {
    const [first, second] = read(
      '## 线索\n\n| 编号 | 需求名称 |\n|---|---|\n| A-1 | 去重 |\n| A-2 | 合并 |',
    ).requirements;
    assert.ok(
      first && second && first.claims.at(-1) === second.claims.at(-1) && first.headings === second.headings,
    );
  });
});

describe('front matter', () => {
  it('with an id and fields makes the document one requirement', () => {
    const text =
      '---\nrequirement_id: "REQ-7"\npriority: P0\nmodule: [线索, 客户]\niteration: 二期\n---\n\n# 合并客户\n\n同一个家庭合并。\n\n| 字段 | 类型 |\n|---|---|\n| id | int |';
    const result = read(text, 'requirements/req-7.md');
    assert.deepEqual(named(result), ['REQ-7 合并客户']);
    const [fact] = result.requirements;
    assert.deepEqual(
      [fact?.shape, texts(fact, 'module'), texts(fact, 'phase'), texts(fact, 'description')],
      ['frontMatter', ['线索', '客户'], ['二期'], ['同一个家庭合并。']],
    );
    assert.equal(fact && slice(text, fact.anchor), 'REQ-7');
  });

  it('of a page of documentation is no requirement', () => {
    assert.deepEqual(named(read('---\nid: intro\ntitle: Intro\nslug: /\n---\n\n# Intro\n\nHello')), []);
    assert.deepEqual(named(read('---\ntitle: A post\ndate: 2026-01-01\ntags: [a]\n---\n\nHello')), []);
  });

  it('that is no valid YAML is counted, and the document is read all the same', () => {
    const result = read('---\nstatus: [draft\n---\n\n| 编号 | 需求名称 |\n|---|---|\n| A-1 | 去重 |');
    assert.deepEqual(
      [named(result), reasons(result)],
      [['A-1 去重'], ['Front matter that is not valid YAML']],
    );
  });
});
