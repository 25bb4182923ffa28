import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renamePart } from '../../../src/edits/renaming/renamePart.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { testRoot } from '../../support/snapshotOf.ts';
import { after, type Files, inMemory, refusalOf } from './renaming.ts';

const plan = `modules:
  - id: leads   # 线索
    name: 线索管理
    aliases: [线索]
    modules:
      - { id: assign, name: 线索分配 }
  - id: quote
    name: "报价"
phases: [一期]
processes:
  - { name: 成交, steps: [{ name: 分配, modules: [线索管理, leads/assign] }] }
placements:
  CRM-1: { module: 线索管理 }
`;

/** What a cell or a field says of the module. */
const said = fc.constantFrom(
  '线索管理',
  '线索管理 > 线索分配',
  '线索管理/线索分配',
  '线索管理、报价',
  '报价；线索管理',
  '线索',
  'leads/assign',
  '',
);
const titles = ['打通线索管理与报价', '去重', 'x|y'];

const shapes: Readonly<Record<string, (values: readonly string[]) => readonly [path: string, text: string]>> =
  {
    table: (values) => [
      'docs/a.md',
      `## 2.1 线索管理\n\n| 编号 | 需求名称 | 归属模块 |\n|---|---|---|\n${values
        .map((value, at) => `| CRM-${at + 1} | ${(titles[at % 3] ?? '').replace('|', '\\|')} | ${value} |\n`)
        .join('')}`,
    ],
    bold: (values) => [
      'docs/a.md',
      `# 需求\n\n${values
        .map(
          (value, at) =>
            `### CRM-${at + 1} ${titles[at % 3]}\n\n- **模块**：${value === '' ? '' : `**${value}**`}\n- 状态：待评审\n`,
        )
        .join('\n')}`,
    ],
    csv: (values) => [
      'docs/a.csv',
      `编号,需求名称,归属模块\r\n${values
        .map((value, at) => `CRM-${at + 1},"${titles[at % 3]}",${at % 2 === 0 ? `"${value}"` : value}\r\n`)
        .join('')}`,
    ],
    yaml: (values) => [
      'docs/需求.yaml',
      `requirements:\n${values
        .map((value, at) => {
          const written = [`'${value}'`, `"${value}" # 线索管理`, `[ '${value}' ]`][at % 3];
          return `  - id: CRM-${at + 1}\n    title: '${titles[at % 3]}'\n    module: ${written}\n`;
        })
        .join('')}`,
    ],
  };

const newNames = fc.constantFrom(
  '客源',
  'Leads & deals',
  "O'Hara",
  'a: b',
  '**x**',
  'A_b_c',
  '“客源”',
  '3D 模型',
);

describe('renaming a module and back', () => {
  it('keeps where everything belongs, and gives every text back as it was', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(shapes)),
        fc.array(said, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        newNames,
        (shape, values, isPlanned, name) => {
          const [path, text] = shapes[shape]?.(values) ?? ['', ''];
          const files: Files = { ...(isPlanned && { 'groundplan.yaml': plan }), [path]: text };
          const before = inMemory(files).snapshot;
          const module = isPlanned ? 'leads' : '线索管理';
          if (before.module(testRoot.id, module) === undefined) return;
          const there = rename(files, module, '线索管理', name);
          const now = inMemory(there).snapshot;
          assert.deepEqual(members(now), members(before));
          const back = rename(there, isPlanned ? 'leads' : name, name, '线索管理');
          assert.deepEqual(members(inMemory(back).snapshot), members(before));
          // Quotes that the new name needed may stay; everything else is as it was.
          assert.equal(bare(back[path] ?? ''), bare(text));
        },
      ),
      { numRuns: 120 },
    );
  });
});

function rename(files: Files, path: string, word: string, newName: string): Files {
  const memory = inMemory(files);
  const now = after(
    files,
    memory,
    renamePart(memory.snapshot, { kind: 'module', root: testRoot.id, path, word }, newName, memory.textOf),
  );
  assert.ok(typeof now !== 'string', `${refusalOf(now)}\n${JSON.stringify(files)}`);
  return now;
}

/** Which requirements share a module, whatever it is called. */
function members(snapshot: Snapshot): readonly (readonly string[])[] {
  const paths = new Set(
    [...snapshot.requirements()].flatMap(({ modules }) => modules.map(({ path }) => path)),
  );
  return [...paths]
    .map((path) => snapshot.inModule(testRoot.id, path).map(({ key }) => key))
    .sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

function bare(text: string): string {
  return text.replace(/["']/gu, '');
}
