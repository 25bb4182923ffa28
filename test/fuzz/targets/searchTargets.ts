/** What people type into the search, over requirements of a usual and of an odd kind. */
import { parseQuery } from '../../../src/insight/search/searchQuery.ts';
import { RequirementSearch } from '../../../src/insight/search/requirementSearch.ts';
import { snapshotOf } from '../../support/snapshotOf.ts';
import { fixtureTexts } from '../fixtureTexts.ts';
import { asText, type FuzzTarget, promise } from '../fuzzTarget.ts';

const titles = [
  '线索去重',
  'Assign leads to clerks',
  'İstanbul ﬃ ﬁle',
  '導出報表',
  '👩‍👩‍👧 e\u0301',
  'ＡＢＣ　ｄ',
  '\u202Ex',
  '重庆银行',
];
const rows = titles.map((title, at) => `| R-${at} | ${title} | 线索 | 一期 |`).join('\n');
const snapshot = snapshotOf({
  'groundplan.yaml': 'modules: [线索, 报价]\nphases: [一期, 二期]\n',
  'docs/a.md': `| 编号 | 需求 | 模块 | 阶段 |\n|---|---|---|---|\n${rows}\n`,
});
const search = RequirementSearch.of(snapshot);

export function searchTargets(): readonly FuzzTarget[] {
  const { words } = fixtureTexts(['test/insight/search']);
  return [
    {
      name: 'search',
      about: 'insight/search/',
      seeds: [
        '线索',
        '阶段:一期 xs',
        'owner:"Zhao Yiming" lead',
        'is:unplaced',
        'qc',
        'asign laeds',
        ...words.slice(0, 200),
      ],
      words,
      run: (input) => {
        const text = asText(input);
        const found = search.find(text);
        for (const { key, matched = [] } of found) {
          const title = snapshot.requirement(key)?.title ?? '';
          promise(
            matched.every(({ start, end }) => start >= 0 && start < end && end <= title.length),
            'what is marked lies in the title',
            () => JSON.stringify([text, title, matched]),
          );
        }
        return [parseQuery(text), found];
      },
    },
  ];
}
