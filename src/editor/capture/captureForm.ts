/**
 * The capture form as the page shows it: what is proposed for what was typed, what was asked before, and where it is
 * going to be written. Pure, so that tests read what people will.
 */
import { ownRoots } from '../../model/snapshot.ts';
import type { CapturePage, ChoiceGroup, ChoiceItem } from '../../board/capture/messages.ts';
import type { Button } from '../../board/messages.ts';
import type { CaptureIndex, Proposals, ScoredRequirement } from '../../insight/capture/captureIndex.ts';
import type { Proposal, Reason } from '../../insight/capture/proposal.ts';
import { reasonText } from '../../insight/capture/proposal.ts';
import { readSentence, type SentenceParts } from '../../insight/capture/sentence.ts';
import { twinsOf } from '../../insight/capture/twins.ts';
import type { MergedField } from '../../edits/mergeRequest.ts';
import { launchedName } from '../../insight/outcome/launched.ts';
import type { Translate } from '../../index/ports.ts';
import { modulePathNames } from '../../insight/modulePathNames.ts';
import { message, type Message } from '../../model/message.ts';
import { necessities, type Necessity, type Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { CaptureState, ChosenGroup } from './captureState.ts';
import { twinItem } from './captureTwins.ts';

export type FormAction =
  | { readonly kind: 'choose'; readonly group: ChosenGroup; readonly value: string | null }
  | { readonly kind: 'other'; readonly group: 'module' | 'phase' | 'step' }
  | { readonly kind: 'root'; readonly root: string }
  | { readonly kind: 'card'; readonly key: string }
  | { readonly kind: 'preview'; readonly key: string | null }
  | { readonly kind: 'merge'; readonly key: string }
  | { readonly kind: 'line'; readonly nth: number }
  | { readonly kind: 'take'; readonly nth: number }
  | { readonly kind: 'add' | 'drop' | 'notes' };

/** What is going to be written, by the plan's own names. */
export interface CapturedRequirement {
  readonly root: string;
  readonly title: string;
  readonly asker: string | null;
  readonly withoutIt: string | null;
  readonly module: string | null;
  readonly phase: string | null;
  readonly step: string | null;
  readonly necessity: Necessity | null;
}

export interface FormParts {
  readonly snapshot: Snapshot;
  readonly state: CaptureState;
  /** `null` while it is being made. */
  readonly index: CaptureIndex | null;
  /** Those whose wording is much the same as a text. */
  readonly close: (text: string) => readonly ScoredRequirement[];
  readonly askers: readonly string[];
  readonly today: string;
  readonly translate: Translate;
  /** A language tag. */
  readonly language: string;
  /** Where it would be written, in words, or why it cannot be. */
  readonly placeFor: (captured: CapturedRequirement) => FormPlace;
  /** What merging the sentence into a requirement would change. */
  readonly mergedInto: (
    requirement: Requirement,
    captured: CapturedRequirement,
    said: string,
  ) => readonly MergedField[];
}

export interface FormPlace {
  readonly text: string;
  /** The id that it would get; `null` where those beside it have none, or it cannot be written. */
  readonly id: string | null;
  readonly canAdd: boolean;
}

export interface PreparedForm {
  readonly page: CapturePage;
  readonly actions: ReadonlyMap<string, FormAction>;
  readonly captured: CapturedRequirement;
}

const mostChoices = 3;
const nothing: Proposals = { modules: [], phases: [], steps: [], chance: 0, alike: [] };

export function prepareForm(parts: FormParts): PreparedForm {
  const { index, snapshot, state, translate } = parts;
  const text = (state.typed.what ?? '').trim();
  const said = readSentence(text, parts.askers);
  const { chosen } = state;
  const proposals =
    index === null || text === ''
      ? nothing
      : index.propose(
          {
            text,
            ...(typeof chosen.module === 'string' && { module: chosen.module }),
            ...(typeof chosen.step === 'string' && { step: chosen.step }),
          },
          parts.today,
        );
  const captured = capturedOf(state, said, proposals);
  const place = parts.placeFor(captured);
  const actions = new Map<string, FormAction>();
  const offer = (name: string, action: FormAction): string => {
    actions.set(name, action);
    return name;
  };
  const button = (label: Message, name: string, action: FormAction): Button => {
    const words = translate(label);
    return { label: words, name: words, action: offer(name, action) };
  };
  const about = state.feedback?.about;
  // What feedback is about resembles it, and does not ask for it.
  const isOther = ({ requirement: { key } }: ScoredRequirement): boolean =>
    about?.kind !== 'requirement' || about.key !== key;
  const twins =
    text === '' ? [] : twinsOf(snapshot, proposals.alike.filter(isOther), parts.close(text).filter(isOther));
  const canAdd = text !== '' && place.canAdd && captured.title !== '';
  const groups = new Groups(parts, captured, offer, button);
  const isReady = index !== null;
  const origin = state.feedback && launchedName(snapshot, state.feedback.about);
  const page: CapturePage = {
    round: state.round,
    language: parts.language,
    heading: translate(message('Capture a request')),
    intro: translate(
      origin !== null
        ? message('Feedback on {0}, which will name what became of it.', origin)
        : isReady
          ? message(
              'One sentence is enough, as the business says it. Pasted notes are gone through line by line.',
            )
          : message('The requirements that are there are being read…'),
    ),
    // Of notes each line tells itself what was done with it.
    done: state.done === null || state.notes !== null ? '' : translate(state.done),
    fields: [
      {
        name: 'what',
        label: translate(message('What is wanted?')),
        hint: translate(message('For example: customers keep asking where their refund is')),
        proposed: state.typed.what ?? '',
        isLong: true,
      },
      {
        name: 'who',
        label: translate(message('Who asked?')),
        hint: translate(message('A team, a role or a person')),
        proposed: state.typed.who ?? said.asker ?? '',
        isLong: false,
      },
      {
        name: 'withoutIt',
        label: translate(message('What happens if it is not done?')),
        hint: translate(message('Does the step stop, or is there a workaround?')),
        proposed: state.typed.withoutIt ?? said.withoutIt ?? '',
        isLong: false,
      },
      {
        name: 'title',
        label: translate(message('Title in the document')),
        hint: translate(message('In one line')),
        proposed: state.typed.title ?? said.title,
        isLong: false,
      },
    ],
    groups: groups.all(proposals, said),
    beforeHeading: translate(message('Asked before?')),
    beforeNote:
      text === ''
        ? translate(message('What was asked before, refused or launched appears here while you type.'))
        : twins.length === 0 && isReady
          ? translate(message('Nothing like it was found.'))
          : '',
    twins: twins.map((twin, nth) => twinItem(parts, captured, twin, nth, offer, button)),
    notes: notesList(parts, offer),
    place: text === '' ? '' : place.text,
    canAdd,
    add: button(place.id === null ? message('Add it') : message('Add it as {0}', place.id), 'add', {
      kind: 'add',
    }),
    others: otherButtons(parts, text, button),
  };
  if (!canAdd) actions.delete('add');
  return { page, actions, captured };
}

export type Offer = (name: string, action: FormAction) => string;
export type MakeButton = (label: Message, name: string, action: FormAction) => Button;

function capturedOf(
  { chosen, root, typed }: CaptureState,
  said: SentenceParts,
  { modules, phases, steps, chance }: Proposals,
): CapturedRequirement {
  const firstOf = (proposals: readonly Proposal[], least: number): string | null => {
    const [first] = proposals;
    return first && first.score >= least ? first.value : null;
  };
  const module = chosen.module === undefined ? firstOf(modules, chance) : chosen.module;
  const proposedPhase = module === null ? null : firstOf(phases, Number.MIN_VALUE);
  const necessity = chosen.necessity === undefined ? (said.necessity?.value ?? null) : chosen.necessity;
  return {
    root,
    title: (typed.title ?? said.title).replace(/\s+/gu, ' ').trim(),
    asker: typed.who?.trim() ?? said.asker,
    withoutIt: typed.withoutIt?.trim() ?? said.withoutIt,
    module,
    phase: chosen.phase === undefined ? proposedPhase : chosen.phase,
    step: chosen.step === undefined ? firstOf(steps, chance) : chosen.step,
    necessity: necessities.find((one) => one === necessity) ?? null,
  };
}

/** The groups of choices: the first proposals, what was chosen beside them, none, and a way to any other. */
class Groups {
  readonly #parts: FormParts;
  readonly #captured: CapturedRequirement;
  readonly #offer: Offer;
  readonly #button: MakeButton;

  constructor(parts: FormParts, captured: CapturedRequirement, offer: Offer, button: MakeButton) {
    this.#parts = parts;
    this.#captured = captured;
    this.#offer = offer;
    this.#button = button;
  }

  all(proposals: Proposals, said: SentenceParts): readonly ChoiceGroup[] {
    const { snapshot, state } = this.#parts;
    const { module, phase, step } = this.#captured;
    const plan = snapshot.plan(state.root);
    const groups: ChoiceGroup[] = [...this.#roots()];
    if (plan.modules.length > 0)
      groups.push(
        this.#group(
          'module',
          message('Module'),
          message('Another module…'),
          proposals.modules,
          module,
          (path) => modulePathNames(snapshot, state.root, path).join(' › '),
        ),
      );
    if (plan.phases.length > 0)
      groups.push(
        this.#group('phase', message('Phase'), message('Another phase…'), proposals.phases, phase, (id) => {
          const found = snapshot.phase(state.root, id);
          if (!found) return id;
          return found.goal === null ? found.name : `${found.name} · ${found.goal}`;
        }),
      );
    if (plan.processes.length > 0)
      groups.push(
        this.#group('step', message('Step'), message('Another step…'), proposals.steps, step, (path) => {
          const found = snapshot.step(state.root, path);
          const process = plan.processes.find(({ steps }) => steps.some((each) => each.path === path));
          return found ? `${process === undefined ? '' : `${process.name} › `}${found.name}` : path;
        }),
      );
    groups.push(this.#necessity(said));
    return groups;
  }

  /** Only where there is a choice of folders. */
  #roots(): readonly ChoiceGroup[] {
    const { snapshot, state, translate } = this.#parts;
    const roots = ownRoots(snapshot);
    if (roots.length < 2) return [];
    const choices = roots.map(({ id, name }, nth) => ({
      label: name,
      note: '',
      isChosen: id === state.root,
      action: this.#offer(`root:${nth}`, { kind: 'root', root: id }),
    }));
    return [{ id: 'root', label: translate(message('Folder')), choices, note: '', other: null }];
  }

  #group(
    id: 'module' | 'phase' | 'step',
    label: Message,
    another: Message,
    proposals: readonly Proposal[],
    chosen: string | null,
    nameOf: (value: string) => string,
  ): ChoiceGroup {
    const { state, translate } = this.#parts;
    const isSaid = (state.typed.what ?? '').trim() !== '';
    const shown = proposals.slice(0, mostChoices).filter(({ score }) => score > 0 || id === 'phase');
    const choices = shown.map(({ reasons, value }) =>
      this.#choice(id, value, nameOf(value), reasons, chosen),
    );
    if (chosen !== null && !shown.some(({ value }) => value === chosen))
      choices.unshift(this.#choice(id, chosen, nameOf(chosen), [], chosen));
    if (choices.length > 0)
      choices.push({
        label: translate(message('Not decided yet')),
        note: '',
        isChosen: chosen === null,
        action: this.#offer(`${id}:none`, { kind: 'choose', group: id, value: null }),
      });
    return {
      id,
      label: translate(label),
      choices,
      note: choices.length > 0 || !isSaid ? '' : translate(message('Nothing in the plan speaks of it yet.')),
      other: this.#button(another, `${id}:other`, { kind: 'other', group: id }),
    };
  }

  #choice(
    group: 'module' | 'phase' | 'step',
    value: string,
    label: string,
    reasons: readonly Reason[],
    chosen: string | null,
  ): ChoiceItem {
    const { translate } = this.#parts;
    return {
      label,
      note: reasons.map((reason) => translate(reasonText(reason))).join(translate(message('; '))),
      isChosen: value === chosen,
      action: this.#offer(`${group}:${value}`.slice(0, 190), { kind: 'choose', group, value }),
    };
  }

  #necessity({ necessity }: SentenceParts): ChoiceGroup {
    const { translate } = this.#parts;
    const chosen = this.#captured.necessity;
    const labels: Readonly<Record<Necessity, Message>> = {
      blocking: message('The process stops without it'),
      degraded: message('There is a workaround'),
      nice: message('Nice to have'),
    };
    const choices = necessities.map((value) => ({
      label: translate(labels[value]),
      note: necessity?.value === value ? translate(message('it says “{0}”', necessity.because)) : '',
      isChosen: value === chosen,
      action: this.#offer(`necessity:${value}`, { kind: 'choose', group: 'necessity', value }),
    }));
    const isUnargued = chosen === 'blocking' && this.#captured.withoutIt === null;
    return {
      id: 'necessity',
      label: translate(message('Necessity')),
      choices: [
        ...choices,
        {
          label: translate(message('Not decided yet')),
          note: '',
          isChosen: chosen === null,
          action: this.#offer('necessity:none', { kind: 'choose', group: 'necessity', value: null }),
        },
      ],
      note: isUnargued ? translate(message('Say above what happens without it: a review will ask.')) : '',
      other: null,
    };
  }
}

