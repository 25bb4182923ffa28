import assert from 'node:assert/strict';
import { setFieldOfMany } from '../../src/edits/setField.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import { applySourceEdits, type WritableField } from '../../src/readers/writer.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

const plan = `modules:
  - { id: leads, name: 线索管理 }
phases:
  - { id: p1, name: 一期 }
  - { id: p2, name: 二期 }
`;

/** The document after setting a field with a new column agreed to; `refused: …` where it is left as it is. */
function set(
  path: string,
  text: string,
  ids: readonly string[],
  field: WritableField,
  value: string,
): string {
  const snapshot = snapshotOf({ 'groundplan.yaml': plan, [path]: text });
  const uri = documentUri(testRoot.id, path);
  const requirements = [...snapshot.requirements()].filter(({ id, title }) => ids.includes(id ?? title));
  assert.equal(requirements.length, ids.length);
  const textOf = (asked: string): string => (asked === uri ? text : plan);
  const result = setFieldOfMany(snapshot, requirements, field, value, textOf, { newColumns: new Set([uri]) });
  if ('refusal' in result) return `refused: ${result.refusal.key}`;
  return applySourceEdits(text, result.edits.get(uri) ?? []);
}

describe('a new column for a field', () => {
  it('stands at the end of the table, blank for all others', () => {
    const text =
      '# 需求\n\n| 编号 | 需求 | 优先级 |\n|---|:---:|------|\n| CRM-1 | 去重 | P0 |\n| CRM-2 | 分配 | P1 |\n';
    assert.equal(
      set('docs/a.md', text, ['CRM-2'], 'phase', '二期'),
      '# 需求\n\n| 编号 | 需求 | 优先级 | 建设阶段 |\n|---|:---:|------|------|\n| CRM-1 | 去重 | P0 | |\n| CRM-2 | 分配 | P1 | 二期 |\n',
    );
  });

  it('is written as the table is: without outer pipes, in a quote, with short rows', () => {
    const text =
      '> ID | Requirement | Priority\n> --- | --- | ---\n> R-1 | Find it | P0\n> R-2 | Keep it\n> R-3 | Show it | P2\n';
    assert.equal(
      set('docs/a.md', text, ['R-1'], 'owner', 'Ann'),
      '> ID | Requirement | Priority | Owner\n> --- | --- | --- | ---\n> R-1 | Find it | P0 | Ann\n> R-2 | Keep it\n> R-3 | Show it | P2 | |\n',
    );
  });

  it('is left out where a row has more cells than the table, which would get its header', () => {
    const text =
      '| 编号 | 需求 | 优先级 |\n|---|---|---|\n| CRM-1 | 去重 | P0 | 多出来的 |\n| CRM-2 | 分配 | P1 |\n';
    assert.equal(set('docs/a.md', text, ['CRM-2'], 'phase', '二期'), text);
  });

  it('keeps a CSV file as wide in every row, with its line ends and quotes', () => {
    const text = '编号,需求,优先级\r\nCRM-1,"去重,合并",P0\r\nCRM-2,分配,P1\r\n';
    assert.equal(
      set('docs/a.csv', text, ['CRM-1'], 'phase', '二期'),
      '编号,需求,优先级,建设阶段\r\nCRM-1,"去重,合并",P0,二期\r\nCRM-2,分配,P1,\r\n',
    );
  });

  it('takes the blank column that a spreadsheet left at the end', () => {
    const text = '编号,需求,优先级,\nCRM-1,去重,P0,\nCRM-2,分配,P1,\n';
    assert.equal(
      set('docs/a.csv', text, ['CRM-2'], 'module', '线索管理'),
      '编号,需求,优先级,归属模块\nCRM-1,去重,P0,\nCRM-2,分配,P1,线索管理\n',
    );
  });

  it('holds the value of several at once', () => {
    const text = '| 编号 | 需求 | 优先级 |\n|---|---|---|\n| CRM-1 | 去重 | P0 |\n| CRM-2 | 分配 | P1 |\n';
    assert.equal(
      set('docs/a.md', text, ['CRM-1', 'CRM-2'], 'effort', '3'),
      '| 编号 | 需求 | 优先级 | 投入(人天) |\n|---|---|---|---|\n| CRM-1 | 去重 | P0 | 3 |\n| CRM-2 | 分配 | P1 | 3 |\n',
    );
  });
});
