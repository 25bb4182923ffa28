import assert from 'node:assert/strict';
import type { CardPage, FieldRow, Section } from '../../../src/board/messages.ts';
import { cardHtml } from '../../../src/editor/card/cardHtml.ts';
import {
  prepareCard,
  saidOfChange,
  successorOf,
  tabTitle,
  type PreparedCard,
} from '../../../src/editor/card/cardPage.ts';
import { formatMessage, type Message } from '../../../src/model/message.ts';
import type { Requirement } from '../../../src/model/requirement.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { findingsOf, snapshotOf } from '../../support/snapshotOf.ts';

const plan = `
modules:
  - id: quote
    name: 报价优惠
    endState: 报价不用再找财务确认
  - { id: leads, name: 线索分配 }
phases:
  - { id: p1, name: 一期, goal: 线索不丢 }
placements:
  A-003: { module: leads, phase: p1 }
`;

const files = {
  'groundplan.yaml': plan,
  'docs/quote.md': `# 需求

## 报价优惠

| 编号 | 需求 | 建设阶段 | 状态 | 负责人 | 提出时间 | 依赖 | 渠道 |
|---|---|---|---|---|---|---|---|
| A-001 | 报价单自动带出优惠 | 一期 | 研发中 | 王伟 | 2026-03-01 | A-002, X-9 | 门店 |
| A-002 | 优惠可以叠加 | 三期 | 待评审 | | | | |
`,
  'docs/other.md': '| 编号 | 需求 | 状态 |\n|---|---|---|\n| A-003 | 线索自动分配 | 待评审 |\n',
  'src/quote.ts': '// @req A-001\nexport const quote = 1;\n',
};

