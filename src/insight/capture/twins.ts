/**
 * What was asked before: requirements that speak of much the same, each with what became of it. A refusal says why
 * and when, something launched since when and with what use, so that nobody decides the same thing twice.
 */
import type { Claim } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import { message, type Message } from '../../model/message.ts';
import { claimsOf, type Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { saysSomething } from '../../vocabulary/claimedValues.ts';
import { measureValues } from '../measureText.ts';
import type { RowText } from '../moduleTreeContent.ts';
import { launchOf, releasedOn } from '../outcome/launchOf.ts';
import { measuresOf } from '../outcome/measuresOf.ts';
import type { ScoredRequirement } from './captureIndex.ts';

export type Standing = 'asked' | 'underWay' | 'launched' | 'refused' | 'deferred' | 'duplicate';

export interface Twin {
  readonly requirement: Requirement;
  readonly standing: Standing;
  /** What became of it, in words. */
  readonly outcome: Message;
  /** The reason of a refusal or deferral, as written; `null` where none is. */
  readonly reason: string | null;
  /** What became of it after launch: its measures, and what people said of it. */
  readonly use: readonly (readonly RowText[])[];
}

const mostTwins = 5;
const mostUse = 4;
/** A requirement that fits less than this share of the best one is another matter. */
const leastShare = 0.35;

/**
 * The first ones of those alike. `close` are those whose wording is much the same, by their likeness from 0 to 1:
 * they come before those that speak of the same matter in other words.
 */
export function twinsOf(
  snapshot: Snapshot,
  alike: readonly ScoredRequirement[],
  close: readonly ScoredRequirement[] = [],
  most: number = mostTwins,
): readonly Twin[] {
  const top = Math.max(1, alike[0]?.score ?? 0);
  const scores = new Map(alike.map(({ requirement, score }) => [requirement, score / top]));
  for (const { requirement, score } of close) scores.set(requirement, (scores.get(requirement) ?? 0) + score);
  const ranked = [...scores].sort(([, a], [, b]) => b - a);
  const least = (ranked[0]?.[1] ?? 0) * leastShare;
  return ranked
    .filter(([, score]) => score > 0 && score >= least)
    .slice(0, most)
    .map(([requirement]) => twinOf(snapshot, requirement));
}

export function twinOf(snapshot: Snapshot, requirement: Requirement): Twin {
  const standing = standingOf(requirement);
  return {
    requirement,
    standing,
    outcome: outcomeOf(snapshot, requirement, standing),
    reason: standing === 'refused' || standing === 'deferred' ? said(requirement, 'reason') : null,
    use: standing === 'launched' ? useOf(snapshot, requirement) : [],
  };
}

function standingOf({ status }: Requirement): Standing {
  switch (status) {
    case 'rejected':
      return 'refused';
    case 'deferred':
      return 'deferred';
    case 'duplicate':
      return 'duplicate';
    case 'released':
    case 'piloting':
      return 'launched';
    case 'planned':
    case 'developing':
    case 'testing':
      return 'underWay';
    default:
      return 'asked';
  }
}

function outcomeOf(snapshot: Snapshot, requirement: Requirement, standing: Standing): Message {
  const { root, phase, status } = requirement;
  switch (standing) {
    case 'refused': {
      const on = said(requirement, 'decided');
      return on === null ? message('Refused') : message('Refused on {0}', on);
    }
    case 'deferred': {
      const on = said(requirement, 'decided');
      return on === null ? message('Deferred') : message('Deferred on {0}', on);
    }
    case 'duplicate':
      return message('Marked as a duplicate');
    case 'launched': {
      if (status === 'piloting') {
        const pilot = launchOf(snapshot, requirement)?.pilot;
        const from = pilot?.from ?? null;
        const scope = pilot?.scope ?? null;
        if (from !== null && scope !== null) return message('In pilot since {0}: {1}', from, scope);
        return from === null ? message('In pilot') : message('In pilot since {0}', from);
      }
      const since = releasedOn(snapshot, requirement);
      return since === null ? message('Launched') : message('Launched since {0}', since);
    }
    default: {
      const name = phase === null ? null : (snapshot.phase(root, phase.id)?.name ?? phase.id);
      if (standing === 'underWay')
        return name === null ? message('Under way') : message('Under way, planned for {0}', name);
      const on = said(requirement, 'created');
      const by = said(requirement, 'source') ?? said(requirement, 'requester');
      if (on !== null && by !== null) return message('Asked on {0} by {1}', on, by);
      return on === null ? message('Asked before') : message('Asked on {0}', on);
    }
  }
}

function useOf(snapshot: Snapshot, requirement: Requirement): Twin['use'] {
  const measures = measuresOf(snapshot, requirement).map((measure) => [
    measure.name,
    ...measureValues(measure),
  ]);
  const feedback = (launchOf(snapshot, requirement)?.feedback ?? []).flatMap(({ from, said: words }) =>
    words === null ? [] : [from === null ? [words] : [from, words]],
  );
  return [...measures, ...feedback].slice(0, mostUse);
}

function said(requirement: Requirement, field: Field): string | null {
  return claimOf(requirement, field)?.text ?? null;
}

function claimOf(requirement: Requirement, field: Field): Claim | undefined {
  return claimsOf(requirement).find((claim) => claim.field === field && saysSomething(claim));
}
