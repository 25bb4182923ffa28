/** Texts of other things than requirements: whatever readers there are, they give nothing. */

/** A table with the given header and rows, cells separated by `/`. */
export function table(header: string, ...rows: string[]): string {
  const line = (cells: string): string => `| ${cells.split('/').join(' | ')} |`;
  const delimiter = header.split('/').map(() => '---');
  return [line(header), `|${delimiter.join('|')}|`, ...rows.map(line)].join('\n');
}

export const rejectedTables: readonly [what: string, text: string, reason: string][] = [
  ['a revision table', table('版本/日期/作者/概述', 'V0.1/2026-08-20/许知夏/初稿'), 'Revision table'],
  [
    'a revision table in English',
    table('Version/Date/Author/Description', '1.0/2026-01-02/Ann/first draft'),
    'Revision table',
  ],
  [
    'parameters of an interface',
    table('参数/类型/必填/说明', 'leadId/string/是/线索编号'),
    'Table without requirement columns',
  ],
  [
    'properties',
    table('Name/Type/Description', 'id/string/the id'),
    'Table without evidence that its rows are requirements',
  ],
  ['settings', table('Key/Value', 'port/8080'), 'Table without requirement columns'],
  [
    'a list of tasks',
    table('Task/Status', 'write docs/Done', 'review/In Progress'),
    'Table without evidence that its rows are requirements',
  ],
  [
    'a list of links',
    table('标题/链接', '原型/https://example.com'),
    'Table without evidence that its rows are requirements',
  ],
  [
    'a comparison',
    table('功能/方案A/方案B', '导出/支持/不支持'),
    'Table without evidence that its rows are requirements',
  ],
  [
    'a price list',
    table('Feature/Free/Pro', 'Export/yes/yes'),
    'Table without evidence that its rows are requirements',
  ],
  ['a glossary', table('术语/定义', '线索/留下电话的人'), 'Table without requirement columns'],
  [
    'environment variables',
    table('变量名/默认值/说明', 'DB_HOST/localhost/数据库地址'),
    'Table without requirement columns',
  ],
  [
    'error codes',
    table('错误码/含义/处理方式', '40001/参数错误/检查参数'),
    'Table without requirement columns',
  ],
  [
    'columns of a database',
    table('字段名/类型/允许空/说明', 'lead_id/bigint/否/线索编号'),
    'Table without requirement columns',
  ],
  [
    'milestones',
    table('里程碑/时间/内容', 'M1/2026-12-31/线索不丢', 'M2/2027-03-31/约得上'),
    'Table of phases',
  ],
  [
    'phases with goals',
    table('阶段/目标/功能', '一期/线索不丢/分配、提醒', '二期/约得上/排课'),
    'Table of phases',
  ],
  ['deliveries', table('期/交付', '一期/分配', '二期/排课'), 'Table of phases'],
  [
    'roles against steps',
    table('角色/分配/跟进/成交', '销售/否/是/是', '主管/是/否/否'),
    'Table without requirement columns',
  ],
  [
    'test cases',
    table('编号/测试项/测试步骤/预期结果', 'TC-001/登录/输入密码/进入首页'),
    'Table of test cases',
  ],
  [
    'test cases for requirements',
    table('用例编号/需求编号/状态', 'TC-001/CRM-001/通过'),
    'Table of test cases',
  ],
  [
    'the meaning of states',
    table('状态/说明', '草稿/还没有提交', '已上线/大家都在用'),
    'Table without requirement columns',
  ],
  [
    'the meaning of priorities',
    table('优先级/说明', 'P0/不做就停', 'P1/尽快'),
    'Table without requirement columns',
  ],
  ['risks', table('编号/风险/影响/应对措施', 'R-01/延期/高/加人'), 'Table of risks'],
  [
    'modules with requirement ids',
    table('功能模块/关联需求编号', '线索/CRM-001、CRM-002'),
    'Table without requirement columns',
  ],
  [
    'steps with requirement ids',
    table('环节/相关需求', '分配/CRM-001', '跟进/CRM-002'),
    'Table without requirement columns',
  ],
  ['interfaces', table('方法/路径/说明', 'GET/\\/leads/查询线索'), 'Table without requirement columns'],
  [
    'components',
    table('组件/文件/功能/优先级', '规划器/plan.ts/生成计划/高'),
    'Table without evidence that its rows are requirements',
  ],
  [
    'things to do after a meeting',
    table('事情/谁/什么时候', '补培训/赵一鸣/11 月 24 日'),
    'Table without requirement columns',
  ],
  ['numbered findings', table('编号/问题/证据', 'S1/没有鉴权/a.ts'), 'Table without requirement columns'],
  ['a directory', table('文件/职责', 'src\\/a.ts/入口'), 'Table without requirement columns'],
  [
    'interfaces of a program',
    '| 功能 | API端点 | 优先级 |\n|---|---|---|\n| 登录 | `POST /api/login` | P1 |',
    'Table of interfaces',
  ],
  [
    'problems with their repair',
    table('序号/问题/说明/修复方案', 'P3-1/路径不统一/两个接口重叠/统一', 'P3-2/参数不一致/前后不同/统一'),
    'Table of problems',
  ],
  [
    'referenced documents',
    table('ID/Title/Version', 'REF-001/Interface specification/Draft v0.1', 'REF-002/RFC/6749'),
    'Table of referenced documents',
  ],
  ['development tasks', table('task-id/标题/分支/状态', 'mc-1/代理层/mc-1-proxy/已合入'), 'Table of tasks'],
  ['a table without rows', '| 编号 | 需求名称 |\n|---|---|', 'Table without rows'],
];