describe('the card on the page', () => {
  it('says where an inherited value came from, and leads there', () => {
    const { page, actions } = cardOf(files, 'A-001');
    const [value] = field(page, 'module').values;
    assert.equal(value?.text, '报价优惠');
    const [note] = value?.notes ?? [];
    assert.equal(note?.text, 'from the heading “报价优惠”');
    const action = actions.get(note?.action ?? '');
    assert.equal(action?.kind === 'place' && action.range.line, 2);
    assert.deepEqual(field(page, 'phase').values[0]?.notes, []);
  });

  it('leads from a requirement to the phase and the requirement whose feedback it was', () => {
    const { page, actions } = cardOf(
      {
        'groundplan.yaml': `phases: [{ id: p1, name: 一期, launch: { feedback: [{ from: 二部, said: 搜不到, became: B-2 }] } }]
requirements:
  - { id: B-1, title: 搜索, launch: { feedback: [{ said: 太慢, became: B-2 }, { said: 看不懂 }] } }
  - { id: B-2, title: 快些搜到 }
`,
      },
      'B-2',
    );
    const origins = page.main.find(({ id }) => id === 'origins');
    assert.ok(origins?.kind === 'list');
    const items = origins.groups.flatMap(({ items: some }) => some);
    assert.deepEqual(
      items.map(({ text, note }) => [text, note]),
      [
        ['B-1 搜索', '太慢'],
        ['一期', '搜不到 · 二部'],
      ],
    );
    const action = actions.get(items[1]?.action ?? '');
    assert.ok(action?.kind === 'command' && action.command === 'groundplan.openPlanCard');
  });

  it('says first when and why it was refused, and that nobody wrote it down', () => {
    const refused = (fields: string): Section | undefined =>
      cardOf(
        { 'groundplan.yaml': `requirements: [{ id: B-1, title: 改归属人, status: 已拒绝${fields} }]\n` },
        'B-1',
      ).page.main.find(({ id }) => id === 'decision');
    const section = refused(', reason: 会变成抢单的口子, decided: 2026-07-06');
    assert.equal(section?.heading, 'Refused on 2026-07-06');
    assert.deepEqual(section?.kind === 'text' && section.paragraphs, ['会变成抢单的口子']);
    assert.equal(refused('')?.heading, 'Refused');
    assert.equal(
      cardOf(files, 'A-001').page.main.some(({ id }) => id === 'decision'),
      false,
    );
  });

  it('leads to the plan file for what stands there', () => {
    const { page, actions } = cardOf(files, 'A-003');
    const [note] = field(page, 'module').values[0]?.notes ?? [];
    assert.equal(note?.text, 'from the plan');
    const action = actions.get(note?.action ?? '');
    assert.equal(action?.kind === 'place' && action.uri, 'file:///plan/groundplan.yaml');
  });

  it('offers a picker for every field that can be set, with its requirement', () => {
    const { page, actions } = cardOf(files, 'A-002');
    const rows = fieldsOf(page).filter(({ change }) => change !== null);
    assert.deepEqual(
      rows.map(({ id }) => id),
      [
        'module',
        'phase',
        'status',
        'priority',
        'owner',
        'necessity',
        'withoutIt',
        'step',
        'scenario',
        'value',
        'effort',
      ],
    );
    for (const { change } of rows) {
      const action = actions.get(change?.action ?? '');
      assert.deepEqual(action?.kind === 'command' && action.args, ['A-002']);
    }
    const owner = field(page, 'owner');
    assert.deepEqual(owner.values, []);
    assert.equal(owner.change?.label, 'Set owner…');
    assert.equal(field(page, 'status').change?.name, 'Status: 待评审. Change it');
  });

  it('flags a name that the plan does not have, and offers what mends it', () => {
    const { page, actions } = cardOf(
      { ...files, 'docs/quote.md': files['docs/quote.md'].replace('| 三期 |', '| 一期期 |') },
      'A-002',
    );
    const [value] = field(page, 'phase').values;
    assert.equal(value?.isUnknown, true);
    const findings = section(page, 'findings');
    assert.ok(findings.kind === 'findings');
    const fixes = findings.findings.flatMap((finding) => finding.fixes);
    const labels = fixes.map(({ label }) => label);
    assert.ok(labels.includes('Did you mean “一期”?'), labels.join(', '));
    assert.ok(labels.includes('Create the phase “一期期” in the plan'));
    assert.ok(labels.includes('Set phase…'));
    assert.ok(labels.includes('Show in document'));
    const suggested = fixes.find(({ label }) => label.startsWith('Did you mean'));
    assert.deepEqual(actions.get(suggested?.action ?? ''), {
      kind: 'command',
      command: 'groundplan.correctName',
      args: ['A-002', 'phase', '一期'],
    });
  });

  it('says what becomes true, what it depends on, and which code names it', () => {
    const { page, actions } = cardOf(files, 'A-001');
    assert.deepEqual(texts(section(page, 'purpose')), [
      'When “报价优惠” is complete',
      '报价不用再找财务确认',
      'Goal of “一期”',
      '线索不丢',
    ]);
    assert.deepEqual(texts(section(page, 'relations')), ['Depends on', 'A-002 优惠可以叠加', 'X-9']);
    assert.deepEqual(texts(section(page, 'code')), ['Implemented by', 'src/quote.ts:1']);
    assert.equal(actions.get('names:dependsOn:0:0')?.kind, 'card');
    assert.deepEqual(texts(section(cardOf(files, 'A-002').page, 'relations')), [
      'Needed by',
      'A-001 报价单自动带出优惠',
    ]);
  });

  it('gives the dates of its own fields, and whatever else the document says', () => {
    const { page } = cardOf(files, 'A-001');
    assert.deepEqual(texts(section(page, 'dates')), ['Created', '2026-03-01']);
    assert.deepEqual(texts(section(page, 'further')), ['渠道', '门店']);
  });

  it('shows other definitions of its id', () => {
    const { page, actions } = cardOf(
      { ...files, 'docs/z.md': '| 编号 | 需求 | 状态 |\n|---|---|---|\n| A-003 | 另一件事 | 待评审 |\n' },
      'A-003',
    );
    assert.deepEqual(texts(section(page, 'duplicates')), ['A-003 另一件事']);
    assert.equal(actions.get('duplicate:0')?.kind, 'card');
    const findings = section(page, 'findings');
    const labels = findings.kind === 'findings' ? findings.findings.flatMap(({ fixes }) => fixes) : [];
    assert.deepEqual(
      labels.map(({ label }) => label),
      [
        'Keep A-003 here and give “另一件事” the id A-004',
        'Give this one the id A-004',
        'Mark this one as a duplicate of “另一件事”, with the id A-004',
        'Show in document',
      ],
    );
  });

  it('lets a requirement without an id be given one', () => {
    const texts = { 'a.md': '| 需求 | 所属模块 | 状态 |\n|---|---|---|\n| 线索自动分配 | 线索 | 待评审 |\n' };
    const snapshot = snapshotOf(texts);
    const [requirement] = snapshot.requirements();
    assert.ok(requirement);
    const { page } = prepareCard(snapshot, requirement, [], translate, 'en');
    assert.equal(page.id, null);
    assert.deepEqual(
      page.actions.map(({ label }) => label),
      ['Show in document', 'Show in Modules', 'What depends on this', 'Give it an id…', 'Copy link'],
    );
  });

  it('shows all of a long description, and says so where it ends before the document does', () => {
    const { page } = cardOf(
      {
        'docs/a.md': `### A-001 长描述\n\n- 状态：待评审\n- 描述：${'第一句。<br>'.repeat(20)}\n`,
      },
      'A-001',
    );
    const description = section(page, 'description');
    assert.ok(description.kind === 'text');
    assert.ok(description.paragraphs.length >= 20 || description.paragraphs.join('').length > 80);
    assert.equal(description.note, '');
  });

  it('offers nothing that it does not show', () => {
    const { actions } = cardOf(files, 'A-001');
    assert.equal(actions.get('set:title'), undefined);
    assert.equal(actions.get('constructor'), undefined);
  });
});

