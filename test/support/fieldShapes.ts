/**
 * One document of each shape in which requirements are written, with what becomes of each settable field there:
 * what people expect of a format, held by the unit tests of the writers and again in the editor. The requirement
 * to change says nothing of its own; where a format takes only what others have, its neighbour says it all.
 */
import type { AskedField } from '../../src/readers/writer.ts';
import { sheetXml, workbook } from '../readers/xlsx/workbook.ts';

export interface FieldShape {
  /** As it stands in the name of a test. */
  readonly name: string;
  readonly path: string;
  /** As people see it; `bytes` for a format that is no text. */
  readonly text: string;
  readonly bytes?: Uint8Array;
  /** By VS Code's name. */
  readonly encoding: 'utf8' | 'utf8bom' | 'gb18030';
  /** The id, or the title where there is none, of the requirement to change. */
  readonly of: string;
  /** The fields that are written into the document; the plan file takes the others. */
  readonly inPlace: readonly AskedField[];
  /** What is written instead of the usual value, where the format has words of its own. */
  readonly values: Readonly<Partial<Record<AskedField, string>>>;
  /** What clearing leaves of a line or a cell that was not there before, as the text is expected to be then. */
  readonly cleared: Readonly<Partial<Record<AskedField, string>>>;
}

const every: readonly AskedField[] = [
  'module',
  'phase',
  'status',
  'priority',
  'step',
  'owner',
  'necessity',
  'withoutIt',
  'scenario',
  'value',
  'effort',
];

/** What is set: module, phase and step as the plan of the sample names them. */
export const usualValues: Readonly<Record<AskedField, string>> = {
  module: '线索分配',
  phase: '二期',
  status: '研发中',
  priority: 'P1',
  step: '分配线索',
  owner: '许知夏',
  necessity: '刚需',
  withoutIt: '只能第二天一早人工分',
  scenario: '夜里进来的线索，没人值守',
  value: '80',
  effort: '3',
};

/** The headers of a Chinese table for all fields. */
const headers = [
  '所属模块',
  '建设阶段',
  '状态',
  '优先级',
  '业务环节',
  '负责人',
  '必要性',
  '不做会怎样',
  '业务场景',
  '业务价值',
  '投入(人天)',
];
const full = [
  '公海池',
  '一期',
  '待评审',
  'P2',
  '线索入库',
  '赵一鸣',
  '提效',
  '慢一天',
  '周末的线索',
  '30',
  '5',
];
/** The same as keys of a format in English. */
const keys = [
  'module',
  'phase',
  'status',
  'priority',
  'step',
  'owner',
  'necessity',
  'withoutIt',
  'scenario',
  'value',
  'effort',
];

/** Sphinx has a meaning of its own for `value`. */
const sphinxKeys = keys.map((key) => (key === 'value' ? 'business_value' : key));

type Given = Pick<FieldShape, 'name' | 'path' | 'text' | 'of'> &
  Partial<Omit<FieldShape, 'name' | 'path' | 'text' | 'of'>>;

function shape(given: Given): FieldShape {
  return { encoding: 'utf8', inPlace: every, values: {}, cleared: {}, ...given };
}

function pipes(prefix: string, outer: boolean): string {
  const row = (cells: readonly string[]): string =>
    outer ? `| ${cells.join(' | ')} |` : cells.map((cell) => cell || ' ').join(' | ');
  return [
    row(['编号', '需求', ...headers, '验收标准']),
    row(headers.concat('', '', '').map(() => '---')),
    row([`${prefix}-1`, '夜间自动分配', ...headers.map(() => ''), '三分钟内']),
    row([`${prefix}-2`, '公海回收', ...full, '第二天']),
    '',
  ].join('\n');
}

