import assert from 'node:assert/strict';
import fc from 'fast-check';
import { placesForNew } from '../../src/edits/adding/placesForNew.ts';
import { addRequirement, type NewField } from '../../src/edits/addRequirement.ts';
import { nextId } from '../../src/edits/nextId.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import { readFacts } from '../../src/readers/readDocument.ts';
import { applySourceEdits } from '../../src/readers/writer.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

const plan = `modules:
  - { id: leads, name: 线索管理 }
  - { id: quote, name: 报价 }
phases:
  - { id: p1, name: 一期 }
  - { id: p2, name: 二期 }
`;

interface Asked {
  readonly title?: string;
  readonly module?: readonly [id: string, name: string];
  readonly phase?: readonly [id: string, name: string];
  readonly priority?: string;
  /** The path of the document, where another one is to be taken than the first. */
  readonly path?: string;
}

/** The files after adding one requirement where its neighbours live, or why not. */
function add(files: Readonly<Record<string, string>>, asked: Asked) {
  const snapshot = snapshotOf(files);
  const { title = '回访客户', module, phase, priority } = asked;
  const places = placesForNew(snapshot, {
    root: testRoot.id,
    ...(module && { module: module[0] }),
    ...(phase && { phase: phase[0] }),
  });
  const place = asked.path
    ? places.find(({ uri }) => uri === documentUri(testRoot.id, asked.path ?? ''))
    : places[0];
  if (!place) return 'no place';
  const fields: NewField[] = [];
  if (module)
    fields.push({
      field: 'module',
      valueFor: () => ({ path: [module[1]], text: module[1] }),
      holds: ({ modules }) => modules.length === 1 && modules[0]?.path === module[0],
    });
  if (phase)
    fields.push({
      field: 'phase',
      valueFor: () => phase[1],
      holds: (requirement) => requirement.phase?.id === phase[0],
    });
  if (priority) fields.push({ field: 'priority', valueFor: () => priority });
  const id = nextId(snapshot, place.like);
  const result = addRequirement(
    snapshot,
    { title, id, like: place.like, fields },
    (uri) =>
      new Map(Object.entries(files).map(([path, text]) => [documentUri(testRoot.id, path), text])).get(uri) ??
      null,
  );
  if ('refusal' in result) return result.refusal.key;
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      applySourceEdits(text, result.edits.get(documentUri(testRoot.id, path)) ?? []),
    ]),
  );
}

function addTo(text: string, asked: Asked = {}, path = 'docs/需求.md') {
  const after = add({ 'groundplan.yaml': plan, [path]: text }, asked);
  return typeof after === 'string' ? after : after[path];
}

const leads = ['leads', '线索管理'] as const;
const quote = ['quote', '报价'] as const;

describe('adding a requirement', () => {
  it('adds a row behind the last of its module, and leaves the cell blank where the table does', () => {
    const rows = (added: string): string =>
      `| 模块 | 编号 | 需求 | 优先级 |\n|---|---|---|---|\n| 线索管理 | CRM-001 | 去重 | P0 |\n| | CRM-002 | 分配 | P1 |\n${added}| 报价 | CRM-009 | 报价单 | P0 |\n`;
    assert.equal(addTo(rows(''), { module: leads, priority: 'P1' }), rows('| | CRM-010 | 回访客户 | P1 |\n'));
  });

  it('repeats the module where the rows of the table do, in columns drawn evenly', () => {
    const text =
      '| 编号    | 需求     | 模块     |\r\n|---------|----------|----------|\r\n| CRM-001 | 去重     | 线索管理 |\r\n| CRM-002 | 分配     | 线索管理 |';
    assert.equal(addTo(text, { module: leads }), `${text}\r\n| CRM-003 | 回访客户 | 线索管理 |`);
  });

  it('writes a module that no row has yet, and counts the rows on', () => {
    const text =
      '序号 | 编号 | 需求 | 模块\n--- | --- | --- | ---\n1 | R-8 | 去重 | 线索管理\n2 | R-9 | 分配 | 线索管理\n';
    assert.equal(addTo(text, { module: quote }), `${text}3 | R-10 | 回访客户 | 报价\n`);
  });

  it('adds a row of separated values with the quotes and line ends of the file', () => {
    const text = '"编号","需求名称","所属模块","优先级"\r\n"R-1","去重, 合并","线索管理","P0"\r\n';
    assert.equal(
      addTo(text, { title: '说 "好"', module: leads }, 'docs/需求.csv'),
      `${text}"R-2","说 ""好""","线索管理",""\r\n`,
    );
  });

  it('adds a heading with its number, and its lines in the style of the others', () => {
    const text =
      '# 需求\n\n### 2.1 CRM-01 去重\n\n- **模块**：线索管理\n- **优先级**：P0\n\n先看看。\n\n### 2.2 CRM-02 分配\n\n- **模块**：线索管理\n- **优先级**：P1\n';
    assert.equal(
      addTo(text, { module: leads, priority: 'P2' }),
      `${text}\n### 2.3 CRM-03 回访客户\n\n- **模块**：线索管理\n- **优先级**：P2\n`,
    );
  });

  it('adds list items and bold lines as their neighbours are written', () => {
    const list =
      '# 需求\n\n## 线索管理\n\n1. **CRM-1**：去重\n2. **CRM-2**：分配\n\n## 报价\n\n1. **CRM-5**：报价单\n';
    assert.equal(addTo(list, { module: leads }), list.replace('分配\n', '分配\n3. **CRM-6**：回访客户\n'));
    const bold = '# 需求\n\n**CRM-1 去重**\n优先级：P0\n\n**CRM-2 分配**\n优先级：P1\n';
    assert.equal(addTo(bold, { priority: 'P2' }), `${bold}\n**CRM-3 回访客户**\n优先级：P2\n`);
  });

  it('adds items to lists and maps in YAML, in JSON and in the plan file', () => {
    const list =
      'requirements:\n  - id: R-1\n    title: 去重\n    module: 线索管理 # 主\n\n  - id: "R-2"\n    title: "分配"\n    module: "线索管理" # 次\nnote: 完\n';
    assert.equal(
      addTo(list, { module: leads }, 'docs/requirements.yaml'),
      list.replace('# 次\n', '# 次\n\n  - id: "R-3"\n    title: "回访客户"\n    module: 线索管理\n'),
    );
    const json = '{"requirements": [\n  {"id": "R-1", "title": "去重", "priority": "P0"}\n]}\n';
    assert.equal(
      addTo(json, { priority: 'P1' }, 'docs/requirements.json'),
      json.replace('"P0"}', '"P0"},\n  {"id": "R-2", "title": "回访客户", "priority": "P1"}'),
    );
    const own = `${plan}requirements:\n  R-1:\n    title: 去重\n    module: leads\n`;
    assert.deepEqual(add({ 'groundplan.yaml': own }, { module: leads }), {
      'groundplan.yaml': `${own}  R-2:\n    title: 回访客户\n    module: 线索管理\n`,
    });
  });

  it('takes an id that nothing in the folder has, and other folders of features do not count', () => {
    const a = '# 需求\n\n- **FR-001**: a\n- **FR-002**: b\n';
    const files = { 'specs/a/spec.md': a, 'specs/b/spec.md': a.replace('FR-002', 'FR-009') };
    const after = add(files, { path: 'specs/a/spec.md' });
    assert.equal(
      typeof after === 'string' ? after : after['specs/a/spec.md'],
      `${a}- **FR-003**: 回访客户\n`,
    );
  });

  it('says why where a title would be read as something else', () => {
    assert.equal(
      addTo('# 需求\n\n- CRM-1 去重\n- CRM-2 分配\n', { title: '  ' }),
      'A requirement needs a title.',
    );
  });
});

