import assert from 'node:assert/strict';
import Papa from 'papaparse';
import { markdownLine, placeLine, spreadsheetTable } from '../../src/insight/copyTexts.ts';
import type { Requirement } from '../../src/model/requirement.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { snapshotOf, snapshotOfRoots, testRoot } from '../support/snapshotOf.ts';

const plan = `
modules:
  - id: leads
    name: 线索管理
    modules: [{ id: assign, name: 线索分配 }, { id: pool, name: 公海池 }]
phases: [{ id: p1, name: 一期 }]
`;
const head =
  '| 编号 | 需求 | 所属模块 | 建设阶段 | 状态 | 优先级 | 负责人 |\n|---|---|---|---|---|---|---|\n';

describe('a requirement as a line of Markdown', () => {
  it('has its id, its title and its place', () => {
    assert.equal(
      line('| A-001 | 自动分配 | 线索分配 | 一期 | 已上线 | P0 | 张三 |'),
      '- **A-001** 自动分配 (线索管理 › 线索分配 · 一期 · 已上线)',
    );
  });

  it('leaves out what it has not', () => {
    assert.equal(line('| A-001 | 自动分配 | | | | | |'), '- **A-001** 自动分配');
    assert.equal(line('| | 自动分配 | 公海池 | | | P1 | |'), '- 自动分配 (线索管理 › 公海池)');
  });

  it('stays one line of plain text', () => {
    const snapshot = snapshotOf({ 'a.csv': '编号,需求,状态\nA-001,"导出 [x](http://a) `b` *c*\n<d>",\n' });
    assert.equal(
      markdownLine(snapshot, first(snapshot)),
      '- **A-001** 导出 \\[x\\](http://a) \\`b\\` \\*c\\* \\<d\\>',
    );
  });
});

describe('where a requirement stands', () => {
  it('is the path with the line, and the folder where there are several', () => {
    const text = `${head}| A-001 | 自动分配 | | | | | |\n`;
    const one = snapshotOf({ 'docs/a.md': text });
    assert.equal(placeLine(one, first(one)), 'docs/a.md#L3');
    const two = snapshotOfRoots([
      { root: testRoot, files: { 'docs/a.md': text } },
      { root: { id: 'file:///other', name: 'other' }, files: {} },
    ]);
    assert.equal(placeLine(two, first(two)), 'plan/docs/a.md#L3');
  });
});

describe('requirements as a table for a spreadsheet', () => {
  it('have a column each for what people sort by', () => {
    const { header, rows } = table('| A-001 | 自动分配 | 线索分配、公海池 | 一期 | 已上线 | P0 | 张三 |');
    assert.deepEqual(header, ['id', 'title', 'module', 'phase', 'status', 'priority', 'owner']);
    assert.deepEqual(rows, [
      ['A-001', '自动分配', '线索管理 › 线索分配; 线索管理 › 公海池', '一期', '已上线', 'P0', '张三'],
    ]);
  });

  it('have no cell that a spreadsheet would compute', () => {
    for (const sign of ['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
      const { rows } = table(`| A-001 | ${sign}1+1 | | | | | ${sign}cmd |`);
      assert.equal(rows[0]?.[1], `'${sign}1+1`);
      assert.equal(rows[0]?.[6], `'${sign}cmd`);
    }
  });

  it('have no cell that breaks a row, and nothing for a placeholder', () => {
    const { rows } = table(
      '| A-001 | 一<br>二 | — | 一期 | 已上线 | - | “张三” |',
      '| A-002 | "quoted" title | | | | | |',
    );
    assert.deepEqual(rows, [
      ['A-001', '一 二', '', '一期', '已上线', '', '“张三”'],
      ['A-002', '"quoted" title', '', '', '', '', ''],
    ]);
  });

  function table(...lines: readonly string[]): {
    readonly header: readonly string[] | undefined;
    readonly rows: readonly (readonly string[])[];
  } {
    const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'a.md': `${head}${lines.join('\n')}\n` });
    const names = ['id', 'title', 'module', 'phase', 'status', 'priority', 'owner'];
    const text = spreadsheetTable(snapshot, [...snapshot.requirements()], names);
    const [header, ...rows] = Papa.parse<string[]>(text, { delimiter: '\t' }).data;
    return { header, rows };
  }
});

function line(row: string): string {
  const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'a.md': `${head}${row}\n` });
  return markdownLine(snapshot, first(snapshot));
}

function first(snapshot: Snapshot): Requirement {
  const [requirement] = snapshot.requirements();
  assert.ok(requirement);
  return requirement;
}
