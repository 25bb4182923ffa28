/** One keystroke: from the buffer's text received to the findings published, with workspaces of three sizes. */
import { firstChange } from '../src/index/snapshotChange.ts';
import type { WorkspaceIndex } from '../src/index/workspaceIndex.ts';
import { documentUri } from '../src/model/documentUri.ts';
import { FindingBook } from '../src/rules/findingBook.ts';
import { indexFolder } from './coldBench.ts';
import { cpuTime } from './cpuTime.ts';
import { atMost, atMostHere, median, quantile, told, type Row } from './row.ts';

const edits = 60;
const turns = 5;

/** `small`, `middle` and `large` are edited by turns, so that what else goes on is the same for all. */
export async function editBench(small: string, middle: string, large: string): Promise<readonly Row[]> {
  const workspaces = [await opened(small), await opened(middle), await opened(large)] as const;
  for (const { edit } of workspaces) edit(edits);
  const times: [number[], number[], number[]] = [[], [], []];
  for (let turn = 0; turn < turns; turn++) {
    for (const [at, { edit }] of workspaces.entries()) times[at]?.push(...edit(edits));
  }
  for (const { close } of workspaces) close();
  const [few = '', some = '', many = ''] = workspaces.map(({ requirements }) =>
    requirements.toLocaleString('en'),
  );
  return [
    told(`one edit at ${few} requirements, median`, median(times[0]), 'ms'),
    told(`one edit at ${some} requirements, median`, median(times[1]), 'ms'),
    told(`one edit at ${many} requirements, median`, median(times[2]), 'ms'),
    atMostHere(`one edit at ${some} requirements, p95`, quantile(times[1], 0.95), 'ms', 5),
    atMost(`one edit grows from ${few} to ${many}`, median(times[2]) / median(times[0]), '×', 1.5),
  ];
}

interface Opened {
  readonly requirements: number;
  /** Makes so many edits and tells the milliseconds of each. */
  readonly edit: (count: number) => number[];
  readonly close: () => void;
}

async function opened(folder: string): Promise<Opened> {
  const index: WorkspaceIndex = await indexFolder(folder);
  const book = new FindingBook();
  const { snapshot } = index;
  book.update(firstChange(snapshot));
  let published = 0;
  index.onDidChange((change) => {
    for (const uri of book.update(change)) published += book.in(uri).length;
  });
  const root = snapshot.roots[0]?.id ?? '';
  const uri = documentUri(root, 'docs/part0/requirements-0.md');
  const rows = (extra: string): string =>
    `# 需求清单\n\n| 编号 | 需求名称 | 所属模块 | 建设阶段 | 状态 |\n|---|---|---|---|---|\n${Array.from(
      { length: 50 },
      (_, n) =>
        `| GEN-${String(n).padStart(6, '0')} | 分配线索${n}${n === 7 ? extra : ''} | 线索管理 | ${n === 9 && extra.length % 2 ? '' : '一期'} | 研发中 |`,
    ).join('\n')}\n`;
  let made = 0;
  return {
    requirements: snapshot.requirementCount,
    edit: (count) =>
      Array.from({ length: count }, () => {
        const text = rows('字'.repeat(made++ % 200));
        return cpuTime(() => index.overlay(uri, text));
      }),
    close: () => {
      if (published < 0) throw new Error('unreachable: keeps the findings from being optimised away');
      index.dispose();
    },
  };
}