export const rejectedCsv: readonly (readonly [what: string, text: string])[] = [
  ['measurements', 'time,temperature,humidity\n10:00,21.5,40\n10:05,21.6,41\n'],
  ['people', 'name,email,phone\nAnn,ann@example.com,1\n'],
  ['orders', '订单号,客户,金额\nSO-2026-1,甲,100\nSO-2026-2,乙,50\n'],
  ['translations', 'key,en,zh\nhello,Hello,你好\n'],
  ['a revision table', '版本,日期,作者,概述\nV0.1,2026-08-20,许知夏,初稿\n'],
  ['test cases', '用例编号,步骤,预期结果\nTC-1,登录,成功\n'],
  ['parameters', '参数,类型,说明\nid,string,编号\n'],
  ['tasks', 'Task,Status\nwrite docs,Done\n'],
  ['links', '标题,链接\n原型,https://example.com\n'],
  ['numbers without headers', '1,2,3\n4,5,6\n'],
];

export const rejectedYaml: readonly (readonly [what: string, path: string, text: string])[] = [
  ['a lock file', 'docs/pnpm-lock.yaml', "lockfileVersion: '9.0'\nimporters:\n  .:\n    name: x\n"],
  [
    'a lock file in JSON',
    'docs/lock.json',
    '{"name":"x","version":"1","lockfileVersion":3,"packages":{"a":{"name":"a","version":"1"}}}',
  ],
  [
    'a package',
    'docs/tool.json',
    '{"name":"docs","version":"1.0.0","description":"x","dependencies":{"a":"1"}}',
  ],
  ['compiler options', 'docs/config.json', '{"compilerOptions":{"module":"ESNext","name":"x"},"title":"y"}'],
  [
    'an OpenAPI description',
    'docs/api.yaml',
    'openapi: 3.0.0\ninfo: { title: API, version: 1 }\npaths:\n  /leads:\n    get: { summary: List, description: all, tags: [leads] }\n',
  ],
  [
    'a JSON Schema',
    'docs/req.schema.json',
    '{"$schema":"x","title":"Requirement","properties":{"id":{"type":"string","description":"the id"}}}',
  ],
  ['translations', 'docs/zh.json', '{"title":"标题","name":"名称","status":"状态","priority":"优先级"}'],
  ['containers', 'docs/stack.yaml', 'services:\n  web:\n    image: x\n    name: web\nversion: "3"\n'],
  [
    'a CI workflow',
    'docs/ci.yml',
    'name: CI\non: [push]\njobs:\n  build:\n    name: Build\n    steps:\n      - { id: A-1, name: Checkout }\n',
  ],
  [
    'a conda environment',
    'requirements.yaml',
    'name: env\nchannels: [conda-forge]\ndependencies:\n  - numpy=1.26\n  - pip:\n      - requests\n',
  ],
  ['a list of packages', 'docs/requirements.yml', 'requirements:\n  - numpy\n  - scipy>=1.0\n'],
  [
    'roles of a playbook',
    'docs/requirements.yml',
    'roles:\n  - name: geerlingguy.java\n    version: 1.9.6\ncollections:\n  - name: community.general\n    version: 1.0\n',
  ],
  [
    'a Kubernetes manifest',
    'docs/deploy.yaml',
    'apiVersion: v1\nkind: Service\nmetadata: { name: web, labels: { module: a } }\n',
  ],
  [
    'an issue form',
    'docs/feature_request.yml',
    'name: Feature\ndescription: Ask for it\nlabels: [x]\nbody:\n  - type: textarea\n    id: what-1\n    attributes: { label: What, description: Tell us }\n',
  ],
  [
    'chart values',
    'docs/helm.yaml',
    'image: { repository: x, tag: "1" }\nservice: { name: web, type: ClusterIP }\nname: a\nstatus: on\n',
  ],
  [
    'a playbook',
    'docs/site.yml',
    '- name: Install\n  hosts: all\n  tasks:\n    - name: apt\n      apt: { name: x }\n      tags: [a]\n',
  ],
  [
    'navigation',
    'docs/site.yaml',
    'site_name: Docs\nnav:\n  - { title: Home, description: x, link: a.md }\n',
  ],
  [
    'people',
    'docs/team.yaml',
    '- { id: E-1, name: Ann, email: a@example.com }\n- { id: E-2, name: Bo, email: b@example.com }\n',
  ],
  [
    'a list of pages',
    'docs/pages.json',
    '[{"id":"P-1","title":"Home","url":"/"},{"id":"P-2","title":"About","url":"/about"}]',
  ],
  [
    'a glossary',
    'docs/terms.yaml',
    '- { name: 线索, description: 留下电话的人 }\n- { name: 公海, description: 没人跟的线索 }\n',
  ],
  [
    'releases',
    'docs/CHANGELOG.yaml',
    '- { version: 1.0, date: 2026-01-01, title: First, status: Done, id: R-1 }\n',
  ],
  ['test cases', 'docs/cases.yaml', '- { id: TC-1, title: 登录, 步骤: 点按钮, 预期结果: 成功 }\n'],
  ['tasks', 'docs/tasks.yaml', '- { task: write docs, status: Done }\n- { task: review, status: Todo }\n'],
  [
    'measurements',
    'docs/data.json',
    JSON.stringify({
      series: [
        { name: 'a', value: 1 },
        { name: 'b', value: 2 },
      ],
    }),
  ],
];
