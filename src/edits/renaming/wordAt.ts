/** The word of the plan under a cursor: a name, an id or an alias of a module or phase, in a document or the plan file. */
import type { Snapshot } from '../../model/snapshot.ts';
import { containsPosition, type TextRange } from '../../model/textRange.ts';
import { PlanNames } from '../../placement/planNames.ts';
import { nameKey } from '../../vocabulary/names.ts';
import { headingsNaming } from './headingPlaces.ts';
import { namedPlaces, type PlanPart, wordsOf } from './namedPlaces.ts';
import { TextPlaces } from './offsets.ts';
import { planItemsIn } from './planItems.ts';
import { isDeclared, planPart, type PlanWord } from './wordUses.ts';
import { factsOfNow } from './renameResult.ts';
import { spanOf } from './valueEdits.ts';

export interface WordPlace {
  readonly word: PlanWord;
  readonly range: TextRange;
}

/** `null` where none stands, and where the text is not the one that the snapshot was read from. */
export function wordAt(
  snapshot: Snapshot,
  uri: string,
  text: string,
  { line, character }: { readonly line: number; readonly character: number },
): WordPlace | null {
  const entry = snapshot.document(uri);
  if (!entry || entry.kind === 'code') return null;
  const plan = snapshot.plan(entry.root);
  const facts = factsOfNow(entry, text);
  if (!facts) return null;
  const names = new PlanNames(plan);
  const places = new TextPlaces(text);
  const found = (part: PlanPart, key: string, range: TextRange): WordPlace | null => {
    const { kind, path } = part;
    const known = planPart(snapshot, { kind, path, root: entry.root, word: '' });
    const word = known && wordsOf(known).find((each) => nameKey(each) === key);
    return word === undefined ? null : { word: { kind, path, root: entry.root, word }, range };
  };
  if (uri === plan.uri) {
    for (const item of planItemsIn(text)?.items ?? []) {
      if (!isDeclared(plan, item)) continue;
      const words = [item.name, { text: item.id, range: item.idRange }, ...item.aliases];
      const own = words.find(({ range }) => containsPosition(range, line, character));
      if (own) return found(item, nameKey(own.text), own.range);
    }
  }
  const named = [...namedPlaces(plan, names, entry, facts), ...headingsNaming(plan, names, entry, places)];
  for (const place of named) {
    const { value, piece } = place;
    if (!place.isInText || !containsPosition(value.range, line, character)) continue;
    const span = spanOf(places, places.span(value.range), value, piece);
    const range = span && places.range(span);
    if (range && containsPosition(range, line, character)) return found(place, place.word, range);
  }
  return null;
}
