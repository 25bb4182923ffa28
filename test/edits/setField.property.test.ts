import assert from 'node:assert/strict';
import fc from 'fast-check';
import { setField, setFieldOfMany } from '../../src/edits/setField.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import type { Claim, RequirementFact } from '../../src/model/facts.ts';
import { readFacts } from '../../src/readers/readDocument.ts';
import { applySourceEdits, type AskedField, inverseEdits, writableFields } from '../../src/readers/writer.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

const plan = `modules:
  - { id: leads, name: 线索管理 }
  - { id: quote, name: 报价 }
phases:
  - { id: p1, name: 一期 }
  - { id: p2, name: 二期 }
`;

const settable = writableFields;
type Settable = AskedField;
type Fields = Partial<Record<Settable, string>>;

const values: Readonly<Record<Settable, readonly string[]>> = {
  module: ['线索管理', '报价', '新模块', 'a|b_c', 'n/a（不建设）'],
  phase: ['一期', '二期', 'Phase 3'],
  status: ['草稿', '已上线', '开发中'],
  priority: ['P0', 'P1', '高'],
  owner: ['王芳', 'Ann <a@b.c>', '*张*三', "O'Hara: x", 'a | b'],
  step: ['线索到成交/分配', '回访', 'hand over'],
  necessity: ['刚需', '提效', '锦上添花'],
  withoutIt: ['只能手工分，慢一天', 'a, "b" # c', '见 https://x.y/z?a=b&c'],
  scenario: ['夜里来的线索；没人值守', "- it's late", '=1+1'],
  value: ['80', '高', '3.5'],
  effort: ['3', '0.5', '12 人天'],
};
const words: Readonly<Record<Settable, string>> = {
  module: '模块',
  phase: '建设阶段',
  status: '状态',
  priority: '优先级',
  owner: '负责人',
  step: '业务环节',
  necessity: '必要性',
  withoutIt: '不做会怎样',
  scenario: '业务场景',
  value: '业务价值',
  effort: '投入(人天)',
};

interface Spec {
  readonly title: string;
  readonly fields: Fields;
  readonly note: boolean;
}

const given: Readonly<Record<Settable, readonly string[]>> = {
  ...values,
  module: ['线索管理', '报价'],
  owner: ['王芳', 'Ann'],
  withoutIt: ['只能手工分', 'a day late'],
  scenario: ['夜里来的线索', 'at night'],
};
const spec: fc.Arbitrary<Spec> = fc.record({
  title: fc.constantFrom('去重', '分配给顾问', '回访 客户', 'Import leads', '导出报表'),
  fields: fc.record(
    Object.fromEntries(settable.map((field) => [field, fc.constantFrom(...given[field])])) as Record<
      Settable,
      fc.Arbitrary<string>
    >,
    { requiredKeys: [] },
  ),
  note: fc.boolean(),
});

interface Doc {
  readonly path: string;
  readonly text: string;
}

