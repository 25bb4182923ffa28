/** Why a requirement comes where it does in the suggested order, as people read it beside its row. */
import { message, type Message } from '../model/message.ts';
import type { Necessity } from '../model/requirement.ts';
import type { RowText } from './moduleTreeContent.ts';
import type { OrderedRequirement } from './suggestedOrder.ts';

type Weighing = Omit<OrderedRequirement, 'sum' | 'fits' | 'requirement'>;

export function orderReasons(row: Weighing): readonly RowText[] {
  return [...standing(row), ...weights(row)];
}

/** What puts it before others, whatever it is worth. */
export function standing(row: Omit<Weighing, 'value' | 'effort'>): readonly RowText[] {
  const { necessity, priority, neededBy } = row;
  return [
    ...(row.isUnderWay ? [message('under way')] : []),
    ...(neededBy ? [message('needed by {0}', neededBy.id ?? neededBy.title)] : []),
    ...(necessity === null ? [] : [necessityName[necessity]]),
    ...(priority === null ? [] : [priority]),
  ];
}

/** What it is worth, and how much it takes. */
export function weights({ value, effort }: Pick<Weighing, 'value' | 'effort'>): readonly RowText[] {
  return [
    ...(value === null ? [] : [message('value {0}', value)]),
    effort === null ? message('effort unknown') : message('{0} person-days', effort),
  ];
}

export const necessityName: Readonly<Record<Necessity, Message>> = {
  blocking: message('process stops without it'),
  degraded: message('has a workaround'),
  nice: message('nice to have'),
};
