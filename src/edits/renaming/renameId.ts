/**
 * Gives a requirement another id, in its definition and wherever a document or code means it. References decide,
 * not folders: the same id in another root or feature folder stays. What would be written is read again first.
 */
import type { DocumentFacts, RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { DocumentEntry, NamingPlace, Snapshot } from '../../model/snapshot.ts';
import { mostIdsInRange } from '../../readers/scan/series.ts';
import { applySourceEdits, documentChanged, type SourceEdit } from '../../readers/writer.ts';
import { idKey } from '../../vocabulary/ids.ts';
import { type IdChange, type IdEdits, idEdits, type IdScope, type NotWritable } from './idEdits.ts';
import { entriesFor, isLaterDefinition, means, namesIt } from './namedById.ts';
import { mayStandBesideSlash } from './idSeries.ts';
import { listSeparators } from './listSeparators.ts';
import { newIdFault } from './newIdFault.ts';
import { type Span, TextPlaces } from './offsets.ts';
import { differenceText, factsOfNow, factsOfText, fileName, isReadOnly } from './renameResult.ts';
import type { RenameResult, TextOf } from './renameResult.ts';
import { type ChangedText, lineOfDifference } from './sameFacts.ts';
import { type Difference, differenceBetween } from './sameMeaning.ts';

/** Why a requirement cannot be renamed, whatever the new id; `null` where it can. */
export function idFault(snapshot: Snapshot, requirement: Requirement): Message | null {
  const entry = snapshot.document(requirement.uri);
  if (requirement.id === null || !entry)
    return message('This requirement has no id yet. Give it one in its document.');
  const { id } = requirement;
  if (entry.facts.reader === 'doorstop')
    return message(
      '“{0}” has its id from the name of its file. Rename the file, and then, with the search of the editor, where it is mentioned.',
      id,
    );
  if (!isReadOnly(entry)) return null;
  return message(
    '“{0}” cannot be changed from here. Change the id there with the program that it comes from, and then, with the search of the editor, where it is mentioned.',
    fileName(entry),
  );
}

/** All edits speak of the texts that `textOf` gives, which are those that the snapshot was read from. */
export function renameId(
  snapshot: Snapshot,
  requirement: Requirement,
  newText: string,
  textOf: TextOf,
): RenameResult {
  const newId = newText.trim();
  const fault = idFault(snapshot, requirement) ?? newIdFault(snapshot, requirement, newId);
  if (fault || requirement.id === null) return { refusal: fault ?? documentChanged() };
  if (newId === requirement.id) return { edits: new Map() };
  return new IdRenaming(snapshot, requirement, { key: idKey(requirement.id), newId }, textOf).result();
}

class IdRenaming {
  readonly #snapshot: Snapshot;
  readonly #requirement: Requirement;
  readonly #change: IdChange;
  readonly #textOf: TextOf;
  readonly #ownOnly: boolean;
  readonly #edits = new Map<string, readonly SourceEdit[]>();
  readonly #changed = new Map<string, ChangedText>();
  readonly #leftIn = new Map<string, number>();
  #addresses = 0;
  /** Those that get the new id, as they were read before. */
  readonly #renamedFacts = new Set<RequirementFact>();
  /** Names of documents that cannot be changed and go on to say the old id. */
  readonly #readOnly: string[] = [];

  constructor(snapshot: Snapshot, requirement: Requirement, change: IdChange, textOf: TextOf) {
    this.#snapshot = snapshot;
    this.#requirement = requirement;
    this.#change = change;
    this.#textOf = textOf;
    this.#ownOnly = isLaterDefinition(snapshot, requirement);
  }

  result(): RenameResult {
    for (const entry of entriesFor(this.#snapshot, this.#requirement)) {
      const refusal = isReadOnly(entry) ? this.#leave(entry) : this.#renameIn(entry);
      if (refusal) return { refusal };
    }
    const { key: from, newId } = this.#change;
    const facts = new Map([...this.#changed].map(([uri, { after }]) => [uri, after]));
    const difference = differenceBetween(this.#snapshot, this.#snapshot.withFacts(facts), {
      changed: this.#changed,
      idNow: (fact) => this.#idNow(fact),
      written: newId,
      modulePath: (_root, path) => path,
      phaseId: (_root, id) => id,
      id: {
        from,
        to: idKey(newId),
        target: [...this.#snapshot.requirements()].indexOf(this.#requirement),
        leftIn: this.#leftIn,
        ownOnly: this.#ownOnly,
      },
    });
    if (difference) return { refusal: this.#why(difference) };
    const partly = this.#leftText();
    return { edits: this.#edits, ...(partly && { partly }) };
  }

  #why(difference: Difference): Message {
    const { id, fact } = this.#requirement;
    if (difference.what === 'reference' && fact.parts?.some((part) => part.id.startsWith(`${id}.`)))
      return message(
        'The parts of “{0}” are numbered after it. Change the numbers in its document by hand.',
        id ?? '',
      );
    return differenceText(this.#snapshot.document(difference.uri), difference);
  }

  #idNow(fact: RequirementFact): string | null {
    return this.#renamedFacts.has(fact) ? this.#change.newId : fact.id;
  }

  #leave({ path, uri }: DocumentEntry): null {
    this.#readOnly.push(fileName({ path }));
    this.#leftIn.set(uri, Infinity);
    return null;
  }

  #renameIn(entry: DocumentEntry): Message | null {
    const text = this.#textOf(entry.uri);
    const before = text === null ? null : factsOfNow(entry, text);
    if (text === null || before === null) return documentChanged();
    const places = new TextPlaces(text);
    const scope = this.#scopeIn(entry, before, places);
    for (const [at, fact] of before.requirements.entries()) {
      if (!scope.facts.has(fact)) continue;
      this.#renamedFacts.add(fact);
      const known = entry.facts.requirements[at];
      if (known) this.#renamedFacts.add(known);
    }
    let first: { readonly found: IdEdits; readonly changed: ChangedText } | NotWritable | null = null;
    // A range that is taken apart needs a sign between its pieces that the place can hold.
    const separators = listSeparators(text).filter(
      (sign) => !scope.isCode || !sign.includes('/') || mayStandBesideSlash(this.#change.newId),
    );
    for (const separator of separators) {
      const tried = this.#try(entry, before, places, scope, separator);
      first ??= tried;
      if ('why' in tried) break;
      const isFine =
        lineOfDifference(tried.changed, {
          idNow: (fact) => this.#idNow(fact),
          written: this.#change.newId,
        }) === null;
      if (!isFine && tried.found.edits.some((edit) => edit.text.includes(separator))) continue;
      first = tried;
      break;
    }
    if (first === null) return documentChanged();
    if ('why' in first) return notWritable(entry, places, first);
    const { edits } = first.changed;
    this.#leftIn.set(entry.uri, first.found.kept);
    this.#addresses += first.found.left.length;
    if (edits.length === 0) return null;
    this.#edits.set(entry.uri, edits);
    this.#changed.set(entry.uri, first.changed);
    return null;
  }

  #try(
    entry: DocumentEntry,
    before: DocumentFacts,
    places: TextPlaces,
    scope: IdScope,
    separator: string,
  ): { readonly found: IdEdits; readonly changed: ChangedText } | NotWritable {
    const found = idEdits(places, before, this.#change, scope, separator);
    if ('why' in found) return found;
    const edits = places.edits(found.edits);
    return {
      found,
      changed: { before, after: factsOfText(entry, applySourceEdits(places.text, edits)), edits },
    };
  }

  #scopeIn(entry: DocumentEntry, before: DocumentFacts, places: TextPlaces): IdScope {
    const { key } = this.#change;
    const { uri } = entry;
    const isMeant = (at: NamingPlace): boolean => means(this.#snapshot, this.#requirement, uri, at);
    return {
      isMeant,
      mentions: !this.#ownOnly,
      isCode: entry.kind === 'code',
      facts: this.#factsIn(entry, before),
      isKnown: (id) => id !== key && this.#snapshot.resolve(id, uri).kind !== 'none',
      decided: entry.kind === 'plan' ? this.#placementKeys(uri, before, places) : [],
    };
  }

  /** The definition, and the rows that say something of the same requirement elsewhere. */
  #factsIn(entry: DocumentEntry, { requirements }: DocumentFacts): ReadonlySet<RequirementFact> {
    const target = this.#requirement;
    const others = this.#snapshot.definitionsOf(target).filter(({ key }) => key !== target.key);
    const mine = requirements.filter((fact, at) => {
      const known = entry.facts.requirements[at];
      if (known === target.fact) return true;
      if (this.#ownOnly || fact.id === null || idKey(fact.id) !== this.#change.key) return false;
      if (!means(this.#snapshot, target, entry.uri, fact.anchor)) return false;
      return others.every(
        (other) => other.fact !== known && (other.title !== fact.title || fact.title === ''),
      );
    });
    return new Set(mine);
  }

  /** Where the plan names requirements by their documents: there the path tells which one is meant. */
  #placementKeys(uri: string, { plan }: DocumentFacts, places: TextPlaces): IdScope['decided'] {
    return (plan?.placements ?? []).flatMap(({ of }) => {
      const span = places.span(of.range);
      const source = places.slice(span);
      const at = source.lastIndexOf('#');
      if (at < 0) return [];
      const isIt =
        namesIt(this.#requirement, of.text) && this.#snapshot.plan(this.#requirement.root).uri === uri;
      const renamed: Span | null = isIt ? { start: span.start + at + 1, end: span.end } : null;
      return [{ span, renamed }];
    });
  }

  #leftText(): Message | null {
    const { id } = this.#requirement;
    const [document] = this.#readOnly;
    if (document !== undefined)
      return message('“{0}” cannot be changed from here and still says “{1}”.', document, id ?? '');
    if (this.#addresses === 0) return null;
    return message('{0} addresses or paths still say “{1}”.', this.#addresses, id ?? '');
  }
}

function notWritable(entry: DocumentEntry, places: TextPlaces, { why, at }: NotWritable): Message {
  const line = places.range(at).line + 1;
  return why === 'tooLarge'
    ? message(
        '“{0}”, line {1}: the id stands in a range of more than {2} ids. Write smaller ranges first.',
        fileName(entry),
        line,
        mostIdsInRange,
      )
    : message(
        '“{0}”, line {1}: the id is written in a way that cannot be changed here. Change it there first.',
        fileName(entry),
        line,
      );
}
