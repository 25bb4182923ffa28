/**
 * Gives a module or a phase another name, id or alias: in the plan file, and wherever a document, a step or a
 * placement names it by that word. Without a plan the words of the documents are all there is. What would be
 * written is read again first; a word that cannot be changed somewhere stays known as an alias.
 */
import { message, type Message } from '../../model/message.ts';
import type { EffectivePlan } from '../../model/plan.ts';
import type { DocumentEntry, Snapshot } from '../../model/snapshot.ts';
import { PlanNames } from '../../placement/planNames.ts';
import { applySourceEdits, documentChanged, type SourceEdit } from '../../readers/writer.ts';
import { nameKey } from '../../vocabulary/names.ts';
import { addAlias } from './aliasEdit.ts';
import { headingsNaming } from './headingPlaces.ts';
import { namedPlaces, type NamedPlace } from './namedPlaces.ts';
import { newNameFault } from './newNameFault.ts';
import { TextPlaces } from './offsets.ts';
import { planItemsIn } from './planItems.ts';
import { differenceText, factsOfNow, factsOfText, fileName, isReadOnly } from './renameResult.ts';
import type { RenameResult, TextOf } from './renameResult.ts';
import type { ChangedText } from './sameFacts.ts';
import {
  documentsOf,
  isDeclared,
  isOfWord,
  planPart,
  type PlanWord,
  type RenameOptions,
} from './wordUses.ts';
import { differenceBetween } from './sameMeaning.ts';
import { isSamePlan } from './samePlan.ts';
import { dialectOf, type PieceChange, valueEdits } from './valueEdits.ts';

/** All edits speak of the texts that `textOf` gives, which are those that the snapshot was read from. */
export function renamePart(
  snapshot: Snapshot,
  word: PlanWord,
  newText: string,
  textOf: TextOf,
  options: RenameOptions = { documents: 'change' },
): RenameResult {
  const part = planPart(snapshot, word);
  const plan = snapshot.plan(word.root);
  if (!part) return { refusal: documentChanged() };
  const catalog = part.range === null && plan.hasCatalog ? catalogNaming(snapshot, word) : null;
  if (catalog)
    return {
      refusal: message(
        '“{0}” comes from the software catalog “{1}”. Rename it there.',
        word.word,
        fileName(catalog),
      ),
    };
  const newWord = newText.trim();
  const isId = nameKey(word.word) === nameKey(part.id);
  const fault = newNameFault(plan, word, newWord, isId && nameKey(part.name) !== nameKey(part.id));
  if (fault) return { refusal: fault };
  if (newWord === word.word) return { edits: new Map() };
  const attempt = (keepsWord: boolean): RenameResult & { readonly isFinal?: boolean } =>
    new PartRenaming(snapshot, plan, word, newWord, textOf, options, keepsWord).result();
  const first = attempt(options.documents === 'keep');
  if ('edits' in first || !isDeclared(plan, word) || options.documents === 'keep' || first.isFinal)
    return first;
  // The name of a file, or a workbook, may still use the word: then the plan has to know it.
  const second = attempt(true);
  if (!('edits' in second)) return first;
  return {
    ...second,
    partly:
      second.partly ?? message('“{0}” stays known as another name, as some places still use it.', word.word),
  };
}

/** The catalog that a module without a place in the plan file comes from. */
function catalogNaming(snapshot: Snapshot, { root, word }: PlanWord): DocumentEntry | null {
  const key = nameKey(word);
  const naming = [...snapshot.documents()].find(
    (entry) =>
      entry.root === root &&
      entry.facts.catalog?.entities.some(
        ({ name, title }) => nameKey(name) === key || nameKey(title) === key,
      ),
  );
  return naming ?? null;
}

class PartRenaming {
  readonly #snapshot: Snapshot;
  readonly #plan: EffectivePlan;
  readonly #names: PlanNames;
  readonly #word: PlanWord;
  readonly #newWord: string;
  readonly #textOf: TextOf;
  readonly #options: RenameOptions;
  readonly #keepsWord: boolean;
  readonly #edits = new Map<string, readonly SourceEdit[]>();
  readonly #changed = new Map<string, ChangedText>();
  #pathNow: string;
  #leftIn: DocumentEntry | null = null;

  constructor(
    snapshot: Snapshot,
    plan: EffectivePlan,
    word: PlanWord,
    newWord: string,
    textOf: TextOf,
    options: RenameOptions,
    keepsWord: boolean,
  ) {
    this.#snapshot = snapshot;
    this.#plan = plan;
    this.#names = new PlanNames(plan);
    this.#word = word;
    this.#newWord = newWord;
    this.#textOf = textOf;
    this.#options = options;
    this.#keepsWord = keepsWord;
    this.#pathNow = word.path;
  }

