import assert from 'node:assert/strict';
import fc from 'fast-check';
import { setField, setFieldOfMany } from '../../src/edits/setField.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import type { Claim, RequirementFact } from '../../src/model/facts.ts';
import { readFacts } from '../../src/readers/readDocument.ts';
import { readerOf, readers } from '../../src/readers/registry.ts';
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

type Write = (specs: readonly Spec[], style: number) => Doc;

interface PartlyWritable {
  readonly fields: readonly Settable[];
  /** What the format takes, where that is not everything. */
  readonly values?: readonly string[];
  /** How many of the changes have to go into the document, at the least. */
  readonly least?: number;
  readonly write: Write;
}

/** Says every field, so that a format has a place for each. */
const everything: Spec = {
  title: '全部',
  fields: Object.fromEntries(settable.map((field) => [field, given[field][0] ?? ''])) as Fields,
  note: true,
};

/** How the same requirements are written; `style` chooses between layouts. */
const shapes: Readonly<Record<string, Write>> = {
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

/**
 * Formats that have a place for some fields only, by the names that they write them with. What a project has to
 * declare stands at one requirement at the end that says everything.
 */
const partly: Readonly<Record<string, PartlyWritable>> = {
  csv: {
    fields: settable,
    write: (specs, style) => {
      const separator = [',', ';', '\t'][style % 3] ?? ',';
      const isQuoted = style % 2 === 0;
      const cell = (text: string): string =>
        isQuoted || /[,;"\t]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
      const row = (cells: readonly string[]): string => cells.map(cell).join(separator);
      const rows = specs.map(({ title, fields }, at) =>
        row([`R-${at + 1}`, title, ...settable.map((field) => fields[field] ?? '')]),
      );
      const header = row(['编号', '需求名称', ...settable.map((field) => words[field])]);
      return {
        path: separator === '\t' ? 'docs/需求.tsv' : 'docs/需求.csv',
        text: `${[header, ...rows].join('\n')}\n`,
      };
    },
  },
  openFastTrace: {
    fields: ['status'],
    values: ['approved', 'draft', 'rejected', '草稿'],
    write: (specs, style) => ({
      path: 'docs/spec/crm.md',
      text: `# CRM\n\n${specs
        .map(({ title, fields, note }, at) =>
          [
            `### ${title}`,
            `\`req~crm.r${at + 1}~1\``,
            ...(style % 2 === 0 ? [''] : []),
            ...(fields.status === undefined ? [] : ['Status: draft', '']),
            '说明。',
            ...(note ? ['', 'Needs: dsn'] : []),
            '',
          ].join('\n'),
        )
        .join('\n')}`,
    }),
  },
  openFastTraceRst: {
    fields: ['status'],
    values: ['approved', 'draft', 'proposed'],
    write: (specs) => ({
      path: 'docs/spec/crm.rst',
      text: `CRM\n===\n\n${specs
        .map(({ fields, note }, at) =>
          [
            `Requirement ${at + 1}`,
            '-------------',
            `\`req~crm.r${at + 1}~1\``,
            '',
            ...(fields.status === undefined ? [] : ['Status: draft', '']),
            'Words.',
            ...(note ? ['', 'Needs: dsn'] : []),
            '',
          ].join('\n'),
        )
        .join('\n')}`,
    }),
  },
  strictDoc: {
    fields: ['status', 'priority', 'owner', 'effort'],
    write: (specs) => ({
      path: 'docs/srs.sdoc',
      text: `[DOCUMENT]\nTITLE: CRM\n\n[GRAMMAR]\nELEMENTS:\n- TAG: REQUIREMENT\n  FIELDS:\n${['UID', 'STATUS', 'PRIORITY', 'OWNER', 'EFFORT', 'TITLE', 'STATEMENT'].map((name) => `  - TITLE: ${name}\n    TYPE: String\n    REQUIRED: False\n`).join('')}\n${specs
        .map(({ title, fields, note }, at) =>
          [
            '[REQUIREMENT]',
            `UID: R-${at + 1}`,
            ...(['status', 'priority', 'owner', 'effort'] as const).flatMap((field) =>
              fields[field] === undefined ? [] : [`${field.toUpperCase()}: ${fields[field]}`],
            ),
            `TITLE: ${title}`,
            ...(note ? ['STATEMENT: >>>', '一行', '', '又一行', '<<<'] : ['STATEMENT: 一行']),
            '',
          ].join('\n'),
        )
        .join('\n')}`,
    }),
  },
  strictDocMarkdown: {
    fields: ['status'],
    write: (specs) => ({
      path: 'spec/crm.md',
      text: `# CRM\n\n**UID**: CRM_SPEC\n\n${specs
        .map(({ title, fields }, at) =>
          [
            `## ${title}`,
            '',
            ...(fields.status === undefined
              ? [`**UID**: R-${at + 1}`]
              : [`**UID**: R-${at + 1} \\`, `**Status**: ${fields.status}`]),
            '',
            '说明。',
            '',
          ].join('\n'),
        )
        .join('\n')}`,
    }),
  },
  kiro: {
    fields: ['scenario'],
    write: (specs) => ({
      path: '.kiro/specs/crm/requirements.md',
      text: `# Requirements Document\n\n${specs.map(({ title, note }, at) => `### Requirement ${at + 1}: ${title}\n\n**User Story:** As a clerk, I want it.\n${note ? '\n先看看再说。\n' : ''}\n#### Acceptance Criteria\n\n1. WHEN x THE SYSTEM SHALL y\n`).join('\n')}`,
    }),
  },
  specKit: {
    fields: ['priority'],
    write: (specs, style) => ({
      path: 'specs/001-crm/spec.md',
      text: `# Feature Specification: CRM\n\n${specs.map(({ title }, at) => `### User Story ${at + 1} - ${title} (Priority: P2)\n\nA clerk does it.\n`).join('\n')}${style % 2 === 0 ? '\n## Requirements\n' : ''}\n- **FR-001**: System MUST read rows\n`,
    }),
  },
  // A specification is prose: nothing of ours has a place in it, and it stays as it is.
  openSpec: {
    fields: settable,
    least: 0,
    write: (specs) => ({
      path: 'openspec/specs/crm/spec.md',
      text: `## Requirements\n\n${specs.map(({ title }, at) => `### Requirement: ${title} ${at + 1}\n\nThe system SHALL do it.\n\n#### Scenario: A list\n- **WHEN** x\n- **THEN** y\n`).join('\n')}`,
    }),
  },
  sphinxNeeds: {
    fields: settable,
    write: (specs, style) => ({
      path: 'docs/requirements.rst',
      text: `CRM\n===\n\n${[...specs, everything]
        .map(({ title, fields, note }, at) =>
          [
            `.. req:: ${title}`,
            `${' '.repeat(3 + (style % 2))}:id: R_${at + 1}`,
            ...stated(fields).map(
              ([field, value]) =>
                `${' '.repeat(3 + (style % 2))}:${field === 'value' ? 'business_value' : field === 'phase' ? 'milestone' : field}: ${value}`,
            ),
            ...(note ? ['', `${' '.repeat(3 + (style % 2))}说明。`] : []),
            '',
          ].join('\n'),
        )
        .join('\n')}`,
    }),
  },
  myst: {
    fields: ['status', 'priority', 'owner'],
    write: (specs, style) => ({
      path: 'docs/crm.md',
      text: `# CRM\n\n${[...specs, everything]
        .map(({ title, fields }, at) => {
          const options = (['status', 'priority', 'owner'] as const).flatMap((field) =>
            fields[field] === undefined ? [] : [`${field}: ${fields[field]}`],
          );
          const lines =
            style % 2 === 0
              ? [`:id: R_${at + 1}`, ...options.map((option) => `:${option}`)]
              : ['---', `id: R_${at + 1}`, ...options, '---'];
          return ['```{req} ' + title, ...lines, '', '说明。', '```', ''].join('\n');
        })
        .join('\n')}`,
    }),
  },
  doorstop: {
    fields: settable,
    write: ([first], style) =>
      style % 2 === 0
        ? {
            path: 'reqs/SRS001.yml',
            text: `active: true\nheader: |\n  ${first?.title}\nlevel: 1.2\nlinks: []\nnormative: true\n${stated(
              first?.fields ?? {},
            )
              .map(([field, value]) => `${field}: ${value}\n`)
              .join('')}text: |\n  说明。\n`,
          }
        : {
            path: 'reqs/SRS001.md',
            text: `---\nactive: true\nlevel: 1\nlinks: []\nnormative: true\n${stated(first?.fields ?? {})
              .map(([field, value]) => `${field}: ${value}\n`)
              .join('')}---\n\n# ${first?.title}\n\n说明。\n`,
          },
  },
  trlc: {
    fields: ['status', 'priority', 'owner'],
    write: (specs) => ({
      path: 'requirements/crm.trlc',
      text: `package crm\n\n${[...specs, everything, { title: 'x', fields: {}, note: false }]
        .map(({ title, fields }, at) =>
          [
            `model.Requirement R_${at + 1} {`,
            `  summary = "${title}"`,
            '  description = "说明"',
            ...(['status', 'priority', 'owner'] as const).flatMap((field) =>
              fields[field] === undefined ? [] : [`  ${field} = "${fields[field]}"`],
            ),
            '}',
            '',
          ].join('\n'),
        )
        .join('\n')}`,
    }),
  },
  reqtraq: {
    fields: ['status', 'priority', 'owner'],
    write: (specs) => ({
      path: 'certdocs/CRM-137-SRD.md',
      text: `# Software Requirements\n\n${[...specs, everything]
        .map(({ title, fields, note }, at) =>
          [
            `#### REQ-CRM-SWH-${at + 1} ${title}`,
            '',
            'The system SHALL do it.',
            '',
            '##### Attributes:',
            `- Rationale: People ask${note ? '\n  for it' : ''}.`,
            ...(['status', 'priority', 'owner'] as const).flatMap((field) =>
              fields[field] === undefined ? [] : [`- ${field}: ${fields[field]}`],
            ),
            '',
          ].join('\n'),
        )
        .join('\n')}`,
    }),
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
    parts: fact.parts?.map(({ id }) => id),
    headings: fact.headings.map(bare),
    claims: others.map(({ field, from, text, name }) => [
      field,
      from,
      field === 'place' && from === 'heading' ? bare(text) : text,
      name,
    ]),
  };
}

/** What stands in parentheses behind a heading says a field of its requirement, and no place. */
function bare(heading: string): string {
  return heading.replace(/ \(Priority: .*\)$/u, '');
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

  for (const [shape, format] of Object.entries(partly)) {
    it(`changes what it says and nothing else, where there is a place for it: ${shape}`, () => {
      let written = 0;
      const chosen = fc.constantFrom(...format.fields).chain((field) =>
        fc.record({
          field: fc.constant(field),
          value: fc.option(fc.constantFrom(...(format.values ?? values[field]))),
        }),
      );
      fc.assert(
        fc.property(
          fc.array(spec, { minLength: 2, maxLength: 4 }),
          fc.nat(209),
          fc.nat(3),
          chosen,
          fc.boolean(),
          (specs, style, pick, { field, value }, crlf) => {
            const doc = format.write(specs, style);
            const text = crlf ? doc.text.replaceAll('\n', '\r\n') : doc.text;
            const snapshot = snapshotOf({ 'groundplan.yaml': plan, [doc.path]: text });
            const own = [...snapshot.requirements()].slice(0, Math.max(1, specs.length));
            const requirement = own[pick % own.length];
            assert.ok(requirement, text);
            const uri = documentUri(testRoot.id, doc.path);
            const result = setField(snapshot, requirement, field, value, (asked) =>
              asked === uri ? text : plan,
            );
            assert.ok(
              !('refusal' in result) || !result.refusal.key.startsWith('This could not'),
              `a place that cannot be written: ${text}`,
            );
            if (!('edits' in result) || result.into === 'plan') return;
            written++;
            const edits = result.edits.get(uri) ?? [];
            const after = applySourceEdits(text, edits);
            assert.equal(applySourceEdits(after, inverseEdits(text, edits)), text, 'the way back');
            const before = readFacts(doc.path, 'document', text).requirements;
            const now = readFacts(doc.path, 'document', after).requirements;
            const at = before.findIndex(
              ({ id, title }) => id === requirement.id && title === requirement.title,
            );
            assert.deepEqual(
              now.map((fact, index) => saying(fact, index === at ? field : undefined)),
              before.map((fact, index) => saying(fact, index === at ? field : undefined)),
            );
            const said = firstSaid(now[at], field);
            if (shape.startsWith('openFastTrace')) assert.equal(said !== '', value !== null);
            else assert.equal(said, value ?? '');
            const lines = (all: string): string[] => all.split(/\r\n|\n/u);
            const kept = lines(text);
            assert.ok(lines(after).filter((line) => !kept.includes(line)).length <= 2, after);
            assert.equal(after.includes('\r\n') && /[^\r]\n/u.test(after), false, 'line ends');
          },
        ),
        { numRuns: 60 },
      );
      assert.ok(written >= (format.least ?? 20), `only ${written} could be written`);
    });
  }

  const covered = new Set(
    [...Object.values(shapes), ...Object.values(partly).map(({ write }) => write)].flatMap((write) =>
      [0, 1, 2, 3].map((style) => {
        const { path, text } = write([everything, everything], style);
        return readerOf({ path, text })?.name;
      }),
    ),
  );
  for (const { name, writer } of readers) {
    if (!writer) continue;
    it(`is tried with documents of ${name}`, () => {
      assert.ok(covered.has(name), `no shape above is written by ${name}`);
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
