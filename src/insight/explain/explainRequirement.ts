/** Why a requirement is where it is: where it is defined, what it is known by, and what decided its place. */
import { message, type Message } from '../../model/message.ts';
import type { Reference } from '../../model/reference.ts';
import { needsPlacement, type Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { requirementLabel } from '../moduleTreeContent.ts';
import { statusText } from '../statusText.ts';
import { formatLine } from './explainDocument.ts';
import { explainModule, explainPhase, explainStep } from './explainClaims.ts';
import type { Explanation, ExplanationLine, ExplanationSection } from './explanation.ts';

/** So many places that name it are listed. */
const mostPlaces = 20;

export function explainRequirement(snapshot: Snapshot, requirement: Requirement): Explanation {
  const step = explainStep(snapshot, requirement);
  return {
    title: requirementLabel(requirement),
    answer: [
      {
        text: shapeOf(requirement),
        place: { uri: requirement.uri, range: requirement.fact.anchor },
      },
      ...formatLine(snapshot.document(requirement.uri)),
      ...closedLine(requirement),
    ],
    sections: [
      explainModule(snapshot, requirement),
      explainPhase(snapshot, requirement),
      ...(step ? [step] : []),
      elsewhere(snapshot, requirement),
    ],
  };
}

function shapeOf({ fact }: Requirement): Message {
  switch (fact.shape) {
    case 'row':
      return message('A requirement, defined by a row of a table');
    case 'heading':
      return message('A requirement, defined by a heading and what stands below it');
    case 'paragraph':
      return message('A requirement, defined by a paragraph');
    case 'listItem':
      return message('A requirement, defined by an item of a list');
    case 'frontMatter':
      return message('A requirement, defined by a whole document and the fields at its top');
    case 'block':
      return message('A requirement, defined by a block in the syntax of its tool');
    default:
      return message('A requirement, defined by an entry');
  }
}

function closedLine(requirement: Requirement): readonly ExplanationLine[] {
  if (needsPlacement(requirement)) return [];
  const status = statusText(requirement) ?? requirement.status ?? '';
  return [{ text: message('Its status is “{0}”, so it needs no module and no phase.', status) }];
}

function elsewhere(snapshot: Snapshot, requirement: Requirement): ExplanationSection {
  const { id, key } = requirement;
  const lines: ExplanationLine[] = [];
  if (requirement.fact.namedByTitle) {
    lines.push({ text: message('It is known by its name in its document, as its format has no ids.') });
  } else if (id === null) {
    lines.push({
      text: message(
        'It has no id. It is known by its headings and its title, so that it counts as another one when these words change, and no code can name it.',
      ),
    });
  } else {
    lines.push({ text: message('It is known by its id {0}.', id) });
  }
  for (const other of snapshot.definitionsOf(requirement)) {
    if (other.key === key) continue;
    lines.push({
      text: message('Another place gives the same id another title: “{0}”', other.title),
      place: { uri: other.uri, range: other.fact.anchor },
    });
  }
  const named = [
    ...snapshot.mentionsOf(requirement).map((place) => lineOf(place, message('A document names it'))),
    ...snapshot.referencesTo(requirement).map((place) => lineOf(place, referenceText(place))),
  ];
  lines.push(...named.slice(0, mostPlaces));
  if (named.length > mostPlaces) lines.push({ text: message('and {0} more', named.length - mostPlaces) });
  if (named.length === 0 && id !== null) lines.push({ text: message('No other place names it.') });
  return { heading: message('Where else it stands'), lines };
}

function lineOf({ uri, range }: Reference, text: Message): ExplanationLine {
  return { text, place: { uri, range } };
}

function referenceText({ kind }: Reference): Message {
  if (kind === 'implements') return message('Code implements it');
  return kind === 'verifies' ? message('A test verifies it') : message('Code mentions it');
}
