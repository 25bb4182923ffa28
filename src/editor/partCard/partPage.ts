/**
 * The pages of a module, a phase and a step, in the form of a requirement's card: what it is to become, how far it is,
 * and links to what builds it. Pure, so that tests read what people will.
 */
import type { Button, CardPage, FieldRow, Link, Section } from '../../board/messages.ts';
import type { Translate } from '../../index/ports.ts';
import type { RowText } from '../../insight/moduleTreeContent.ts';
import { placeName } from '../../insight/placeName.ts';
import type { Progress, WeightedProgress } from '../../insight/progress.ts';
import { statusText } from '../../insight/statusText.ts';
import type { PlanField } from '../../edits/setPlanField.ts';
import type { Finding } from '../../model/finding.ts';
import { message, type Message } from '../../model/message.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Counts, Snapshot } from '../../model/snapshot.ts';
import type { TextRange } from '../../model/textRange.ts';
import { CardActions } from '../card/cardActions.ts';
import { rowsOfFindings } from '../card/cardFindings.ts';
import { LinkWriter } from '../card/linkWriter.ts';
import type { Part } from './part.ts';
import type { PhaseMoves } from './phaseMoves.ts';

/** What a page is made from; `findings` are those of the part. */
export interface PageParts {
  readonly snapshot: Snapshot;
  readonly part: Part;
  readonly findings: readonly Finding[];
  readonly translate: Translate;
  /** A language tag. */
  readonly language: string;
  /** A day, `2026-12-31`. */
  readonly today: string;
  /** What the history tells of a phase, once it was read. */
  readonly moves?: PhaseMoves;
}

/** Gathers the texts, links and actions of one page. */
export class PageWriter extends LinkWriter {
  readonly parts: PageParts;
  #parts = 0;

  constructor(parts: PageParts) {
    super(new CardActions(), parts.translate);
    this.parts = parts;
  }

  /** Another part of the plan, which opens its page. */
  part(text: RowText, { kind, root, path }: Part, notes: readonly RowText[] = []): Link {
    const name = `part:${this.#parts++}`;
    const action = this.actions.command(name, 'groundplan.openPlanCard', kind, root, path);
    return { text: this.say(text), action, note: this.joined(notes) };
  }

  fields(id: string, heading: Message, fields: readonly (FieldRow | null)[]): readonly Section[] {
    const shown = fields.filter((field) => field !== null);
    return shown.length === 0
      ? []
      : [{ kind: 'fields', id, heading: this.say(heading), fields: shown, note: '' }];
  }

  /** A field that is only read; `null` where it says nothing. */
  read(id: string, name: RowText, texts: readonly RowText[]): FieldRow | null {
    const values = texts.map((text) => ({ text: this.say(text), isUnknown: false, notes: [] }));
    return values.length === 0 ? null : { id, name: this.say(name), values, change: null };
  }

  /** A field of the plan file that a click sets; only read where the plan file does not name the part. */
  settable(field: PlanField, name: Message, set: Message, value: string | null): FieldRow | null {
    const { part } = this.parts;
    const texts = value === null ? [] : [value];
    if (!this.isWritten) return this.read(field, name, texts);
    const action = this.actions.command(
      `set:${field}`,
      'groundplan.setPlanField',
      part.kind,
      part.root,
      part.path,
      field,
    );
    const label = this.say(set);
    return {
      id: field,
      name: this.say(name),
      values: texts.map((text) => ({ text, isUnknown: false, notes: [] })),
      change: {
        label,
        name: value === null ? label : this.say(message('{0}: {1}. Change it', this.say(name), value)),
        action,
      },
    };
  }

  get isWritten(): boolean {
    return this.parts.part.place !== null;
  }

  /** The page around these sections. */
  page(title: string, kindName: Message, main: readonly Section[], aside: readonly Section[]): CardPage {
    const { part, language, snapshot } = this.parts;
    const { place } = part;
    return {
      key: JSON.stringify([part.kind, part.root, part.path]),
      language,
      id: this.say(kindName),
      title,
      place: place
        ? { text: placeName(snapshot, place.uri, place.range), action: this.#place('place', place), note: '' }
        : this.plain(message('Found in the documents; no plan file names it.')),
      actions: [
        ...(place ? [this.#button(message('Show in the plan file'), this.#place('document', place))] : []),
      ],
      main: [...this.#findings(), ...main],
      aside,
    };
  }

  #place(name: string, { uri, range }: { readonly uri: string; readonly range: TextRange }): string {
    return this.actions.offer(name, { kind: 'place', uri, range });
  }

  #button(label: Message, action: string): Button {
    return { label: this.say(label), name: this.say(label), action };
  }

  #findings(): readonly Section[] {
    const { findings } = this.parts;
    if (findings.length === 0) return [];
    const { actions, parts } = this;
    const rows = rowsOfFindings(findings, { actions, snapshot: parts.snapshot, translate: parts.translate });
    const isAnswer = ({ action }: Button): boolean => {
      const offered = actions.get(action);
      // The card is open already.
      return offered?.kind !== 'command' || offered.command !== 'groundplan.openPlanCard';
    };
    const shown = rows.map((row) => ({ ...row, fixes: row.fixes.filter(isAnswer) }));
    return [{ kind: 'findings', id: 'findings', heading: this.say(message('Findings')), findings: shown }];
  }
}

/** How far it is: plain, weighted by effort, and by status. */
export function progressFields(
  writer: PageWriter,
  progress: Progress,
  weighted: WeightedProgress | null,
  counts: Counts,
): readonly (FieldRow | null)[] {
  const { done, total } = progress;
  return [
    writer.read('progress', message('Progress'), [message('{0} of {1} released', done, total)]),
    weighted &&
      writer.read('weighted', message('By effort'), [
        message('{0} of {1} person-days', weighted.done, weighted.total),
        ...(weighted.unknown > 0 ? [message('{0} without an effort', weighted.unknown)] : []),
      ]),
    writer.read('statuses', message('By status'), statusCounts(counts)),
    counts.unplaced > 0 ? writer.read('unplaced', message('Unplaced'), [`${counts.unplaced}`]) : null,
  ];
}

const statusNames = [
  ['proposed', (count: number) => message('proposed: {0}', count)],
  ['accepted', (count: number) => message('accepted: {0}', count)],
  ['planned', (count: number) => message('planned: {0}', count)],
  ['developing', (count: number) => message('developing: {0}', count)],
  ['testing', (count: number) => message('testing: {0}', count)],
  ['piloting', (count: number) => message('piloting: {0}', count)],
  ['released', (count: number) => message('released: {0}', count)],
  ['none', (count: number) => message('no status: {0}', count)],
  ['rejected', (count: number) => message('rejected: {0}', count)],
  ['deferred', (count: number) => message('deferred: {0}', count)],
  ['duplicate', (count: number) => message('duplicates: {0}', count)],
] as const;

function statusCounts({ byStatus }: Counts): readonly Message[] {
  return statusNames.flatMap(([status, say]) => {
    const count = byStatus[status] ?? 0;
    return count === 0 ? [] : [say(count)];
  });
}

/** A requirement with where it stands. */
export function requirementLinks(writer: PageWriter, requirements: readonly Requirement[]): readonly Link[] {
  return requirements.map((requirement) => {
    const status = statusText(requirement);
    return writer.requirement(requirement, status === null ? [] : [status]);
  });
}
