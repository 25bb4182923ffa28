/**
 * The module or phase that somebody works on in this window: what views, findings and the search are limited to. Kept
 * for the workspace; it is left with one click, and by itself once the plan no longer has it.
 */
import { commands, Disposable, EventEmitter } from 'vscode';
import type { Event, Memento } from 'vscode';
import defer * as focusing from '../insight/focus.ts';
import type { Focus, FocusSubject } from '../insight/focus.ts';
import { unplacedCount } from '../insight/toDo.ts';
import type { Session } from './session.ts';
import { l10n } from './wording.ts';

const memoryKey = 'focus';

export class WindowFocus implements Disposable {
  readonly #session: Session;
  readonly #memory: Memento;
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable;
  #subject: FocusSubject | null;
  #focus: Focus | null = null;
  #isReady = false;

  /** Fired when another part is in focus, none any more, or other requirements belong to it. */
  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(session: Session, memory: Memento) {
    this.#session = session;
    this.#memory = memory;
    this.#subject = memory.get<FocusSubject>(memoryKey) ?? null;
    this.#subscriptions = Disposable.from(
      this.#changed,
      session.onDidChange(({ change }) => {
        if (this.#subject && (change.everything || change.requirements.size > 0)) this.#look();
      }),
    );
    this.#look();
    void this.#lookWhenRead();
  }

  /** `null` while everything is shown. */
  get now(): Focus | null {
    return this.#focus;
  }

  /** What is said above the rows; empty while everything is shown. */
  get line(): string {
    return this.#focus ? l10n.t('Only what belongs to “{0}” is shown.', this.#focus.name) : '';
  }

  /** How many requirements on show lack a module or a phase. */
  get unplaced(): number {
    const { snapshot } = this.#session;
    return this.#focus ? focusing.unplacedIn(snapshot, this.#focus) : unplacedCount(snapshot);
  }

  /** Whether something about this requirement is on show. */
  shows(key: string): boolean {
    return this.#focus === null || this.#focus.filter.keys.has(key);
  }

  set(subject: FocusSubject | null): void {
    this.#subject = subject;
    void this.#memory.update(memoryKey, subject ?? undefined);
    this.#look();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #lookWhenRead(): Promise<void> {
    await this.#session.ready;
    this.#isReady = true;
    this.#look();
  }

  #look(): void {
    const before = this.#focus;
    this.#focus = this.#subject && focusing.focusOn(this.#session.snapshot, this.#subject);
    // Until everything was read, the plan may be on its way.
    if (this.#subject && !this.#focus && this.#isReady && !this.#session.isStopped) {
      this.#subject = null;
      void this.#memory.update(memoryKey, undefined);
    }
    void commands.executeCommand('setContext', 'groundplan.focused', this.#focus !== null);
    if (before || this.#focus) this.#changed.fire();
  }
}
