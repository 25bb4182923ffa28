/**
 * Requirements that were put off again and again: from phase to phase, as their own fields tell or else the history.
 * Names are those of the plan as it is now, so that a phase that got another name moves nothing.
 */
import type { Past, PhaseChange } from '../../model/history.ts';
import { claimsOf, needsPlacement, type Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { countedMoves, isMovesWord, phaseTrailIn } from '../../vocabulary/movedWords.ts';
import { nameKey } from '../../vocabulary/names.ts';

export interface Moved {
  /** How often it went to another phase: twice at least. */
  readonly times: number;
  /** The names of the phases that it was in, the first one first, `null` for none; empty where only a number is said. */
  readonly trail: readonly (string | null)[];
  /** The days on which it was moved, where the history tells. */
  readonly days: readonly string[];
}

/** `null` for what was moved once or never, what is closed or released, and where nothing tells. */
export function movedOf(snapshot: Snapshot, requirement: Requirement, past: Past): Moved | null {
  if (requirement.status === 'released' || !needsPlacement(requirement)) return null;
  if (requirement.fact.isInformative === true) return null;
  const own = saidMoves(snapshot, requirement);
  if (own) return own.times > 1 ? own : null;
  const changes = past.get(requirement.key)?.phaseChanges ?? [];
  const moved = changes.length > 1 ? movesOf(snapshot, requirement.root, changes) : null;
  return moved && moved.times > 1 ? moved : null;
}

/** `一期 → 二期 → 三期`, a dash for none; `null` where only a number is said. */
export function movedTrail({ trail }: Moved): string | null {
  return trail.length === 0 ? null : trail.map((name) => name ?? '—').join(' → ');
}

/** What is left of changes once those of one day are one, and phases that the plan does not have are passed over. */
export function movesOf(snapshot: Snapshot, root: string, changes: readonly PhaseChange[]): Moved {
  const named = phaseNames(snapshot, root);
  const steps = changes
    .filter(({ date }, nth) => dayOf(date) !== dayOf(changes[nth + 1]?.date) || nth === changes.length - 1)
    .map(({ date, to }) => ({ day: dayOf(date), to: to === null ? null : named.get(nameKey(to)) }));
  const first = named.get(nameKey(changes[0]?.from ?? ''));
  const trail: (string | null)[] = first === undefined ? [] : [first];
  const days: string[] = [];
  steps.forEach(({ day, to }, nth) => {
    // Without a phase for a while, it was on its way to the next one.
    if (to === undefined || to === trail.at(-1) || (to === null && nth < steps.length - 1)) return;
    if (trail.length > 0 && day !== null) days.push(day);
    trail.push(to);
  });
  return { times: Math.max(0, trail.length - 1), trail, days };
}

/** “一期 → 二期” in a column for that, with the phase of today behind it; or how often, as a number. */
function saidMoves(snapshot: Snapshot, requirement: Requirement): Moved | null {
  const texts = claimsOf(requirement).flatMap(({ field, name, text }) =>
    field === 'other' && isMovesWord(name) ? [text] : [],
  );
  if (texts.length === 0) return null;
  const text = texts.join('\n');
  const times = countedMoves(text);
  if (times !== null) return { times, trail: [], days: [] };
  const { root, phase } = requirement;
  const named = phaseNames(snapshot, root);
  const said = phaseTrailIn(text).flatMap((part) => named.get(nameKey(part)) ?? []);
  const now = phase && snapshot.phase(root, phase.id)?.name;
  const all = now && said.length > 0 ? [...said, now] : said;
  const trail = all.filter((part, nth) => part !== all[nth - 1]);
  return trail.length > 1 ? { times: trail.length - 1, trail, days: [] } : null;
}

function phaseNames(snapshot: Snapshot, root: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { id, name, aliases } of snapshot.plan(root).phases)
    for (const each of [id, ...aliases, name]) names.set(nameKey(each), name);
  return names;
}

function dayOf(date: string | null | undefined): string | null {
  return date?.slice(0, 10) ?? null;
}
