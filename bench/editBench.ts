/**
 * One keystroke: from the buffer's text received to the findings published, in documents of 200 requirements and up to
 * 50 KB of every main shape, with workspaces of three sizes.
 */
import { firstChange } from '../src/index/snapshotChange.ts';
import type { WorkspaceIndex } from '../src/index/workspaceIndex.ts';
import { documentUri } from '../src/model/documentUri.ts';
import { FindingBook } from '../src/rules/findingBook.ts';
import { indexFolder } from './coldBench.ts';
import { editedDocuments, typed } from './editedDocuments.ts';
import { leastTime } from './cpuTime.ts';
import { atMost, atMostHere, median, quantile, told, type Row } from './row.ts';

const editsInTurn = 20;
const turns = 12;

/** `small`, `middle` and `large` are edited by turns, so that what else goes on is the same for all. */
export async function editBench(small: string, middle: string, large: string): Promise<readonly Row[]> {
  const workspaces = [await opened(small), await opened(middle), await opened(large)] as const;
  for (const { edit } of workspaces)
    for (let turn = 0; turn < 3; turn++) for (const { shape } of editedDocuments) edit(shape, 10);
  const all: [number[], number[], number[]] = [[], [], []];
  const byShape = new Map<string, number[]>();
  for (let turn = 0; turn < turns; turn++) {
    for (const { shape } of editedDocuments) {
      for (const [at, { edit }] of workspaces.entries()) {
        const times = edit(shape, editsInTurn);
        all[at]?.push(...times);
        if (at === 1) byShape.set(shape, [...(byShape.get(shape) ?? []), ...times]);
      }
    }
  }
  for (const { close } of workspaces) close();
  const [few = '', some = '', many = ''] = workspaces.map(({ requirements }) =>
    requirements.toLocaleString('en'),
  );
  return [
    ...Array.from(all, (times, at) =>
      told(`one edit at ${[few, some, many][at]} requirements, median`, median(times), 'ms'),
    ),
    ...Array.from(byShape, ([shape, times]) =>
      atMostHere(`one edit of ${shape} at ${some} requirements, p95`, quantile(times, 0.95), 'ms', 5),
    ),
    atMostHere(`one edit at ${some} requirements, p95`, quantile(all[1], 0.95), 'ms', 5),
    atMost(`one edit grows from ${few} to ${many}`, median(all[2]) / median(all[0]), '×', 1.5),
  ];
}

interface Opened {
  readonly requirements: number;
  /** Makes so many edits in a document of that shape and tells the milliseconds of each. */
  readonly edit: (shape: string, count: number) => number[];
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
  const texts = new Map(editedDocuments.map(({ shape, text }) => [shape, text]));
  let made = 0;
  return {
    requirements: snapshot.requirementCount,
    edit: (shape, count) => {
      const uri = documentUri(root, editedDocuments.find((each) => each.shape === shape)?.path ?? '');
      return Array.from({ length: count }, () => {
        const text = typed(texts.get(shape) ?? '', made++);
        texts.set(shape, text);
        return leastTime(() => index.overlay(uri, text));
      });
    },
    close: () => {
      if (published < 0) throw new Error('unreachable: keeps the findings from being optimised away');
      index.dispose();
    },
  };
}
