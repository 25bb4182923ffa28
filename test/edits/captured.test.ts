import assert from 'node:assert/strict';
import { placesForNew } from '../../src/edits/adding/placesForNew.ts';
import { setFields } from '../../src/edits/setFields.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import { fieldText } from '../../src/model/requirement.ts';
import { applySourceEdits, type WritableField } from '../../src/readers/writer.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

/** The files after setting a field of `CRM-001`, and what it says then. */
function set(files: Readonly<Record<string, string>>, field: WritableField, value: string) {
  const snapshot = snapshotOf(files);
  const requirement = snapshot.requirement('CRM-001');
  assert.ok(requirement);
  const texts = new Map(Object.entries(files).map(([path, text]) => [documentUri(testRoot.id, path), text]));
  const result = setFields(
    snapshot,
    [requirement],
    [{ field, valueFor: () => value }],
    (uri) => texts.get(uri) ?? null,
  );
  if ('refusal' in result) return { refusal: result.refusal.key, files, said: null };
  const after = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      applySourceEdits(text, result.edits.get(documentUri(testRoot.id, path)) ?? []),
    ]),
  );
  const now = snapshotOf(after).requirement('CRM-001');
  return { refusal: null, files: after, said: now ? fieldText(now, field) : null };
}

const table =
  '| 编号 | 需求 | 需求来源 | 提出时间 | 备注 |\n|---|---|---|---|---|\n| CRM-001 | 退费 | 市场部 | | |\n';
const list = '# 需求\n\n- CRM-001 退费\n  - 优先级：P1\n';
const yaml = 'requirements:\n  - id: CRM-001\n    title: 退费\n    priority: P1\n';

describe('what is noted of a request', () => {
  it('goes into the column that a table has for it', () => {
    for (const [field, value] of [
      ['source', '华东销售一部'],
      ['created', '2026-11-23'],
      ['note', '2026-11-23 又提：退得太慢'],
    ] as const) {
      const { files, said } = set({ 'a.md': table }, field, value);
      assert.equal(said, value);
      assert.equal(files['a.md']?.split('\n').length, table.split('\n').length);
    }
  });

  it('goes into a line of its own, or a key, where there is none', () => {
    for (const files of [{ 'a.md': list }, { 'docs/a.yaml': yaml }])
      for (const [field, value] of [
        ['source', '华东销售一部'],
        ['requester', '张蕾'],
        ['created', '2026-11-23'],
        ['note', '又提：退得太慢'],
      ] as const)
        assert.equal(set(files, field, value).said, value, field);
  });

  it('goes into the plan file where a table has no column for it', () => {
    const files = {
      'groundplan.yaml': 'modules: []\n',
      'a.md': '| 编号 | 需求 |\n|---|---|\n| CRM-001 | 退费 |\n',
    };
    const { files: after } = set(files, 'note', '又提了一次');
    assert.match(after['groundplan.yaml'] ?? '', /又提了一次/u);
  });
});

describe('where a captured request is written', () => {
  it('is a document that people write before an export, however many stand there', () => {
    const row = (id: string): string => `${id},需求 ${id},退费\n`;
    const snapshot = snapshotOf({
      'groundplan.yaml': 'modules: [{ id: refund, name: 退费 }]\n',
      'export.csv': `需求编号,需求名称,所属模块\n${row('CRM-001')}${row('CRM-002')}`,
      'pool.md': '| 需求编号 | 需求名称 | 所属模块 |\n|---|---|---|\n| CRM-003 | 退得快些 | 退费 |\n',
    });
    assert.deepEqual(
      placesForNew(snapshot, { root: testRoot.id, module: 'refund' }).map(({ like }) => like.id),
      ['CRM-003', 'CRM-002'],
    );
  });
});