function notesList({ state, translate }: FormParts, offer: Offer): CapturePage['notes'] {
  const { notes } = state;
  if (!notes) return null;
  const open = notes.candidates.filter(({ done }) => done === null).length;
  return {
    heading:
      open === 0
        ? translate(message('All {0} lines are done', notes.candidates.length))
        : translate(message('{0} of {1} lines are left', open, notes.candidates.length)),
    lines: notes.candidates.map(({ text, done, into }, nth) => ({
      text,
      state: done === null ? '' : translate(done),
      made: into === null ? null : offer(`made:${nth}`, { kind: 'card', key: into }),
      isCurrent: nth === notes.current,
      action: nth === notes.current ? null : offer(`line:${nth}`, { kind: 'line', nth }),
    })),
    leftOutHeading: translate(message('Left out; click a line to take it after all')),
    leftOut: notes.leftOut.map(({ text, why }, nth) => ({
      text,
      state: translate(why),
      made: null,
      isCurrent: false,
      action: offer(`take:${nth}`, { kind: 'take', nth }),
    })),
  };
}

function otherButtons({ state }: FormParts, text: string, button: MakeButton): readonly Button[] {
  if (state.notes && state.notes.current >= 0)
    return [button(message('Drop this line'), 'drop', { kind: 'drop' })];
  const lines = text.split('\n').filter((line) => line.trim() !== '').length;
  return lines > 1
    ? [button(message('Go through the {0} lines one by one', lines), 'notes', { kind: 'notes' })]
    : [];
}
