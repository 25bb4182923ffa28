import assert from 'node:assert/strict';
import fc from 'fast-check';
import { WorkspaceIndex } from '../../src/index/workspaceIndex.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import { allModules } from '../../src/model/plan.ts';
import type { Root, Snapshot } from '../../src/model/snapshot.ts';
import { FindingBook } from '../../src/rules/findingBook.ts';
import { dumpSnapshot } from '../support/dumpSnapshot.ts';
import { MemorySource } from '../support/memorySource.ts';

const roots: readonly Root[] = [
  { id: 'file:///plan', name: 'plan' },
  { id: 'file:///code', name: 'code' },
];
const silent = { info: () => undefined, warn: (text: string) => assert.fail(text) };

const id = fc.constantFrom('CRM-001', 'CRM-002', 'CRM-003', 'FR-A-1', 'FR-A-2', '');
const title = fc.constantFrom('分配线索', '回收线索到公海', 'Assign a lead', '报价', '');
const moduleName = fc.constantFrom('线索', 'Orders', '线索 > 分配', '没有这个', '', 'n/a（全系统通用）');
const phaseName = fc.constantFrom('一期', '二期', 'Phase 2', '九期', '');
const status = fc.constantFrom('已上线', '已拒绝', '研发中', '');
const row = fc.tuple(id, title, moduleName, phaseName, status).map((cells) => `| ${cells.join(' | ')} |`);
const table = fc
  .tuple(fc.constantFrom('# 线索', '## 二期', '# 需求清单'), fc.array(row, { minLength: 1, maxLength: 4 }))
  .map(([heading, rows]) =>
    [heading, '', '| 编号 | 需求名称 | 所属模块 | 建设阶段 | 状态 |', '|---|---|---|---|---|', ...rows].join(
      '\n',
    ),
  );
/** Rows with all that the rules of the frame look at. */
const frameRow = fc
  .tuple(
    id,
    moduleName,
    phaseName,
    fc.constantFrom('已上线', '待评审', '评审通过', '研发中', '已拒绝'),
    fc.constantFrom('刚需', '提效', ''),
    fc.constantFrom('撞单', ''),
    fc.constantFrom('2026-01-05', '2026-11-20', ''),
    fc.constantFrom('2026-02-01', ''),
    fc.constantFrom('3', '0.5', '12', ''),
    id,
  )
  .map((cells) => `| 需求${cells[0]} | ${cells.join(' | ')} |`);
const frameTable = fc
  .array(frameRow, { minLength: 1, maxLength: 4 })
  .map((rows) =>
    [
      '| 需求名称 | 编号 | 所属模块 | 建设阶段 | 状态 | 必要性 | 不做会怎样 | 提出时间 | 上线日期 | 人天 | 依赖需求 |',
      '|---|---|---|---|---|---|---|---|---|---|---|',
      ...rows,
    ].join('\n'),
  );
const followUp = fc
  .array(fc.tuple(id, fc.constantFrom('占比', '用时'), fc.constantFrom('9', '20', '')), {
    minLength: 1,
    maxLength: 3,
  })
  .map((rows) =>
    [
      '| 需求编号 | 指标 | 目标 | 实际 |',
      '|---|---|---|---|',
      ...rows.map(([one, name, actual]) => `| ${one} | ${name} | 10 | ${actual} |`),
    ].join('\n'),
  );
const prose = fc.array(id, { maxLength: 3 }).map((ids) => `会议：${ids.join('、')} 已经讨论。`);
const code = fc.array(id, { maxLength: 3 }).map((ids) => ids.map((one) => `// @req ${one}`).join('\n'));
const numbers = fc.constantFrom('1.1', '1.2', '2.1', '1', '9.9');
const feature = fc.constantFrom('leads', '002-quotes');
const criteria = fc
  .tuple(fc.constantFrom('1', '2'), fc.array(title, { maxLength: 3 }))
  .map(
    ([number, titles]) =>
      `### Requirement ${number}: ${titles[0] ?? ''}\n\n#### Acceptance Criteria\n\n${titles.map((one, at) => `${at + 1}. WHEN ${one}\n`).join('')}`,
  );
