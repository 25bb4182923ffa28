/**
 * The comparison that is shown: what it is with, and what differs now. The other plan is read once; the one here
 * follows every change, a moment later, as nobody waits for it while typing.
 */
import { commands, EventEmitter, l10n, Uri, window } from 'vscode';
import type { Disposable, Event } from 'vscode';
import type { Log } from '../../index/ports.ts';
import defer * as lazyComparePlans from '../../insight/compare/comparePlans.ts';
import type { Comparison } from '../../insight/compare/difference.ts';
import defer * as lazyPlanState from '../../insight/compare/planState.ts';
import type { PlanState } from '../../insight/compare/planState.ts';
import { Refused } from '../changing/openForChange.ts';
import { errorText } from '../log.ts';
import { LongWork } from '../longWork.ts';
import type { Session } from '../session.ts';
import type { ChosenOther } from './chooseOther.ts';
import { otherFile, otherFolder, type OtherPlan, otherRevision } from './otherPlan.ts';

/** Differences go from the other plan, on the left, to the one here, on the right. */
export interface Shown {
  readonly root: string;
  readonly other: OtherPlan;
  readonly there: PlanState;
  readonly here: PlanState;
  readonly comparison: Comparison;
}

/** Milliseconds of rest before a changed document is compared again. */
const rest = 400;
/** In milliseconds; reading that takes less needs no notification. */
const longReading = 1000;

export class Comparing implements Disposable {
  readonly #session: Session;
  readonly #log: Log;
  readonly #changed = new EventEmitter<void>();
  readonly #following: Disposable;
  #shown: Shown | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Fired when something else is compared, or when something else differs. */
  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(session: Session, log: Log) {
    this.#session = session;
    this.#log = log;
    this.#following = session.onDidChange(() => {
      if (!this.#shown || this.#timer !== undefined) return;
      this.#timer = setTimeout(() => this.update(), rest);
    });
  }

  get shown(): Shown | null {
    return this.#shown;
  }

  /** Reads the other plan and shows what differs. Resolves to whether it could; never rejects. */
  async compare(root: string, chosen: ChosenOther): Promise<boolean> {
    try {
      const other = await this.#read(root, chosen);
      if (!other) return false;
      this.#show(root, other);
      await commands.executeCommand('setContext', 'groundplan.comparing', true);
      await commands.executeCommand('groundplan.comparison.focus');
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) this.#log.warn(`Comparing failed: ${errorText(error)}`);
      void window.showWarningMessage(
        error instanceof Refused
          ? error.message
          : l10n.t('The plans cannot be compared: {0}', errorText(error)),
      );
      return false;
    }
  }

  /** Compares again at once, after a change that people are to see. */
  update(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#shown) this.#show(this.#shown.root, this.#shown.other);
  }

  close(): void {
    this.#shown = null;
    void commands.executeCommand('setContext', 'groundplan.comparing', false);
    this.#changed.fire();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#following.dispose();
    this.#changed.dispose();
  }

  #show(root: string, other: OtherPlan): void {
    const { snapshot } = this.#session;
    const there = other.stateOver(snapshot, root);
    const here = lazyPlanState.planState(snapshot, root);
    this.#shown = { root, other, there, here, comparison: lazyComparePlans.comparePlans(there, here) };
    this.#changed.fire();
  }

  /** `null` where people stopped it. */
  async #read(root: string, chosen: ChosenOther): Promise<OtherPlan | null> {
    const stopping = new AbortController();
    const { signal } = stopping;
    const work = new LongWork(l10n.t('Reading the other plan'), longReading, () => stopping.abort());
    const read = (): Promise<OtherPlan> => {
      if (chosen.kind === 'revision')
        return otherRevision(Uri.parse(root), chosen.revision, chosen.name, this.#log, signal);
      return chosen.kind === 'file' ? otherFile(chosen.uri) : otherFolder(chosen.uri, this.#log, signal);
    };
    try {
      const other = await read();
      return signal.aborted ? null : other;
    } finally {
      work.end();
    }
  }
}