/** How the same requirements are written; `style` chooses between layouts. */
const shapes: Readonly<Record<string, (specs: readonly Spec[], style: number) => Doc>> = {
  pipeTable: (specs, style) => {
    const columns = settable.filter((_, at) => at !== style % 13);
    const pad = style % 2 === 0 ? ' ' : '';
    const row = (cells: readonly string[]): string =>
      style % 3 === 2
        ? cells.map((cell) => cell || ' ').join(' | ')
        : `|${cells.map((cell) => (cell === '' ? pad : ` ${cell} ${pad}`)).join('|')}|`;
    const header = row(['编号', ...columns.map((field) => words[field]), '需求']);
    const rows = specs.map(({ title, fields }, at) =>
      row([`R-${at + 1}`, ...columns.map((field) => fields[field] ?? ''), title]),
    );
    const quote = style % 5 === 3 ? '> ' : '';
    const lines = [header, row(['', ...columns.map(() => ''), ''].map(() => '---')), ...rows];
    return { path: 'docs/需求.md', text: `# 需求\n\n${lines.map((line) => quote + line).join('\n')}\n` };
  },
  htmlTable: (specs) => {
    const cells = (tag: string, all: readonly string[]): string =>
      `<tr>${all.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
    const rows = specs.map(({ title, fields }, at) =>
      cells('td', [`R-${at + 1}`, ...settable.map((field) => fields[field] ?? ''), title]),
    );
    const text = `# 需求\n\n<table>\n${[cells('th', ['编号', ...settable.map((field) => words[field]), '需求']), ...rows].join('\n')}\n</table>\n`;
    return { path: 'docs/需求.md', text };
  },
  headings: (specs, style) => {
    const line = fieldLine(style);
    const gap = style % 2 === 0 ? '\n' : '';
    const parts = specs.map(({ title, fields, note }, at) => {
      const lines = stated(fields).map(([field, value]) => line(words[field], value));
      const body = [lines.join('\n'), note ? '\n先看看再说。' : ''].filter((part) => part !== '').join('\n');
      return `### R-${at + 1} ${title}\n${body === '' ? '' : `${gap}${body}\n`}`;
    });
    return { path: 'docs/需求.md', text: `# 需求\n\n${parts.join('\n')}` };
  },
  listItems: (specs, style) => {
    const bullet = ['- ', '* ', '1. '][style % 3] ?? '- ';
    const line = fieldLine(style);
    const items = specs.map(({ title, fields }, at) => {
      const lines = stated(fields).map(
        ([field, value]) =>
          `\n${' '.repeat(bullet.length)}${line(words[field], value).replace(/^(?!- )/u, '- ')}`,
      );
      return `${bullet}**R-${at + 1}** ${title}${lines.join('')}`;
    });
    return { path: 'docs/需求.md', text: `# 需求\n\n${items.join('\n')}\n` };
  },
  parentheses: (specs) => {
    const items = specs.map(({ title, fields }, at) => {
      const inner = stated(fields).map(([field, value]) => `${words[field]}：${value}`);
      return `- R-${at + 1} ${title}${inner.length > 0 ? `（${inner.join('，')}）` : ''}`;
    });
    return { path: 'docs/需求.md', text: `# 需求\n\n${items.join('\n')}\n` };
  },
  boldLines: (specs, style) => {
    const line = fieldLine(style);
    const parts = specs.map(({ title, fields, note }, at) =>
      [
        `**R-${at + 1} ${title}**`,
        ...stated(fields).map(([field, value]) => line(words[field], value)),
        ...(note ? ['', '先看看再说。'] : []),
      ].join('\n'),
    );
    return { path: 'docs/需求.md', text: `# 需求\n\n${parts.join('\n\n')}\n` };
  },
  frontMatter: ([first], style) => {
    const quote = ['', "'", '"'][style % 3] ?? '';
    const keys = stated(first?.fields ?? {}).map(
      ([field, value]) => `${words[field]}: ${quote}${value}${quote} # ${field}\n`,
    );
    return {
      path: 'docs/R-1.md',
      text: `---\n需求编号: R-1\n需求名称: ${first?.title ?? ''}\n${keys.join('')}---\n\n# 正文\n`,
    };
  },
  planBlock: (specs, style) => {
    const indent = style % 2 === 0 ? '  ' : '';
    const items = specs.map(({ title, fields }, at) => {
      const lines = stated(fields).map(([field, value]) => `\n${indent}  ${field}: ${value}  # ${at}`);
      return `${indent}- id: R-${at + 1}\n${indent}  title: ${title}${lines.join('')}`;
    });
    return { path: 'groundplan.yaml', text: `${plan}requirements:\n${items.join('\n\n')}\n# 完\n` };
  },
  planFlow: (specs) => {
    const items = specs.map(({ title, fields }, at) => {
      const pairs = stated(fields).map(([field, value]) => `, ${field}: "${value}"`);
      return `  R-${at + 1}: { title: ${title}${pairs.join('')} }`;
    });
    return { path: 'groundplan.yaml', text: `${plan}requirements:\n${items.join('\n')}\n` };
  },
  yamlFile: (specs, style) => {
    const indent = style % 2 === 0 ? '  ' : '';
    const items = specs.map(({ title, fields }, at) => {
      const lines = stated(fields).map(([field, value]) => `\n${indent}  ${words[field]}: ${value}  # ${at}`);
      return `${indent}- 编号: R-${at + 1}\n${indent}  需求名称: ${title}\n${indent}  验收标准: 通过${lines.join('')}`;
    });
    return { path: 'docs/需求.yaml', text: `# 说明\n需求:\n${items.join('\n\n')}\n# 完\n` };
  },
  jsonFile: (specs, style) => {
    const items = specs.map(({ title, fields }, at) => ({
      id: `R-${at + 1}`,
      title,
      acceptance: '通过',
      ...Object.fromEntries(stated(fields)),
    }));
    return {
      path: 'docs/requirements.json',
      text: `${JSON.stringify({ requirements: items }, null, [2, 4, 0][style % 3])}\n`,
    };
  },
};

function stated(fields: Fields): readonly (readonly [Settable, string])[] {
  return settable.flatMap((field) => (fields[field] === undefined ? [] : [[field, fields[field]] as const]));
}

