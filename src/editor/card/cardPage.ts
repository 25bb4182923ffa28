/**
 * The card of a requirement as the page shows it: every word in the language of the window, and behind each link and
 * button what it does. Pure, so that tests read what people will.
 */
import type { CardPage, FieldRow, Group, Section } from '../../board/messages.ts';
import type { Translate } from '../../index/ports.ts';
import defer * as giveIds from '../../edits/giveIds.ts';
import { requirementLabel } from '../../insight/moduleTreeContent.ts';
import { placeName } from '../../insight/placeName.ts';
import {
  decisionText,
  requirementCard,
  wholeTexts,
  type ExcerptOnCard,
} from '../../insight/requirementCard.ts';
import type { AskedAgain } from '../../insight/similar/askedBefore.ts';
import type { Field } from '../../model/field.ts';
import type { Finding } from '../../model/finding.ts';
import { message, type Message } from '../../model/message.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { CardActions } from './cardActions.ts';
import { cardBasis, type CardBasis } from './cardBasis.ts';
import { claimOf, clipped, fieldRows, furtherRows, type CardParts } from './cardFields.ts';
import { findingRows } from './cardFindings.ts';
import { historySections, type CardHistory } from './cardHistory.ts';
import { linkSections } from './cardLinks.ts';
import { outcomeSections } from './cardOutcome.ts';
import { nameOfField, type NamedField } from './fieldNames.ts';

export interface PreparedCard {
  readonly page: CardPage;
  readonly actions: CardActions;
  readonly basis: CardBasis;
}

/** `findings` are those of the requirement; `language` is a language tag. */
export function prepareCard(
  snapshot: Snapshot,
  requirement: Requirement,
  findings: readonly Finding[],
  translate: Translate,
  language: string,
  history: CardHistory = null,
  pairs: readonly AskedAgain[] = [],
): PreparedCard {
  const card = requirementCard(snapshot, requirement, findings, wholeTexts, pairs);
  const actions = new CardActions();
  const parts: CardParts = { snapshot, requirement, card, actions, translate };
  const { id, key, title } = requirement;
  const button = (label: Message, action: string): CardPage['actions'][number] => ({
    label: translate(label),
    name: translate(label),
    action,
  });
  const page: CardPage = {
    key,
    language,
    id,
    title: clipped(title),
    place: {
      text: placeName(snapshot, card.uri, card.anchor),
      action: actions.command('place', 'groundplan.openRequirement', key),
      note: card.format === null ? '' : translate(card.format),
    },
    actions: [
      button(message('Show in document'), actions.command('document', 'groundplan.openRequirement', key)),
      button(message('Show in Modules'), actions.command('modules', 'groundplan.revealInModules', key)),
      button(
        message('What depends on this'),
        actions.command('dependants', 'groundplan.showDependants', key),
      ),
      ...(id === null && giveIds.canHaveId(snapshot, requirement)
        ? [button(message('Give it an id…'), actions.command('id', 'groundplan.giveId', key))]
        : []),
      button(message('Copy link'), actions.command('link', 'groundplan.copyLink', key)),
    ],
    main: [...mainSections(parts), ...historySections(history, translate)],
    aside: asideSections(parts),
  };
  return { page, actions, basis: cardBasis(snapshot, requirement, card, actions.cards()) };
}

/** What differs between two states of one card, for those who do not see it; empty when no field does. */
export function saidOfChange(before: CardPage, after: CardPage, translate: Translate): string {
  if (before.key !== after.key) return '';
  const rows = (page: CardPage): readonly FieldRow[] =>
    page.aside.flatMap((section) => (section.kind === 'fields' ? section.fields : []));
  const text = ({ values }: FieldRow): string => values.map((value) => value.text).join(' · ');
  const old = new Map(rows(before).map((row) => [row.id, text(row)]));
  const changed = rows(after).filter((row) => (old.get(row.id) ?? '') !== text(row));
  return changed
    .map((row) =>
      text(row) === ''
        ? translate(message('{0} says nothing now', row.name))
        : translate(message('{0}: {1}', row.name, text(row))),
    )
    .join(' · ');
}

/** The one that a requirement became when its key changed: its id or its title was rewritten where it stands. */
export function successorOf(snapshot: Snapshot, before: Requirement): Requirement | undefined {
  const same = snapshot
    .document(before.uri)
    ?.requirements.filter(
      ({ fact, id, title }) =>
        fact.anchor.line === before.fact.anchor.line &&
        (title === before.title || (id === null && before.id === null)),
    );
  return same?.length === 1 ? same[0] : undefined;
}

