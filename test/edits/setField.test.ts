import assert from 'node:assert/strict';
import { setField, setFieldOfMany, type EditResult } from '../../src/edits/setField.ts';
import { strayPlacements } from '../../src/insight/strayPlacements.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { applySourceEdits, type FieldValue, type WritableField } from '../../src/readers/writer.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

type Files = Readonly<Record<string, string>>;

const plan = `modules:
  - id: leads
    name: 线索管理
    modules:
      - id: assign
        name: 线索分配
  - id: quote
    name: 报价
phases:
  - id: p1
    name: 一期
  - id: p2
    name: 二期
`;
const doc = `# 需求

| 编号 | 模块 | 需求 | 状态 |
|---|---|---|---|
| CRM-1 | 线索管理 | 去重 | 草稿 |
| CRM-2 |  | 分配 | 草稿 |

### CRM-3 回访

- 优先级：P0
`;
const files: Files = { 'groundplan.yaml': plan, 'docs/a.md': doc };

function requirementsOf(snapshot: Snapshot, ids: readonly string[]) {
  return ids.map((id) => {
    const found = [...snapshot.requirements()].find(
      (requirement) => requirement.id === id || requirement.title === id,
    );
    assert.ok(found, id);
    return found;
  });
}

function run(
  texts: Files,
  ids: readonly string[],
  field: WritableField,
  value: FieldValue,
  now: Files = texts,
): EditResult {
  const snapshot = snapshotOf(texts);
  const byUri = new Map(Object.entries(now).map(([path, text]) => [documentUri(testRoot.id, path), text]));
  return setFieldOfMany(
    snapshot,
    requirementsOf(snapshot, ids),
    field,
    value,
    (uri) => byUri.get(uri) ?? null,
  );
}

/** The texts after it; only those that changed or came about. */
function changed(texts: Files, ids: readonly string[], field: WritableField, value: FieldValue): Files {
  const result = run(texts, ids, field, value);
  assert.ok('edits' in result, 'refusal' in result ? result.refusal.key : '');
  assert.equal(result.refused.size, 0);
  const after: Record<string, string> = {};
  for (const [path, text] of Object.entries(texts)) {
    const edits = result.edits.get(documentUri(testRoot.id, path));
    if (edits) after[path] = applySourceEdits(text, edits);
  }
  for (const [uri, text] of result.create ?? []) after[uri.slice(testRoot.id.length + 1)] = text;
  return after;
}

function refusal(result: EditResult): string {
  return 'refusal' in result ? result.refusal.key : 'written';
}

/** `module / phase` of a requirement, with where each comes from. */
function placeOf(texts: Files, id: string): string {
  const [requirement] = requirementsOf(snapshotOf(texts), [id]);
  const modules = requirement?.modules.map(({ path, from }) => `${path} from ${from}`).join(', ') ?? '';
  return `${modules} / ${requirement?.phase ? `${requirement.phase.id} from ${requirement.phase.from}` : ''}`;
}

const assign = { path: ['线索管理', '线索分配'], text: '线索分配' };

const specifications: Files = {
  'groundplan.yaml': plan,
  '.kiro/specs/a/requirements.md': '### Requirement 1: Import\n',
  '.kiro/specs/b/requirements.md': '### Requirement 1: Export\n',
  'openspec/specs/c/spec.md': '## Requirements\n\n### Requirement: Upload a list\nIt SHALL.\n',
};

describe('setting a field of a specification that has no place for it', () => {
  for (const [title, name] of [
    ['Export', '.kiro/specs/b/requirements.md#1'],
    ['Upload a list', 'openspec/specs/c/spec.md#Upload a list'],
  ] as const) {
    it(`writes it into the plan under ${name}`, () => {
      const result = run(specifications, [title], 'phase', '一期');
      assert.ok('edits' in result, JSON.stringify(result));
      const edits = result.edits.get(documentUri(testRoot.id, 'groundplan.yaml')) ?? [];
      const after = applySourceEdits(plan, edits);
      assert.match(after, new RegExp(`placements:\\n  "${name.replace('.', '\\.')}":\\n    phase: p1`));
      const snapshot = snapshotOf({ ...specifications, 'groundplan.yaml': after });
      assert.deepEqual(
        [...snapshot.requirements()].flatMap(({ title: own, phase }) => (phase ? own : [])),
        [title],
      );
      assert.deepEqual(strayPlacements(snapshot, testRoot.id), []);
    });
  }

  it('leaves an entry for an id alone that several features have', () => {
    const shared = { ...specifications, 'groundplan.yaml': `${plan}placements:\n  "1": { phase: p2 }\n` };
    const result = run(shared, ['Export'], 'phase', '一期');
    assert.ok('edits' in result, JSON.stringify(result));
    const edits = result.edits.get(documentUri(testRoot.id, 'groundplan.yaml')) ?? [];
    const after = applySourceEdits(shared['groundplan.yaml'] ?? '', edits);
    const snapshot = snapshotOf({ ...shared, 'groundplan.yaml': after });
    assert.deepEqual(
      [...snapshot.requirements()].map(({ title: own, phase }) => [own, phase?.id]),
      [
        ['Import', 'p2'],
        ['Export', 'p1'],
        ['Upload a list', undefined],
      ],
    );
  });
});

