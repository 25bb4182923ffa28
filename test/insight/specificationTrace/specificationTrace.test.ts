import assert from 'node:assert/strict';
import { linkedItems, type PlacedItem } from '../../../src/insight/specificationTrace/linkedItems.ts';
import { specificationTrace } from '../../../src/insight/specificationTrace/specificationTrace.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { snapshotOf } from '../../support/snapshotOf.ts';
import { traceCases } from './traceCases.ts';

/** A defect as the cases write it. */
function said(snapshot: Snapshot, placed: PlacedItem): string {
  const linked = linkedItems(snapshot);
  const name = ({ item }: PlacedItem): string => item.id ?? item.type;
  const duplicates = linked.duplicates(placed).length;
  return [
    name(placed),
    ...linked.missing(placed).map((type) => `-${type}`),
    ...(duplicates > 0 ? [`×${duplicates + 1}`] : []),
    ...linked
      .outgoing(placed)
      .flatMap(({ link, status }) => (status === 'covers' ? [] : `${status}→${link.id}`)),
    ...linked
      .incoming(placed)
      .flatMap(({ from, status }) => (status === 'covers' ? [] : `${status}←${name(from)}`)),
  ].join(' ');
}

describe('the trace of specification items', () => {
  for (const { name, files, total, defects } of traceCases) {
    it(`counts and calls defect what OpenFastTrace does: ${name}`, () => {
      const snapshot = snapshotOf(files);
      const trace = specificationTrace(snapshot);
      const found = trace.defects.map((placed) => said(snapshot, placed));
      assert.deepEqual([trace.items.length, found.sort()], [total, [...defects].sort()]);
    });
  }

  it('is empty without requirements whose ids have a revision, but for the tags', () => {
    const snapshot = snapshotOf({
      'a.md': '| 编号 | 需求 |\n|---|---|\n| CRM-1 | 登录 |\n',
      'a.java': '// [impl->dsn~a~1]',
    });
    assert.equal(snapshot.hasSpecificationItems, false);
    assert.equal(specificationTrace(snapshot).items.length, 1);
  });

  it('follows a chain of 4,000 items and a circle in it', () => {
    const chain = Array.from(
      { length: 4_000 },
      (_, at) => `\`a~n${at}~1\`\n\nCovers:\n- \`a~n${at + 1}~1\`\n\nNeeds: a\n`,
    );
    const open = snapshotOf({ 'a.md': `${chain.join('\n')}\n\`a~n4000~1\`\n\nNeeds: a\n` });
    assert.deepEqual(specificationTrace(open).defects.length, 4_001);
    const circle = snapshotOf({
      'a.md': `${chain.join('\n')}\n\`a~n4000~1\`\n\nCovers:\n- a~n0~1\n\nNeeds: a\n`,
    });
    assert.deepEqual(specificationTrace(circle).defects.length, 4_001);
  });
});
