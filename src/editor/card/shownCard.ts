/**
 * The card on show, whatever shows it: it is made when somebody looks, and made anew only after a change that touched
 * what it was made of.
 */
import type { CardPage, ToPage } from '../../board/messages.ts';
import type { NoTraces } from '../../history/histories.ts';
import { historyOf, type Traces } from '../../history/historyOf.ts';
import type { Translate } from '../../index/ports.ts';
import { message } from '../../model/message.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { CardAction } from './cardActions.ts';
import type { FindingBook } from '../../rules/findingBook.ts';
import { touchesCard, type Touching } from './cardBasis.ts';
import type { CardHistory } from './cardHistory.ts';
import { prepareCard, saidOfChange, successorOf, tabTitle, type PreparedCard } from './cardPage.ts';

/** What a card is made of, as it is now. */
export interface CardSource {
  readonly snapshot: Snapshot;
  readonly findings: Pick<FindingBook, 'of'> & Partial<Pick<FindingBook, 'asked'>>;
}

export interface ShownCardOptions {
  readonly source: CardSource;
  readonly translate: Translate;
  /** A language tag. */
  readonly language: string;
}

export class ShownCard {
  readonly #options: ShownCardOptions;
  /** As it was last seen; stays when the requirement is gone. */
  #requirement: Requirement | undefined;
  #prepared: PreparedCard | undefined;
  #traces: Traces | NoTraces | 'reading' | null = null;
  #isStale = true;

  constructor(options: ShownCardOptions) {
    this.#options = options;
  }

  get requirement(): Requirement | undefined {
    return this.#requirement;
  }

  /** As it was when it was last brought up to date; `null` when the requirement is gone. */
  get page(): CardPage | null {
    return this.#prepared?.page ?? null;
  }

  /** `undefined` for what the card does not offer. */
  action(name: string): CardAction | undefined {
    return this.#prepared?.actions.get(name);
  }

  show(requirement: Requirement): void {
    // The traces are of the whole document.
    if (requirement.uri !== this.#requirement?.uri) this.#traces = null;
    this.#requirement = requirement;
    this.#isStale = true;
  }

  forget(): void {
    this.#requirement = undefined;
    this.#prepared = undefined;
    this.#traces = null;
  }

  /** What was read of its document's history; while it is read again, what was known stays. */
  setTraces(traces: Traces | NoTraces | 'reading'): void {
    if (traces === 'reading' && this.#traces !== null) return;
    this.#traces = traces;
    this.#isStale = true;
  }

  /** Takes note of a change; whether the card has to be brought up to date. */
  follow(touching: Touching): boolean {
    if (!this.#requirement) return false;
    // One that is gone may come back with any change.
    this.#isStale ||= !this.#prepared || touchesCard(touching, this.#prepared.basis);
    return this.#isStale;
  }

  /** Makes the card where it is not up to date; what to tell the page, `null` where that is nothing new. */
  bring(): ToPage | null {
    const before = this.#requirement;
    if (!before || !this.#isStale) return null;
    this.#isStale = false;
    const { language, source, translate } = this.#options;
    const { snapshot } = source;
    const shown = this.#prepared?.page;
    const requirement = snapshot.requirement(before.key) ?? successorOf(snapshot, before);
    if (!requirement) {
      this.#prepared = undefined;
      return shown ? this.#gone(before) : null;
    }
    this.#requirement = requirement;
    const found = source.findings.of(requirement.key);
    const history = this.#history(requirement);
    const twins = source.findings.asked?.pairsOf(requirement.key);
    this.#prepared = prepareCard(snapshot, requirement, found, translate, language, history, twins);
    const { page } = this.#prepared;
    if (shown && JSON.stringify(shown) === JSON.stringify(page)) return null;
    return { type: 'card', page, said: shown ? saidOfChange(shown, page, translate) : '' };
  }

  /** The whole card again, for a page that knows nothing. */
  whole(): ToPage | null {
    if (this.#prepared) return { type: 'card', page: this.#prepared.page, said: '' };
    return this.#requirement ? this.#gone(this.#requirement) : null;
  }

  #history(requirement: Requirement): CardHistory {
    const traces = this.#traces;
    if (traces === null || traces === 'reading' || 'none' in traces) return traces;
    return historyOf(this.#options.source.snapshot, requirement, traces);
  }

  #gone(requirement: Requirement): ToPage {
    const { translate } = this.#options;
    return {
      type: 'gone',
      key: requirement.key,
      heading: translate(message('This requirement is no longer there')),
      text: translate(
        message(
          '{0} is in no document any more. Its document was changed or deleted.',
          tabTitle(requirement),
        ),
      ),
    };
  }
}
