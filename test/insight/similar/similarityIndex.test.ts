import assert from 'node:assert/strict';
import fc from 'fast-check';
import { requirementOf } from '../../../bench/similarCorpus.ts';
import { SimilarityIndex } from '../../../src/insight/similar/similarityIndex.ts';
import type { RequirementSource } from '../../../src/insight/similar/similarityIndex.ts';
import type { Requirement } from '../../../src/model/requirement.ts';
import { snapshotOf } from '../../support/snapshotOf.ts';

function sourceOf(titles: ReadonlyMap<string, string>, body = ''): RequirementSource {
  const all = new Map<string, Requirement>(
    [...titles].map(([key, title]) => [key, requirementOf(key, title, body)]),
  );
  return { requirements: () => all.values(), requirement: (key) => all.get(key) };
}

function indexOf(...titles: readonly string[]): SimilarityIndex {
  return SimilarityIndex.of(sourceOf(new Map(titles.map((title, at) => [`R-${at}`, title]))));
}

const pairsOf = (index: SimilarityIndex): string[] =>
  index.allPairs().map(({ one, two, score }) => `${one.key} ${two.key} ${score.toFixed(4)}`);

describe('What was asked before', () => {
  it('is found in other words, best first', () => {
    const index = indexOf('导出客户列表', '打印送货单', '手机端查看报表', '客户列表增加筛选');
    const [best] = index.similarTo({ title: '希望客户列表可以下载' }, 3);
    assert.equal(best?.requirement.title, '导出客户列表');
    assert.ok(best.score > 0.6);
    assert.deepEqual(best.shared, ['客户', '列表', '下载']);
  });

  it('is found where only the description says it', () => {
    const snapshot = snapshotOf({
      'docs/pool.md': [
        '| 需求编号 | 需求名称 | 需求描述 |',
        '|---|---|---|',
        '| A-1 | 优化公海 | 超过三天没有跟进的线索自动回收 |',
        '| A-2 | 打印送货单 | 仓库要用 |',
      ].join('\n'),
    });
    const found = SimilarityIndex.of(snapshot).similarTo({ title: '三天没跟进的线索要收回' }, 3);
    assert.deepEqual(
      found.map(({ requirement }) => requirement.id),
      ['A-1'],
    );
  });

  it('is nothing in an empty workspace or for a text without words', () => {
    assert.deepEqual(indexOf().similarTo({ title: '导出客户列表' }, 3), []);
    assert.deepEqual(indexOf('导出客户列表').similarTo({ title: '……！' }, 3), []);
    assert.deepEqual(indexOf('', '……', '').allPairs(), []);
  });

  it('follows a requirement that is reworded, and one that goes', () => {
    const titles = new Map([
      ['A', '导出客户列表'],
      ['B', '打印送货单'],
    ]);
    const index = SimilarityIndex.of(sourceOf(titles));
    assert.deepEqual(pairsOf(index), []);
    titles.set('B', '客户列表可以下载');
    index.update({ snapshot: sourceOf(titles), everything: false, requirements: new Set(['B']) });
    assert.equal(index.allPairs().length, 1);
    assert.deepEqual([...index.takeChanged()].sort(), ['A', 'B']);
    titles.delete('A');
    index.update({ snapshot: sourceOf(titles), everything: false, requirements: new Set(['A']) });
    assert.deepEqual(index.allPairs(), []);
    assert.deepEqual(index.twinsOf('B'), []);
  });

  it('leaves out titles that are worded like a form', () => {
    const titles = Array.from({ length: 14 }, () => '客户列表导出为表格');
    assert.deepEqual(indexOf(...titles, '打印送货单').allPairs(), []);
    assert.equal(indexOf(...titles.slice(0, 2), '打印送货单').allPairs().length, 1);
  });

  it('is prepared a little at a time', () => {
    const index = indexOf('导出客户列表', '打印送货单', '客户列表可以下载');
    let rounds = 0;
    while (!index.prepare(1)) rounds++;
    assert.ok(rounds >= 3);
    assert.equal(index.twinsOf('R-0').length, 1);
  });
});

describe('Similarity kept while requirements change', () => {
  const word = fc.constantFrom(
    '线索',
    '客户',
    '导出',
    '下载',
    '提醒',
    '年级',
    '地推',
    'order',
    'export',
    '不',
    '3',
  );
  const title = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
  const key = fc.integer({ min: 0, max: 40 }).map((number) => `R-${number}`);
  const change = fc.tuple(key, fc.option(title, { nil: null }));

  it('equals what is made anew', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(change, { minLength: 1, maxLength: 12 }), { maxLength: 8 }),
        (batches) => {
          const titles = new Map<string, string>();
          const index = SimilarityIndex.of(sourceOf(titles));
          index.prepare();
          for (const batch of batches) {
            for (const [one, text] of batch) {
              if (text === null) titles.delete(one);
              else titles.set(one, text);
            }
            const requirements = new Set(batch.map(([one]) => one));
            index.update({ snapshot: sourceOf(titles), everything: false, requirements });
            if (batch.length % 2 === 0) index.prepare();
            else index.prepare(batch.length);
          }
          assert.deepEqual(pairsOf(index), pairsOf(SimilarityIndex.of(sourceOf(titles))));
        },
      ),
    );
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }), fc.string(), (texts, body) => {
        const index = indexOf(...texts);
        for (const { one, two, score } of index.allPairs()) {
          assert.notEqual(one.key, two.key);
          assert.ok(score > 0 && score <= 1);
        }
        for (const { score } of index.similarTo({ title: texts[0] ?? '', body }, 5)) assert.ok(score <= 1);
      }),
    );
  });
});
