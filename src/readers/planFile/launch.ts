/** Reads how something reached the people who use it (`launch:`); what is written in another way says nothing. */
import type { RequirementFact } from '../../model/facts.ts';
import type { Feedback, Launch } from '../../model/launch.ts';
import type { Measure } from '../../model/plan.ts';
import { fieldOfPlanKey } from '../../vocabulary/planKeys.ts';
import type { Entries, Entry, PlanSource, Value } from './planSource.ts';
import { measuresIn, writtenText } from './planValues.ts';

/** What a requirement is to change and how it was launched, where its keys write that out in parts. */
export function outcomesOf(
  source: PlanSource,
  entries: Iterable<Entry>,
): Pick<RequirementFact, 'measures' | 'launch'> {
  const measures: (readonly Measure[])[] = [];
  let launch: Launch | undefined;
  for (const { key, value } of entries) {
    const field = fieldOfPlanKey(key);
    if (field === 'measures') measures.push(measuresIn(source, value));
    else if (field === 'launch') launch ??= readLaunch(source, value);
  }
  const all = measures.flat();
  return { ...(all.length > 0 && { measures: all }), ...(launch && { launch }) };
}

/** The `launch:` of a phase or a requirement; `undefined` where it says nothing. */
export function readLaunch(source: PlanSource, value: Value | null): Launch | undefined {
  const entries = value && source.entries(value);
  if (!value || !entries) return undefined;
  const pilot = pilotOf(source, entries.get('pilot')?.value ?? null);
  const full = textOf(entries, 'full');
  const training = listOf(source, entries, 'training').map((item) => {
    const inner = source.entries(item);
    return inner
      ? {
          date: textOf(inner, 'date'),
          audience: textOf(inner, 'audience'),
          attended: textOf(inner, 'attended'),
        }
      : { date: null, audience: writtenText(item)?.text ?? null, attended: null };
  });
  const feedback = feedbackItems(source, value).map((item) => item.feedback);
  const saysNothing = !pilot && full === null && training.length === 0 && feedback.length === 0;
  return saysNothing ? undefined : { pilot, full, training, feedback };
}

/** What people said, each with the value that says it. */
export function feedbackItems(
  source: PlanSource,
  launch: Value,
): readonly { readonly value: Value; readonly feedback: Feedback }[] {
  const entries = source.entries(launch);
  if (!entries) return [];
  return listOf(source, entries, 'feedback').map((value) => {
    const inner = source.entries(value);
    const feedback = inner
      ? {
          date: textOf(inner, 'date'),
          from: textOf(inner, 'from'),
          said: textOf(inner, 'said'),
          became: textOf(inner, 'became'),
        }
      : { date: null, from: null, said: writtenText(value)?.text ?? null, became: null };
    return { value, feedback };
  });
}

/** A pilot may be its scope alone. */
function pilotOf(source: PlanSource, value: Value | null): Launch['pilot'] {
  const scope = writtenText(value);
  if (scope) return { scope: scope.text, from: null };
  const entries = value && source.entries(value);
  if (!entries) return null;
  const pilot = { scope: textOf(entries, 'scope'), from: textOf(entries, 'from') };
  return pilot.scope === null && pilot.from === null ? null : pilot;
}

function listOf(source: PlanSource, entries: Entries, key: string): readonly Value[] {
  const value = entries.get(key)?.value;
  if (!value) return [];
  return source.items(value) ?? [value];
}

function textOf(entries: Entries, key: string): string | null {
  return writtenText(entries.get(key)?.value ?? null)?.text ?? null;
}
