/** Hover: the card of the requirement, module or phase whose id or name is under the cursor. */
import { Hover, languages } from 'vscode';
import type { Disposable, HoverProvider, Position, TextDocument } from 'vscode';
import { moduleCard } from '../insight/moduleCard.ts';
import { phaseCard } from '../insight/phaseCard.ts';
import defer * as requirements from '../insight/requirementCard.ts';
import defer * as cardMarkdown from './cardMarkdown.ts';
import { registerForDocuments } from './documentSelector.ts';
import { knownUri } from './places.ts';
import { toRange } from './ranges.ts';
import type { Session } from './session.ts';
import { subjectAt, type Subject } from './subjectAt.ts';
import { textNow } from './textNow.ts';

/** An id that many folders define names them all, up to this number. */
const mostCards = 6;

export function registerHover(session: Session): Disposable {
  const provider: HoverProvider = {
    provideHover: (document, position) => hoverAt(session, document, position),
  };
  return registerForDocuments((selector) => languages.registerHoverProvider(selector, provider));
}

function hoverAt(session: Session, document: TextDocument, position: Position): Hover | undefined {
  const subject = subjectAt(session.snapshot, textNow(document), position);
  if (!subject) return undefined;
  const cards = cardsOf(session, subject, knownUri(document.uri));
  return cards.length === 0 ? undefined : new Hover(cardMarkdown.hoverText(cards), toRange(subject.range));
}

function cardsOf({ snapshot, findings }: Session, subject: Subject, uri: string): readonly string[] {
  if (subject.kind === 'plan') {
    const { root, modules: paths, phases: ids } = subject;
    return [
      ...paths.flatMap((path) => moduleCard(snapshot, root, path) ?? []).map(cardMarkdown.moduleMarkdown),
      ...ids.flatMap((id) => phaseCard(snapshot, root, id) ?? []).map(cardMarkdown.phaseMarkdown),
    ];
  }
  const nameOf = cardMarkdown.readablePlace(snapshot);
  return subject.requirements.slice(0, mostCards).map((requirement) => {
    // Where the requirement is written, VS Code's own hover shows its findings already.
    const shown = requirement.uri === uri ? [] : findings.of(requirement.key);
    return cardMarkdown.requirementMarkdown(
      requirements.requirementCard(
        snapshot,
        requirement,
        shown,
        undefined,
        findings.asked.pairsOf(requirement.key),
      ),
      nameOf,
    );
  });
}
