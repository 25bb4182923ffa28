/** How a requirement was brought to the people who use it, gathered from wherever that is written. */
import type { Claim, RequirementFact } from '../../model/facts.ts';
import type { Launch, Training } from '../../model/launch.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { claimedDate, saysSomething } from '../../vocabulary/claimedValues.ts';
import { dateOf } from '../../vocabulary/dates.ts';
import { factsAbout } from './factsAbout.ts';
import { feedbackIn } from './feedbackIn.ts';

/** `null` where nothing is written. */
export function launchOf(snapshot: Snapshot, requirement: Requirement): Launch | null {
  const parts = factsAbout(snapshot, requirement).map(({ fact }) => launchIn(fact));
  const pilots = parts.flatMap(({ pilot }) => pilot ?? []);
  const first = <Value>(values: readonly (Value | null)[]): Value | null =>
    values.find((value) => value !== null) ?? null;
  const scope = first(pilots.map((pilot) => pilot.scope));
  const from = first(pilots.map((pilot) => pilot.from));
  const launch: Launch = {
    pilot: scope === null && from === null ? null : { scope, from },
    full: first(parts.map(({ full }) => full)),
    training: distinct(parts.flatMap(({ training }) => training)),
    feedback: distinct(parts.flatMap(({ feedback }) => feedback)),
  };
  const saysNothing =
    !launch.pilot && launch.full === null && launch.training.length + launch.feedback.length === 0;
  return saysNothing ? null : launch;
}

/** The day since when everybody has it; `null` where nobody says. */
export function releasedOn(snapshot: Snapshot, requirement: Requirement): string | null {
  for (const { fact } of factsAbout(snapshot, requirement)) {
    const written = claimedDate(fact, 'released') ?? claimedDate(fact, 'launchFull');
    const date = written ?? dateOf(fact.launch?.full ?? '');
    if (date !== null) return date;
  }
  return null;
}

function launchIn(fact: RequirementFact): Launch {
  const { launch, claims } = fact;
  const said = (field: Claim['field']): string | null =>
    claims.find((claim) => claim.field === field && saysSomething(claim))?.text ?? null;
  const scope = launch?.pilot?.scope ?? said('launchPilotScope');
  const from = launch?.pilot?.from ?? said('launchPilotFrom');
  return {
    pilot: scope === null && from === null ? null : { scope, from },
    full: launch?.full ?? said('launchFull'),
    training: [...(launch?.training ?? []), ...trainings(said('training'))],
    feedback: feedbackIn(fact),
  };
}

/** “全体销售主管 26 人；一线销售（录播）188 人” is two trainings; “没有安排” is none. */
function trainings(text: string | null): readonly Training[] {
  return (text ?? '').split(/[;；\n]/u).flatMap((part) => {
    const line = part.trim();
    if (line === '' || /^(?:没有|沒有|未|无|無|暂无|no\b|none|not yet)/iu.test(line)) return [];
    return [{ date: dateOf(line), audience: line, attended: null }];
  });
}

function distinct<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
