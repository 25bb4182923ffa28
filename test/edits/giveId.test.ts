import assert from 'node:assert/strict';
import { giveId } from '../../src/edits/giveId.ts';
import { canHaveId } from '../../src/edits/giveIds.ts';
import { markDuplicate } from '../../src/edits/markDuplicate.ts';
import { nextId } from '../../src/edits/nextId.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import { applySourceEdits, inverseEdits } from '../../src/readers/writer.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

type Files = Readonly<Record<string, string>>;

/** The text of the document in which a requirement of this title or id got an id, or why it did not. */
function given(files: Files, name: string, id: string | null, newColumns = false): string {
  const snapshot = snapshotOf(files);
  const requirement = [...snapshot.requirements()].find((one) => one.title === name || one.id === name);
  assert.ok(requirement, `no ${name}`);
  const textOf = (uri: string): string | null => files[decodeURI(uri.slice(testRoot.id.length + 1))] ?? null;
  const result = giveId(snapshot, requirement, id ?? nextId(snapshot, requirement), textOf, {
    newColumns: new Set(newColumns ? [requirement.uri] : []),
  });
  if ('refusal' in result) return `refused: ${result.refusal.key}`;
  const text = textOf(requirement.uri) ?? '';
  const edits = result.edits.get(requirement.uri) ?? [];
  const after = applySourceEdits(text, edits);
  assert.equal(applySourceEdits(after, inverseEdits(text, edits)), text);
  return after;
}

function proposed(files: Files, name: string): string {
  const snapshot = snapshotOf(files);
  const requirement = [...snapshot.requirements()].find((one) => one.title === name);
  assert.ok(requirement, `no ${name}`);
  return nextId(snapshot, requirement);
}

const table =
  '| 编号 | 需求 | 状态 |\n|---|---|---|\n| CRM-008 | 去重 | 待评审 |\n| — | 合并 | 待评审 |\n|  | 拆分 | 待评审 |\n';

describe('the id that is proposed', () => {
  it('is the next number of the document’s own series, as wide as the others', () => {
    assert.equal(proposed({ 'a.md': table }, '合并'), 'CRM-009');
  });

  it('is taken by nothing in the root, not even by a word in prose or code', () => {
    const files = {
      'a.md': table,
      'b.md': '| 编号 | 需求 | 状态 |\n|---|---|---|\n| CRM-009 | 另一条 | 待评审 |\n',
      'c.md': '# 会议\n\nCRM-010 先放着。\n',
      'd.ts': '// @req CRM-011\n',
    };
    assert.equal(proposed(files, '合并'), 'CRM-012');
  });

  it('is of the series of the nearest requirement of its kind', () => {
    const text = `## 需求\n\n### FR-01 登录\n- 优先级：P0\n- 状态：草稿\n\n### 退出登录\n- 优先级：P1\n- 状态：草稿\n\n## 清单\n\n${table}`;
    assert.equal(proposed({ 'a.md': text }, '退出登录'), 'FR-02');
    assert.equal(proposed({ 'a.md': text }, '拆分'), 'CRM-009');
  });

  it('is of the root’s commonest series where the document has none, else begins one', () => {
    const bare = '| 需求 | 状态 | 优先级 |\n|---|---|---|\n| 打印 | 待评审 | P0 |\n';
    assert.equal(proposed({ 'a.md': table, 'b.md': bare }, '打印'), 'CRM-009');
    assert.equal(proposed({ 'b.md': bare }, '打印'), 'REQ-001');
  });

  it('does not go on with a date', () => {
    const text = table.replace('CRM-008', 'CRM-20261101001');
    assert.equal(proposed({ 'a.md': text }, '合并'), 'REQ-001');
  });
});

