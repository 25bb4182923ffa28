import assert from 'node:assert/strict';
import { judge, type LabelledPair, scoreOf } from '../../../bench/similarPairs.ts';
import { alikeFrom } from '../../../src/insight/similar/likeness.ts';
import labelled from '../../fixtures/similarPairs.json' with { type: 'json' };

const pairs = labelled as readonly LabelledPair[];
const same = (a: string, b: string): boolean => scoreOf({ a, b, same: true }) >= alikeFrom;

describe('Two wishes', () => {
  for (const half of ['tuning', 'heldOut'] as const) {
    it(`are told apart on the hand-labelled pairs: ${half}`, () => {
      const { precision, recall, wrong } = judge(pairs.filter((pair) => pair.half === half));
      const told = wrong.map(({ a, b }) => `${a} | ${b}`).join('\n');
      assert.ok(precision >= 0.8, `precision ${precision}\n${told}`);
      assert.ok(recall >= 0.7, `recall ${recall}\n${told}`);
    });
  }

  it('are compared the same either way round', () => {
    for (const { a, b, same: isSame } of pairs) {
      assert.equal(scoreOf({ a, b, same: isSame }), scoreOf({ a: b, b: a, same: isSame }), `${a} | ${b}`);
    }
  });

  it('are the same in another order and in full-width characters', () => {
    assert.ok(same('按地区和年级分配线索', '线索按年级和地区分配'));
    assert.ok(same('Ｅｘｐｏｒｔ customers', 'export customers'));
  });

  it('are different where one says not', () => {
    assert.ok(!same('允许销售导出客户名单', '不允许销售导出客户名单'));
    assert.ok(!same('Guests can post comments', 'Guests cannot post comments'));
    assert.ok(same('3 天未跟进的客户提醒销售', '客户三天没有跟进时提醒销售'));
  });
});
