import assert from 'node:assert/strict';
import { explainFile, type FileStanding } from '../../../src/insight/explain/explainDocument.ts';
import type { Explanation, ExplanationLine } from '../../../src/insight/explain/explanation.ts';
import { explainPlace } from '../../../src/insight/explain/explainPlace.ts';
import { explainRequirement } from '../../../src/insight/explain/explainRequirement.ts';
import { formatMessage, type Message } from '../../../src/model/message.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { snapshotOf, testRoot } from '../../support/snapshotOf.ts';

const plan = `
modules:
  - { id: leads, name: 线索管理 }
  - { id: assign, name: 线索分配 }
phases:
  - { id: p1, name: 一期 }
  - { id: p2, name: 二期 }
processes:
  - { id: deal, name: 成交, steps: [{ id: call, name: 首次跟进 }] }
`;

describe('the explanation of a requirement', () => {
  it('lists what was asked for its module, in order, with what decided', () => {
    const lines = linesOf(
      explained('A-001', {
        'groundplan.yaml': plan,
        'docs/一期/a.md':
          '# 需求\n\n## 线索管理\n\n| 编号 | 需求 | 所属模块 | 状态 |\n|---|---|---|---|\n| A-001 | 自动分配 | 线索分配 | 待评审 |\n',
      }),
      'Module',
    );
    assert.deepEqual(lines.slice(0, 3), [
      'It is in “线索分配”.',
      'Column “所属模块” says “线索分配”: this decides (docs/一期/a.md:7)',
      'The heading above is “线索管理”: not asked, as it names a module itself (docs/一期/a.md:3)',
    ]);
  });

  it('says that a phase comes from a folder, and what stands nearer says none', () => {
    const lines = linesOf(
      explained('A-001', {
        'groundplan.yaml': plan,
        'docs/一期/a.md':
          '## 线索管理\n\n| 编号 | 需求 | 建设阶段 | 状态 |\n|---|---|---|---|\n| A-001 | 自动分配 | — | 待评审 |\n',
      }),
      'Phase',
    );
    assert.deepEqual(lines, [
      'It is in “一期”.',
      'Column “建设阶段” is empty: says nothing (docs/一期/a.md:5)',
      'The heading above is “线索管理”: names no phase of the plan (docs/一期/a.md:1)',
      'The file is named “a”: names no phase of the plan',
      'The folder is named “一期”: this decides',
    ]);
  });

  it('names what the plan may have meant', () => {
    const lines = linesOf(
      explained('A-001', {
        'groundplan.yaml': plan,
        'a.md':
          '| 编号 | 需求 | 所属模块 | 状态 |\n|---|---|---|---|\n| A-001 | 自动分配 | 线索分派 | 待评审 |\n',
      }),
      'Module',
    );
    assert.equal(lines[0], 'It is in no module, as the plan does not have the name that is written.');
    assert.equal(
      lines[1],
      'Column “所属模块” says “线索分派”: the plan has no such name; did you mean “线索分配”? (a.md:3)',
    );
  });

  it('lets what the plan file says of it come before its document', () => {
    const lines = linesOf(
      explained('A-001', {
        'groundplan.yaml': `${plan}placements:\n  A-001: { module: leads }\n`,
        'a.md':
          '| 编号 | 需求 | 所属模块 | 状态 |\n|---|---|---|---|\n| A-001 | 自动分配 | 线索分配 | 待评审 |\n',
      }),
      'Module',
    );
    assert.deepEqual(lines.slice(0, 3), [
      'It is in “线索管理”.',
      'The plan file says “leads” for it: this decides (groundplan.yaml:11)',
      'Column “所属模块” says “线索分配”: not asked, as something nearer decided (a.md:3)',
    ]);
  });

  it('says why a closed one, and one with a reason, needs no place', () => {
    const files = {
      'groundplan.yaml': plan,
      'a.md':
        '| 编号 | 需求 | 所属模块 | 状态 |\n|---|---|---|---|\n| A-001 | 自动分配 | | 已拒绝 |\n| A-002 | 迁移数据 | n/a（一次性） | 待评审 |\n',
    };
    assert.equal(
      linesOf(explained('A-001', files), 'Module')[0],
      'It is in no module, and being closed it needs none.',
    );
    assert.ok(
      explained('A-001', files).answer.some(
        ({ text }) => say(text) === 'Its status is “已拒绝”, so it needs no module and no phase.',
      ),
    );
    assert.deepEqual(linesOf(explained('A-002', files), 'Module').slice(0, 2), [
      'It needs no module: 一次性',
      'Column “所属模块” says “n/a（一次性）”: this says that it needs none (a.md:4)',
    ]);
  });

  it('names the other places of its id', () => {
    const lines = linesOf(
      explained('A-001', {
        'a.md': '| 编号 | 需求 | 状态 |\n|---|---|---|\n| A-001 | 自动分配 | 待评审 |\n',
        'b.md': '# 会议\n\n先做 A-001。\n',
        'src/a.ts': '// @req A-001\n',
      }),
      'Where else it stands',
    );
    assert.deepEqual(lines, [
      'It is known by its id A-001.',
      'A document names it (b.md:3)',
      'Code implements it (src/a.ts:1)',
    ]);
  });
});

