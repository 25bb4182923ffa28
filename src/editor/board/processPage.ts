/** The process picture in the person's words. Pure, so that tests read what people will. */
import type {
  Lane,
  NeedWord,
  ProcessPicture,
  RestGroup,
  StepBox,
  StepGroup,
  StepItem,
  StepOffer,
} from '../../board/overview/processPicture.ts';
import {
  processesShown,
  type CarryingModule,
  type ProcessesShown,
  type ProcessShown,
  type ServingRequirement,
  type StepShown,
} from '../../insight/board/processPicture.ts';
import type { PictureSource } from '../../insight/board/pictureSource.ts';
import { shownText } from '../../insight/board/shownText.ts';
import { moduleTrail, requirementLabel, type RowText } from '../../insight/moduleTreeContent.ts';
import { necessityName } from '../../insight/orderReasons.ts';
import { moduleState } from '../../insight/processCoverage.ts';
import { statusText } from '../../insight/statusText.ts';
import { supportSentence } from '../../insight/supportSentence.ts';
import { message, type Translate } from '../../model/message.ts';
import type { Necessity } from '../../model/requirement.ts';

/** More than these are counted, not listed: the step's own card has them all. */
const mostInStep = 40;
const mostInRest = 200;

export function processPage(source: PictureSource, translate: Translate): ProcessPicture {
  const shown = processesShown(source);
  const writer = new ProcessWriter(source, translate);
  return {
    root: source.root,
    name: translate(message('Business processes, step by step')),
    lanes: shown.processes.map((process) => writer.lane(process)),
    rest: writer.rest(shown),
    more: translate(message('{0} more', '{0}')),
    fewer: translate(message('Show fewer')),
    legend: [
      { support: 'now', text: translate(message('Supported now')) },
      { support: 'from', text: translate(message('Supported from a phase on')) },
      { support: 'open', text: translate(message('Asked for, and nobody has said when')) },
      { support: 'never', text: translate(message('Not supported')) },
    ],
    empty:
      shown.processes.length > 0
        ? null
        : {
            heading: translate(message('No business process is described yet')),
            text: translate(
              message(
                'Write the processes of the business with their steps into the plan file: who does each step, and which modules carry it. Then this picture shows which steps nothing supports, before somebody has to ask.',
              ),
            ),
          },
  };
}

class ProcessWriter {
  readonly #source: PictureSource;
  readonly #translate: Translate;

  constructor(source: PictureSource, translate: Translate) {
    this.#source = source;
    this.#translate = translate;
  }

