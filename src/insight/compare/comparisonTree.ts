/** The rows of a comparison: modules, phases, processes and requirements with what differs, then what it amounts to. */
import { message, type Message } from '../../model/message.ts';
import type { Comparison, Difference, PhaseEffect, StepEffect, Subject } from './difference.ts';

export type ComparisonRow =
  | {
      readonly kind: 'group';
      readonly id: string;
      readonly parent: null;
      readonly heading: Message;
      readonly subjects: readonly Subject[];
      readonly differences: readonly Difference[];
    }
  | { readonly kind: 'effects'; readonly id: string; readonly parent: null; readonly heading: Message }
  | {
      readonly kind: 'item';
      readonly id: string;
      readonly parent: ComparisonRow;
      readonly differences: readonly Difference[];
    }
  | {
      readonly kind: 'difference';
      readonly id: string;
      readonly parent: ComparisonRow;
      readonly difference: Difference;
      /** Whether the row above says already what it is about. */
      readonly isInner: boolean;
    }
  | {
      readonly kind: 'phase';
      readonly id: string;
      readonly parent: ComparisonRow;
      readonly effect: PhaseEffect;
    }
  | {
      readonly kind: 'step';
      readonly id: string;
      readonly parent: ComparisonRow;
      readonly effect: StepEffect;
    };

/** The parts of a plan in the order in which it is read. */
export const comparedParts: readonly { readonly heading: Message; readonly subjects: readonly Subject[] }[] =
  [
    { heading: message('System'), subjects: ['system'] },
    { heading: message('Modules'), subjects: ['module'] },
    { heading: message('Phases'), subjects: ['phase'] },
    { heading: message('Processes'), subjects: ['process', 'step'] },
    { heading: message('Requirements'), subjects: ['requirement'] },
  ];

export function comparisonRows(comparison: Comparison, row: ComparisonRow | null): readonly ComparisonRow[] {
  if (row === null) return outermost(comparison);
  switch (row.kind) {
    case 'group':
      return itemsOf(row, row.differences);
    case 'item':
      return row.differences.map((difference) => ({
        kind: 'difference',
        id: `${row.id} ${difference.id}`,
        parent: row,
        difference,
        isInner: true,
      }));
    case 'effects':
      return [
        ...comparison.phases
          .filter(isFelt)
          .map((effect) => ({ kind: 'phase', id: `phase ${effect.name}`, parent: row, effect }) as const),
        ...comparison.steps.map(
          (effect) =>
            ({ kind: 'step', id: `step ${effect.process}/${effect.name}`, parent: row, effect }) as const,
        ),
      ];
    default:
      return [];
  }
}

/** The differences that a row stands for. */
export function differencesOf(row: ComparisonRow): readonly Difference[] {
  if (row.kind === 'difference') return [row.difference];
  return row.kind === 'group' || row.kind === 'item' ? row.differences : [];
}

/** Differences of one item together, in the order of the first of each. */
export function byItem(differences: readonly Difference[]): readonly (readonly Difference[])[] {
  const items = new Map<string, Difference[]>();
  for (const difference of differences) {
    const key = `${difference.subject} ${difference.from ?? '+'} ${difference.to ?? '+'}`;
    const others = items.get(key);
    if (others) others.push(difference);
    else items.set(key, [difference]);
  }
  return [...items.values()];
}

/** Whether a phase holds another amount than before, or is in one plan only. */
export function isFelt({ before, after }: PhaseEffect): boolean {
  if (!before || !after) return true;
  return before.count !== after.count || before.effort !== after.effort || before.capacity !== after.capacity;
}

function outermost(comparison: Comparison): readonly ComparisonRow[] {
  const groups = comparedParts.flatMap(({ heading, subjects }): ComparisonRow[] => {
    const differences = comparison.differences.filter(({ subject }) => subjects.includes(subject));
    if (differences.length === 0) return [];
    return [{ kind: 'group', id: `group ${subjects[0]}`, parent: null, heading, subjects, differences }];
  });
  const hasEffects = comparison.phases.some(isFelt) || comparison.steps.length > 0;
  if (!hasEffects) return groups;
  return [
    { kind: 'effects', id: 'effects', parent: null, heading: message('What it amounts to') },
    ...groups,
  ];
}

function itemsOf(parent: ComparisonRow, differences: readonly Difference[]): readonly ComparisonRow[] {
  return byItem(differences).flatMap((item): ComparisonRow[] => {
    const [first] = item;
    if (!first) return [];
    if (item.length > 1) return [{ kind: 'item', id: `item ${first.id}`, parent, differences: item }];
    return [{ kind: 'difference', id: `difference ${first.id}`, parent, difference: first, isInner: false }];
  });
}