describe('setting a field of a requirement', () => {
  it('writes into its document, where the index reads it back', () => {
    const after = changed(files, ['CRM-2'], 'module', assign);
    assert.deepEqual(after, { 'docs/a.md': doc.replace('| CRM-2 |  |', '| CRM-2 | 线索分配 |') });
    assert.equal(placeOf({ ...files, ...after }, 'CRM-2'), 'leads/assign from column / ');
    const heading = changed(files, ['CRM-3'], 'phase', '二期');
    assert.deepEqual(heading, { 'docs/a.md': doc.replace('P0\n', 'P0\n- 建设阶段：二期\n') });
    assert.equal(placeOf({ ...files, ...heading }, 'CRM-3'), ' / p2 from field');
  });

  it('needs no edit where it says so already', () => {
    assert.deepEqual(changed(files, ['CRM-1'], 'status', '草稿'), {});
  });

  it('writes several in one go, in rows and below headings', () => {
    assert.deepEqual(
      changed(files, ['CRM-1', 'CRM-2', 'CRM-3'], 'module', { path: ['报价'], text: '报价' }),
      {
        'docs/a.md': doc.replace('| 线索管理 |', '| 报价 |').replace('P0\n', 'P0\n- 模块：报价\n'),
      },
    );
  });

  it('writes a reason for being in no module or phase', () => {
    const after = changed(files, ['CRM-2'], 'module', 'n/a（只是约定）');
    const [requirement] = requirementsOf(snapshotOf({ ...files, ...after }), ['CRM-2']);
    assert.equal(requirement?.exemptFromModule, '只是约定');
    const english: Files = {
      'groundplan.yaml': plan,
      'docs/a.md': '## REQ-1 Sign in\n\n## REQ-2 Sign out\n',
    };
    const phase = changed(english, ['REQ-1'], 'phase', 'n/a (a rule)');
    const [first] = requirementsOf(snapshotOf({ ...english, ...phase }), ['REQ-1']);
    assert.equal(first?.exemptFromPhase, 'a rule');
  });

  it('writes beside a mere title in the plan file', () => {
    const text = `${plan}requirements:\n  - 去重\n  - 合并\n`;
    assert.deepEqual(changed({ 'groundplan.yaml': text }, ['合并'], 'phase', '二期'), {
      'groundplan.yaml': text.replace('- 合并', '- { title: 合并, phase: 二期 }'),
    });
  });

  it('refuses a document that changed since it was read', () => {
    const now = { ...files, 'docs/a.md': `新的一行\n${doc}` };
    assert.equal(
      refusal(run(files, ['CRM-1'], 'status', '已上线', now)),
      'The document has changed since it was read. Try again.',
    );
  });

  it('refuses what would not be read as what it says', () => {
    const text =
      '| 编号 | 模块 | 功能 | 需求名称 |\n|---|---|---|---|\n| A-1 | 线索管理 | 线索分配 | 去重 |\n';
    const result = run({ ...files, 'docs/a.md': text }, ['A-1'], 'module', { path: ['报价'], text: '报价' });
    assert.match(refusal(result), /^This could not be written without changing something else/);
  });

  it('clears what is written at the requirement', () => {
    assert.deepEqual(changed(files, ['CRM-3'], 'priority', null), {
      'docs/a.md': doc.replace('- 优先级：P0\n', ''),
    });
  });
});

