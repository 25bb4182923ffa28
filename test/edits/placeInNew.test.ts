import assert from 'node:assert/strict';
import { placeInNewPart } from '../../src/edits/placeInNew.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import type { NewPart } from '../../src/readers/planFile/planParts.ts';
import { applySourceEdits } from '../../src/readers/writer.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

const doc = '| 编号 | 模块 | 需求 |\n|---|---|---|\n| CRM-1 |  | 去重 |\n| CRM-2 | 报价 | 打折 |\n';
const plan = 'modules:\n  - { id: quote, name: 报价 }\nphases:\n  - { id: p1, name: 一期 }\n';

function place(files: Readonly<Record<string, string>>, id: string, part: NewPart) {
  const snapshot = snapshotOf(files);
  const requirements = [...snapshot.requirements()].filter((requirement) => requirement.id === id);
  const textOf = (uri: string): string | null => files[uri.slice(testRoot.id.length + 1)] ?? null;
  const result = placeInNewPart(snapshot, requirements, part, textOf);
  if ('refusal' in result) return result.refusal.key;
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      applySourceEdits(text, result.edits.get(documentUri(testRoot.id, path)) ?? []),
    ]),
  ) as Record<string, string>;
}

describe('a requirement in a part that is new', () => {
  it('is written with the part, which the plan gets at the same time', () => {
    const after = place({ 'groundplan.yaml': plan, 'a.md': doc }, 'CRM-1', { kind: 'module', name: '线索' });
    assert.deepEqual(after, {
      'groundplan.yaml': plan.replace('报价 }\n', '报价 }\n  - { name: 线索 }\n'),
      'a.md': doc.replace('|  | 去重', '| 线索 | 去重'),
    });
    assert.ok(typeof after === 'object');
    const [requirement] = snapshotOf(after).requirements();
    assert.deepEqual(
      requirement?.modules.map(({ path }) => path),
      ['线索'],
    );
  });

  it('goes by the plan’s placements where its document has no place for it', () => {
    const after = place({ 'groundplan.yaml': plan, 'a.md': doc }, 'CRM-1', { kind: 'phase', name: '二期' });
    assert.ok(typeof after === 'object');
    assert.equal(after['a.md'], doc);
    const [requirement] = snapshotOf(after).requirements();
    assert.equal(requirement?.phase?.id, '二期');
  });

  it('is refused without a plan file', () => {
    assert.equal(
      place({ 'a.md': doc }, 'CRM-1', { kind: 'module', name: '线索' }),
      'There is no plan file yet.',
    );
  });
});
