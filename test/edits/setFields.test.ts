import assert from 'node:assert/strict';
import { setFields } from '../../src/edits/setFields.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import { applySourceEdits, type WritableField } from '../../src/readers/writer.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

const plan = 'phases:\n  - { id: p1, name: 一期 }\n';

/** The files after setting fields of all requirements to these texts in one go. */
function set(
  files: Readonly<Record<string, string>>,
  changes: Readonly<Partial<Record<WritableField, string>>>,
) {
  const snapshot = snapshotOf(files);
  const textOf = (uri: string): string | null => files[uri.slice(testRoot.id.length + 1)] ?? null;
  const asked = Object.entries(changes).map(([field, text]) => ({
    field: field as WritableField,
    valueFor: () => text,
  }));
  const result = setFields(snapshot, [...snapshot.requirements()], asked, textOf);
  if ('refusal' in result) return result.refusal.key;
  const after = Object.entries(files).map(([path, text]) => [
    path,
    applySourceEdits(text, result.edits.get(documentUri(testRoot.id, path)) ?? []),
  ]);
  return Object.fromEntries([
    ...after,
    ...[...(result.create ?? [])].map(([uri, text]) => [uri.slice(testRoot.id.length + 1), text]),
  ]) as Record<string, string>;
}

describe('setting several fields at once', () => {
  it('writes all of them into the document, each where it belongs', () => {
    const doc = '### CRM-1 去重\n\n- 优先级：P0\n\n### CRM-2 分配\n\n- 必要性：提效\n';
    assert.deepEqual(
      set({ 'groundplan.yaml': plan, 'a.md': doc }, { necessity: '刚需', withoutIt: '撞单' }),
      {
        'groundplan.yaml': plan,
        'a.md':
          '### CRM-1 去重\n\n- 优先级：P0\n- 必要性：刚需\n- 不做会怎样：撞单\n\n### CRM-2 分配\n\n- 必要性：刚需\n- 不做会怎样：撞单\n',
      },
    );
  });

  it('writes what the document has no place for into the plan, though there is none yet', () => {
    const doc = '| 编号 | 需求 | 优先级 |\n|---|---|---|\n| CRM-1 | 去重 | P0 |\n';
    assert.deepEqual(set({ 'a.md': doc }, { necessity: '刚需', withoutIt: '撞单', priority: 'P1' }), {
      'a.md': doc.replace('P0', 'P1'),
      'groundplan.yaml': 'placements:\n  "a.md#CRM-1":\n    necessity: 刚需\n    withoutIt: 撞单\n',
    });
  });
});