describe('setting a field that the document has no place for', () => {
  it('writes it into the plan file, which then decides', () => {
    const after = changed(files, ['CRM-2'], 'phase', '二期');
    assert.deepEqual(after, {
      'groundplan.yaml': `${plan}placements:\n  "docs/a.md#CRM-2":\n    phase: p2\n`,
    });
    assert.equal(placeOf({ ...files, ...after }, 'CRM-2'), 'leads from column / p2 from plan');
  });

  it('makes a plan file where there is none', () => {
    const alone = { 'docs/a.md': doc };
    assert.deepEqual(changed(alone, ['CRM-1', 'CRM-2'], 'phase', '二期'), {
      'groundplan.yaml':
        'placements:\n  "docs/a.md#CRM-1":\n    phase: 二期\n  "docs/a.md#CRM-2":\n    phase: 二期\n',
    });
  });

  it('adds to what the plan file says, and keeps its comments and style', () => {
    const placed = `${plan}
placements: # 表格里没有阶段
  "docs/a.md#CRM-1": { phase: p1 } # 先做
  CRM-2:
    status: 已上线

# 末尾
`;
    const texts = { ...files, 'groundplan.yaml': placed };
    assert.deepEqual(changed(texts, ['CRM-1'], 'phase', '二期'), {
      'groundplan.yaml': placed.replace('{ phase: p1 }', '{ phase: p2 }'),
    });
    assert.deepEqual(changed(texts, ['CRM-2'], 'phase', '二期'), {
      'groundplan.yaml': placed.replace('已上线\n', '已上线\n    phase: p2\n'),
    });
    assert.deepEqual(changed(texts, ['CRM-1', 'CRM-2'], 'phase', '二期'), {
      'groundplan.yaml': placed
        .replace('{ phase: p1 }', '{ phase: p2 }')
        .replace('已上线\n', '已上线\n    phase: p2\n'),
    });
  });

  it('fills placements that are empty, or written on one line', () => {
    const block = `${plan}placements:\n\nprocesses: []\n`;
    assert.deepEqual(changed({ ...files, 'groundplan.yaml': block }, ['CRM-1', 'CRM-2'], 'phase', '二期'), {
      'groundplan.yaml': block.replace(
        'placements:\n',
        'placements:\n  "docs/a.md#CRM-1":\n    phase: p2\n  "docs/a.md#CRM-2":\n    phase: p2\n',
      ),
    });
    const flow = `${plan}placements: {}\n`;
    assert.deepEqual(changed({ ...files, 'groundplan.yaml': flow }, ['CRM-1', 'CRM-2'], 'phase', '二期'), {
      'groundplan.yaml': flow.replace(
        '{}',
        '{ "docs/a.md#CRM-1": { phase: p2 }, "docs/a.md#CRM-2": { phase: p2 } }',
      ),
    });
  });

  it('refuses a plan file that is broken', () => {
    const broken = `${plan}placements:\n  "x: y\n`;
    assert.match(
      refusal(run({ ...files, 'groundplan.yaml': broken }, ['CRM-1'], 'phase', '二期')),
      /^The file is not valid YAML/,
    );
  });

  it('makes no second plan beside one that says nothing', () => {
    for (const name of ['groundplan.yaml', 'groundplan.yml']) {
      const result = run({ 'docs/a.md': doc, [name]: '只有一句话\n' }, ['CRM-1'], 'phase', '二期');
      assert.match(refusal(result), /^The plan file has an error/);
    }
  });

  it('changes the plan where the plan decides, though the document has a column', () => {
    const placed = `${plan}placements:\n  "docs/a.md#CRM-1":\n    module: quote\n    phase: p1\n`;
    const texts = { ...files, 'groundplan.yaml': placed };
    assert.equal(placeOf(texts, 'CRM-1'), 'quote from plan / p1 from plan');
    assert.deepEqual(changed(texts, ['CRM-1'], 'module', assign), {
      'groundplan.yaml': placed.replace('module: quote', 'module: leads/assign'),
    });
    assert.deepEqual(changed(texts, ['CRM-1'], 'module', null), {
      'groundplan.yaml': placed.replace('    module: quote\n', ''),
    });
  });

  it('takes the whole entry out with its last field', () => {
    const placed = `${plan}placements:\n  CRM-1: { phase: p1 }\n`;
    assert.deepEqual(changed({ ...files, 'groundplan.yaml': placed }, ['CRM-1'], 'phase', null), {
      'groundplan.yaml': plan,
    });
  });

  for (const [how, text] of [
    ['a plan in parts', `${plan}\nlimits: { waitingDays: 30 }\n`],
    ['a plan in parts with blank lines at its end', `${plan}\nlimits: { waitingDays: 30 }\n\n\n`],
    ['a plan in parts without a line end', `${plan}\nlimits: { waitingDays: 30 }`],
    ['a plan with CRLF', `${plan}\nlimits: { waitingDays: 30 }\n`.replaceAll('\n', '\r\n')],
    ['a plan that ends with a comment', `${plan}\nlimits: { waitingDays: 30 }\n# 完`],
  ] as const) {
    it(`leaves ${how} as it was once the only entry is gone`, () => {
      const set = changed({ ...files, 'groundplan.yaml': text }, ['CRM-1'], 'phase', '二期');
      assert.notEqual(set['groundplan.yaml'], text);
      assert.deepEqual(changed({ ...files, ...set }, ['CRM-1'], 'phase', null), { 'groundplan.yaml': text });
    });
  }

  it('asks for an id first', () => {
    const text = '| 模块 | 需求 | 优先级 |\n|---|---|---|\n| 报价 | 去重 | P0 |\n';
    assert.match(
      refusal(run({ ...files, 'docs/a.md': text }, ['去重'], 'phase', '二期')),
      /Give it an id first\.$/,
    );
  });

  it('lets the plan say it, whatever the field, and tells that a column would take it', () => {
    const result = run(files, ['CRM-1'], 'owner', '王芳');
    assert.ok('edits' in result);
    assert.equal(result.into, 'plan');
    assert.deepEqual([...(result.lackingColumn ?? [])], [[documentUri(testRoot.id, 'docs/a.md'), ['owner']]]);
    assert.deepEqual(changed(files, ['CRM-1'], 'owner', '王芳'), {
      'groundplan.yaml': `${plan}\nplacements:\n  "docs/a.md#CRM-1":\n    owner: 王芳\n`.replace(
        '\n\npl',
        '\npl',
      ),
    });
  });

  it('does what can be done of several, and tells of the rest', () => {
    const texts = {
      ...files,
      'docs/b.md': '| 模块 | 需求 | 优先级 |\n|---|---|---|\n| 报价 | 打印 | P0 |\n',
    };
    const result = run(texts, ['CRM-3', '打印'], 'phase', '二期');
    assert.ok('edits' in result);
    assert.deepEqual([...result.edits.keys()], [documentUri(testRoot.id, 'docs/a.md')]);
    assert.deepEqual(
      [...result.refused.keys()].map(({ title }) => title),
      ['打印'],
    );
    assert.deepEqual(result.partly?.args, [1, 2]);
  });

  it('counts a path with an id before an id alone, for modules, phases and statuses', () => {
    const placed = `${plan}placements:\n  CRM-1: { module: quote, status: 已上线 }\n  docs/a.md#CRM-1: { module: [leads, quote], phase: 一期 }\n`;
    const [requirement] = requirementsOf(snapshotOf({ ...files, 'groundplan.yaml': placed }), ['CRM-1']);
    assert.equal(requirement?.status, 'proposed');
    assert.equal(
      placeOf({ ...files, 'groundplan.yaml': placed }, 'CRM-1'),
      'leads from plan, quote from plan / p1 from plan',
    );
  });

  it('knows the entries that no requirement answers to', () => {
    const placed = `${plan}placements:\n  CRM-1: { module: quote }\n  docs/a.md#CRM-9: { module: quote }\n  docs/b.md#CRM-2: { module: quote }\n`;
    const snapshot = snapshotOf({ ...files, 'groundplan.yaml': placed });
    assert.deepEqual(
      strayPlacements(snapshot, testRoot.id).map(({ of }) => of.text),
      ['docs/a.md#CRM-9', 'docs/b.md#CRM-2'],
    );
  });
});

