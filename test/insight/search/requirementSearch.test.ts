import assert from 'node:assert/strict';
import fc from 'fast-check';
import { searchCorpus } from '../../../bench/searchCorpus.ts';
import { RequirementSearch } from '../../../src/insight/search/requirementSearch.ts';
import type { SearchEntry } from '../../../src/insight/search/searchEntry.ts';
import { pinyinOf } from '../../../src/vocabulary/pinyin.ts';

let line = 0;
function entry(id: string, title: string, more: Partial<SearchEntry> = {}): SearchEntry {
  return {
    key: id,
    id,
    title,
    modules: [],
    phase: null,
    status: null,
    priority: null,
    statusText: null,
    priorityText: null,
    source: null,
    requester: null,
    owner: null,
    unknownNames: [],
    description: '',
    lacksModule: false,
    lacksPhase: false,
    place: { root: 0, path: 'docs/a.md', line: line++, character: 0 },
    ...more,
  };
}

const leads = { names: ['leads', '线索管理', '线索中心'] };
const assign = { names: ['leads/assign', 'assign', '线索分配', '派单'] };
const trial = { names: ['trial', '试听课'] };
const phase = (number: number, name: string): { names: string[] } => ({ names: [`p${number}`, name] });

const sample = [
  entry('CRM-001', '线索入库时按手机号去重', {
    modules: [leads],
    phase: phase(1, '一期'),
    status: 'released',
    statusText: '已上线',
    priority: 'P0',
  }),
  entry('CRM-002', '新线索按地区自动分给在岗销售', {
    modules: [assign, leads],
    phase: phase(2, '二期'),
    owner: '赵一鸣',
    source: '销售主管 · 周会',
  }),
  entry('CRM-003', '线索分配后 10 分钟没有跟进，自动提醒主管', {
    modules: [assign, leads],
    phase: phase(2, '二期'),
    status: 'proposed',
    statusText: '待评审',
    priority: 'P1',
  }),
  entry('CRM-010', '家长来电时弹出客户档案', {
    lacksModule: true,
    phase: phase(12, '远期'),
    owner: '许知夏',
    unknownNames: ['线索分派'],
  }),
  entry('CRM-021', 'Export the weekly dashboard as CSV', {
    modules: [trial],
    lacksPhase: true,
    requester: 'Alice Wong',
  }),
  entry('CRM-100', '客户跟进小结', {
    modules: [trial],
    description: '打开客户就看见前一位销售写下的小结，支持按时间倒序。',
    status: 'rejected',
    statusText: '已拒绝',
  }),
];
const search = new RequirementSearch(sample);
const keys = (query: string): string[] => search.find(query).map(({ key }) => key);
const first = (query: string): string | undefined => keys(query)[0];

