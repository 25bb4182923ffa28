/**
 * Reads the `requirements:` of a plan file: a list of maps, or a map from id to map. Every key is a claim
 * under the canonical field that it names, by the format's own word or by one of the vocabulary.
 */
import { isScalar } from 'yaml';
import type { Claim, RequirementFact } from '../../model/facts.ts';
import { message } from '../../model/message.ts';
import type { WrittenName } from '../../model/plan.ts';
import type { TextRange } from '../../model/textRange.ts';
import { fieldOfPlanKey } from '../../vocabulary/planKeys.ts';
import { outcomesOf } from './launch.ts';
import type { Entries, PlanSource, Value } from './planSource.ts';
import { placeOf, writtenText } from './planValues.ts';

export function readRequirements(source: PlanSource, plan: Entries): RequirementFact[] {
  const entry = plan.get('requirements');
  if (!entry?.value) return [];
  const facts: RequirementFact[] = [];
  const add = (fact: RequirementFact | null): void => {
    if (fact) facts.push(fact);
  };
  const items = source.items(entry.value);
  const byId = items || isScalar(entry.value.node) ? null : source.entries(entry.value);
  if (items) for (const item of items) add(readRequirement(source, item, null, item.range));
  else if (byId) {
    for (const each of byId.values()) {
      const id = { text: each.key, range: each.keyRange };
      add(readRequirement(source, each.value, id, source.wholeOf(each)));
    }
  } else {
    source.report(
      placeOf(entry),
      message('“{0}” is a list: begin each entry on a line of its own with “- ”.', entry.key),
    );
  }
  return facts;
}

/** `id` and `range` are those of the entry where the requirements are a map by id. */
function readRequirement(
  source: PlanSource,
  value: Value | null,
  id: WrittenName | null,
  range: TextRange,
): RequirementFact | null {
  const claims: Claim[] = [];
  if (id) claims.push({ field: 'id', from: 'field', text: id.text, range: id.range, name: '' });
  const title = writtenText(value);
  if (title) claims.push({ field: 'title', from: 'field', ...title, name: '' });
  const entries = value && !isScalar(value.node) ? source.entries(value) : null;
  if (value && !title && !entries) {
    source.report(
      value.range,
      message('A requirement is a map, such as “id: R-1” and “title: …”; this is none.'),
    );
    return null;
  }
  for (const entry of entries?.values() ?? []) claims.push(...claimsOf(source, entry.key, entry.value));

  const own = claims.findLast((claim) => claim.field === 'id') ?? null;
  const named = claims.find((claim) => claim.field === 'title') ?? null;
  const anchor = own ?? named;
  if (!anchor) {
    source.report(range, message('A requirement needs an id or a title.'));
    return null;
  }
  return {
    id: own?.text ?? null,
    title: named?.text ?? '',
    shape: 'yaml',
    role: 'definition',
    range,
    anchor: anchor.range,
    claims: own && id && own.range !== id.range ? claims.filter((claim) => claim.range !== id.range) : claims,
    headings: [],
    ...outcomesOf(source, entries?.values() ?? []),
  };
}

/** One claim for a text, one for each item of a list; of a map the source text. */
function claimsOf(source: PlanSource, key: string, value: Value | null): Claim[] {
  if (!value) return [];
  const field = fieldOfPlanKey(key) ?? 'other';
  const claims: Claim[] = [];
  for (const item of source.items(value) ?? [value]) {
    const text = isScalar(item.node) ? writtenText(item)?.text : source.sourceOf(item);
    if (text) claims.push({ field, from: 'field', text, range: item.range, name: key });
  }
  return claims;
}