  result(): RenameResult & { readonly isFinal?: boolean } {
    const { root } = this.#word;
    const documents = documentsOf(this.#snapshot, root, this.#plan).filter(
      ({ uri }) => this.#options.documents === 'change' || uri === this.#plan.uri,
    );
    if (!isDeclared(this.#plan, this.#word)) this.#pathNow = this.#inferredPath();
    for (const entry of documents) {
      const refusal = this.#renameIn(entry);
      if (refusal) return { refusal, isFinal: true };
    }
    if (this.#edits.size === 0 && this.#leftIn === null)
      return {
        refusal: message('“{0}” comes from the name of a file or folder. Rename that.', this.#word.word),
      };
    const facts = new Map([...this.#changed].map(([uri, { after }]) => [uri, after]));
    const after = this.#snapshot.withFacts(facts);
    const expected = { modulePath: this.#modulePath, phaseId: this.#phaseId };
    const difference = differenceBetween(this.#snapshot, after, {
      changed: this.#changed,
      idNow: ({ id }) => id,
      written: this.#newWord,
      modulePath: (of, path) => (of === root ? this.#modulePath(path) : path),
      phaseId: (of, id) => (of === root ? this.#phaseId(id) : id),
    });
    if (difference) return { refusal: this.#why(difference) };
    const isSame = isSamePlan(this.#plan, after.plan(root), {
      ...expected,
      changed: this.#word.path,
      mayMove: false,
    });
    if (!isSame)
      return {
        refusal: message(
          'This could not be written into the plan file without changing something else. Write it there by hand.',
        ),
      };
    return {
      edits: this.#edits,
      ...(this.#leftIn && {
        partly: message(
          '“{0}” cannot be changed from here and still says “{1}”.',
          fileName(this.#leftIn),
          this.#word.word,
        ),
      }),
    };
  }

  #why(difference: Parameters<typeof differenceText>[1]): Message {
    const entry = this.#snapshot.document(difference.uri);
    if (this.#leftIn && !isDeclared(this.#plan, this.#word))
      return message(
        '“{0}” names “{1}” and cannot be changed from here. With a plan file the old name can stay known as another one: create a plan first.',
        fileName(this.#leftIn),
        this.#word.word,
      );
    return differenceText(entry, difference);
  }

  readonly #modulePath = (path: string): string => {
    const { kind, path: old } = this.#word;
    if (kind !== 'module' || (path !== old && !path.startsWith(`${old}/`))) return path;
    return this.#pathNow + path.slice(old.length);
  };

  readonly #phaseId = (id: string): string =>
    this.#word.kind === 'phase' && id === this.#word.path ? this.#pathNow : id;

  #inferredPath(): string {
    if (this.#word.kind === 'phase') return this.#newWord;
    return pathWith(this.#word.path, this.#newWord.replaceAll('/', '∕'));
  }

  #renameIn(entry: DocumentEntry): Message | null {
    const { uri, facts } = entry;
    const key = nameKey(this.#word.word);
    const isNamed = (places: readonly NamedPlace[]): boolean =>
      places.some((place) => place.isInText && isOfWord(place, this.#word, key));
    const isOwnPlan = uri === this.#plan.uri;
    const isOpened = uri === this.#options.opened;
    if (!isOwnPlan && !isOpened && !isNamed(namedPlaces(this.#plan, this.#names, entry, facts))) return null;
    if (isReadOnly(entry)) {
      this.#leftIn ??= entry;
      return null;
    }
    const text = this.#textOf(uri);
    const before = text === null ? null : factsOfNow(entry, text);
    if (text === null || before === null) return documentChanged();
    const places = new TextPlaces(text);
    const used =
      this.#options.documents === 'keep' ? [] : namedPlaces(this.#plan, this.#names, entry, before);
    const headings =
      this.#options.documents === 'keep' ? [] : headingsNaming(this.#plan, this.#names, entry, places);
    const changes: PieceChange[] = [...used, ...headings]
      .filter((place) => place.isInText && isOfWord(place, this.#word, key))
      .map(({ value, piece }) => ({ value, piece, text: this.#newWord }));
    if (isOwnPlan && isDeclared(this.#plan, this.#word)) {
      const own = this.#ownWords(text);
      if (own === null) return message('The plan file has an error. Correct it first, and try again.');
      changes.push(...own);
    }
    const { edits: offsets, missing } = valueEdits(places, dialectOf(entry), changes);
    const [place] = missing;
    if (place)
      return message(
        '“{0}”, line {1}: the name is written in a way that cannot be changed here. Change it there first.',
        fileName(entry),
        places.range(place).line + 1,
      );
    let edits: readonly SourceEdit[] = places.edits(offsets);
    if (isOwnPlan && this.#keepsWord) {
      const withAlias = addAlias(text, edits, this.#word, this.#newWord);
      if ('key' in withAlias) return withAlias;
      edits = withAlias;
    }
    if (edits.length === 0) return null;
    this.#edits.set(uri, edits);
    this.#changed.set(uri, {
      before,
      after: factsOfText(entry, applySourceEdits(text, edits)),
      edits,
    });
    return null;
  }

  /** The plan's own words; `null` where its text cannot be taken apart. */
  #ownWords(text: string): readonly PieceChange[] | null {
    const { kind, path, word } = this.#word;
    const item = planItemsIn(text)?.items.find((each) => each.kind === kind && each.path === path);
    if (!item) return null;
    const key = nameKey(word);
    const written = [{ text: item.id, range: item.idRange }, item.name, ...item.aliases].filter(
      (each) => nameKey(each.text) === key,
    );
    const isId = written.some(({ range }) => range === item.idRange);
    if (isId) this.#pathNow = kind === 'phase' ? this.#newWord : pathWith(path, this.#newWord);
    return written.map((value) => ({
      value,
      piece: { text: value.text, start: 0 },
      text: this.#newWord,
    }));
  }
}

/** A module's path with another id at its end. */
function pathWith(path: string, id: string): string {
  const at = path.lastIndexOf('/');
  return at < 0 ? id : `${path.slice(0, at)}/${id}`;
}
