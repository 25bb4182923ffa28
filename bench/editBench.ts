/** One keystroke: from the buffer's text received to the findings published, with workspaces of two sizes. */
import { firstChange } from '../src/index/snapshotChange.ts';
import type { WorkspaceIndex } from '../src/index/workspaceIndex.ts';
import { documentUri } from '../src/model/documentUri.ts';
import { FindingBook } from '../src/rules/findingBook.ts';
import { indexFolder } from './coldBench.ts';
import { atMost, median, quantile, told, type Row } from './row.ts';

const edits = 200;

export async function editBench(small: string, large: string): Promise<readonly Row[]> {
  const one = await measure(small);
  const two = await measure(large);
  const few = one.requirements.toLocaleString('en');
  const many = two.requirements.toLocaleString('en');
  return [
    told(`one edit at ${few} requirements, median`, median(one.times), 'ms'),
    told(`one edit at ${many} requirements, median`, median(two.times), 'ms'),
    told(`one edit at ${many} requirements, p95`, quantile(two.times, 0.95), 'ms'),
    atMost(`one edit grows from ${few} to ${many}`, median(two.times) / median(one.times), '×', 1.5),
  ];
}

async function measure(
  folder: string,
): Promise<{ readonly requirements: number; readonly times: readonly number[] }> {
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
  const times: number[] = [];
  for (let edit = 0; edit < edits; edit++) {
    const text = rows('字'.repeat(edit));
    const start = performance.now();
    index.overlay(uri, text);
    if (edit >= 20) times.push(performance.now() - start);
  }
  if (published < 0) throw new Error('unreachable: keeps the findings from being optimised away');
  const requirements = index.snapshot.requirementCount;
  index.dispose();
  return { requirements, times };
}
