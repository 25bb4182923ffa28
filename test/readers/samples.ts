/**
 * One small text of each format, by the name of its reader: what every format is held to runs over these,
 * so a reader without a sample fails the tests.
 */
import { strToU8, zipSync } from 'fflate';
import type { DocumentKind } from '../../src/readers/readDocument.ts';
import { reqifOf } from './reqif/reqifFile.ts';
import { sheetXml, workbook } from './xlsx/workbook.ts';

export interface Sample {
  readonly path: string;
  readonly content: string | Uint8Array;
  /** How many requirements it holds; a catalog or a list of results holds none. */
  readonly requirements: number;
  readonly kind?: DocumentKind;
}

export const samples: Readonly<Record<string, readonly Sample[]>> = {
  plan: [
    {
      path: 'groundplan.yaml',
      kind: 'plan',
      requirements: 2,
      content:
        'modules:\n  - { id: leads, name: 线索管理 }\nphases: [一期]\nrequirements:\n  - id: CRM-1\n    title: "线索去重"\n    module: leads\n  - { id: CRM-2, title: 回收, phase: 一期 }\n',
    },
  ],
  kiro: [
    {
      path: '.kiro/specs/lead-import/requirements.md',
      requirements: 2,
      content:
        '# Requirements Document\n\n### Requirement 1: Import (Priority: P1)\n\n**User Story:** As a clerk, I want to upload a list.\n\n#### Acceptance Criteria\n\n1. WHEN a list is uploaded THE SYSTEM SHALL show it\n\n### 需求 2\n\n- **状态**：草稿\n',
    },
    {
      path: '.kiro/specs/lead-import/tasks.md',
      requirements: 0,
      content: '- [x] 1.1 Read rows\n  - _Requirements: 1.1, 2_\n',
    },
  ],
  specKit: [
    {
      path: 'specs/001-lead-import/spec.md',
      requirements: 3,
      content:
        '# Feature Specification: Import\n\n### User Story 1 - Upload (Priority: P1)\n\nA clerk uploads a list.\n\n- **FR-001**: System MUST read rows\n- **SC-001**: A minute at most\n',
    },
  ],
  openSpec: [
    {
      path: 'openspec/specs/lead-import/spec.md',
      requirements: 1,
      content:
        '## Requirements\n\n### Requirement: Upload a list\nThe system SHALL read lists.\n\n#### Scenario: A list\n- **WHEN** it is uploaded\n- **THEN** it is shown\n',
    },
  ],
  instructions: [
    {
      path: '.kiro/steering/product.md',
      requirements: 0,
      content: '# Product\n\n- **FR-001**: x\n- **FR-002**: y\n',
    },
  ],
  markdown: [
    {
      path: 'docs/需求.md',
      requirements: 4,
      content:
        '# 需求\n\n## 线索管理\n\n| 编号 | 功能 | 优先级 | 说明 |\n|---|---|:--|---|\n| A-1 | **去重** | P0 | 按手机号<br>合并 |\n| A-2 | a \\| b | P1 | &lt;空&gt; |\n\n### REQ-3 导出\n\n- 状态：草稿\n- 模块：报价\n\n- **FR-4**：打印（优先级：P2）\n',
    },
  ],
  csv: [
    {
      path: 'docs/需求.csv',
      requirements: 3,
      content:
        '编号,需求名称,所属模块,优先级\r\nA-1,"【线索】去重",线索(#3),高\r\nA-2,"导出 ""全部""\r\n字段",,中\r\nA-3,打印,报价,低\r\n',
    },
    {
      path: 'docs/禅道.csv',
      requirements: 2,
      content:
        '编号,所属模块,所属计划,研发需求名称,优先级,当前状态,所处阶段,关闭原因\n312,/排课(#45),秋季版(#4) 冬季版(#9),教室冲突时提示,1,激活,研发中,\n314,,,短信提醒,3,已关闭,已关闭,不做\n',
    },
    {
      path: 'docs/azure.csv',
      requirements: 2,
      content:
        'ID,Work Item Type,Title 1,Title 2,State,Priority,Area Path,Iteration Path,Tags,Description\n1,Epic,Leads,,New,,CRM,CRM,,\n2,Feature,,Import,Active,1,CRM\\Leads,CRM\\R1\\Sprint 3,phone; front line,<div>a &amp; b</div>\n3,Bug,,Crash,New,1,CRM,CRM,,\n',
    },
  ],
  xlsx: [
    {
      path: 'docs/需求.xlsx',
      requirements: 2,
      content: workbook({
        sheets: [
          {
            name: '需求池',
            xml: sheetXml([
              ['编号', '需求名称', '优先级'],
              ['A-1', '去重', 'P0'],
              ['A-2', '导出 <全部>', 'P1'],
            ]),
          },
        ],
      }),
    },
  ],
  yaml: [
    {
      path: 'docs/requirements.yaml',
      requirements: 2,
      content:
        'requirements:\n  - id: A-1\n    title: "去重 \\u4e2d"\n    module: &m 线索\n    acceptance: |\n      手机号相同\n      只留一条\n  - { id: A-2, title: 导出, module: *m, status: 草稿 }\n',
    },
    {
      path: 'docs/requirements.json',
      requirements: 1,
      content: '{"requirements":[{"id":"A-1","title":"去\\u91cd","status":"draft"}]}\n',
    },
  ],
  doorstop: [
    {
      path: 'reqs/SRS001.yml',
      requirements: 1,
      content:
        "active: true\nderived: false\nheader: |\n  Lead routing\nlevel: 1.2\nlinks:\n- SYS003: abc=\n- SYS004\nnormative: true\nref: ''\nreviewed: null\nmodule: 线索\ntext: |\n  A new lead **shall** reach a person.\n\n  Weekends count.\n",
    },
    {
      path: 'reqs/SRS-002.md',
      requirements: 1,
      content:
        '---\nactive: true\nlevel: 1\nlinks: []\nnormative: true\n---\n\n# 分配\n\n新线索**必须**有人跟进。\n',
    },
  ],
  reqstool: [
    {
      path: 'docs/reqstool/requirements.yml',
      requirements: 2,
      content:
        'metadata:\n  urn: quotes\n  variant: microservice\n  title: Quotes\nrequirements:\n  - id: REQ_001\n    title: Limits\n    significance: shall\n    description: Above 20 %.\n    categories: [reliability]\n    references: { requirement_ids: ["crm:SYS_1", REQ_002] }\n    revision: 1.0.0\n  - { id: REQ_002, title: 原因, significance: may, lifecycle: { state: draft } }\n',
    },
    {
      path: 'docs/reqstool/software_verification_cases.yml',
      requirements: 1,
      content:
        'cases:\n  - id: SVC_001\n    requirement_ids: ["REQ_001"]\n    title: 21 % asks\n    verification: automated-test\n    revision: 1.0.0\n',
    },
  ],
  rst: [
    {
      path: 'docs/requirements.rst',
      requirements: 2,
      content:
        'Requirements\n============\n\n.. req:: Sign in\n   :id: REQ_001\n   :status: open\n   :satisfies: STKH_001\n\n   Words of the **need**.\n\n.. spec:: 表单\n   :id: SPEC_001\n   :links: REQ_001\n',
    },
  ],
  myst: [
    {
      path: 'docs/accounts.md',
      requirements: 2,
      content:
        '# Accounts\n\n```{req} Sign in\n:id: REQ_001\n:status: open\n\nWords.\n```\n\n::::{spec} 表单\n---\nid: SPEC_001\ntags: form, login\n---\nText.\n::::\n',
    },
  ],
  groundplanJson: [
    {
      path: 'docs/export.json',
      requirements: 2,
      content:
        '{\n  "version": 1,\n  "requirements": [\n    { "key": "CRM-1", "id": "CRM-1", "title": "去重", "document": "a.md", "line": 3, "modules": [{ "id": "leads", "name": "线索", "from": "column" }], "phase": { "id": "p1", "name": "一期", "from": "column" }, "status": "released", "priority": "P0", "fields": { "module": "线索中心", "status": "已上线", "备注": "快" } },\n    { "key": "a.md#x", "id": null, "title": "Merge", "modules": [], "phase": null, "fields": { "module": "Orders" } },\n    { "key": "x:X-1", "id": "X-1", "title": "Theirs", "source": "x", "modules": [] }\n  ]\n}\n',
    },
  ],
  needsJson: [
    {
      path: 'docs/needs.json',
      requirements: 1,
      content:
        '{"current_version":"2.0","versions":{"2.0":{"needs_amount":1,"needs":{"REQ_001":{"id":"REQ_001","title":"Sign \\u201cin\\u201d","type":"req","status":"open","tags":["login"],"content":"Words\\nof it.","satisfies":["STKH_001"]}}}}}\n',
    },
  ],
  backstage: [
    {
      path: 'catalog-info.yaml',
      requirements: 0,
      content:
        'apiVersion: backstage.io/v1alpha1\nkind: System\nmetadata: { name: crm, title: 客户系统 }\nspec: { owner: group:default/it }\n---\napiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: leads }\nspec: { system: crm }\n',
    },
  ],
  openFastTrace: [
    {
      path: 'docs/spec/accounts.md',
      requirements: 2,
      content:
        '# Accounts\n\n### Sign in *once*\n`req~login.sso~2`\n\nStatus: approved\n\nA user signs in once.\n\nCovers:\n\n* `feat~login~1`\n\nNeeds: dsn, utest\n\n### 登录页\n`dsn~login.page~1`\n\nCovers: req~login.sso~2\n',
    },
  ],
  openFastTraceRst: [
    {
      path: 'docs/spec/accounts.rst',
      requirements: 1,
      content:
        'Accounts\n========\n\nSign in\n-------\n`req~login.sso~2`\n\nA user signs in once.\n\nNeeds: dsn\n',
    },
  ],
  specobject: [
    {
      path: 'docs/spec/accounts.xml',
      requirements: 1,
      content:
        '<?xml version="1.0"?>\n<specdocument>\n  <specobjects doctype="req">\n    <specobject>\n      <id>req:login</id>\n      <shortdesc>Sign in &amp; out</shortdesc>\n      <status>approved</status>\n      <version>2</version>\n    </specobject>\n  </specobjects>\n</specdocument>\n',
    },
  ],
  strictDocMarkdown: [
    {
      path: 'spec/sales.md',
      requirements: 2,
      content:
        '# Sales platform\n\n**UID**: SALES_SPEC\n\n## Leads\n\n### Import leads\n\n**UID**: CRM-1 \\\n**Status**: Draft\n\nThe platform shall import leads.\n\n### 分配\n\n**UID**: CRM-2\n\n**Statement**:\n\n新线索必须有人跟进。\n',
    },
  ],
  strictDoc: [
    {
      path: 'docs/srs.sdoc',
      requirements: 1,
      content:
        '[DOCUMENT]\nTITLE: Sales platform\n\n[REQUIREMENT]\nUID: CRM-1\nSTATUS: Draft\nCOMPONENT: Leads\nTITLE: Import leads\nSTATEMENT: >>>\nThe platform shall import leads\nfrom a workbook.\n<<<\nRELATIONS:\n- TYPE: Parent\n  VALUE: SYS-1\n',
    },
  ],
  constructorStudio: [
    {
      path: 'architecture/PRD.md',
      requirements: 1,
      content:
        '# PRD — Shop\n\n## 5. Functional Requirements\n\n#### Import\n\n- [x] `p1` - **ID**: `cpt-shop-fr-import`\n\nThe system MUST import leads.\n',
    },
  ],
  reqtraq: [
    {
      path: 'certdocs/SHOP-137-SRD.md',
      requirements: 1,
      content:
        '# Software Requirements\n\n## Leads\n\n#### REQ-SHOP-SWH-1 Import leads\n\nThe shop SHALL import leads.\n\n##### Attributes:\n- Parents: REQ-SHOP-SYS-1\n- Rationale: People keep them\n  in workbooks.\n- Verification: Test\n',
    },
  ],
  tracey: [
    {
      path: 'docs/spec/auth.md',
      requirements: 2,
      content:
        '# Auth\n\n## Login\n\nr[auth.login+2]\nUsers MUST log in with **OAuth**.\n\n> r[auth.session]\n> Sessions MUST expire.\n',
    },
  ],
  trlc: [
    {
      path: 'requirements/leads.trlc',
      requirements: 1,
      content:
        'package leads\nimport model\n\nsection "Import" {\n  model.Requirement From_Excel {\n    summary = "Import \\"leads\\""\n    description = \'\'\'\n      One row is one lead.\n    \'\'\'\n    derived_from = [model.Goal]\n  }\n}\n',
    },
  ],
  reqif: [
    {
      path: 'docs/orders.reqif',
      requirements: 2,
      content: reqifOf(
        ['ReqIF.ForeignID', 'ReqIF.Name', 'ReqIF.Text', 'Status'],
        [
          { 'ReqIF.ForeignID': 'SRS-1', 'ReqIF.Name': 'Orders & drafts', 'ReqIF.Text': 'A draft is kept.' },
          { 'ReqIF.ForeignID': 'SRS-2', 'ReqIF.Name': '导出', Status: 'Draft' },
        ],
      ),
    },
  ],
  reqifz: [
    {
      path: 'docs/orders.reqifz',
      requirements: 1,
      content: zipSync({
        'orders.reqif': strToU8(reqifOf(['ReqIF.Name'], [{ 'ReqIF.Name': 'Keep drafts' }])),
      }),
    },
  ],
};