describe('giving an id', () => {
  it('fills the cell, blank or with a dash', () => {
    assert.equal(given({ 'a.md': table }, '合并', null), table.replace('| — |', '| CRM-009 |'));
    assert.equal(given({ 'a.md': table }, '拆分', 'CRM-030'), table.replace('|  | 拆分', '| CRM-030 | 拆分'));
  });

  it('adds a column only when somebody agreed', () => {
    const text = '| 需求 | 状态 | 优先级 |\n|---|---|---|\n| 打印 | 待评审 | P0 |\n| 导出 | 待评审 | P1 |\n';
    assert.equal(given({ 'a.md': text }, '打印', 'R-1'), 'refused: The table has no column for ids.');
    assert.equal(
      given({ 'a.md': text }, '打印', 'R-1', true),
      '| 需求 | 状态 | 优先级 | 需求编号 |\n|---|---|---|---|\n| 打印 | 待评审 | P0 | R-1 |\n| 导出 | 待评审 | P1 | |\n',
    );
  });

  it('writes before the title of a heading, parted as its neighbour is', () => {
    const text =
      '## 需求\n\n### FR-01：登录\n- 优先级：P0\n- 状态：草稿\n\n### 退出\n- 优先级：P1\n- 状态：草稿\n';
    assert.equal(given({ 'a.md': text }, '退出', null), text.replace('### 退出', '### FR-02：退出'));
  });

  it('adds the first key of an entry in YAML, of JSON and of the plan file', () => {
    const yaml =
      'requirements:\r\n  # 值班\r\n  - title: 夜间交接 # 每天\r\n    acceptance: 通过\r\n    status: 待评审\r\n  - id: N-1\r\n    title: 值班表\r\n    acceptance: 通过\r\n    status: 待评审\r\n';
    assert.equal(
      given({ 'docs/需求.yaml': yaml }, '夜间交接', 'N-2'),
      yaml.replace('- title: 夜间交接', '- id: N-2\r\n    title: 夜间交接'),
    );
    const json =
      '{\n  "requirements": [\n    { "title": "Print", "status": "Proposed", "acceptance": "works" }\n  ]\n}\n';
    assert.equal(
      given({ 'docs/requirements.json': json }, 'Print', 'N-2'),
      json.replace('{ "title"', '{ "id": "N-2", "title"'),
    );
    const plan = 'requirements:\n  - 夜间交接\n  - title: 值班表\n    status: 待评审\n';
    assert.equal(
      given({ 'groundplan.yaml': plan }, '夜间交接', 'N-2'),
      plan.replace('- 夜间交接', '- { id: N-2, title: 夜间交接 }'),
    );
    assert.match(
      given({ 'groundplan.yaml': plan }, '值班表', 'N-3'),
      /\n {2}- (?:id|需求编号): N-3\n {4}title: 值班表\n/u,
    );
  });

  it('fills the cell of separated values', () => {
    const text = '编号,需求,状态\r\nA-1,去重,待评审\r\n,合并,待评审\r\n';
    assert.equal(given({ 'a.csv': text }, '合并', null), text.replace('\r\n,合并', '\r\nA-2,合并'));
  });

  it('replaces the id of one that has another one', () => {
    const text = '- **CRM-1** 去重（优先级：P0）\n- **CRM-2** 合并（优先级：P1）\n';
    assert.equal(given({ 'a.md': text }, 'CRM-2', 'CRM-9'), text.replace('CRM-2', 'CRM-9'));
  });

  it('is refused for what would not be read as an id', () => {
    assert.equal(given({ 'a.md': table }, '合并', 'hello'), 'refused: “{0}” would not be read as an id.');
  });
});

