/** What a requirement has to do with others: relations both ways, duplicates, code, and places that name it. */
import type { Group, Link, Section } from '../../board/messages.ts';
import { relations, type Relation } from '../../insight/dependants.ts';
import { requirementLabel } from '../../insight/moduleTreeContent.ts';
import { requirementsNamedBy } from '../../insight/namedRequirements.ts';
import { placeName } from '../../insight/placeName.ts';
import { relationName } from '../../insight/relationName.ts';
import { placeAndStatus } from '../../insight/requirementPlace.ts';
import { message, type Message } from '../../model/message.ts';
import type { Reference } from '../../model/reference.ts';
import type { Requirement } from '../../model/requirement.ts';
import { clipped, type CardParts } from './cardFields.ts';

const mostLinks = 100;

/** Sections that hold nothing are left out. */
export function linkSections(parts: CardParts): readonly Section[] {
  const { card, translate } = parts;
  const section = (id: string, heading: Message, groups: readonly Group[]): readonly Section[] =>
    groups.length === 0 ? [] : [{ kind: 'list', id, heading: translate(heading), groups, note: '' }];
  return [
    ...section('duplicates', message('Defined elsewhere too'), duplicates(parts)),
    ...section('twins', message('Asks for the same'), twins(parts)),
    ...section('relations', message('Relations'), [...outgoing(parts), ...incoming(parts)]),
    ...section('code', message('Code'), [
      ...places(parts, message('Implemented by'), 'implements', card.implementedBy),
      ...places(parts, message('Verified by'), 'verifies', card.verifiedBy),
      ...places(parts, message('Mentioned in code'), 'mentions', card.mentionedInCode),
    ]),
    ...section(
      'documents',
      message('Mentioned in documents'),
      places(parts, null, 'documents', card.mentionedInDocuments),
    ),
  ];
}

function duplicates({ actions, requirement, snapshot }: CardParts): readonly Group[] {
  const others = snapshot.definitionsOf(requirement).filter(({ key }) => key !== requirement.key);
  if (others.length === 0) return [];
  const items = others.slice(0, mostLinks).map((other, nth): Link => ({
    text: requirementLabel(other),
    action: actions.offer(`duplicate:${nth}`, { kind: 'card', key: other.key }),
    note: placeName(snapshot, other.uri, other.fact.anchor),
  }));
  return [{ name: plain(''), items }];
}

/** What became of those that ask for the same stands behind them. */
function twins(parts: CardParts): readonly Group[] {
  const items = parts.card.twins.slice(0, mostLinks).flatMap(({ key, status, reason }, nth) => {
    const twin = parts.snapshot.requirement(key);
    if (!twin) return [];
    const note = [status, reason].filter((part) => part !== null).join(': ');
    return [{ ...requirementLink(parts, `twin:${nth}`, twin), ...(note !== '' && { note: clipped(note) }) }];
  });
  return items.length === 0 ? [] : [{ name: plain(''), items }];
}

/** What its own fields name; a name that nothing is known by is shown as it is written. */
function outgoing(parts: CardParts): readonly Group[] {
  const named = requirementsNamedBy(parts.snapshot, parts.requirement);
  return relations.flatMap((relation) => {
    const items = named
      .filter((one) => one.relation === relation)
      .flatMap(({ requirements, unknown }, nth) => [
        ...requirements.map((other, at) => requirementLink(parts, `names:${relation}:${nth}:${at}`, other)),
        ...unknown.map((text) => plain(clipped(text))),
      ]);
    return items.length === 0 ? [] : [group(parts, ownRelationName(relation), items)];
  });
}

function incoming(parts: CardParts): readonly Group[] {
  return relations.flatMap((relation) => {
    const items = parts.card.dependants
      .filter((one) => one.relation === relation)
      .flatMap(({ key }, nth) => {
        const other = parts.snapshot.requirement(key);
        return other ? [requirementLink(parts, `named:${relation}:${nth}`, other)] : [];
      });
    return items.length === 0 ? [] : [group(parts, relationName(relation), items)];
  });
}

function places(
  parts: CardParts,
  name: Message | null,
  id: string,
  references: readonly Reference[],
): readonly Group[] {
  if (references.length === 0) return [];
  const items = references.map(({ uri, range }, nth): Link => ({
    text: placeName(parts.snapshot, uri, range),
    action: parts.actions.offer(`${id}:${nth}`, { kind: 'place', uri, range }),
    note: '',
  }));
  return [group(parts, name, items)];
}

function group({ translate }: CardParts, name: Message | null, items: readonly Link[]): Group {
  const more = items.length - mostLinks;
  const shown =
    more > 0 ? [...items.slice(0, mostLinks), plain(translate(message('and {0} more', more)))] : items;
  return { name: plain(name === null ? '' : translate(name)), items: shown };
}

function requirementLink(parts: CardParts, name: string, other: Requirement): Link {
  const { actions, snapshot, translate } = parts;
  const place = placeAndStatus(snapshot, other).map((text) =>
    typeof text === 'string' ? text : translate(text),
  );
  return {
    text: requirementLabel(other),
    action: actions.offer(name, { kind: 'card', key: other.key }),
    note: place.join(' · '),
  };
}

function plain(text: string): Link {
  return { text, action: null, note: '' };
}

/** What the requirement is to those that it names. */
function ownRelationName(relation: Relation): Message {
  switch (relation) {
    case 'dependsOn':
      return message('Depends on');
    case 'parent':
      return message('Part of');
    case 'covers':
      return message('Covers');
    case 'duplicateOf':
      return message('Duplicate of');
    case 'links':
      return message('Links to');
  }
}
