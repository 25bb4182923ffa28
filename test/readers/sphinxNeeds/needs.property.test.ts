import assert from 'node:assert/strict';
import fc from 'fast-check';
import { setField } from '../../../src/edits/setField.ts';
import { documentUri } from '../../../src/model/documentUri.ts';
import type { RequirementFact } from '../../../src/model/facts.ts';
import { applySourceEdits, inverseEdits, type WritableField } from '../../../src/readers/writer.ts';
import { snapshotOf, testRoot } from '../../support/snapshotOf.ts';
import { assertPlaced, facts } from './reading.ts';

const rstPieces = [
  '.. req:: Title *a*\n',
  '.. req::\n',
  '.. x_req:: `b <c>`_\n   more\n',
  '   :id: REQ_1\n',
  '   :id: REQ_2',
  '\t:id: 需求_3\n',
  '   :status:\n',
  '   :status: open\n',
  '   :tags: a, b;c\n',
  '   :links: A_1[version==1], B_2;\n      C_3\n',
  '   :satisfies: <<[x]:A, B>>, [[f("a")]]\n',
  '   :component: login\n',
  '   words of it::\n',
  '       deeper\n',
  '   .. spec:: Inner\n      :id: SP_1\n',
  '.. list2need::\n   :types: a, b\n\n   * (A-1) T. x ((status="open"))\n     * U\n',
  '.. list-table::\n\n   * - ID\n     - Requirement\n     - Priority\n   * - R-1\n     - 登录\n     -\n',
  '.. csv-table::\n   :header: ID, Requirement, Priority\n\n   R-1, "a ""b"", c", P0\n   "R-2,',
  '+----+----+----+\n| ID | Title | Priority |\n+====+====+====+\n| R-1 | a | P0 |\n+----+----+----+\n',
  '.. needextend:: REQ_1\n   :+links: A\n',
  '..\n',
  '.. comment\n',
  '.. code-block:: rst\n',
  '.. |a| replace:: b\n',
  '* - .. req:: Z\n',
  'REQ-001 标题\n',
  '标题\n====\n',
  '====\nOver\n====\n',
  ':Module: a\n',
  ':need:`REQ_1` and :need:`x <A_1>`\n',
  '----\n',
  '::\n',
  '\n',
  '\n',
  '\r\n',
  '\r',
  '  ',
  '\t',
  '\uFEFF',
  '😀',
];
const mystPieces = [
  '```{req} Title\n',
  '````{spec}\n',
  ':::{req} 标题\n',
  '::::{note}\n',
  '```\n',
  '````\n',
  ':::\n',
  '~~~\n',
  ':id: REQ_1\n',
  ':status: open\n',
  ':status:\n',
  '  deeper\n',
  '---\n',
  'id: "REQ_2"\n',
  'tags: [a, b]\n',
  'status: |\n  open\n',
  '```{eval-rst}\n',
  '.. req:: R\n   :id: REQ_3\n',
  '# H\n',
  '> ',
  '- ',
  '| 编号 | 需求 | 优先级 |\n|---|---|---|\n| A-1 | b | P0 |\n',
  '{need}`A_1`\n',
  'words\n',
  '\n',
  '\r\n',
];
const jsonPieces = [
  '{"versions": {"1": {"needs": {"A_1": {"title": "a", "tags": ["x"]}}}}}',
  '{"current_version": "1", "versions": {',
  '"1": {"needs": [{"id": "A_1"}',
  '"a\\"b": ',
  '"\\u00e9"',
  '[',
  ']',
  '{',
  '}',
  ',',
  'null',
  '-1.5e3',
  '"',
  '\\',
  '\n',
];

describe('Any text', () => {
  for (const [path, pieces] of [
    ['docs/x.rst', rstPieces],
    ['docs/x.md', mystPieces],
    ['docs/needs.json', jsonPieces],
  ] as const) {
    it(`is read without a failure, each value at its place: ${path}`, () => {
      const part = fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...pieces) },
        fc.string({ maxLength: 8 }),
      );
      fc.assert(
        fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
          const text = parts.join('');
          const { requirements, markers, problems, leftOut } = facts(text, path);
          assert.ok(!problems.some(({ message }) => message.key.startsWith('This file cannot be read')));
          if (path.endsWith('.rst')) for (const fact of requirements) assertPlaced(text, fact);
          const lines = text.split(/\r\n|\r|\n/u);
          for (const { range } of [...markers, ...leftOut]) {
            assert.ok(
              range.endLine < lines.length && range.endCharacter <= (lines[range.endLine] ?? '').length,
            );
          }
        }),
        { numRuns: 400 },
      );
    });
  }

  for (const [what, piece] of [
    ['nested directives', (at: number) => `${' '.repeat(at % 900)}.. req:: A\n`],
    ['options', (at: number) => (at === 0 ? '.. req:: A\n' : '   :a: b\n')],
    ['titles', (at: number) => `T${at}\n${'='.repeat(1 + (at % 70))}\n\n`],
    ['colons', () => ':'.repeat(50)],
    ['dots', () => '.. '],
    ['fences', (at: number) => `${'`'.repeat(3 + (at % 90))}{req} A\n:id: A_${at}\n`],
    ['back ticks', () => ':need:`'],
    ['quotes', () => `${'> '.repeat(40)}\n`],
    ['bars', () => '+--+\n| a |\n'],
    ['brackets', () => '.. req:: a\n   :id: A_1\n   :links: [[<<[\n'],
  ] as const) {
    it(`takes a time that grows as the text does: ${what}`, () => {
      const text = Array.from({ length: 6_000 }, (_, at) => piece(at)).join('');
      const started = process.cpuUsage();
      facts(`${text}\n.. req:: Z\n   :id: Z_1\n`);
      facts(`${text}\n\`\`\`{req} Z\n:id: Z_1\n`, 'docs/x.md');
      const used = process.cpuUsage(started).user / 1000;
      assert.ok(used < 4_000, `${used} ms`);
    });
  }
});

