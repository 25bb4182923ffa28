/**
 * Go to definition: from an id to the place that defines it, from a module or phase to the plan file. On the
 * definition itself the answer is that very place, at which VS Code goes to the references instead.
 */
import { languages } from 'vscode';
import type { DefinitionProvider, Disposable, LocationLink, Position, TextDocument } from 'vscode';
import { moduleCard } from '../insight/moduleCard.ts';
import { phaseCard } from '../insight/phaseCard.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { TextRange } from '../model/textRange.ts';
import { registerForDocuments } from './documentSelector.ts';
import { shownUri } from './places.ts';
import { toRange } from './ranges.ts';
import type { Session } from './session.ts';
import { subjectAt, type Subject } from './subjectAt.ts';
import { textNow } from './textNow.ts';

export function registerDefinition(session: Session): Disposable {
  const provider: DefinitionProvider = {
    provideDefinition: (document, position) => definitionLinks(session.snapshot, document, position),
  };
  return registerForDocuments((selector) => languages.registerDefinitionProvider(selector, provider));
}

function definitionLinks(
  snapshot: Snapshot,
  document: TextDocument,
  position: Position,
): LocationLink[] | undefined {
  const subject = subjectAt(snapshot, textNow(document), position);
  if (!subject) return undefined;
  const originSelectionRange = toRange(subject.range);
  const places = placesOf(snapshot, subject);
  if (places.length === 0) return undefined;
  return places.map(({ uri, around, name }) => ({
    originSelectionRange,
    targetUri: shownUri(uri),
    targetRange: toRange(around),
    targetSelectionRange: toRange(name),
  }));
}

interface Place {
  readonly uri: string;
  readonly around: TextRange;
  readonly name: TextRange;
}

function placesOf(snapshot: Snapshot, subject: Subject): readonly Place[] {
  if (subject.kind === 'requirement') {
    const defined = subject.requirements.flatMap((requirement) => [
      requirement,
      ...snapshot.definitionsOf(requirement).filter(({ key }) => key !== requirement.key),
    ]);
    return [...new Set(defined)].map(({ uri, fact }) => ({ uri, around: fact.range, name: fact.anchor }));
  }
  const { root, modules, phases } = subject;
  const places = [
    ...modules.map((path) => moduleCard(snapshot, root, path)?.place),
    ...phases.map((id) => phaseCard(snapshot, root, id)?.place),
  ];
  return places.flatMap((place) =>
    place ? [{ uri: place.uri, around: place.range, name: place.range }] : [],
  );
}