function fieldLine(style: number): (word: string, value: string) => string {
  const layouts = [
    (word: string, value: string) => `- **${word}**：${value}`,
    (word: string, value: string) => `- ${word}: ${value}`,
    (word: string, value: string) => `${word}：${value}  `,
    (word: string, value: string) => `**${word}：** ${value}`,
  ];
  return layouts[style % 4] ?? ((word, value) => `${word}：${value}`);
}

/** Whether a claim may speak of a field; a bare `phase` as a key may be a status as well. */
function speaksOf(claim: Claim, field: Settable | undefined): boolean {
  return claim.field === field || (field === 'phase' && claim.field === 'phaseOrStatus');
}

/** What a requirement says itself and takes over, without its places in the text. */
function saying(fact: RequirementFact, without?: Settable): unknown {
  const others = fact.claims.filter((claim) => !speaksOf(claim, without));
  return {
    ...fact,
    range: null,
    anchor: null,
    claims: others.map(({ field, from, text, name }) => [field, from, text, name]),
  };
}

/** The row below may have taken its module from this one; what does not fit into parentheses goes below them. */
function twoLines(shape: string, field: Settable): boolean {
  return shape === 'parentheses' || (field === 'module' && shape.endsWith('Table'));
}

function firstSaid(fact: RequirementFact | undefined, field: Settable): string {
  return (
    fact?.claims.find(
      (claim) =>
        speaksOf(claim, field) && claim.text !== '' && (claim.from === 'field' || claim.from === 'column'),
    )?.text ?? ''
  );
}

describe('setting any field of any requirement to any value', () => {
  for (const [shape, write] of Object.entries(shapes)) {
    it(`changes what it says and nothing else: ${shape}`, () => {
      let written = 0;
      const chosen = fc
        .constantFrom(...settable)
        .chain((field) =>
          fc.record({ field: fc.constant(field), value: fc.option(fc.constantFrom(...values[field])) }),
        );
      fc.assert(
        fc.property(
          fc.array(spec, { minLength: 2, maxLength: 5 }),
          fc.nat(209),
          fc.nat(4),
          chosen,
          fc.boolean(),
          (specs, style, pick, { field, value }, crlf) => {
            const doc = write(specs, style);
            const text = crlf ? doc.text.replaceAll('\n', '\r\n') : doc.text;
            const isPlan = doc.path === 'groundplan.yaml';
            const files = isPlan ? { [doc.path]: text } : { 'groundplan.yaml': plan, [doc.path]: text };
            const snapshot = snapshotOf(files);
            const requirements = [...snapshot.requirements()];
            const requirement = requirements[pick % requirements.length];
            if (!requirement) return;
            const uri = documentUri(testRoot.id, doc.path);
            const result = setField(snapshot, requirement, field, value, (asked) =>
              asked === uri ? text : plan,
            );
            assert.ok(
              !('refusal' in result) || !result.refusal.key.startsWith('This could not'),
              'a place that cannot be written',
            );
            if (!('edits' in result) || result.into === 'plan') return;
            written++;
            const edits = result.edits.get(uri) ?? [];
            const after = applySourceEdits(text, edits);
            assert.equal(applySourceEdits(after, inverseEdits(text, edits)), text, 'the way back');
            const before = readFacts(doc.path, isPlan ? 'plan' : 'document', text).requirements;
            const now = readFacts(doc.path, isPlan ? 'plan' : 'document', after).requirements;
            const at = before.findIndex(({ id }) => id === requirement.id);
            assert.deepEqual(
              now.map((fact, index) => saying(fact, index === at ? field : undefined)),
              before.map((fact, index) => saying(fact, index === at ? field : undefined)),
            );
            assert.equal(firstSaid(now[at], field), value ?? '');
            // Only the line that says it may differ.
            const lines = (all: string): string[] => all.split(/\r\n|\n/u);
            const kept = lines(text);
            const changedLines = lines(after).filter((line) => !kept.includes(line));
            assert.ok(
              changedLines.length <= (twoLines(shape, field) ? 2 : 1) + (shape === 'jsonFile' ? 1 : 0),
              after,
            );
            assert.equal(after.includes('\r\n') && /[^\r]\n/u.test(after), false, 'line ends');
          },
        ),
        { numRuns: 80 },
      );
      assert.ok(written > 30, `only ${written} could be written`);
    });
  }

  it('leaves all others as they are when several are set at once', () => {
    let written = 0;
    const shape = fc.constantFrom('pipeTable', 'htmlTable', 'headings', 'listItems', 'planBlock');
    const chosen = fc
      .constantFrom(...settable)
      .chain((field) =>
        fc.record({ field: fc.constant(field), value: fc.option(fc.constantFrom(...given[field])) }),
      );
    fc.assert(
      fc.property(
        shape,
        fc.array(spec, { minLength: 2, maxLength: 6 }),
        fc.nat(209),
        fc.nat(63),
        chosen,
        (kind, specs, style, mask, { field, value }) => {
          const doc = shapes[kind]?.(specs, style);
          assert.ok(doc);
          const isPlan = doc.path === 'groundplan.yaml';
          const snapshot = snapshotOf(
            isPlan ? { [doc.path]: doc.text } : { 'groundplan.yaml': plan, [doc.path]: doc.text },
          );
          const requirements = [...snapshot.requirements()].filter((_, at) => (mask >> at) % 2 === 1);
          const uri = documentUri(testRoot.id, doc.path);
          const result = setFieldOfMany(snapshot, requirements, field, value, (asked) =>
            asked === uri ? doc.text : plan,
          );
          if (!('edits' in result) || result.into === 'plan' || requirements.length === 0) return;
          written++;
          assert.equal(result.refused.size, 0);
          const after = applySourceEdits(doc.text, result.edits.get(uri) ?? []);
          const before = readFacts(doc.path, isPlan ? 'plan' : 'document', doc.text).requirements;
          const now = readFacts(doc.path, isPlan ? 'plan' : 'document', after).requirements;
          const ids = new Set(requirements.map(({ id }) => id));
          const compared = (facts: readonly RequirementFact[]): unknown[] =>
            facts.map((fact) => saying(fact, ids.has(fact.id) ? field : undefined));
          assert.deepEqual(compared(now), compared(before));
          for (const fact of now) if (ids.has(fact.id)) assert.equal(firstSaid(fact, field), value ?? '');
        },
      ),
      { numRuns: 120 },
    );
    assert.ok(written > 50, `only ${written} could be written`);
  });
});