const fields = ['module', 'phase', 'status', 'priority', 'owner'] as const satisfies readonly WritableField[];
type Settable = (typeof fields)[number];
const options: Readonly<Record<Settable, string>> = {
  module: 'component',
  phase: 'milestone',
  status: 'status',
  priority: 'priority',
  owner: 'assignee',
};
const values: Readonly<Record<Settable, readonly string[]>> = {
  module: ['leads', '报价'],
  phase: ['Phase 1', '二期'],
  status: ['open', '已上线'],
  priority: ['P0', 'high'],
  owner: ['Ann', '王芳'],
};

interface Spec {
  readonly stated: Partial<Record<Settable, string>>;
  readonly hasText: boolean;
}

const spec: fc.Arbitrary<Spec> = fc.record({
  stated: fc.record(
    Object.fromEntries(fields.map((field) => [field, fc.constantFrom(...values[field])])) as Record<
      Settable,
      fc.Arbitrary<string>
    >,
    { requiredKeys: [] },
  ),
  hasText: fc.boolean(),
});

const layouts: Readonly<
  Record<string, { path: string; write: (specs: readonly Spec[], style: number) => string }>
> = {
  reStructuredText: {
    path: 'docs/x.rst',
    write: (specs, style) => {
      const indent = ['   ', '\t', '    '][style % 3] ?? '   ';
      const parts = specs.map(({ stated, hasText }, at) => {
        const lines = Object.entries(stated).map(([field, value]) => {
          const gap = style % 2 === 0 ? ' ' : `\n${indent}  `;
          return `${indent}:${options[field as Settable]}:${gap}${value}\n`;
        });
        return `.. req:: Title ${at}\n${indent}:id: REQ_${at}\n${lines.join('')}${hasText ? `\n${indent}Words.\n` : ''}`;
      });
      return parts.join('\n');
    },
  },
  MyST: {
    path: 'docs/x.md',
    write: (specs, style) => {
      const sign = style % 2 === 0 ? '```' : ':::';
      const isYaml = style % 3 === 0;
      const line = (name: string, value: string): string =>
        isYaml ? `${name}: ${value}\n` : `:${name}: ${value}\n`;
      const parts = specs.map(({ stated, hasText }, at) => {
        const lines = Object.entries(stated).map(([field, value]) => line(options[field as Settable], value));
        const head = `${line('id', `REQ_${at}`)}${lines.join('')}`;
        return `${sign}{req} Title ${at}\n${isYaml ? `---\n${head}---\n` : head}${hasText ? '\nWords.\n' : ''}${sign}\n`;
      });
      return `# Needs\n\n${parts.join('\n')}`;
    },
  },
};

function saying({ id, title, claims }: RequirementFact, without: Settable | null): unknown {
  return [
    id,
    title,
    claims
      .filter(({ field }) => field !== without)
      .map(({ field, from, text, name }) => [field, from, text, name]),
  ];
}

describe('Setting any field of a need', () => {
  for (const [layout, { path, write }] of Object.entries(layouts)) {
    it(`changes what it says and nothing else: ${layout}`, () => {
      let written = 0;
      const chosen = fc
        .constantFrom(...fields)
        .chain((field) =>
          fc.record({ field: fc.constant(field), value: fc.option(fc.constantFrom(...values[field])) }),
        );
      fc.assert(
        fc.property(
          fc.array(spec, { minLength: 2, maxLength: 4 }),
          fc.nat(59),
          fc.nat(3),
          chosen,
          fc.boolean(),
          (specs, style, pick, { field, value }, crlf) => {
            const plain = write(specs, style);
            const text = crlf ? plain.replaceAll('\n', '\r\n') : plain;
            const snapshot = snapshotOf({ [path]: text });
            const requirements = [...snapshot.requirements()];
            const requirement = requirements[pick % requirements.length];
            if (!requirement) return;
            const result = setField(snapshot, requirement, field, value, () => text);
            if (!('edits' in result) || result.into !== 'document') return;
            written++;
            const edits = result.edits.get(documentUri(testRoot.id, path)) ?? [];
            const after = applySourceEdits(text, edits);
            assert.equal(applySourceEdits(after, inverseEdits(text, edits)), text);
            const before = facts(text, path).requirements;
            const now = facts(after, path).requirements;
            const at = before.findIndex(({ id }) => id === requirement.id);
            const compared = (all: readonly RequirementFact[]): unknown[] =>
              all.map((fact, index) => saying(fact, index === at ? field : null));
            assert.deepEqual(compared(now), compared(before));
            const said = now[at]?.claims.find(
              (claim) => claim.field === field && claim.from === 'field',
            )?.text;
            assert.equal(said ?? '', value ?? '');
            assert.equal(crlf && /[^\r]\n/u.test(after), false);
          },
        ),
        { numRuns: 150 },
      );
      assert.ok(written > 60, `only ${written} could be written`);
    });
  }
});
