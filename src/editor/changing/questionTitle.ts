/** What a question about requirements says of them: the one by its name, several by their number. */
import { l10n } from 'vscode';
import type { Requirement } from '../../model/requirement.ts';
import { requirementLabel } from '../../insight/moduleTreeContent.ts';

const longestName = 40;

export function titleFor(requirements: readonly Requirement[], say: (name: string) => string): string {
  return say(namesOf(requirements));
}

/** `CRM-042 高意向线索…`, or `12 requirements`. */
export function namesOf(requirements: readonly Requirement[]): string {
  const [only] = requirements;
  if (requirements.length !== 1 || !only) return l10n.t('{0} requirements', requirements.length);
  const label = [...requirementLabel(only)];
  return label.length <= longestName ? label.join('') : `${label.slice(0, longestName - 1).join('')}…`;
}

/** The values that every one of the requirements has. */
export function heldByAll(
  requirements: readonly Requirement[],
  valuesOf: (requirement: Requirement) => readonly string[],
): ReadonlySet<string> {
  const [first, ...others] = requirements.map((requirement) => new Set(valuesOf(requirement)));
  return new Set([...(first ?? [])].filter((value) => others.every((values) => values.has(value))));
}
