/** What may happen to a workspace and to whoever watches it, drawn at random: edits, faults of the disk, lost events. */
import fc from 'fast-check';
import type { DiskFault } from './faultyDisk.ts';

/** How an event reaches the index. */
export const deliveries = [
  'told',
  'event dropped',
  'event twice',
  'events late',
  'events in another order',
] as const;
export type Delivery = (typeof deliveries)[number];

export const diskFaults: readonly DiskFault[] = [
  'changes while it is read',
  'vanishes before it is read',
  'no permission (EACCES)',
  'input/output error (EIO)',
  'busy (EBUSY)',
  'too many open files (EMFILE)',
  'late and out of order',
  'listing fails',
  'a folder cannot be listed',
  'reading breaks off',
];
export const otherFaults = [
  'a clock that jumps',
  'reading cancelled',
  'a root comes and goes while reading',
  'a folder in place of a file, and back',
] as const;
export type Fault = DiskFault | Delivery | (typeof otherFaults)[number];
export const allFaults: readonly Fault[] = [
  ...diskFaults,
  ...deliveries.filter((delivery) => delivery !== 'told'),
  ...otherFaults,
];

export type FaultyStep =
  | { readonly do: 'write'; readonly path: string; readonly text: string; readonly delivery: Delivery }
  | { readonly do: 'remove'; readonly path: string; readonly delivery: Delivery }
  | { readonly do: 'rename'; readonly from: string; readonly to: string; readonly delivery: Delivery }
  | { readonly do: 'exchange'; readonly path: string; readonly text: string; readonly delivery: Delivery }
  | { readonly do: 'type'; readonly path: string; readonly text: string }
  | { readonly do: 'close'; readonly path: string }
  | {
      readonly do: 'arm';
      readonly fault: DiskFault;
      readonly path: string;
      readonly times: number;
      readonly text: string;
      /** Whether somebody looks at it at once. */
      readonly told: boolean;
    }
  | { readonly do: 'jump'; readonly milliseconds: number }
  | { readonly do: 'roots'; readonly both: boolean; readonly cancelAfter: number | null }
  | { readonly do: 'verify' };

export interface DrawnStep {
  readonly root: number;
  readonly step: FaultyStep;
  /** Turns of the event loop before the next one. */
  readonly turns: number;
}

const id = fc.constantFrom('CRM-001', 'CRM-002', 'CRM-003', 'FR-A-1');
const row = fc
  .tuple(
    id,
    fc.constantFrom('分配线索', '回收线索到公海', 'Assign a lead'),
    fc.constantFrom('线索', 'Orders', '没有这个', ''),
  )
  .map(([one, title, module]) => `| ${one} | ${title} | ${module} | 一期 | 研发中 |`);
const table = fc
  .array(row, { minLength: 1, maxLength: 3 })
  .map((rows) =>
    ['| 编号 | 需求名称 | 所属模块 | 建设阶段 | 状态 |', '|---|---|---|---|---|', ...rows].join('\n'),
  );
const code = fc.array(id, { maxLength: 3 }).map((ids) => ids.map((one) => `// @req ${one}`).join('\n'));
const plan = fc.constantFrom(
  'modules: [{ id: leads, name: 线索 }, Orders]\nphases: [{ id: p1, name: 一期 }]',
  'modules: [{ id: leads, name: 线索, modules: [回收] }]',
  'modules: [{ id: leads, name: 线索 }]\ndocuments: [docs/**]',
  'system: { name: x }',
);
const file = fc.oneof(
  fc.tuple(fc.constantFrom('docs/a.md', 'docs/b.md', 'docs/deep/c.md'), table),
  fc.tuple(fc.constantFrom('docs/a.md', 'docs/b.md'), table),
  fc.tuple(fc.constantFrom('src/a.ts', 'src/deep/b.py'), code),
  fc.tuple(fc.constant('groundplan.yaml'), plan),
);
const path = fc.constantFrom('docs/a.md', 'docs/b.md', 'docs/deep/c.md', 'src/a.ts', 'groundplan.yaml');
/**
 * What may come to stand at a path. A plan stays one: of a broken one the last version holds that could be read, which an
 * index that is built anew never saw.
 */
const textAt = (at: string): fc.Arbitrary<string> =>
  at === 'groundplan.yaml' ? plan : at.startsWith('src') ? code : table;
const folder = fc.constantFrom('docs', 'docs/deep', 'src', 'moved');

const pathWithText = fc.oneof(path, folder).chain((at) => fc.tuple(fc.constant(at), textAt(at)));

export const startFiles = fc.array(file, { minLength: 1, maxLength: 5 });

/** Steps among which these faults happen, and no others. */
export function stepsWith(faults: readonly Fault[]): fc.Arbitrary<readonly DrawnStep[]> {
  const wanted = deliveries.filter((one) => one !== 'told' && faults.includes(one));
  const delivery = fc.constantFrom<Delivery>('told', ...wanted, ...wanted);
  const write: fc.Arbitrary<FaultyStep> = fc
    .tuple(file, delivery)
    .map(([[at, text], how]) => ({ do: 'write', path: at, text, delivery: how }));
  const others: { readonly weight: number; readonly arbitrary: fc.Arbitrary<FaultyStep> }[] = [
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.oneof(path, folder), delivery)
        .map(([at, how]) => ({ do: 'remove', path: at, delivery: how })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(folder, folder, delivery)
        .map(([from, to, how]) => ({ do: 'rename', from, to, delivery: how })),
    },
    { weight: 1, arbitrary: file.map(([at, text]) => ({ do: 'type', path: at, text })) },
    { weight: 1, arbitrary: path.map((at) => ({ do: 'close', path: at })) },
    { weight: 1, arbitrary: fc.constant({ do: 'verify' }) },
  ];
  const disk = diskFaults.filter((one) => faults.includes(one));
  if (disk.length > 0)
    others.push({
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom(...disk), pathWithText, fc.nat({ max: 4 }), fc.boolean())
        .map(([fault, [at, text], times, told]) => ({
          do: 'arm',
          fault,
          path: at,
          times: times + 1,
          text,
          told,
        })),
    });
  if (faults.includes('a clock that jumps'))
    others.push({
      weight: 3,
      arbitrary: fc
        .constantFrom(-7_200_000, -90_000, 90_000, 3_600_000)
        .map((milliseconds) => ({ do: 'jump', milliseconds })),
    });
  if (faults.includes('reading cancelled'))
    others.push({
      weight: 3,
      arbitrary: fc
        .tuple(fc.boolean(), fc.nat({ max: 6 }))
        .map(([both, cancelAfter]) => ({ do: 'roots', both, cancelAfter })),
    });
  if (faults.includes('a root comes and goes while reading'))
    others.push({
      weight: 3,
      arbitrary: fc.boolean().map((both) => ({ do: 'roots', both, cancelAfter: null })),
    });
  if (faults.includes('a folder in place of a file, and back'))
    others.push({
      weight: 3,
      arbitrary: fc
        .tuple(pathWithText, delivery)
        .map(([[at, text], how]) => ({ do: 'exchange', path: at, text, delivery: how })),
    });
  return fc.array(
    fc.record({
      root: fc.nat({ max: 1 }),
      step: fc.oneof({ weight: 6, arbitrary: write }, ...others),
      turns: fc.nat({ max: 4 }),
    }),
    { minLength: 1, maxLength: 16 },
  );
}
