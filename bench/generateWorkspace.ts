/** Writes a workspace of any size to a folder: requirement documents of several shapes, and code that names them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Size {
  readonly requirements: number;
  readonly codeFiles: number;
  /** References spread over the code files. */
  readonly references: number;
}

const actions = [
  '分配',
  '回收',
  '提醒',
  '审批',
  '导出',
  '合并',
  '统计',
  '查询',
  '登记',
  '推送',
  '转移',
  '校验',
];
const objects = [
  '线索',
  '客户档案',
  '试听课',
  '报价单',
  '订单',
  '退费单',
  '通话录音',
  '学情报告',
  '跟进任务',
  '公海客户',
];
const modules = ['线索管理', '客户跟进', '试听课', '报价与订单', '学员交接', '经营看板'];
const verbs = ['Assign', 'Recycle', 'Export', 'Merge', 'Approve', 'Notify', 'Verify', 'Archive'];
const nouns = ['leads', 'customer records', 'quotes', 'orders', 'refunds', 'recordings', 'reports', 'tasks'];
const phases = ['一期', '二期', '三期'];
const statuses = ['待评审', '已排期', '研发中', '已上线', '已拒绝'];

/** The same seed gives the same workspace. */
export function generateWorkspace(folder: string, size: Size, seed = 1): void {
  const random = randomNumbers(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('groundplan.yaml', planText());
  const id = (n: number): string => `GEN-${String(n).padStart(6, '0')}`;
  for (let first = 0, at = 0; first < size.requirements; first += 50, at++) {
    const numbers = Array.from({ length: Math.min(50, size.requirements - first) }, (_, i) => first + i);
    const { extension, text } = documentText(numbers.map(id), at, pick, random);
    write(`docs/part${at % 100}/requirements-${at}.${extension}`, text);
  }
  const perFile = Math.max(1, Math.round(size.references / Math.max(1, size.codeFiles)));
  for (let n = 0; n < size.codeFiles; n++) {
    const refs = Array.from({ length: perFile }, () => id(Math.floor(random() * size.requirements)));
    const [extension, comment] = pick([
      ['ts', '//'],
      ['py', '#'],
      ['java', '//'],
      ['go', '//'],
      ['sql', '--'],
      ['rs', '//'],
      ['cs', '//'],
      ['sh', '#'],
      ['lua', '--'],
    ] as const);
    write(`src/area${n % 200}/file${n}.${extension}`, codeText(refs, comment, n));
  }
}

type Pick = <Item>(items: readonly Item[]) => Item;

/** The main shapes by turns, in Chinese and in English; most workspaces hold more Markdown than all else. */
function documentText(
  ids: readonly string[],
  at: number,
  pick: Pick,
  random: () => number,
): { readonly extension: string; readonly text: string } {
  const title = (): string =>
    `${pick(objects)}${pick(actions)}后${pick(['自动', '手动', '定时'])}${pick(actions)}${pick(objects)} ${Math.floor(random() * 1000)}`;
  const english = (): string =>
    `${pick(verbs)} ${pick(nouns)} ${pick(['when', 'after', 'before'])} ${pick(nouns)} ${Math.floor(random() * 1000)}`;
  const each = (line: (id: string) => string): string => ids.map(line).join('\n');
  const priority = (): string => `P${Math.floor(random() * 4)}`;
  const shapes: readonly (() => { readonly extension: string; readonly text: string })[] = [
    () => ({
      extension: 'md',
      text: `# 需求清单 ${at}\n\n| 编号 | 需求名称 | 所属模块 | 建设阶段 | 优先级 | 状态 |\n|---|---|---|---|---|---|\n${each(
        (id) =>
          `| ${id} | ${title()} | ${pick(modules)} | ${pick(phases)} | ${priority()} | ${pick(statuses)} |`,
      )}\n`,
    }),
    () => ({
      extension: 'md',
      text: `# ${pick(modules)}\n\n## ${pick(phases)}\n\n${each(
        (id) =>
          `### ${id} ${title()}\n\n- 优先级：P1\n- 状态：${pick(statuses)}\n\n${title()}，${title()}。\n`,
      )}`,
    }),
    () => ({
      extension: 'md',
      text: `# Requirements ${at}\n\n| ID | Requirement | Module | Target version | Priority |\n| --- | --- | --- | --- | --- |\n${each(
        (id) => `| ${id} | ${english()} | ${pick(modules)} | ${pick(phases)} | High |`,
      )}\n`,
    }),
    () => ({
      extension: 'md',
      text: `# Requirements ${at}\n\n${each(
        (id) =>
          `## ${id}: ${english()}\n\nStatus: Accepted\nModule: ${pick(modules)}\n\nThe system shall ${english()}.\n`,
      )}`,
    }),
    () => ({
      extension: 'csv',
      text: `编号,需求名称,所属模块,建设阶段,优先级,状态\n${each(
        (id) =>
          `${id},"${title()}, ${title()}",${pick(modules)},${pick(phases)},${priority()},${pick(statuses)}`,
      )}\n`,
    }),
    () => ({
      extension: 'yaml',
      text: `requirements:\n${each(
        (id) =>
          `  - id: ${id}\n    title: ${english()}\n    module: ${pick(modules)}\n    phase: ${pick(phases)}`,
      )}\n`,
    }),
    () => ({
      extension: 'rst',
      text: `Requirements ${at}\n================\n\n${each(
        (id) =>
          `.. req:: ${english()}\n   :id: ${id}\n   :status: open\n\n   The system shall ${english()}.\n`,
      )}`,
    }),
    () => ({
      extension: 'sdoc',
      text: `[DOCUMENT]\nTITLE: Requirements ${at}\n\n${each(
        (id) => `[REQUIREMENT]\nUID: ${id}\nTITLE: ${english()}\nSTATEMENT: The system shall ${english()}.\n`,
      )}`,
    }),
  ];
  // Three in four are the first four, which are Markdown.
  const shape = at % 16 < 12 ? at % 4 : 4 + (at % 4);
  return shapes[shape]!();
}

function codeText(ids: readonly string[], comment: string, n: number): string {
  const functions = ids.map(
    (id, i) =>
      `${comment} ${i % 2 === 0 ? `@req ${id}` : `see ${id}`}\nfunction handle${n}_${i}(value) { return value + ${i}; }\n`,
  );
  const filler = Array.from(
    { length: 40 },
    (_, i) => `const value${i} = compute("utf-8", ${i}) // step ${i} of ${n}`,
  );
  return `${functions.join('\n')}\n${filler.join('\n')}\n`;
}

function planText(): string {
  const lines = ['system: { name: Generated }', 'modules:'];
  for (const [i, name] of modules.entries()) lines.push(`  - { id: m${i}, name: ${name}, endState: done }`);
  lines.push('phases:');
  for (const [i, name] of phases.entries()) lines.push(`  - { id: p${i + 1}, name: ${name}, goal: done }`);
  return `${lines.join('\n')}\n`;
}

/** mulberry32: small, seeded, good enough to spread values. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
