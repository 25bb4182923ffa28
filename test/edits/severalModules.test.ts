import assert from 'node:assert/strict';
import { setField } from '../../src/edits/setField.ts';
import { setFields } from '../../src/edits/setFields.ts';
import { writtenModules } from '../../src/insight/writtenNames.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import type { Requirement } from '../../src/model/requirement.ts';
import { applySourceEdits, type FieldValue } from '../../src/readers/writer.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

const plan = `modules:
  - { id: leads, name: 线索, modules: [{ id: assign, name: 分配 }] }
  - { id: quote, name: 报价 }
  - { id: order, name: 订单 }
`;

/** The document after its first requirement was put into these modules. */
function put(path: string, text: string, modules: readonly string[]): string {
  const snapshot = snapshotOf({ 'groundplan.yaml': plan, [path]: text });
  const [requirement] = snapshot.requirements();
  assert.ok(requirement);
  const written = writtenModules(snapshot, requirement, modules);
  const uri = documentUri(testRoot.id, path);
  const value = { path: [written], text: written, all: modules };
  const result = setField(snapshot, requirement, 'module', value, (asked) => (asked === uri ? text : plan));
  if ('refusal' in result) return `refused: ${result.refusal.key}`;
  return applySourceEdits(text, result.edits.get(uri) ?? []);
}

describe('a requirement for several modules', () => {
  it('lists them in its cell, its field line or its key', () => {
    const table = '| 编号 | 模块 | 需求 |\n|---|---|---|\n| CRM-1 | 报价 | 改价 |\n';
    assert.equal(put('a.md', table, ['quote', 'order']), table.replace('| 报价 |', '| 报价、订单 |'));
    const heading = '### CRM-1 改价\n\n- 模块：报价、订单\n';
    assert.equal(
      put('a.md', heading, ['quote', 'leads/assign']),
      heading.replace('报价、订单', '报价、分配'),
    );
    const yaml = 'requirements:\n  - id: R-1\n    title: Change the price\n    module: quote\n';
    assert.equal(
      put('docs/a.yaml', yaml, ['quote', 'order']),
      yaml.replace('module: quote', 'module: quote; order'),
    );
  });

  it('keeps the other modules of each of several requirements of a document', () => {
    const table =
      '| 编号 | 模块 | 需求 |\n|---|---|---|\n| CRM-1 | 报价 | 改价 |\n| CRM-2 | 订单 | 退款 |\n| CRM-3 | 报价 | 打折 |\n';
    const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'a.md': table });
    const requirements = [...snapshot.requirements()];
    const uri = documentUri(testRoot.id, 'a.md');
    const valueFor = (requirement: Requirement): FieldValue => {
      const all = [...requirement.modules.map((module) => module.path), 'leads/assign'];
      const text = writtenModules(snapshot, requirement, all);
      return { path: [text], text, all };
    };
    const result = setFields(snapshot, requirements, [{ field: 'module', valueFor }], (asked) =>
      asked === uri ? table : plan,
    );
    assert.ok('edits' in result);
    assert.equal(
      applySourceEdits(table, result.edits.get(uri) ?? []),
      table.replaceAll('| 报价 |', '| 报价、分配 |').replace('| 订单 |', '| 订单、分配 |'),
    );
  });

  it('lists them in the outer column where two columns hold one path', () => {
    const table =
      '| 编号 | 一级模块 | 二级模块 | 需求 |\n|---|---|---|---|\n| CRM-1 | 线索 | 分配 | 改价 |\n';
    assert.equal(
      put('a.md', table, ['leads/assign', 'order']),
      table.replace('| 线索 | 分配 |', '| 分配、订单 |  |'),
    );
  });
});