const kiroTasks = fc
  .array(fc.tuple(fc.boolean(), numbers), { maxLength: 3 })
  .map((tasks) =>
    tasks.map(([done, at]) => `- [${done ? 'x' : ' '}] 1. Do\n  - _Requirements: ${at}_\n`).join(''),
  );
const capability = title.map((name) => `## Requirements\n\n### Requirement: ${name}\nIt SHALL.\n`);
const delta = fc
  .tuple(title, title)
  .map(
    ([added, changed]) =>
      `## ADDED Requirements\n\n### Requirement: ${added}\nIt SHALL.\n\n## MODIFIED Requirements\n\n### Requirement: ${changed}\nIt MUST.\n`,
  );
const featureCode = fc
  .array(
    fc.oneof(
      numbers.map((one) => `// Requirements: ${one}`),
      feature.map((one) => `// Feature: ${one}`),
    ),
    { maxLength: 4 },
  )
  .map((lines) => lines.join('\n'));
const specification = fc.oneof(
  fc.tuple(
    feature.map((one) => `.kiro/specs/${one}/requirements.md`),
    criteria,
  ),
  fc.tuple(
    feature.map((one) => `.kiro/specs/${one}/tasks.md`),
    kiroTasks,
  ),
  fc.tuple(fc.constant('openspec/specs/leads/spec.md'), capability),
  fc.tuple(fc.constant('openspec/changes/faster/specs/leads/spec.md'), delta),
  fc.tuple(
    fc.constant('openspec/changes/faster/tasks.md'),
    fc.constantFrom('- [x] 1.1 Do\n', '- [ ] 1.1 Do\n', ''),
  ),
  fc.tuple(fc.constantFrom('src/a.ts', 'src/a.test.ts'), featureCode),
);
const plan = fc
  .record({
    modules: fc.constantFrom(
      '',
      'modules: [{ id: leads, name: 线索, owner: 赵, endState: 不丢, modules: [{ id: assign, name: 分配 }, 回收] }, Orders]',
      'modules: [{ id: leads, name: 线索, modules: [{ id: assign, name: 分配 }] }]',
    ),
    phases: fc.constantFrom(
      '',
      'phases: [{ id: p1, name: 一期 }, { id: p2, name: 二期 }]',
      'phases: [{ id: p1, name: 一期, goal: a, start: 2026-01-01, due: 2026-06-01, capacity: 4 }, { id: p2, name: 二期, capacity: 20 }]',
    ),
    processes: fc.constantFrom(
      '',
      'processes: [{ id: deal, name: 成交, steps: [{ id: call, name: 跟进 }] }]',
    ),
    rules: fc.constantFrom(
      '',
      'rules: { requirement/no-phase: off }',
      'rules: { requirement/not-implemented: warning }',
    ),
    documents: fc.constantFrom('', 'documents: [docs/**]'),
    modulesFrom: fc.constantFrom('', 'modulesFrom: [catalog-info.yaml]', 'modulesFrom: "docs/**"'),
  })
  .map((parts) => Object.values(parts).filter(Boolean).join('\n') || 'system: { name: x }');

const catalog = fc
  .array(fc.constantFrom('线索', 'Orders', '报价'), { minLength: 1, maxLength: 2 })
  .map((names) =>
    names
      .map(
        (name, at) =>
          `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: c${at}, title: ${name} }\nspec: { owner: a, system: s }\n`,
      )
      .join('---\n'),
  );
const item = fc
  .tuple(fc.boolean(), title, moduleName)
  .map(
    ([normative, header, module]) =>
      `active: true\nlevel: 1.0\nnormative: ${normative}\nheader: "${header}"\nmodule: "${module}"\n`,
  );