describe('RequirementSearch', () => {
  it('puts an exact id first, then its beginning, then a part of it', () => {
    assert.equal(first('CRM-001'), 'CRM-001');
    assert.equal(first('crm001'), 'CRM-001');
    assert.deepEqual(keys('crm-00').slice(0, 3), ['CRM-001', 'CRM-002', 'CRM-003']);
    assert.equal(first('21'), 'CRM-021');
    // 10 is the number of one id, a part of another, and stands in a title.
    assert.deepEqual(keys('10').slice(0, 3), ['CRM-010', 'CRM-100', 'CRM-003']);
  });

  it('finds traditional characters by simplified ones and the other way round, and marks what was written', () => {
    const search = new RequirementSearch([
      entry('T-1', '客戶資料匯出', { modules: [{ names: ['報表中心'] }] }),
      entry('T-2', '客户资料归档', { status: 'rejected', statusText: '已拒绝' }),
    ]);
    const keys = (query: string): string[] => search.find(query).map(({ key }) => key);
    assert.deepEqual(keys('客户资料').sort(), ['T-1', 'T-2']);
    assert.deepEqual(keys('客戶資料').sort(), ['T-1', 'T-2']);
    assert.deepEqual(search.find('汇出')[0]?.matched, [{ start: 4, end: 6 }]);
    assert.deepEqual(keys('模組:报表中心'), ['T-1']);
    assert.deepEqual(keys('狀態：已拒絕'), ['T-2']);
    assert.deepEqual(keys('是：已拒絕'), ['T-2']);
    assert.deepEqual(keys('優先順序：高'), []);
  });

  it('finds words in any order and with gaps', () => {
    for (const query of [
      '分配线索',
      '提醒 线索',
      '线分提醒',
      '主管提醒',
      '线索10分钟',
      '线索分配后 10 分钟没有跟进，自动提醒主管',
    ]) {
      assert.equal(first(query), 'CRM-003', query);
    }
    assert.equal(first('dashboard weekly export'), 'CRM-021');
  });

  it('ranks a phrase of the title above the same characters apart', () => {
    const two = new RequirementSearch([entry('A-1', '跟进客户的时间'), entry('A-2', '新客户跟进')]);
    assert.deepEqual(
      two.find('客户跟进').map(({ key }) => key),
      ['A-2', 'A-1'],
    );
  });

  it('finds by module, phase, people, status, description and unknown names', () => {
    assert.deepEqual(keys('派单').sort(), ['CRM-002', 'CRM-003']);
    assert.equal(first('赵一鸣'), 'CRM-002');
    assert.equal(first('alice'), 'CRM-021');
    assert.equal(first('待评审'), 'CRM-003');
    assert.equal(first('时间倒序'), 'CRM-100');
    assert.equal(first('线索分派'), 'CRM-010');
    assert.equal(first('二期 销售'), 'CRM-002');
  });

  it('takes pinyin for titles, modules, phases and people, beside written words', () => {
    assert.equal(first('khgj'), 'CRM-100');
    assert.equal(first('kehugj'), 'CRM-100');
    assert.equal(first('xiansuofenpei'), 'CRM-003');
    assert.equal(first('xian suo fen pei'), 'CRM-003');
    assert.equal(first('线索fp'), 'CRM-003');
    assert.equal(first('zym'), 'CRM-002');
    assert.deepEqual(keys('paidan').sort(), ['CRM-002', 'CRM-003']);
  });

  it('forgives a wrong character and a mistyped word', () => {
    assert.equal(first('线索分陪后'), 'CRM-003');
    assert.equal(first('客户根进小结'), 'CRM-100');
    assert.equal(first('weekly dashbord'), 'CRM-021');
    assert.equal(first('exprot dashboard'), 'CRM-021');
  });

  it('finds nothing for what resembles nothing', () => {
    assert.deepEqual(keys('zzqqxx'), []);
    assert.deepEqual(keys('量子纠缠'), []);
  });

  it('shows what it found in the title', () => {
    const marked = (query: string): string[] => {
      const [hit] = search.find(query);
      const title = sample.find(({ key }) => key === hit?.key)?.title ?? '';
      return (hit?.matched ?? []).map(({ start, end }) => title.slice(start, end));
    };
    assert.deepEqual(marked('线索分配'), ['线索分配']);
    assert.deepEqual(marked('提醒 跟进'), ['跟进', '提醒']);
    assert.deepEqual(marked('weekly DASHBOARD'), ['weekly dashboard']);
    assert.deepEqual(marked('khgj'), ['客户跟进']);
    assert.deepEqual(marked('钟没有跟进自动'), ['钟没有跟进，自动']);
    assert.deepEqual(marked('赵一鸣'), []);
  });

  it('answers an empty query in canonical order, up to the limit', () => {
    const shuffled = new RequirementSearch([...sample].reverse());
    assert.deepEqual(
      shuffled.find('').map(({ key }) => key),
      sample.map(({ key }) => key),
    );
    assert.equal(shuffled.find('', 2).length, 2);
    assert.equal(shuffled.find('线索', 1).length, 1);
    assert.deepEqual(shuffled.find('线索', 0), []);
  });

  it('gives the same answer whatever the order it was given entries in', () => {
    const shuffled = new RequirementSearch([...sample].reverse());
    for (const query of ['线索', 'x', '销售', '分陪', 'crm'])
      assert.deepEqual(shuffled.find(query), search.find(query));
  });
});

