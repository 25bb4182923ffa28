/** What a claim says of status or priority: what its format says that it means, else what its words mean. */
import type { Claim } from '../model/facts.ts';
import { priorities, statuses, type Priority, type Status } from '../model/requirement.ts';
import { isPlaceholder, priorityOf, statusOf } from './values.ts';

export function claimedStatus({ meaning, text }: Claim): Status | null {
  return statuses.find((status) => status === meaning) ?? statusOf(text);
}

export function claimedPriority({ meaning, text }: Claim): Priority | null {
  return priorities.find((priority) => priority === meaning) ?? priorityOf(text);
}

/** Whether a claim says anything: dashes and “待定” do not, unless its format gives them a meaning. */
export function saysSomething({ meaning, text }: Claim): boolean {
  return meaning !== undefined || !isPlaceholder(text);
}