const file = fc.oneof(
  fc.tuple(
    fc.constantFrom('docs/a.md', 'docs/b.md', 'docs/deep/c.md', 'notes/二期.md'),
    fc.oneof(table, prose, frameTable, followUp),
  ),
  fc.tuple(fc.constantFrom('src/a.ts', 'src/deep/b.py', 'src/a.test.ts'), code),
  fc.tuple(fc.constant('groundplan.yaml'), plan),
  fc.tuple(fc.constantFrom('catalog-info.yaml', 'docs/catalog-info.yaml'), catalog),
  fc.tuple(fc.constantFrom('docs/CRM-001.yml', 'docs/deep/CRM-002.yml'), item),
  fc.tuple(fc.constantFrom('docs/.doorstop.skip', 'docs/deep/.doorstop.skip'), fc.constant('')),
  specification,
);
const frameFile = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(
      fc.constantFrom('docs/a.md', 'docs/b.md'),
      fc.oneof(frameTable, frameTable, followUp),
    ),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('src/a.ts', 'src/b.ts'), code) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('groundplan.yaml'), plan) },
);
const path = fc.constantFrom(
  'docs/a.md',
  'docs/b.md',
  'docs/CRM-001.yml',
  'docs/.doorstop.skip',
  'catalog-info.yaml',
  'src/a.ts',
  'groundplan.yaml',
  '.kiro/specs/leads/requirements.md',
  'openspec/specs/leads/spec.md',
);
const folder = fc.constantFrom(
  'docs',
  'docs/deep',
  'src',
  'notes',
  'moved',
  '.kiro/specs/leads',
  '.kiro/specs/002-quotes',
  'openspec/changes/faster',
);

type Step =
  | { readonly do: 'write'; readonly file: readonly [string, string] }
  | { readonly do: 'type'; readonly file: readonly [string, string] }
  | { readonly do: 'close'; readonly path: string }
  | { readonly do: 'remove'; readonly path: string }
  | { readonly do: 'rename'; readonly from: string; readonly to: string };

function stepsWith(of: typeof file) {
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 5, arbitrary: of.map((written): Step => ({ do: 'write', file: written })) },
    { weight: 3, arbitrary: of.map((written): Step => ({ do: 'type', file: written })) },
    { weight: 1, arbitrary: path.map((closed): Step => ({ do: 'close', path: closed })) },
    {
      weight: 2,
      arbitrary: fc.oneof(path, folder).map((removed): Step => ({ do: 'remove', path: removed })),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(folder, folder).map(([from, to]): Step => ({ do: 'rename', from, to })),
    },
  );
  return fc.array(fc.tuple(fc.nat({ max: 1 }), step, fc.boolean()), { minLength: 1, maxLength: 14 });
}

/** A workspace under test: its files, its open buffers, and the index that is told of changes. */
class World {
  readonly source = new MemorySource();
  readonly index = new WorkspaceIndex({ source: this.source, log: silent });
  readonly findings = new FindingBook();
  // So that what is late is flagged as well.
  readonly day = this.findings.startDay('2026-11-23');
  readonly open = new Map<string, string>();

  constructor() {
    this.index.onDidChange((change) => {
      this.findings.update(change);
      askForOrders(change.snapshot);
    });
  }

  async take(root: Root, { ...what }: Step): Promise<void> {
    const files = this.source.folder(root.id);
    const uri = (at: string): string => documentUri(root.id, at);
    if (what.do === 'write') {
      files.set(...what.file);
      this.index.changed(uri(what.file[0]));
    } else if (what.do === 'type') {
      const [at, text] = what.file;
      if (!files.has(at)) return;
      this.open.set(uri(at), text);
      this.index.overlay(uri(at), text);
    } else if (what.do === 'close') {
      this.open.delete(uri(what.path));
      this.index.overlay(uri(what.path), null);
    } else if (what.do === 'remove') {
      for (const at of [...files.keys()]) if (isAtOrUnder(at, what.path)) this.#delete(root, at);
      this.index.removed(uri(what.path));
    } else if (what.from !== what.to) {
      for (const [at, text] of [...files]) {
        if (!isAtOrUnder(at, what.from)) continue;
        this.#delete(root, at);
        files.set(`${what.to}${at.slice(what.from.length)}`, text);
      }
      this.index.removed(uri(what.from));
      this.index.changed(uri(what.to));
    }
    await Promise.resolve();
  }

