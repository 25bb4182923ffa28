import assert from 'node:assert/strict';
import {
  type AskedPlan,
  findingsAnswer,
  moduleAnswer,
  searchAnswer,
  traceAnswer,
} from '../../../src/exchange/answers/answers.ts';
import { RequirementSearch } from '../../../src/insight/search/requirementSearch.ts';
import { formatMessage } from '../../../src/model/message.ts';
import { findingsOf, snapshotOf } from '../../support/snapshotOf.ts';

function asked(files: Readonly<Record<string, string>>): AskedPlan {
  const snapshot = snapshotOf(files);
  const search = RequirementSearch.of(snapshot);
  return {
    snapshot,
    findings: findingsOf(snapshot).all(),
    find: (query, most) => search.find(query, most).flatMap(({ key }) => snapshot.requirement(key) ?? []),
    translate: ({ key, args }) => formatMessage(key, args),
  };
}

const head = '| 编号 | 需求 | 所属模块 | 建设阶段 | 状态 | 需求描述 |\n|---|---|---|---|---|---|\n';
const small = asked({
  'groundplan.yaml':
    'modules: [{ id: leads, name: 线索, owner: 赵, endState: 不丢, modules: [分配] }]\nphases: [{ id: p1, name: 一期 }]\n',
  'docs/a.md': `${head}| CRM-1 | 线索去重 | 线索 | 一期 | 研发中 | 同一个手机号只留一条 |\n| CRM-2 | 回收到公海 | 没有 | | 待评审 | |\n`,
  'src/a.ts': '// @req CRM-1\n// @req CRM-9\n',
});

describe('An answer about the plan', () => {
  it('lists what fits, with its place and its description', () => {
    assert.equal(
      searchAnswer(small, '去重'),
      'CRM-1 线索去重\n  线索 · 一期 · 研发中 · docs/a.md:3\n  同一个手机号只留一条\n',
    );
    assert.equal(searchAnswer(small, '火星'), 'No requirement fits “火星”.\n');
  });

  it('explains a module by any of its names, and says what a wrong one resembles', () => {
    const text = moduleAnswer(small, 'leads');
    assert.equal(text, moduleAnswer(small, '线索'));
    assert.match(
      text,
      /^线索\nEnd state: 不丢\nOwner: 赵\nSubmodules: 分配\nProgress: 0\/1\n\nCRM-1 线索去重/u,
    );
    assert.equal(moduleAnswer(small, '线索管'), 'The plan has no module “线索管”. Did you mean 线索?\n');
  });

  it('counts and lists what is flagged, or a part of it', () => {
    const all = findingsAnswer(small, {});
    assert.match(all, /^requirement\/no-phase: 1$/mu);
    assert.match(all, /^src\/a\.ts:2: warning: No document has a requirement CRM-9/mu);
    assert.doesNotMatch(findingsAnswer(small, { document: 'src/' }), /no-phase/u);
    assert.equal(findingsAnswer(small, { rule: 'requirement/similar' }), 'Nothing is flagged.\n');
    assert.equal(findingsAnswer(small, { severity: 'hint' }), 'Nothing is flagged.\n');
  });

  it('traces a requirement', () => {
    assert.match(
      traceAnswer(small, 'CRM-1'),
      /^CRM-1 线索去重\ndocs\/a\.md:3\n[^]*Implemented in\n {2}src\/a\.ts:1/u,
    );
    assert.equal(traceAnswer(small, 'CRM-9'), 'No document has a requirement CRM-9.\n');
  });

  it('stays short whatever the plan holds, and says that there is more', () => {
    const rows = Array.from(
      { length: 400 },
      (_, at) => `| CRM-${at} | 线索${at} ${'很长的标题'.repeat(20)} | 线索 | | | ${'长'.repeat(2000)} |`,
    );
    const large = asked({
      'groundplan.yaml': 'modules: [线索]\n',
      'docs/a.md': `${head}${rows.join('\n')}\n`,
    });
    for (const text of [searchAnswer(large, '线索'), moduleAnswer(large, '线索')]) {
      assert.ok(text.length < 12_200, `${text.length}`);
      assert.match(text, /… and \d+ more|There are more/u);
    }
  });
});