describe('setting a field in any text', () => {
  const piece = fc.constantFrom(
    '### REQ-1 登录\n',
    '## 需求\n',
    '- CRM-1 去重（优先级：P0）\n',
    '- CRM-2：合并\n',
    '  - 状态：草稿\n',
    '**FR-1 导出** 很急\n',
    '**FR-2 打印** 不急\n',
    '- **模块**：\n',
    '模块：线索 | 状态：草稿\n',
    '- 子模块：分配\n',
    '说明文字\n',
    '\n',
    '\n',
    '> ',
    '  ',
    '\t',
    '\r\n',
    '| 模块 | 编号 | 需求 | 阶段 |\n|---|---|---|---|\n',
    '| 线索 | A-1 | 去重 | 一期 |\n',
    '| | A-2 | 合并 | |\n',
    '同上 | A-3 | 导出\n',
    '| 优先级 | P0 |\n',
    '| 状态 | 草稿 |\n',
    '|---|---|\n',
    '<table><tr><th>编号<th>需求<th>模块\n',
    '<tr><td>A-1<td>去重<td rowspan=2>x\n',
    '<tr><td>A-2<td>合并</table>\n',
    '```\n',
    '---\n',
    '===\n',
    'id: REQ-9\n',
    'status: [a, b]\n',
    'requirement_id: REQ-9\n',
    '1. REQ-4 退出\n',
  );
  const yamlPiece = fc.constantFrom(
    'requirements:\n',
    '  - id: R-1\n',
    '    title: 去重\n',
    '    module: *m\n',
    '    module: &m leads\n',
    '    module: [a, b]\n',
    '    module:\n',
    '      - a\n',
    '  - { id: R-2, title: x }\n',
    '  - 标题\n',
    '  R-3: 标题\n',
    '  R-4:\n',
    '    <<: *m\n',
    '    # 说明\n',
    '    status: |\n      x\n',
    '    phase: "p1" # 一\n',
    '\n',
    '\r\n',
    'placements: {}\n',
    'placements:\n',
    '  R-1: { phase: p1 }\n',
  );

  for (const [path, pieces] of [
    ['docs/需求.md', piece],
    ['groundplan.yaml', yamlPiece],
  ] as const) {
    it(`never fails, and gives only edits that can be taken back: ${path}`, () => {
      fc.assert(
        fc.property(
          fc.array(pieces, { maxLength: 25 }),
          fc.constantFrom(...settable),
          fc.constantFrom('报价', '一期', 'a\nb', '\\', null),
          (parts, field, value) => {
            const text = parts.join('');
            const snapshot = snapshotOf({ [path]: text });
            for (const requirement of [...snapshot.requirements()].slice(0, 4)) {
              const result = setField(snapshot, requirement, field, value, () => text);
              const edits = 'edits' in result ? (result.edits.get(requirement.uri) ?? []) : [];
              assert.equal(applySourceEdits(applySourceEdits(text, edits), inverseEdits(text, edits)), text);
            }
          },
        ),
        { numRuns: 150 },
      );
    });
  }
});