describe('adding to any document', () => {
  const texts = fc.constantFrom(
    '去重',
    'a | b',
    '*星* 与 `码`',
    'x: y # z',
    '说 "好", 再说',
    "O'Hara",
    '[链接](x)',
    '-1',
  );
  const shapes: Readonly<
    Record<string, (titles: readonly string[], style: number) => readonly [string, string]>
  > = {
    table: (titles, style) => [
      'docs/需求.md',
      `# 需求\n\n| 编号 | 需求 | 模块 |\n|--|--|--|\n${titles.map((_, at) => `| R-${at + 1} | 第${at}项 | ${style % 2 === 0 ? '线索管理' : '报价'} |`).join('\n')}\n\n后文\n`,
    ],
    csv: (titles, style) => [
      'docs/需求.csv',
      `编号,需求名称,模块${style % 2 === 0 ? '\r\n' : '\n'}${titles.map((_, at) => `R-${at + 1},第${at}项,线索管理`).join(style % 2 === 0 ? '\r\n' : '\n')}`,
    ],
    headings: (titles, style) => [
      'docs/需求.md',
      `# 需求\n\n${titles.map((_, at) => `${style % 2 === 0 ? '##' : '###'} R-${at + 1} 第${at}项\n\n优先级：P0\n`).join('\n')}`,
    ],
    list: (titles, style) => [
      'docs/需求.md',
      `# 需求\n\n${titles.map((_, at) => `${style % 2 === 0 ? '-' : '*'} **R-${at + 1}**: 第${at}项\n`).join('')}`,
    ],
    yaml: (titles, style) => [
      'docs/requirements.yaml',
      `requirements:\n${titles.map((_, at) => (style % 2 === 0 ? `  - id: R-${at + 1}\n    title: 第${at}项\n    priority: P0\n` : `  - { id: R-${at + 1}, title: '第${at}项', priority: P0 }\n`)).join('')}`,
    ],
  };
  for (const [name, shape] of Object.entries(shapes))
    it(`gives exactly one more, everything before and behind it as it was: ${name}`, () => {
      fc.assert(
        fc.property(
          fc.array(texts, { minLength: 2, maxLength: 5 }),
          texts,
          fc.nat(6),
          (titles, title, style) => {
            const [path, text] = shape(titles, style);
            const after = addTo(text, { title, module: leads, priority: 'P1' }, path);
            assert.ok(after !== undefined && after.length > text.length, after);
            const before = readFacts(path, 'document', text).requirements;
            const now = readFacts(path, 'document', after).requirements;
            assert.equal(now.length, before.length + 1);
            const added = now.find(({ id }) => id === `R-${titles.length + 1}`);
            assert.equal(added?.title, title);
            let start = 0;
            while (start < text.length && text[start] === after[start]) start++;
            assert.ok(after.endsWith(text.slice(start)), 'what stood behind it was changed');
          },
        ),
        { numRuns: 60 },
      );
    });
});
