/** Documents of 200 requirements and some 50 KB, one of each main shape, and what somebody types into them. */

export interface EditedDocument {
  readonly shape: string;
  /** A document that every generated workspace has; this text is put in its place. */
  readonly path: string;
  readonly text: string;
}

const count = 200;
const modules = ['线索管理', '客户跟进', '试听课', '报价与订单', '学员交接', '经营看板'];
const phases = ['一期', '二期', '三期'];
const statuses = ['待评审', '已排期', '研发中', '已上线', '已拒绝'];

/** Of the first fifty, code and other documents speak; the others are this document's own. */
const id = (n: number): string => (n < 50 ? `GEN-${String(n).padStart(6, '0')}` : `NEW-${n}`);
const description = (n: number): string =>
  `销售在第 ${n} 次跟进后提交，系统按规则分配给负责人并提醒，超过十分钟没有处理就升级给主管，参见 GEN-000${100 + n}`;
const pick = (items: readonly string[], n: number): string => items[n % items.length] ?? '';
const numbers = Array.from({ length: count }, (_, n) => n);

export const editedDocuments: readonly EditedDocument[] = [
  {
    shape: 'a Markdown table',
    path: 'docs/part0/requirements-0.md',
    text: `# 需求清单\n\n| 编号 | 需求名称 | 描述 | 所属模块 | 建设阶段 | 状态 |\n|---|---|---|---|---|---|\n${numbers
      .map(
        (n) =>
          `| ${id(n)} | 分配线索${n} | ${description(n)} | ${pick(modules, n)} | ${n % 9 === 0 ? '' : pick(phases, n)} | ${pick(statuses, n)} |`,
      )
      .join('\n')}\n`,
  },
  {
    shape: 'Markdown sections',
    path: 'docs/part1/requirements-1.md',
    text: `# 线索管理\n\n${numbers
      .map(
        (n) =>
          `## ${n < 50 ? `GEN-0000${50 + n}` : `SEC-${n}`} 分配线索${n}\n\n- 优先级：P1\n- 建设阶段：${pick(phases, n)}\n- 状态：${pick(statuses, n)}\n\n${description(n)}。\n`,
      )
      .join('\n')}`,
  },
  {
    shape: 'a CSV table',
    path: 'docs/part12/requirements-12.csv',
    text: `编号,需求名称,描述,所属模块,建设阶段,状态\n${numbers
      .map(
        (n) =>
          `CSV-${n},分配线索${n},"${description(n)}",${pick(modules, n)},${pick(phases, n)},${pick(statuses, n)}`,
      )
      .join('\n')}\n`,
  },
  {
    shape: 'YAML',
    path: 'docs/part13/requirements-13.yaml',
    text: `requirements:\n${numbers
      .map(
        (n) =>
          `  - id: YML-${n}\n    title: 分配线索${n}\n    description: ${description(n)}\n    module: ${pick(modules, n)}\n    phase: ${pick(phases, n)}\n    status: ${pick(statuses, n)}`,
      )
      .join('\n')}\n`,
  },
];

/** The text after one more thing was typed: mostly a letter in some line, at times a line or another value. */
export function typed(text: string, turn: number): string {
  const lines = text.split('\n');
  if (turn % 50 === 3) return [lines[0], '', ...lines.slice(1)].join('\n');
  if (turn % 50 === 28 && lines[1] === '') return [lines[0], ...lines.slice(2)].join('\n');
  const [from, to] = turn % 20 === 5 ? (['一期', '二期'] as const) : (['分配线索', '分配新线索'] as const);
  const start = 10 + ((turn * 37) % (lines.length - 20));
  const at = lines.findIndex((line, index) => index >= start && (line.includes(from) || line.includes(to)));
  const line = lines[at] ?? '';
  lines[at] = line.includes(from) ? line.replace(from, to) : line.replace(to, from);
  return lines.join('\n');
}
