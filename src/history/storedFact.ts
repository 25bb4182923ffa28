/**
 * What is kept of a requirement at one revision: its name and what it says in short. A history holds many of them, so
 * long texts are left out, and no string keeps the whole text alive that it was cut from.
 */
import type { Claim, RequirementFact } from '../model/facts.ts';
import type { Field } from '../model/field.ts';
import { startOfText } from '../model/textRange.ts';

/** Long texts: that they changed is told, and not how. */
export const longFields: readonly Field[] = ['description', 'acceptance'];

const isLong: ReadonlySet<Field> = new Set(longFields);
/** Says nothing of the requirement: its row's number changes with every row above. */
const isPassedOver: ReadonlySet<Field> = new Set<Field>(['id', 'title', 'rowNumber']);
const longestText = 1000;

/** All that a revision may change of a requirement, as one text to compare. */
export function fingerprint({ id, title, claims }: RequirementFact): string {
  const said = claims
    .filter(({ field }) => !isPassedOver.has(field))
    .map(({ field, from, name, text }) => `${field}\t${from}\t${name}\t${text}`);
  return [id ?? '', title, ...said].join('\n');
}

/** What is kept of each long text, in the order of `longFields`: enough to tell whether it is another one. */
export type LongTexts = readonly string[];

export function longTexts({ claims }: RequirementFact): LongTexts {
  return longFields.map((field) => {
    const texts = claims.filter((claim) => claim.field === field).map(({ text }) => text.trim());
    return digest(texts.join('\n'));
  });
}

/** The fields whose long texts differ. */
export function changedTexts(before: LongTexts, after: LongTexts): readonly Field[] {
  return longFields.filter((_, nth) => before[nth] !== after[nth]);
}

/** Of two texts that differ in it the contents differ; two that do not are the same for all that a history says. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.length}:${hash >>> 0}`;
}

export function storedFact(fact: RequirementFact): RequirementFact {
  const claims = fact.claims
    .filter(({ field }) => !isPassedOver.has(field) && !isLong.has(field))
    .map((claim): Claim => ({ ...claim, text: claim.text.slice(0, longestText), range: startOfText }));
  const kept: RequirementFact = {
    id: fact.id,
    title: fact.title,
    shape: fact.shape,
    role: fact.role,
    range: startOfText,
    anchor: startOfText,
    claims,
    headings: fact.headings,
    ...(fact.namedByTitle && { namedByTitle: fact.namedByTitle }),
  };
  return copied(kept);
}

/** The same in strings of its own. */
function copied<Value>(value: Value): Value {
  const copy: Value = JSON.parse(JSON.stringify(value));
  return copy;
}