  lane({ process, coverage, steps }: ProcessShown): Lane {
    const { now, later, open, never } = coverage;
    const figures: Lane['figures'] = [
      { support: 'now', text: this.#say(message('{0} supported now', now)) },
      ...later.map((phase) => ({
        support: 'from' as const,
        text: this.#say(message('{0} supported from {1} on', phase.steps, phase.name)),
      })),
      { support: 'open', text: this.#say(message('{0} with nobody saying when', open)) },
      { support: 'never', text: this.#say(message('{0} not supported', never)) },
    ];
    const counts = { now, from: 1, open, never };
    return {
      id: process.id,
      name: shownText(process.name),
      figures: figures.filter(({ support }) => counts[support] > 0),
      note: steps.length === 0 ? this.#say(message('This process has no steps yet.')) : '',
      steps: steps.map((step, index) => this.#step(step, index + 1)),
    };
  }

  rest({ withoutStep, idleModules }: ProcessesShown): readonly RestGroup[] {
    const { snapshot, root } = this.#source;
    const requirements = withoutStep.slice(0, mostInRest).map((one) => this.#requirement(one));
    const modules = idleModules.slice(0, mostInRest).map(({ path }): StepItem => {
      const state = moduleState(snapshot, root, path);
      return this.#item(path, moduleTrail(snapshot, root, path), state.kind, [supportSentence(state)], null);
    });
    const groups: readonly RestGroup[] = [
      {
        kind: 'requirements',
        heading: this.#say(message('Requirements that serve no step')),
        count: withoutStep.length,
        note: this.#say(message('Which step of the business would be slower or stop without them?')),
        items: requirements,
        more: this.#more(withoutStep.length - requirements.length),
      },
      {
        kind: 'modules',
        heading: this.#say(message('Modules that serve no step')),
        count: idleModules.length,
        note: this.#say(
          message('Either a step is missing in the plan, or nobody needs the module for work.'),
        ),
        items: modules,
        more: this.#more(idleModules.length - modules.length),
      },
    ];
    return groups.filter(({ count }) => count > 0);
  }

  #step(shown: StepShown, number: number): StepBox {
    const { step, state, need, modules, unknown, requirements, filteredOut } = shown;
    const listed = requirements.slice(0, mostInStep);
    const more = [
      ...(requirements.length > listed.length
        ? [message('… and {0} more', requirements.length - listed.length)]
        : []),
      ...(filteredOut > 0 ? [message('{0} left out by the filter', filteredOut)] : []),
    ];
    const groups: readonly StepGroup[] = [
      {
        kind: 'modules',
        label: this.#say(message('Modules')),
        items: [
          ...modules.map((module) => this.#module(module)),
          ...unknown.map((text) =>
            this.#item(null, message('“{0}” is not in the plan', text), 'open', [], null),
          ),
        ],
        more: '',
      },
      {
        kind: 'requirements',
        label: this.#say(message('Requirements')),
        items: listed.map((one) => this.#requirement(one)),
        more: this.#joined(more),
      },
    ];
    return {
      id: step.id,
      number,
      name: shownText(step.name),
      role: step.role === null ? '' : shownText(step.role),
      support: state.kind,
      supportText: this.#say(state.kind === 'never' ? message('Not supported') : supportSentence(state)),
      need: need && this.#need(need.necessity, need.count),
      gap: this.#gap(shown),
      groups: groups.filter(({ items, more }) => items.length > 0 || more !== ''),
      offers: this.#offers(shown),
    };
  }

  #gap({ state, modules, unknown }: StepShown): string {
    if (state.kind === 'never')
      return this.#say(
        message('No module carries this step and no requirement serves it: people do it by hand.'),
      );
    return modules.length + unknown.length === 0 ? this.#say(message('No module carries it yet.')) : '';
  }

  #offers({ state, modules, unknown }: StepShown): readonly StepOffer[] {
    const link: StepOffer = { kind: 'linkModule', text: this.#say(message('Link a module…')) };
    const add: StepOffer = { kind: 'newForStep', text: this.#say(message('New requirement…')) };
    return [
      ...(state.kind === 'never' ? [add] : []),
      ...(modules.length + unknown.length === 0 ? [link] : []),
    ];
  }

  #module({ path, names, state, done, total }: CarryingModule): StepItem {
    const progress = total > 0 ? [message('{0} of {1} released', done, total)] : [];
    return this.#item(path, names.join(' › '), state.kind, [supportSentence(state), ...progress], null);
  }

  #requirement({ requirement, state }: ServingRequirement): StepItem {
    const status = statusText(requirement);
    const { necessity } = requirement;
    const since = state.kind === 'now' && status !== null ? [] : [supportSentence(state)];
    return this.#item(
      requirement.key,
      requirementLabel(requirement),
      state.kind,
      [...since, ...(status === null ? [] : [status])],
      necessity === 'blocking' ? this.#need(necessity, 1) : null,
    );
  }

  #item(
    target: string | null,
    label: RowText,
    support: StepItem['support'],
    notes: readonly RowText[],
    need: NeedWord | null,
  ): StepItem {
    return { target, text: shownText(this.#say(label)), note: this.#joined(notes), support, need };
  }

  #need(necessity: Necessity, count: number): NeedWord {
    const word = this.#say(necessityName[necessity]);
    return { necessity, text: count > 1 ? `${word} × ${count}` : word };
  }

  #more(count: number): string {
    return count > 0 ? this.#say(message('… and {0} more', count)) : '';
  }

  #joined(texts: readonly RowText[]): string {
    return texts.map((text) => this.#say(text)).join(' · ');
  }

  #say(text: RowText): string {
    return typeof text === 'string' ? text : this.#translate(text);
  }
}