describe('filters of a search', () => {
  it('compare by name, id, path and alias, and a module holds its submodules', () => {
    for (const query of [
      'module:assign',
      '模块：派单',
      '模块:线索分配',
      'module:leads/assign',
      '模組:xsfp',
      'module:派',
    ]) {
      assert.deepEqual(keys(query), ['CRM-002', 'CRM-003'], query);
    }
    assert.deepEqual(keys('module:leads'), ['CRM-001', 'CRM-002', 'CRM-003']);
  });

  it('prefer the same name to a part of one', () => {
    assert.deepEqual(keys('phase:p1'), ['CRM-001']);
    assert.deepEqual(keys('阶段:期').length, 4);
    assert.deepEqual(keys('阶段:erqi'), ['CRM-002', 'CRM-003']);
  });

  it('understand status and priority words beyond those written', () => {
    assert.deepEqual(keys('status:released'), ['CRM-001']);
    assert.deepEqual(keys('状态：已上线'), ['CRM-001']);
    assert.deepEqual(keys('优先级:高'), ['CRM-003']);
    assert.deepEqual(keys('priority:p0'), ['CRM-001']);
  });

  it('know people, sources and conditions', () => {
    assert.deepEqual(keys('负责人:xzx'), ['CRM-010']);
    assert.deepEqual(keys('来源：周会'), ['CRM-002']);
    assert.deepEqual(keys('requester:"alice wong"'), ['CRM-021']);
    assert.deepEqual(keys('is:unplaced'), ['CRM-010', 'CRM-021']);
    assert.deepEqual(keys('是:未归模块'), ['CRM-010']);
    assert.deepEqual(keys('is:closed'), ['CRM-001', 'CRM-100']);
  });

  it('narrow what the words find, near hits too', () => {
    assert.deepEqual(keys('线索 phase:p2 is:open').sort(), ['CRM-002', 'CRM-003']);
    assert.deepEqual(keys('线索分陪后 phase:p1').includes('CRM-003'), false);
    assert.deepEqual(keys('phase:p1 phase:p2'), ['CRM-001', 'CRM-002', 'CRM-003']);
    assert.deepEqual(keys('module:nowhere'), []);
  });
});

describe('a search among a thousand', () => {
  const entries = searchCorpus(1000, 7);
  const among = new RequirementSearch(entries);
  const any = fc.integer({ min: 0, max: entries.length - 1 }).map((i) => entries[i]!);
  const words = new Intl.Segmenter('zh', { granularity: 'word' });
  const placeOf = (query: string, { key }: SearchEntry): number =>
    among.find(query, 10).findIndex((hit) => hit.key === key);

  it('finds each title first by itself', () => {
    fc.assert(fc.property(any, (one) => assert.equal(placeOf(one.title, one), 0)));
  });

  it('finds each title with two of its words exchanged', () => {
    fc.assert(
      fc.property(any, fc.nat(), fc.nat(), (one, i, j) => {
        const parts = [...words.segment(one.title)]
          .filter(({ isWordLike }) => isWordLike)
          .map(({ segment }) => segment);
        const [a, b] = [i % parts.length, j % parts.length];
        [parts[a], parts[b]] = [parts[b]!, parts[a]!];
        const query = parts.join(/\p{Script=Han}/u.test(one.title) ? '' : ' ');
        assert.ok(placeOf(query, one) >= 0, `${query} for ${one.title}`);
      }),
    );
  });

  it('finds each title by its initials', () => {
    fc.assert(
      fc.property(any, (one) => {
        const query = [...one.title.toLowerCase()]
          .map((sign) => pinyinOf(sign)[0]?.charAt(0) ?? sign.replace(/\W/, ''))
          .join('');
        assert.ok(placeOf(query, one) >= 0, `${query} for ${one.title}`);
      }),
    );
  });

  it('takes any text for a query', () => {
    const hostile = [
      '(.*)+$',
      '[[[',
      '\\',
      '🎉',
      '，。！',
      '\ud800',
      '线\udfff索',
      ' ',
      '线'.repeat(100_000),
      'a '.repeat(50_000),
      'is:',
      '"',
      '%00',
      '__proto__',
      'constructor',
      'ﷺ'.repeat(300),
    ];
    for (const query of hostile) assert.ok(among.find(query).length <= 100, query.slice(0, 20));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (query) => {
        for (const { key, matched = [] } of among.find(query, 5)) {
          const title = entries.find((one) => one.key === key)?.title ?? '';
          assert.ok(matched.every(({ start, end }) => start < end && end <= title.length));
        }
      }),
    );
  });

  it('takes any text for a title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (title) => {
        const one = new RequirementSearch([entry('X-1', title)]);
        assert.equal(one.find('X-1').length, 1);
        for (const { matched = [] } of one.find(title)) {
          assert.ok(matched.every(({ start, end }) => start < end && end <= title.length));
        }
      }),
    );
  });

  it('finds a title that is only an emoji by it', () => {
    const one = new RequirementSearch([entry('X-1', '上线 🎉'), entry('X-2', '🎈')]);
    assert.deepEqual(
      one.find('🎈').map(({ key }) => key),
      ['X-2'],
    );
  });
});