describe('marking as a duplicate', () => {
  const files = {
    'a.md':
      '| 编号 | 需求 | 状态 | 重复需求 |\n|---|---|---|---|\n| CRM-1 | 去重 | 待评审 | |\n| CRM-2 | 合并 | 重复 | CRM-1 |\n',
    'b.md': '| 编号 | 需求 | 状态 |\n|---|---|---|\n| CRM-1 | 给家长发合同 | 待评审 |\n',
  };
  const marked = (path: 'a.md' | 'b.md', title: string): string => {
    const snapshot = snapshotOf(files);
    const requirement = [...snapshot.requirements()].find((one) => one.title === title);
    assert.ok(requirement);
    const uri = documentUri(testRoot.id, path);
    const result = markDuplicate(
      snapshot,
      requirement,
      { id: 'CRM-3', status: '重复', of: 'CRM-1' },
      (asked) => (asked === uri ? files[path] : null),
    );
    assert.ok('edits' in result, JSON.stringify(result));
    return applySourceEdits(files[path], result.edits.get(uri) ?? []);
  };

  it('gives it an id of its own, the status and the link', () => {
    assert.equal(
      marked('a.md', '去重'),
      files['a.md'].replace('| CRM-1 | 去重 | 待评审 | |', '| CRM-3 | 去重 | 重复 | CRM-1 |'),
    );
  });

  it('leaves the link out where the document has no place for it', () => {
    assert.equal(
      marked('b.md', '给家长发合同'),
      files['b.md'].replace('CRM-1 | 给家长发合同 | 待评审', 'CRM-3 | 给家长发合同 | 重复'),
    );
  });
});

describe('an id in the formats of other tools', () => {
  it('is the UID of a StrictDoc node, where the grammar has it', () => {
    const text = `[DOCUMENT]\nTITLE: Door\n\n[REQUIREMENT]\nUID: DOOR-001\nTITLE: Lock\n\n[REQUIREMENT]\nSTATUS: Draft\nTITLE: Unlock\nSTATEMENT: It unlocks.\n`;
    assert.equal(
      given({ 'door.sdoc': text }, 'Unlock', null),
      text.replace('STATUS: Draft', 'UID: DOOR-002\nSTATUS: Draft'),
    );
  });

  it('keeps the line ends of a StrictDoc document, and refuses where its grammar has no UID', () => {
    const text = `[DOCUMENT]\r\nTITLE: Door\r\n\r\n[REQUIREMENT]\r\nTITLE: Unlock\r\n`;
    assert.equal(
      given({ 'door.sdoc': text }, 'Unlock', 'DOOR-1'),
      text.replace('[REQUIREMENT]\r\n', '[REQUIREMENT]\r\nUID: DOOR-1\r\n'),
    );
    const grammar = `[DOCUMENT]\nTITLE: Door\n\n[GRAMMAR]\nELEMENTS:\n- TAG: REQUIREMENT\n  FIELDS:\n  - TITLE: TITLE\n    TYPE: String\n    REQUIRED: True\n\n[REQUIREMENT]\nTITLE: Unlock\n`;
    assert.match(given({ 'door.sdoc': grammar }, 'Unlock', 'DOOR-1'), /^refused: The grammar/u);
  });

  it('is the first line below the heading of a StrictDoc node in Markdown', () => {
    const node = (uid: string): string =>
      `# Door\n\n## Lock\n\n**UID**: DOOR-001 \\\n**Status**: Draft\n\n**Statement**: It locks.\n\n## Unlock\n\n${uid}**MID**: 0b7f \\\n**Owner**: Kim\n\n**Statement**: It unlocks.\n`;
    const text = node('');
    assert.equal(given({ 'door.md': text }, 'Unlock', null), node('**UID**: DOOR-002 \\\n'));
  });

  it('is another name for a specification item that repeats one, and no later revision of it', () => {
    const item = (id: string): string => `### Login\n\`${id}\`\n\nText.\n\nNeeds: dsn\n`;
    const files = { 'a.md': item('req~login~1'), 'b.md': item('req~login~1') };
    const after = given(files, 'req~login~1', null);
    assert.equal(after, item('req~login-2~1'));
  });

  it('is no part of a format that knows its requirements by their headings', () => {
    const text = '# Orders\n\n## Requirements\n\n### Requirement: Parse orders\n\nThe system SHALL parse.\n';
    const files = { 'openspec/specs/orders/spec.md': text };
    const [requirement] = snapshotOf(files).requirements();
    assert.ok(requirement);
    assert.equal(canHaveId(snapshotOf(files), requirement), false);
    assert.match(given(files, 'Parse orders', 'REQ-1'), /^refused: A specification of this format/u);
  });
});