  /** An editor closes the buffer of a file that vanished. */
  #delete(root: Root, at: string): void {
    this.source.folder(root.id).delete(at);
    const uri = documentUri(root.id, at);
    if (this.open.delete(uri)) this.index.overlay(uri, null);
  }
}

describe('the index of specifications', () => {
  it('equals one built from scratch, their parts, tasks and features included', async function () {
    this.timeout(120_000);
    await assertEqualsRebuild(specification, 200);
  });
});

/** A document of many lines, and what somebody types into it: letters, values, lines put in and taken out. */
const typing = fc.array(
  fc.tuple(
    fc.constantFrom('put', 'take', 'replace'),
    fc.nat({ max: 12 }),
    fc.oneof(row, frameRow, prose, fc.constant('')),
  ),
  { minLength: 1, maxLength: 12 },
);

describe('the index while somebody types', () => {
  it('equals one built from scratch', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(table, frameTable, criteria), { maxLength: 3 }),
        plan,
        typing,
        async (texts, written, keys) => {
          const world = new World();
          const [root] = roots;
          const files = world.source.folder('file:///plan');
          files
            .set('groundplan.yaml', written)
            .set('docs/a.md', '')
            .set('docs/b.md', texts[0] ?? '');
          await world.index.setRoots(roots);
          const lines = texts.join('\n\n').split('\n');
          for (const [what, at, line] of keys) {
            lines.splice(at, what === 'put' ? 0 : 1, ...(what === 'take' ? [] : [line]));
            await world.take(root!, { do: 'type', file: ['docs/a.md', lines.join('\n')] });
          }
          await world.index.settled();
          const fresh = new World();
          for (const [at, text] of files) fresh.source.folder('file:///plan').set(at, text);
          for (const [uri, text] of world.open) fresh.index.overlay(uri, text);
          await fresh.index.setRoots(roots);
          await fresh.index.settled();
          assert.deepEqual(
            dumpSnapshot(world.index.snapshot, world.findings),
            dumpSnapshot(fresh.index.snapshot, fresh.findings),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the index', () => {
  it('gives the findings of the frame as if all were looked at anew', async function () {
    this.timeout(120_000);
    await assertEqualsRebuild(frameFile, 300);
  });

  it('equals one built from scratch after any series of edits, creations, deletions and renames', async function () {
    this.timeout(120_000);
    await assertEqualsRebuild(file, 300);
  });
});

async function assertEqualsRebuild(of: typeof file, numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(of, { maxLength: 4 }), stepsWith(of), async (start, changes) => {
      const world = new World();
      for (const [at, text] of start) world.source.folder('file:///plan').set(at, text);
      await world.index.setRoots(roots);
      for (const [rootNumber, change, wait] of changes) {
        await world.take(roots[rootNumber] ?? roots[0]!, change);
        if (wait) await world.index.settled();
      }
      await world.index.settled();

      const fresh = new World();
      for (const [root, files] of world.source.files) {
        for (const [at, text] of files) fresh.source.folder(root).set(at, text);
      }
      for (const [uri, text] of world.open) fresh.index.overlay(uri, text);
      await fresh.index.setRoots(roots);
      await fresh.index.settled();
      assert.deepEqual(
        dumpSnapshot(world.index.snapshot, world.findings),
        dumpSnapshot(fresh.index.snapshot, fresh.findings),
      );
    }),
    { numRuns },
  );
}

/** Whoever shows the snapshot asks for the members in order, and the next order may come of this one. */
function askForOrders(snapshot: Snapshot): void {
  for (const { id } of snapshot.roots) {
    const { modules, phases } = snapshot.plan(id);
    for (const module of allModules(modules)) snapshot.inModule(id, module.path);
    for (const phase of phases) snapshot.inPhase(id, phase.id);
    snapshot.withoutModule(id);
    snapshot.needingNoPhase(id);
  }
}

function isAtOrUnder(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
