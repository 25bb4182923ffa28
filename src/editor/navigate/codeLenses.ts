/**
 * CodeLens: above code, the requirement that it is for; above a requirement in a document, where it belongs and what
 * code names it. VS Code asks again by itself while a text is typed; it is only told to when what the lenses of an
 * open editor say has changed.
 */
import { CodeLens, Disposable, EventEmitter, l10n, languages, Range, window } from 'vscode';
import type { CodeLensProvider, Command, Event, TextDocument } from 'vscode';
import { codeNotes, mostNotes, type CodeNote } from '../../insight/codeNotes.ts';
import { placeParts } from '../../insight/requirementPlace.ts';
import { statusText } from '../../insight/statusText.ts';
import type { Reference } from '../../model/reference.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot, SnapshotChange } from '../../model/snapshot.ts';
import { registerForDocuments } from '../documentSelector.ts';
import { knownUri, placeOf } from '../places.ts';
import type { Session } from '../session.ts';
import { onDidChangeSetting, showsLenses } from '../settings.ts';
import { rowText } from '../views/requirementRow.ts';
import { touchesCode } from '../views/snapshotTree.ts';
import { placedText } from './placedText.ts';

/** Beside each other above one line; the rest is counted. */
const mostInLine = 4;
const longestTitle = 60;

export function registerCodeLenses(session: Session): Disposable {
  const lenses = new RequirementLenses(session);
  return Disposable.from(
    lenses,
    registerForDocuments((selector) => languages.registerCodeLensProvider(selector, lenses)),
  );
}

/** A lens of a document, which says what it says once it comes in sight. */
class PlaceLens extends CodeLens {
  readonly key: string;
  readonly says: 'place' | 'code';

  constructor(range: Range, key: string, says: 'place' | 'code') {
    super(range);
    this.key = key;
    this.says = says;
  }
}

class RequirementLenses implements CodeLensProvider, Disposable {
  readonly #session: Session;
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable;
  /** What was said last above each document, in the order of its lenses. */
  readonly #said = new Map<string, string>();
  /** Above documents, by document, what was said of each requirement that came in sight. */
  readonly #saidOf = new Map<string, Map<string, string>>();

  readonly onDidChangeCodeLenses: Event<void> = this.#changed.event;