/** Every character of the East Asian scripts is two columns wide, as editors pad such tables. */
function padded(): string {
  const rows = [
    ['编号', '需求', ...headers],
    ['PAD-1', '夜间自动分配', ...headers.map(() => '')],
    ['PAD-2', '公海回收', ...full],
  ];
  const width = (text: string): number => [...text].reduce((sum, c) => sum + (c > '\u2e80' ? 2 : 1), 0);
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => width(row[at] ?? ''))));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - width(cell))).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [
    line(head),
    `|${widths.map((wide) => '-'.repeat(wide + 2)).join('|')}|`,
    ...body.map(line),
    '',
  ].join('\n');
}

function separated(prefix: string, separator: string, lineEnd: string): string {
  return [
    ['编号', '需求', ...headers],
    [`${prefix}-1`, '夜间自动分配', ...headers.map(() => '')],
    [`${prefix}-2`, '公海回收', ...full],
  ]
    .map((cells) => cells.join(separator) + lineEnd)
    .join('');
}

function fieldLines(line: (word: string, value: string) => string, words: readonly string[]): string {
  return full.map((value, at) => line(words[at] ?? '', value)).join('\n');
}

const listed = fieldLines((word, value) => `- **${word}**：${value}`, headers);

function kiro(story: string): string {
  return `# Requirements Document\n\n### Requirement 1: Assign at night\n\n${story}\n#### Acceptance Criteria\n\n1. WHEN a lead comes in THE SYSTEM SHALL assign it\n`;
}

function reqtraq(more: string): string {
  return `# Software Requirements\n\n## Leads\n\n#### REQ-SHOP-SWH-1 Assign at night\n\nThe shop SHALL assign leads.\n\n##### Attributes:\n- Rationale: Nobody is there.\n- Verification: Test\n${more}\n#### REQ-SHOP-SWH-2 Return\n\nThe shop SHALL return leads.\n\n##### Attributes:\n- Rationale: Nobody calls.\n- Verification: Test\n- Status: draft\n- Priority: P2\n`;
}