describe('the explanation of a file', () => {
  it('counts what was taken and gives the reason and line of what was not', () => {
    const snapshot = snapshotOf({
      'a.md':
        '| 编号 | 需求 | 状态 |\n|---|---|---|\n| A-001 | 自动分配 | 待评审 |\n\n| 版本 | 日期 | 作者 |\n|---|---|---|\n| 1.0 | 2026-01-01 | 王 |\n',
    });
    const explanation = explainFile(snapshot, standing(snapshot, 'a.md', {}));
    assert.deepEqual(
      explanation.answer.map(({ text }) => say(text)),
      [
        'It is read as a document, as its format is one that requirements are written in.',
        'The format of the document',
        'Requirements defined in it: 1',
      ],
    );
    assert.deepEqual(linesOf(explanation, 'Left out'), ['Revision table (a.md:5)']);
    assert.deepEqual(linesOf(explanation, 'Taken'), ['A-001 “自动分配” (a.md:3)']);
  });

  it('says what people call its format', () => {
    const snapshot = snapshotOf({
      'a.csv': '编号,所属计划,所处阶段,需求名称\n1,一期(#2),已计划,合并\n',
      'b.md': '| 编号 | 需求 | 状态 |\n|---|---|---|\n| A-001 | 自动分配 | 待评审 |\n',
    });
    const lineOf = (path: string): string[] =>
      explainFile(snapshot, standing(snapshot, path, {}))
        .answer.filter(({ outcome }) => outcome)
        .map(lineText);
    assert.deepEqual(lineOf('a.csv'), ['The format of the document: ZenTao export']);
    assert.deepEqual(lineOf('b.md'), ['The format of the document: Markdown document']);
  });

  it('says which word of the plan file keeps a file from being read', () => {
    const snapshot = snapshotOf({ 'groundplan.yaml': "documents: [default, '!b.md']\n" });
    const why = (path: string, more: Partial<FileStanding>): string | undefined =>
      explainFile(snapshot, standing(snapshot, path, more)).answer.map(({ text }) => say(text))[0];
    assert.equal(
      why('b.md', { kind: null }),
      'It is not read: “documents:” in the plan file leaves it out by name.',
    );
    assert.equal(
      why('c.md', { kind: null }),
      'It is not read: no pattern under “documents:” in the plan file fits it.',
    );
    assert.equal(why('x.png', { never: 'binary' }), 'It is not read: files of this kind hold no text.');
  });
});

describe('the explanation of a place', () => {
  const snapshot = snapshotOf({
    'a.md':
      '# 说明\n\n| 编号 | 需求 | 状态 |\n|---|---|---|\n| A-001 | 自动分配 | 待评审 |\n\n| 标题 | 链接 |\n|---|---|\n| 手册 | x |\n',
    'b.md': '| 需求编号 | 指标 |\n|---|---|\n| A-001 | 3 |\n',
  });

  it('in a row of requirements is that of the requirement', () => {
    assert.equal(at('a.md', 4).title, 'A-001 自动分配');
  });

  it('in a table that was left out begins with the reason', () => {
    const [first] = at('a.md', 8).answer;
    assert.equal(
      first && lineText(first),
      'What stands in line 9 was left out: Table without evidence that its rows are requirements (a.md:7)',
    );
  });

  it('in a row that only names a requirement says where it is defined', () => {
    const [first] = at('b.md', 2).answer;
    assert.equal(first && lineText(first), 'A-001 is defined in a.md, which says more of it. (b.md:3)');
  });

  it('in prose says that nothing there looks like a requirement', () => {
    const [first] = at('a.md', 0).answer;
    assert.match(first ? lineText(first) : '', /^Nothing in line 1 looks like a requirement/u);
  });

  function at(path: string, line: number): Explanation {
    return explainPlace(snapshot, standing(snapshot, path, {}), line);
  }
});

function explained(id: string, files: Readonly<Record<string, string>>): Explanation {
  const snapshot = snapshotOf(files);
  const requirement = [...snapshot.requirements()].find((candidate) => candidate.id === id);
  assert.ok(requirement, `${id} is not there`);
  return explainRequirement(snapshot, requirement);
}

function standing(_snapshot: Snapshot, path: string, more: Partial<FileStanding>): FileStanding {
  const uri = `${testRoot.id}/${path}`;
  return { uri, root: testRoot.id, path, kind: 'document', hasReader: true, never: null, ...more };
}

function linesOf({ sections }: Explanation, heading: string): readonly string[] {
  const section = sections.find((candidate) => say(candidate.heading) === heading);
  return section?.lines.map(lineText) ?? [];
}

function lineText({ text, outcome, place }: ExplanationLine): string {
  const said = outcome ? `${say(text)}: ${say(outcome)}` : say(text);
  const path = place && decodeURIComponent(place.uri.slice(testRoot.id.length + 1));
  return place ? `${said} (${path}:${place.range.line + 1})` : said;
}

function say({ key, args }: Message): string {
  return formatMessage(key, args);
}