describe('setting one field of one requirement', () => {
  it('is the same as of many', () => {
    const snapshot = snapshotOf(files);
    const [requirement] = requirementsOf(snapshot, ['CRM-1']);
    assert.ok(requirement);
    const result = setField(snapshot, requirement, 'status', '已上线', () => doc);
    assert.ok('edits' in result);
    assert.equal(result.into, 'document');
    assert.equal(result.edits.size, 1);
  });
});

describe('setting a field in documents that write it each in their own way', () => {
  it('asks for the value once for each, and writes the plan in one go', () => {
    const texts = {
      ...files,
      'docs/b.md': doc.replaceAll('CRM', 'ORD').replace('线索管理', 'quote'),
    };
    const snapshot = snapshotOf(texts);
    const byUri = new Map(
      Object.entries(texts).map(([path, text]) => [documentUri(testRoot.id, path), text]),
    );
    const requirements = requirementsOf(snapshot, ['CRM-1', 'CRM-2', 'ORD-1']);
    const result = setFieldOfMany(
      snapshot,
      requirements,
      'phase',
      ({ uri }) => (uri.endsWith('b.md') ? 'p2' : '二期'),
      (uri) => byUri.get(uri) ?? null,
    );
    assert.ok('edits' in result);
    const planUri = documentUri(testRoot.id, 'groundplan.yaml');
    assert.equal(
      applySourceEdits(plan, result.edits.get(planUri) ?? []),
      `${plan}placements:\n${['docs/a.md#CRM-1', 'docs/a.md#CRM-2', 'docs/b.md#ORD-1'].map((name) => `  "${name}":\n    phase: p2\n`).join('')}`,
    );
  });
});
