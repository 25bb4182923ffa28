/** Where a requirement belongs, in words: its modules and its phase, and what is missing or not in the plan. */
import { message } from '../model/message.ts';
import { hasUnknownName, lacksModule, lacksPhase, type Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { moduleTrail, type RowText } from './moduleTreeContent.ts';
import { statusText } from './statusText.ts';

/** In order: modules with those around them, phase, names that the plan does not have. */
export function placeParts(snapshot: Snapshot, requirement: Requirement): readonly RowText[] {
  const { root, modules, phase } = requirement;
  const parts: RowText[] = modules.map(({ path }) => moduleTrail(snapshot, root, path));
  if (lacksModule(requirement) && !hasUnknownName(requirement, 'module')) parts.push(message('No module'));
  if (phase) parts.push(snapshot.phase(root, phase.id)?.name ?? phase.id);
  else if (lacksPhase(requirement) && !hasUnknownName(requirement, 'phase')) parts.push(message('No phase'));
  for (const { text } of requirement.unknown) parts.push(message('“{0}” is not in the plan', text));
  return parts;
}

/** The same with the status, as the document writes it. */
export function placeAndStatus(snapshot: Snapshot, requirement: Requirement): readonly RowText[] {
  const status = statusText(requirement);
  const parts = placeParts(snapshot, requirement);
  return status === null ? parts : [...parts, status];
}