describe('a card that changes', () => {
  it('says which fields say something else now', () => {
    const before = cardOf(files, 'A-001').page;
    const after = cardOf(
      {
        ...files,
        'docs/quote.md': files['docs/quote.md'].replace('研发中', '测试中').replace('| 王伟 |', '| |'),
      },
      'A-001',
    ).page;
    assert.equal(saidOfChange(before, after, translate), 'Status: 测试中 · Owner says nothing now');
    assert.equal(saidOfChange(before, before, translate), '');
    assert.equal(saidOfChange(before, cardOf(files, 'A-002').page, translate), '');
  });

  it('follows its requirement when its id or its words are rewritten', () => {
    const before = requirementOf(snapshotOf(files), 'A-001');
    const renamed = { ...files, 'docs/quote.md': files['docs/quote.md'].replace('A-001', 'A-100') };
    assert.equal(successorOf(snapshotOf(renamed), before)?.id, 'A-100');
    const gone = { ...files, 'docs/quote.md': files['docs/quote.md'].replace(/.*A-001.*\n/u, '') };
    assert.equal(successorOf(snapshotOf(gone), before), undefined);
    const { 'docs/quote.md': _deleted, ...others } = files;
    assert.equal(successorOf(snapshotOf(others), before), undefined);
  });
});

describe('the tab of a card', () => {
  it('has a short title in one line that turns no direction', () => {
    const snapshot = snapshotOf({
      'a.md': `| 编号 | 需求 | 状态 |\n|---|---|---|\n| A-001 | \u202Egnirts<br>x ${'😀'.repeat(500)} | 待评审 |\n`,
    });
    const title = tabTitle(requirementOf(snapshot, 'A-001'));
    assert.match(title, /^A-001 gnirts x 😀+…$/u);
    assert.equal([...title].length, 60);
  });

  it('loads its own script and style and nothing else', () => {
    const html = cardHtml({
      script: 'https://host/board.js?a=1&b="2"',
      style: 'https://host/board.css',
      source: 'https://host',
      nonce: 'abc',
      language: 'zh-cn',
    });
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/u.exec(html)?.[1] ?? '';
    assert.match(policy, /^default-src 'none'; style-src https:\/\/host; script-src 'nonce-abc';/u);
    assert.doesNotMatch(policy, /unsafe|\*|data:/u);
    assert.equal(html.match(/<script/gu)?.length, 1);
    assert.match(html, /src="https:\/\/host\/board\.js\?a=1&amp;b=&quot;2&quot;"/u);
  });
});

function translate({ key, args }: Message): string {
  return formatMessage(key, args);
}

function cardOf(texts: Readonly<Record<string, string>>, id: string): PreparedCard {
  const snapshot = snapshotOf(texts);
  const requirement = requirementOf(snapshot, id);
  return prepareCard(snapshot, requirement, findingsOf(snapshot).of(requirement.key), translate, 'en');
}

function requirementOf(snapshot: Snapshot, id: string): Requirement {
  const found = [...snapshot.requirements()].find((requirement) => requirement.id === id);
  assert.ok(found, `${id} is not there`);
  return found;
}

function fieldsOf({ aside }: CardPage): readonly FieldRow[] {
  return aside.flatMap((one) => (one.kind === 'fields' ? one.fields : []));
}

function field(page: CardPage, id: string): FieldRow {
  const row = fieldsOf(page).find((one) => one.id === id);
  assert.ok(row, `there is no field ${id}`);
  return row;
}

function section({ main, aside }: CardPage, id: string): Section {
  const found = [...main, ...aside].find((one) => one.id === id);
  assert.ok(found, `there is no section ${id}`);
  return found;
}

/** What a list or fields say, names first. */
function texts(shown: Section): readonly string[] {
  if (shown.kind === 'list')
    return shown.groups
      .flatMap(({ name, items }) => [name, ...items].map(({ text }) => text))
      .filter(Boolean);
  if (shown.kind === 'fields')
    return shown.fields.flatMap(({ name, values }) => [name, ...values.map(({ text }) => text)]);
  return [];
}