  constructor(session: Session) {
    this.#session = session;
    this.#subscriptions = Disposable.from(
      this.#changed,
      session.onDidChange(({ change }) => this.#follow(change)),
      onDidChangeSetting('codeLens', () => this.#changed.fire()),
    );
  }

  provideCodeLenses(document: TextDocument): CodeLens[] | undefined {
    const { snapshot } = this.#session;
    const uri = knownUri(document.uri);
    const entry = snapshot.document(uri);
    this.#saidOf.delete(uri);
    if (entry?.kind === 'code') {
      const notes = this.#notesOf(document);
      this.#said.set(uri, wordsOf(snapshot, notes));
      return notes.flatMap((note) => lensesOf(snapshot, note));
    }
    if (!entry || !showsLenses('documents', document)) return undefined;
    this.#saidOf.set(uri, new Map());
    return entry.requirements.slice(0, mostNotes).flatMap((requirement) => {
      const { key, fact } = requirement;
      const range = new Range(fact.range.line, 0, fact.range.line, 0);
      const place = new PlaceLens(range, key, 'place');
      return mayHaveCode(snapshot, requirement) ? [place, new PlaceLens(range, key, 'code')] : [place];
    });
  }

  resolveCodeLens(lens: CodeLens): CodeLens {
    if (!(lens instanceof PlaceLens)) return lens;
    const { snapshot } = this.#session;
    const requirement = snapshot.requirement(lens.key);
    lens.command = requirement ? commandOf(snapshot, requirement, lens.says) : nothing;
    if (requirement) {
      const uri = requirement.uri;
      this.#saidOf.get(uri)?.set(`${lens.says} ${lens.key}`, lens.command.title);
    }
    return lens;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #notesOf(document: TextDocument): readonly CodeNote[] {
    if (!showsLenses('code', document)) return [];
    return codeNotes(this.#session.snapshot, placedText(document));
  }

  #follow(change: SnapshotChange): void {
    if (!change.everything && change.requirements.size === 0 && !touchesCode(change)) return;
    const shown = new Set(window.visibleTextEditors.map(({ document }) => document));
    for (const document of shown) {
      if (!this.#saysOtherwise(change.snapshot, document)) continue;
      this.#changed.fire();
      return;
    }
  }

  #saysOtherwise(snapshot: Snapshot, document: TextDocument): boolean {
    const uri = knownUri(document.uri);
    const entry = snapshot.document(uri);
    if (!entry) return false;
    if (entry.kind === 'code')
      return (this.#said.get(uri) ?? '') !== wordsOf(snapshot, this.#notesOf(document));
    if (!showsLenses('documents', document)) return false;
    const said = this.#saidOf.get(uri);
    if (!said) return entry.requirements.length > 0;
    const firstNamed = entry.requirements
      .slice(0, mostNotes)
      .some(
        (one) => said.has(`place ${one.key}`) && !said.has(`code ${one.key}`) && mayHaveCode(snapshot, one),
      );
    if (firstNamed) return true;
    return [...said].some(([what, title]) => {
      const at = what.indexOf(' ');
      const requirement = snapshot.requirement(what.slice(at + 1));
      const says = what.slice(0, at) === 'place' ? 'place' : 'code';
      return !requirement || commandOf(snapshot, requirement, says).title !== title;
    });
  }
}

/** A lens without a command is plain text. */
const nothing: Command = { title: '', command: '' };

function lensesOf(snapshot: Snapshot, { line, requirements }: CodeNote): readonly CodeLens[] {
  const range = new Range(line, 0, line, 0);
  const lenses = requirements.slice(0, mostInLine).map(
    (requirement) =>
      new CodeLens(range, {
        title: noteOf(requirement),
        tooltip: [requirement.title, ...placeParts(snapshot, requirement).map(rowText)].join(' · '),
        command: 'groundplan.openRequirement',
        arguments: [requirement.key],
      }),
  );
  const more = requirements.length - lenses.length;
  if (more > 0) lenses.push(new CodeLens(range, { title: l10n.t('{0} more', more), command: '' }));
  return lenses;
}

/** `CRM-002 · Title · released`. */
function noteOf(requirement: Requirement): string {
  const { id, title } = requirement;
  const short =
    title.length > longestTitle
      ? `${title.slice(0, longestTitle - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`
      : title;
  return [id, short, statusText(requirement)].filter((part) => part !== null && part !== '').join(' · ');
}

/** A cheap look: whether code names the id, whoever it means by it. A lens with nothing to say would leave a gap. */
function mayHaveCode(snapshot: Snapshot, { id, fact }: Requirement): boolean {
  const ids = [...(id === null ? [] : [id]), ...(fact.parts ?? []).map((part) => part.id)];
  return ids.some((one) =>
    snapshot.documentsNaming(one).some((uri) => snapshot.document(uri)?.kind === 'code'),
  );
}

function wordsOf(snapshot: Snapshot, notes: readonly CodeNote[]): string {
  return notes
    .flatMap((note) => lensesOf(snapshot, note))
    .map(({ command }) => `${command?.title}\n${command?.tooltip}`)
    .join('\n');
}

function commandOf(snapshot: Snapshot, requirement: Requirement, says: 'place' | 'code'): Command {
  if (says === 'place') {
    return {
      title: placeParts(snapshot, requirement).map(rowText).join(' · '),
      tooltip: l10n.t('Show in Modules'),
      command: 'groundplan.revealInModules',
      arguments: [requirement.key],
    };
  }
  const references = snapshot.referencesTo(requirement);
  const title = countsOf(references);
  if (title === '') return nothing;
  const place = placeOf(requirement.uri, requirement.fact.anchor);
  return {
    title,
    tooltip: l10n.t('Show the places in code'),
    command: 'editor.action.showReferences',
    arguments: [place.uri, place.range.start, references.map(({ uri, range }) => placeOf(uri, range))],
  };
}

/** `2 implement · 1 verifies`. */
function countsOf(references: readonly Reference[]): string {
  const count = (kind: Reference['kind']): number => references.filter((one) => one.kind === kind).length;
  const [implementing, verifying, mentioning] = [count('implements'), count('verifies'), count('mentions')];
  return [
    implementing === 1 ? l10n.t('1 implements') : implementing > 1 && l10n.t('{0} implement', implementing),
    verifying === 1 ? l10n.t('1 verifies') : verifying > 1 && l10n.t('{0} verify', verifying),
    mentioning === 1 ? l10n.t('1 mentions') : mentioning > 1 && l10n.t('{0} mention', mentioning),
  ]
    .filter((part) => part !== false)
    .join(' · ');
}
