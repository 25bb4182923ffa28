/** The fields of a card: what each says, where an inherited value came from, and what asks for another. */
import type { FieldRow, FieldValue, Link } from '../../board/messages.ts';
import type { Translate } from '../../index/ports.ts';
import type { RequirementCard } from '../../insight/requirementCard.ts';
import type { Claim, Origin } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import { message, type Message } from '../../model/message.ts';
import { claimsOf, type Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { saysSomething } from '../../vocabulary/claimedValues.ts';
import type { CardActions, CardCommand } from './cardActions.ts';
import { nameOfField, type NamedField } from './fieldNames.ts';

export interface CardParts {
  readonly snapshot: Snapshot;
  readonly requirement: Requirement;
  readonly card: RequirementCard;
  readonly actions: CardActions;
  readonly translate: Translate;
}

/** A field that people set, in the order of the card. */
interface Settable {
  readonly field: Field & NamedField;
  readonly command: CardCommand;
  /** Stands where no value is. */
  readonly set: Message;
}

const settable: readonly Settable[] = [
  { field: 'module', command: 'groundplan.setModule', set: message('Set module…') },
  { field: 'phase', command: 'groundplan.setPhase', set: message('Set phase…') },
  { field: 'status', command: 'groundplan.setStatus', set: message('Set status…') },
  { field: 'priority', command: 'groundplan.setPriority', set: message('Set priority…') },
  { field: 'owner', command: 'groundplan.setOwner', set: message('Set owner…') },
  { field: 'necessity', command: 'groundplan.setNecessity', set: message('Set necessity…') },
  { field: 'withoutIt', command: 'groundplan.setWithoutIt', set: message('Set what happens if not done…') },
  { field: 'step', command: 'groundplan.setStep', set: message('Set step…') },
  { field: 'scenario', command: 'groundplan.setScenario', set: message('Set scenario…') },
  { field: 'value', command: 'groundplan.setValue', set: message('Set business value…') },
  { field: 'effort', command: 'groundplan.setEffort', set: message('Set effort…') },
];

/** What is only read, by the card's own name for it. */
const named: readonly (Field & NamedField)[] = ['source', 'requester'];

const longestValue = 20_000;
const mostFurther = 200;

/** Shown elsewhere on the card, or naming what the card is about. */
const elsewhere: ReadonlySet<Field> = new Set<Field>([
  ...settable.map(({ field }) => field),
  ...named,
  'id',
  'rowNumber',
  'title',
  'description',
  'acceptance',
  'submodule',
  'phaseOrStatus',
  'place',
  'parent',
  'dependsOn',
  'duplicateOf',
  'links',
  'covers',
  'needs',
  'created',
  'updated',
  'start',
  'due',
  'released',
  'decided',
  'launchPilotFrom',
  'launchFull',
  'measures',
  'launch',
  'launchPilotScope',
  'training',
]);

/** Those that can be set, whether they say something or not, then those that say something. */
export function fieldRows(parts: CardParts): readonly FieldRow[] {
  const rows = settable.map((one) => settableRow(parts, one));
  const read = named.flatMap((field) => {
    const claim = claimOf(parts.requirement, field);
    return claim ? [readRow(parts, field, parts.translate(nameOfField(field)), claim)] : [];
  });
  return [...rows, ...read];
}

/** Whatever else the document says of it, under the document's own names. */
export function furtherRows(parts: CardParts): readonly FieldRow[] {
  const claims = claimsOf(parts.requirement).filter(
    (claim) =>
      !elsewhere.has(claim.field) &&
      (claim.from === 'field' || claim.from === 'column' || claim.from === 'plan') &&
      saysSomething(claim),
  );
  return claims
    .slice(0, mostFurther)
    .map((claim, nth) =>
      readRow(parts, `further:${nth}`, claim.name === '' ? claim.field : claim.name, claim),
    );
}

/** The first claim of a field that says something. */
export function claimOf(requirement: Requirement, field: Field): Claim | null {
  return claimsOf(requirement).find((claim) => claim.field === field && saysSomething(claim)) ?? null;
}

function settableRow(parts: CardParts, { field, command, set }: Settable): FieldRow {
  const { actions, requirement, translate } = parts;
  const values = valuesOf(parts, field);
  const label = translate(nameOfField(field));
  const said = values.map(({ text }) => text).join(translate(message(', ')));
  return {
    id: field,
    name: label,
    values,
    change: {
      label: translate(set),
      name: said === '' ? translate(set) : translate(message('{0}: {1}. Change it', label, said)),
      action: actions.command(`set:${field}`, command, requirement.key),
    },
  };
}

function valuesOf(parts: CardParts, field: Field): readonly FieldValue[] {
  const { card, requirement, translate } = parts;
  const unknown = requirement.unknown
    .filter((name) => name.field === field)
    .map(({ text, claim }) => ({
      text: translate(message('“{0}” is not in the plan', text)),
      isUnknown: true,
      notes: origin(parts, `${field}:unknown`, claim.from, claim),
    }));
  switch (field) {
    case 'module':
      return [
        ...requirement.modules.map(({ from, claim, path }, nth) =>
          value(card.modules[nth]?.names.join(' › ') ?? path, origin(parts, `module:${nth}`, from, claim)),
        ),
        ...exempt(parts, card.exemptFromModule),
        ...unknown,
      ];
    case 'phase':
      return [
        ...(requirement.phase && card.phase
          ? [value(card.phase.phase, origin(parts, 'phase', requirement.phase.from, requirement.phase.claim))]
          : []),
        ...exempt(parts, card.exemptFromPhase),
        ...unknown,
      ];
    case 'step':
      return [
        ...(requirement.step && card.step
          ? [value(stepText(parts), origin(parts, 'step', requirement.step.from, requirement.step.claim))]
          : []),
        ...unknown,
      ];
    case 'status': {
      if (card.status.text === null) return [];
      const claim = claimsOf(requirement).find(
        (one) => (one.field === 'status' || one.field === 'phaseOrStatus') && one.text === card.status.text,
      );
      return [value(card.status.text, claim ? origin(parts, 'status', claim.from, claim) : [])];
    }
    default: {
      const claim = claimOf(requirement, field);
      return claim ? [value(claim.text, origin(parts, field, claim.from, claim))] : [];
    }
  }
}

function stepText({ card, translate }: CardParts): string {
  if (!card.step) return '';
  const { process, step, role } = card.step;
  const name = process === null ? step : `${process} › ${step}`;
  return role === null ? name : translate(message('{0} ({1})', name, role));
}

function exempt({ translate }: CardParts, reason: string | null): readonly FieldValue[] {
  return reason === null ? [] : [value(translate(message('none on purpose: {0}', reason)), [])];
}

function readRow(parts: CardParts, id: string, name: string, claim: Claim): FieldRow {
  return { id, name, values: [value(claim.text, origin(parts, id, claim.from, claim))], change: null };
}

function value(text: string, notes: readonly Link[]): FieldValue {
  return { text: clipped(text), isUnknown: false, notes };
}

/** As much of a text as anybody reads on a card; never half a character. */
export function clipped(text: string): string {
  return text.length <= longestValue
    ? text
    : `${text.slice(0, longestValue).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

/** Where a value stands that the requirement itself does not say; a click leads there. */
function origin(parts: CardParts, name: string, from: Origin, { text, range }: Claim): readonly Link[] {
  const { actions, requirement, snapshot, translate } = parts;
  const link = (words: Message, uri: string | null): readonly Link[] => [
    {
      text: translate(words),
      action: uri === null ? null : actions.offer(`origin:${name}`, { kind: 'place', uri, range }),
      note: '',
    },
  ];
  switch (from) {
    case 'heading':
      return link(message('from the heading “{0}”', text), requirement.uri);
    case 'file':
      return link(message('from the file name'), null);
    case 'folder':
      return link(message('from the folder name'), null);
    case 'plan':
      return link(message('from the plan'), snapshot.plan(requirement.root).uri);
    default:
      return [];
  }
}