export const fieldShapes: readonly FieldShape[] = [
  shape({
    name: 'a Markdown table',
    path: 'tables/outer.md',
    of: 'TBL-1',
    text: `# 需求\n\n${pipes('TBL', true)}`,
  }),
  shape({
    name: 'a Markdown table without outer pipes',
    path: 'tables/inner.md',
    of: 'INN-1',
    text: `# 需求\n\n${pipes('INN', false)}`,
  }),
  shape({
    name: 'a Markdown table padded for wide characters',
    path: 'tables/padded.md',
    of: 'PAD-1',
    text: `# 需求\n\n${padded()}`,
  }),
  shape({
    name: 'a Markdown table with CRLF',
    path: 'tables/crlf.md',
    of: 'CRL-1',
    text: `# 需求\n\n${pipes('CRL', true)}`.replaceAll('\n', '\r\n'),
  }),
  shape({
    name: 'a Markdown table with a header of two rows',
    path: 'tables/two.md',
    of: 'TWO-1',
    text: [
      '# 需求',
      '',
      '| 编号 | 需求 | 归属 | | 推进 | | | | 理由 | | | 估算 | |',
      `|${' --- |'.repeat(13)}`,
      `| | | ${headers.join(' | ')} |`,
      `| TWO-1 | 夜间自动分配 | ${headers.map(() => '').join(' | ')} |`,
      `| TWO-2 | 公海回收 | ${full.join(' | ')} |`,
      '',
    ].join('\n'),
  }),
  shape({
    name: 'an HTML table in Markdown',
    path: 'tables/html.md',
    of: 'HTM-1',
    text: `# 需求\n\n<table>\n<tr><th>编号</th><th>需求</th>${headers.map((word) => `<th>${word}</th>`).join('')}</tr>\n<tr><td>HTM-1</td><td>夜间自动分配</td>${headers.map(() => '<td></td>').join('')}</tr>\n<tr><td>HTM-2</td><td>公海回收</td>${full.map((word) => `<td>${word}</td>`).join('')}</tr>\n</table>\n`,
  }),
  shape({
    name: 'headings with field lines',
    path: 'text/headings.md',
    of: 'HEAD-1',
    text: `# 需求\n\n### HEAD-1 夜间自动分配\n\n- **验收标准**：三分钟内\n\n夜里没人值守。\n\n### HEAD-2 公海回收\n\n${listed}\n`,
  }),
  shape({
    name: 'bold paragraphs',
    path: 'text/bold.md',
    of: 'BOLD-1',
    text: `# 需求\n\n**BOLD-1 夜间自动分配**\n验收标准：三分钟内\n\n**BOLD-2 公海回收**\n${fieldLines((word, value) => `${word}：${value}`, headers)}\n`,
  }),
  shape({
    name: 'a list',
    path: 'text/list.md',
    of: 'LIST-1',
    text: `# 需求\n\n- **LIST-1** 夜间自动分配\n  - 验收标准：三分钟内\n- **LIST-2** 公海回收\n${fieldLines((word, value) => `  - ${word}：${value}`, headers)}\n`,
  }),
  shape({
    name: 'front matter',
    path: 'text/FRONT-1.md',
    of: 'FRONT-1',
    text: '---\n需求编号: FRONT-1\n需求名称: 夜间自动分配 # 王总提的\n验收标准: 三分钟内\n---\n\n# 正文\n\n夜里没人值守。\n',
  }),
  shape({
    name: 'a YAML list',
    path: 'yaml/requirements.yaml',
    of: 'YLI-1',
    text: `# 说明\nrequirements:\n  - id: YLI-1\n    title: "夜间自动分配"  # 王总提的\n    acceptance: 三分钟内\n\n  - id: YLI-2\n    title: 公海回收\n${full.map((value, at) => `    ${keys[at]}: ${value}`).join('\n')}\n# 完\n`,
  }),
  shape({
    name: 'a YAML map',
    path: 'yaml/requirements-map.yaml',
    of: 'YMA-1',
    text: `requirements:\n  YMA-1:\n    title: 夜间自动分配\n    acceptance: |\n      三分钟内\n      有人接\n  YMA-2: { title: 公海回收, status: 待评审 }\n`,
  }),
  shape({
    name: 'a YAML file for one requirement',
    path: 'yaml/requirements/YON-1.yaml',
    of: 'YON-1',
    text: 'id: YON-1\ntitle: 夜间自动分配\nacceptance: 三分钟内\n',
  }),
  shape({
    name: 'a JSON list',
    path: 'yaml/requirements.json',
    of: 'JSO-1',
    text: `${JSON.stringify(
      {
        requirements: [
          { id: 'JSO-1', title: '夜间自动分配', acceptance: '三分钟内' },
          { id: 'JSO-2', title: '公海回收' },
        ],
      },
      null,
      2,
    )}\n`,
  }),
  shape({
    name: 'a CSV file in GBK',
    path: 'csv/gbk.csv',
    of: 'GBK-1',
    encoding: 'gb18030',
    text: separated('GBK', ',', '\n'),
  }),
  shape({
    name: 'a CSV file in UTF-8 with BOM and CRLF',
    path: 'csv/bom.csv',
    of: 'BOM-1',
    encoding: 'utf8bom',
    text: separated('BOM', ',', '\r\n'),
  }),
  shape({ name: 'a TSV file', path: 'csv/late.tsv', of: 'TSV-1', text: separated('TSV', '\t', '\n') }),
  shape({
    name: 'OpenFastTrace in Markdown',
    path: 'oft/accounts.md',
    of: 'req~night.assign~1',
    inPlace: ['status'],
    values: { status: 'approved' },
    text: '# Leads\n\n### Assign at night\n`req~night.assign~1`\n\nA lead that comes in at night has an owner.\n\nNeeds: dsn\n\n### Return\n`req~pool.return~1`\n\nStatus: draft\n\nA lead goes back.\n',
  }),
  shape({
    name: 'OpenFastTrace in reStructuredText',
    path: 'oft/accounts.rst',
    of: 'req~night.call~1',
    inPlace: ['status'],
    values: { status: 'approved' },
    text: 'Leads\n=====\n\nCall at night\n-------------\n`req~night.call~1`\n\nA lead is called.\n\nNeeds: dsn\n',
  }),
  shape({
    name: 'StrictDoc with its own grammar',
    path: 'strictdoc/grammar.sdoc',
    of: 'SDG-1',
    inPlace: ['module', 'status', 'priority', 'owner', 'effort'],
    text: '[DOCUMENT]\nTITLE: Sales platform\n\n[GRAMMAR]\nELEMENTS:\n- TAG: REQUIREMENT\n  FIELDS:\n  - TITLE: UID\n    TYPE: String\n    REQUIRED: True\n  - TITLE: STATUS\n    TYPE: String\n    REQUIRED: False\n  - TITLE: PRIORITY\n    TYPE: String\n    REQUIRED: False\n  - TITLE: OWNER\n    TYPE: String\n    REQUIRED: False\n  - TITLE: COMPONENT\n    TYPE: String\n    REQUIRED: False\n  - TITLE: EFFORT\n    TYPE: String\n    REQUIRED: False\n  - TITLE: TITLE\n    TYPE: String\n    REQUIRED: False\n  - TITLE: STATEMENT\n    TYPE: String\n    REQUIRED: True\n\n[REQUIREMENT]\nUID: SDG-1\nTITLE: Assign at night\nSTATEMENT: >>>\nA lead that comes in at night\nhas an owner.\n<<<\n\n[REQUIREMENT]\nUID: SDG-2\nSTATUS: Draft\nTITLE: Return\nSTATEMENT: A lead goes back.\n',
  }),
  shape({
    name: 'StrictDoc without a grammar',
    path: 'strictdoc/plain.sdoc',
    of: 'SDP-1',
    inPlace: ['status'],
    text: '[DOCUMENT]\nTITLE: Sales platform\n\n[REQUIREMENT]\nUID: SDP-1\nTITLE: Assign at night\nSTATEMENT: A lead has an owner.\n',
  }),
  shape({
    name: 'StrictDoc in Markdown',
    path: 'strictdoc/sales.md',
    of: 'SDM-1',
    inPlace: ['status'],
    text: '# Sales platform\n\n**UID**: SALES_SPEC\n\n## Leads\n\n### Assign at night\n\n**UID**: SDM-1\n\nA lead has an owner.\n\n### Return\n\n**UID**: SDM-2 \\\n**Status**: Draft\n\nA lead goes back.\n',
  }),
  shape({
    name: 'Kiro requirements',
    path: '.kiro/specs/night/requirements.md',
    of: 'Assign at night',
    inPlace: ['scenario'],
    // Its user story is the situation that it speaks of, so that is replaced, and taken out with its line.
    cleared: { scenario: kiro('') },
    text: kiro('**User Story:** As a manager, I want every lead to have an owner.\n'),
  }),
  shape({
    name: 'a spec-kit specification',
    path: 'specs/001-night/spec.md',
    of: 'FR-001',
    inPlace: [],
    text: '# Feature Specification: Night\n\n### User Story 1 - Assign (Priority: P1)\n\nA manager sleeps.\n\n## Requirements\n\n- **FR-001**: System MUST assign leads at night\n- **FR-002**: System MUST tell the owner\n',
  }),
  shape({
    name: 'an OpenSpec specification',
    path: 'openspec/specs/night/spec.md',
    of: 'Assign at night',
    inPlace: [],
    text: '## Requirements\n\n### Requirement: Assign at night\nThe system SHALL assign leads.\n\n#### Scenario: A lead\n- **WHEN** it comes in\n- **THEN** it has an owner\n',
  }),
  shape({
    name: 'sphinx-needs in reStructuredText',
    path: 'sphinx/requirements.rst',
    of: 'RST_001',
    inPlace: every,
    text: `Requirements\n============\n\n.. req:: Assign at night\n   :id: RST_001\n\n   A lead has an owner.\n\n.. req:: Return\n   :id: RST_002\n${full.map((value, at) => `   :${sphinxKeys[at]}: ${value}`).join('\n')}\n\n   A lead goes back.\n`,
  }),
  shape({
    name: 'sphinx-needs in MyST Markdown',
    path: 'sphinx/accounts.md',
    of: 'MYS_001',
    inPlace: ['status'],
    text: '# Leads\n\n```{req} Assign at night\n:id: MYS_001\n\nA lead has an owner.\n```\n\n```{req} Return\n:id: MYS_002\n:status: open\n\nA lead goes back.\n```\n',
  }),
  shape({
    name: 'a list table in reStructuredText',
    path: 'sphinx/table.rst',
    of: 'RTB-1',
    inPlace: [],
    text: '需求\n====\n\n.. list-table::\n   :header-rows: 1\n\n   * - 编号\n     - 需求\n     - 优先级\n   * - RTB-1\n     - 夜间自动分配\n     - P2\n   * - RTB-2\n     - 公海回收\n     - P1\n',
  }),
  shape({
    name: 'a Doorstop item',
    path: 'doorstop/SRS001.yml',
    of: 'SRS001',
    text: "active: true\nderived: false\nheader: |\n  Assign at night\nlevel: 1.2\nlinks:\n- SYS003: abc=\nnormative: true\nref: ''\nreviewed: null\ntext: |\n  A lead **shall** have an owner.\n",
  }),
  shape({
    name: 'a Doorstop item in Markdown',
    path: 'doorstop/SRS-002.md',
    of: 'SRS-002',
    text: '---\nactive: true\nlevel: 1\nlinks: []\nnormative: true\n---\n\n# 分配\n\n新线索**必须**有人跟进。\n',
  }),
  shape({
    name: 'TRLC objects',
    path: 'trlc/leads.trlc',
    of: 'leads.Assign',
    inPlace: ['status', 'priority', 'owner'],
    text: 'package leads\nimport model\n\nmodel.Requirement Assign {\n  summary = "Assign at night"\n  description = "A lead has an owner"\n}\n\nmodel.Requirement Return {\n  summary = "Return"\n  description = "A lead goes back"\n  status = "draft"\n  priority = "P2"\n  owner = "Ann"\n}\n\nmodel.Requirement Tell {\n  summary = "Tell"\n  description = "The owner is told"\n}\n',
  }),
  shape({
    name: 'reqtraq requirements',
    path: 'certdocs/SHOP-137-SRD.md',
    of: 'REQ-SHOP-SWH-1',
    inPlace: ['status', 'priority'],
    // Reqtraq may ask for an attribute, so one stays without its value.
    cleared: { status: reqtraq('- Status: \n'), priority: reqtraq('- Priority: \n') },
    text: reqtraq(''),
  }),
  shape({
    name: 'tracey rules',
    path: 'tracey/auth.md',
    of: 'night.assign',
    inPlace: [],
    text: '# Night\n\nr[night.assign]\nLeads MUST be assigned.\n\nr[night.tell]\nOwners MUST be told.\n',
  }),
  shape({
    name: 'needs that Sphinx exported',
    path: 'exports/needs.json',
    of: 'NEED_001',
    inPlace: [],
    text: '{"current_version":"2.0","versions":{"2.0":{"needs_amount":1,"needs":{"NEED_001":{"id":"NEED_001","title":"Assign at night","type":"req","status":"open","content":"Words."}}}}}\n',
  }),
  shape({
    name: 'a workbook',
    path: 'exports/store.xlsx',
    of: 'XLS-1',
    inPlace: [],
    text: '',
    bytes: workbook({
      sheets: [
        {
          name: '需求池',
          xml: sheetXml([
            ['编号', '需求名称', '优先级', '状态'],
            ['XLS-1', '夜间自动分配', '', ''],
            ['XLS-2', '公海回收', 'P2', '待评审'],
          ]),
        },
      ],
    }),
  }),
];