function mainSections(parts: CardParts): readonly Section[] {
  const { card, translate } = parts;
  const findings = findingRows(parts);
  const needs = card.needs.map(({ type, covering, incomplete }) => {
    if (covering === 0) return message('{0}: missing', type);
    if (incomplete === 0) return message('{0}: covered by {1}', type, covering);
    return message('{0}: covered by {1}, of which {2} miss something themselves', type, covering, incomplete);
  });
  return [
    ...(findings.length === 0
      ? []
      : [{ kind: 'findings' as const, id: 'findings', heading: translate(message('Findings')), findings }]),
    ...decisionSection(parts),
    ...textSection(parts, 'description', message('Description'), card.description),
    ...textSection(parts, 'acceptance', message('Acceptance'), card.acceptance),
    ...listSection(parts, 'purpose', message('What becomes true'), purpose(parts)),
    ...listSection(
      parts,
      'needs',
      message('Needs'),
      needs.length === 0
        ? []
        : [{ name: noName, items: needs.map((need) => ({ ...noName, text: translate(need) })) }],
    ),
    ...outcomeSections(parts),
    ...linkSections(parts),
  ];
}

/** Why it is not built comes before what it would be. */
function decisionSection({ card, translate }: CardParts): readonly Section[] {
  const { decision } = card;
  if (!decision) return [];
  const reason = decision.reason ?? translate(message('Nobody wrote down why.'));
  return [
    {
      kind: 'text',
      id: 'decision',
      heading: translate(decisionText(decision)),
      paragraphs: [clipped(reason)],
      note: '',
    },
  ];
}

const noName = { text: '', action: null, note: '' };

/** The end states of its modules and the goal of its phase: why it is built at all. */
function purpose({ actions, card, translate }: CardParts): readonly Group[] {
  const groups = card.modules.flatMap(({ names, endState, path }): readonly Group[] =>
    endState === null
      ? []
      : [
          {
            name: {
              ...noName,
              text: translate(message('When “{0}” is complete', names.join(' › '))),
              action: actions.command(`module:${path}`, 'groundplan.openPlanCard', 'module', card.root, path),
            },
            items: [{ ...noName, text: endState }],
          },
        ],
  );
  const { phase } = card;
  if (!phase || phase.goal === null) return groups;
  const name = {
    ...noName,
    text: translate(message('Goal of “{0}”', phase.phase)),
    action: actions.command('phase', 'groundplan.openPlanCard', 'phase', card.root, phase.id),
  };
  return [...groups, { name, items: [{ ...noName, text: phase.goal }] }];
}

function asideSections(parts: CardParts): readonly Section[] {
  const { translate } = parts;
  const section = (
    id: string,
    heading: Message,
    fields: readonly FieldRow[],
    note: string,
  ): readonly Section[] =>
    fields.length === 0 ? [] : [{ kind: 'fields', id, heading: translate(heading), fields, note }];
  return [
    ...section('fields', message('Fields'), fieldRows(parts), ''),
    ...section('further', message('More from the document'), furtherRows(parts), ''),
    ...section('dates', message('Dates in the document'), dateRows(parts), ''),
  ];
}

const dates: readonly (Field & NamedField)[] = [
  'created',
  'decided',
  'start',
  'due',
  'launchPilotFrom',
  'launchFull',
  'released',
  'updated',
];

/** Its history as far as its own fields tell it. */
function dateRows({ requirement, translate }: CardParts): readonly FieldRow[] {
  return dates.flatMap((field) => {
    const claim = claimOf(requirement, field);
    if (!claim) return [];
    const values = [{ text: claim.text, isUnknown: false, notes: [] }];
    return [{ id: `date:${field}`, name: translate(nameOfField(field)), values, change: null }];
  });
}

function textSection(
  { translate }: CardParts,
  id: string,
  heading: Message,
  { lines, more }: ExcerptOnCard,
): readonly Section[] {
  if (lines.length === 0) return [];
  const note = more ? translate(message('The rest stands in the document.')) : '';
  return [{ kind: 'text', id, heading: translate(heading), paragraphs: lines, note }];
}

function listSection(
  { translate }: CardParts,
  id: string,
  heading: Message,
  groups: readonly Group[],
): readonly Section[] {
  return groups.length === 0 ? [] : [{ kind: 'list', id, heading: translate(heading), groups, note: '' }];
}

const longestTabTitle = 60;

/** The title of the card's tab: short, in one line, and without signs that turn the direction of what follows. */
export function tabTitle(requirement: Requirement): string {
  const label = requirementLabel(requirement)
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const signs = [...label.slice(0, longestTabTitle * 4)];
  return signs.length <= longestTabTitle ? label : `${signs.slice(0, longestTabTitle - 1).join('')}…`;
}
