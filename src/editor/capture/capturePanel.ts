/**
 * The editor tab with the capture form: there is one. It proposes while somebody types, follows every change of the
 * workspace, and writes only when it is told to.
 */
import { commands, env, ViewColumn, window } from 'vscode';
import type { Disposable, Uri, WebviewPanel } from 'vscode';
import { type CapturePage, readFromCapturePage } from '../../board/capture/messages.ts';
import { CaptureIndex, type ScoredRequirement } from '../../insight/capture/captureIndex.ts';
import { CaptureMemory } from '../../insight/capture/captureMemory.ts';
import { knownAskers } from '../../insight/capture/knownAskers.ts';
import { moduleChoices, phaseChoices } from '../../insight/choices.ts';
import type { FeedbackOn } from '../../insight/outcome/launched.ts';
import type { Log } from '../../index/ports.ts';
import { message } from '../../model/message.ts';
import type { Requirement } from '../../model/requirement.ts';
import { type AskedAnew, mergedFields } from '../../edits/mergeRequest.ts';
import { webviewPage } from '../card/webviewPage.ts';
import type { Changes } from '../changing/applyEdits.ts';
import { pickChoice, plainChoice } from '../importing/pickChoice.ts';
import { errorText } from '../log.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';
import { today } from '../views/today.ts';
import { type CapturedRequirement, type FormAction, prepareForm, type PreparedForm } from './captureForm.ts';
import { captureGesture, mergeGesture, placeOfCaptured } from './captureGestures.ts';
import {
  afterDone,
  atCandidate,
  type CaptureState,
  type Chosen,
  emptyState,
  withChosen,
  withFeedback,
  withMerging,
  withTaken,
  withText,
  withTyped,
} from './captureState.ts';
import { captureViewType } from './captureViewType.ts';
import { l10n } from '../wording.ts';

/** So many requirements are read at a time while the form opens: some 10 ms. */
const readAtOnce = 200;
const mostClose = 8;

/** With what the form opens. */
export interface Opening {
  readonly root: string;
  readonly text: string;
  readonly chosen: Chosen;
  readonly feedback: FeedbackOn | null;
}

export class CapturePanel implements Disposable {
  readonly #session: Session;
  readonly #changes: Changes;
  readonly #files: Uri;
  readonly #log: Log;
  readonly #follow: Disposable;
  readonly #memory = new CaptureMemory();
  #index: CaptureIndex | null = null;
  #panel: WebviewPanel | undefined;
  #state: CaptureState = emptyState('', 0);
  #prepared: PreparedForm | undefined;
  #askers: { readonly revision: number; readonly root: string; readonly names: readonly string[] } | null =
    null;
  #isReading = false;
  #isDue = false;
  #isWriting = false;

  /** `files` is the folder of the bundles. */
  constructor(session: Session, changes: Changes, files: Uri, log: Log) {
    this.#session = session;
    this.#changes = changes;
    this.#files = files;
    this.#log = log;
    this.#follow = session.onDidChange(() => {
      if (this.#panel) this.#update();
    });
  }

  /** What is on show; `null` when the form is closed. */
  get page(): CapturePage | null {
    return this.#panel ? (this.#prepared?.page ?? null) : null;
  }

  /** Opens the form anew, or brings it to the front as it is where it holds something already. */
  show({ root, text, chosen, feedback }: Opening): void {
    const isStarted = this.#panel !== undefined && Object.keys(this.#state.typed).length > 0;
    if (text !== '' || feedback || !isStarted) {
      const fresh = emptyState(root, this.#state.round + 1);
      const filled = feedback ? withFeedback(fresh, feedback) : text === '' ? fresh : withText(fresh, text);
      this.#state = { ...filled, chosen };
    }
    if (this.#panel) this.#panel.reveal();
    else this.#open();
    this.#read();
    this.#update();
  }

  /** What the page says: also for tests. */
  async hear(value: unknown): Promise<void> {
    const heard = readFromCapturePage(value);
    switch (heard?.type) {
      case 'ready':
        this.#send();
        return;
      case 'typed':
        // What was typed into a form that is gone meanwhile belongs nowhere.
        if (heard.round !== this.#state.round) return;
        this.#state = withTyped(this.#state, heard.field, heard.text);
        this.#updateSoon();
        return;
      case 'pasted':
        this.#state = withText(this.#state, heard.text);
        this.#update();
        return;
      case 'act': {
        this.#update();
        const action = this.#prepared?.actions.get(heard.action);
        if (action?.kind === 'add' || action?.kind === 'merge') await this.#writeOnce(action);
        else if (action) await this.#act(action);
        return;
      }
      case undefined:
        return;
    }
  }

  dispose(): void {
    this.#follow.dispose();
    this.#panel?.dispose();
  }

  #open(): void {
    const panel = window.createWebviewPanel(captureViewType, l10n.t('Capture a request'), ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [this.#files],
    });
    this.#panel = panel;
    const { webview } = panel;
    webview.onDidReceiveMessage((value: unknown) => {
      this.hear(value).catch((error: unknown) => this.#log.warn(`Capture: ${errorText(error)}`));
    });
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#prepared = undefined;
      this.#index = null;
      this.#state = emptyState('', this.#state.round + 1);
    });
    webview.html = webviewPage(webview, this.#files, 'capture');
  }

  /** Reads the requirements a few at a time, so that typing is never held up. */
  #read(): void {
    if (this.#isReading) return;
    this.#isReading = true;
    const step = (): void => {
      if (!this.#panel) {
        this.#isReading = false;
        return;
      }
      const { findings, snapshot } = this.#session;
      const isRead = this.#memory.prepare(snapshot, readAtOnce);
      // The same that the findings look for what was asked before in.
      if (isRead && findings.asked.index.prepare(readAtOnce)) {
        this.#isReading = false;
        this.#update();
      } else setTimeout(step, 0);
    };
    setTimeout(step, 0);
  }

  /** What is typed meanwhile is answered at once, by the last of it. */
  #updateSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    setTimeout(() => {
      this.#isDue = false;
      this.#update();
    }, 0);
  }

  #update(): void {
    if (!this.#panel) return;
    const before = this.#prepared?.page;
    const { snapshot } = this.#session;
    const { root } = this.#state;
    if (!this.#isReading && (this.#index?.revision !== snapshot.revision || this.#index.root !== root))
      this.#index = new CaptureIndex(snapshot, root, this.#memory);
    this.#prepared = prepareForm({
      snapshot,
      state: this.#state,
      index: this.#isReading ? null : this.#index,
      close: (text) => this.#close(text, root),
      askers: this.#askersOf(root),
      today: today(),
      translate,
      language: env.language,
      placeFor: (captured) => placeOfCaptured(snapshot, captured),
      mergedInto: (requirement, captured, said) =>
        mergedFields(snapshot, requirement, askedAnew(captured, said)),
    });
    if (!before || JSON.stringify(before) !== JSON.stringify(this.#prepared.page)) this.#send();
  }

  #askersOf(root: string): readonly string[] {
    const { snapshot } = this.#session;
    const { revision } = snapshot;
    if (this.#askers?.revision !== revision || this.#askers.root !== root)
      this.#askers = { revision, root, names: knownAskers(snapshot, root) };
    return this.#askers.names;
  }

  #close(text: string, root: string): readonly ScoredRequirement[] {
    if (this.#isReading) return [];
    return this.#session.findings.asked.index
      .similarTo({ title: text }, mostClose)
      .filter(({ requirement }) => requirement.root === root);
  }

  /** A page that is hidden hears nothing; it asks again once it is shown, and gets what was typed back. */
  #send(): void {
    if (!this.#prepared) return;
    this.#panel?.webview
      .postMessage({ type: 'capture', page: this.#prepared.page })
      .then(undefined, (error: unknown) =>
        this.#log.warn(`The capture form could not be shown: ${errorText(error)}`),
      );
  }

  /** Whoever presses twice, while the first press is still being carried out, means one thing. */
  async #writeOnce(action: FormAction): Promise<void> {
    if (this.#isWriting) return;
    this.#isWriting = true;
    try {
      await this.#act(action);
    } finally {
      this.#isWriting = false;
    }
  }

  async #act(action: FormAction): Promise<void> {
    switch (action.kind) {
      case 'choose':
        this.#state = withChosen(this.#state, action.group, action.value);
        break;
      case 'other':
        await this.#chooseOther(action.group);
        break;
      case 'root':
        this.#state = { ...this.#state, root: action.root, chosen: {} };
        break;
      case 'card':
        await commands.executeCommand('groundplan.openCard', action.key);
        return;
      case 'preview':
        this.#state = withMerging(this.#state, action.key);
        break;
      case 'merge':
        await this.#merge(action.key);
        return;
      case 'line':
        this.#state = atCandidate(this.#state, action.nth);
        break;
      case 'take':
        this.#state = withTaken(this.#state, action.nth);
        break;
      case 'notes':
        this.#state = withText(this.#state, this.#state.typed.what ?? '');
        break;
      case 'drop':
        this.#state = afterDone(this.#state, message('dropped'));
        break;
      case 'add':
        await this.#add();
        return;
    }
    this.#update();
  }

  async #chooseOther(group: 'module' | 'phase' | 'step'): Promise<void> {
    const { snapshot } = this.#session;
    const { root } = this.#state;
    const choices = {
      module: () => moduleChoices(snapshot, root),
      phase: () => phaseChoices(snapshot, root),
      step: () =>
        snapshot
          .plan(root)
          .processes.flatMap(({ name, steps }) =>
            steps.map((each) => plainChoice(each.path, each.name, name)),
          ),
    };
    const titles = {
      module: l10n.t('The module of the new requirement'),
      phase: l10n.t('The phase of the new requirement'),
      step: l10n.t('The step of the new requirement'),
    };
    const value = await pickChoice(titles[group], choices[group](), null);
    if (value !== undefined) this.#state = withChosen(this.#state, group, value);
  }

  async #add(): Promise<void> {
    const captured = this.#prepared?.captured;
    const gesture =
      captured && captureGesture(this.#session.snapshot, captured, today(), this.#state.feedback);
    if (!gesture) return;
    const before = new Set(this.#titled(captured).map(({ key }) => key));
    if (!(await this.#changes.make(gesture))) return;
    const requirement = this.#titled(captured).find(({ key }) => !before.has(key));
    const id = requirement?.id ?? null;
    const done = id === null ? message('added') : message('added as {0}', id);
    if (this.#state.notes) {
      this.#state = afterDone(this.#state, done, requirement?.key ?? null);
      this.#update();
      return;
    }
    this.#panel?.dispose();
    if (requirement) await commands.executeCommand('groundplan.openCard', requirement.key);
  }

  #titled({ root, title }: CapturedRequirement): readonly Requirement[] {
    return [...this.#session.snapshot.requirements()].filter(
      (one) => one.root === root && one.title === title,
    );
  }

  async #merge(key: string): Promise<void> {
    const { snapshot } = this.#session;
    const captured = this.#prepared?.captured;
    const requirement = snapshot.requirement(key);
    const said = (this.#state.typed.what ?? '').replace(/\s+/gu, ' ').trim();
    if (!requirement || !captured || said === '') return;
    const gesture = mergeGesture(snapshot, requirement, askedAnew(captured, said), this.#state.feedback);
    if (!(await this.#changes.make(gesture))) return;
    if (this.#state.notes) {
      const done = message('noted on {0}', requirement.id ?? requirement.title);
      this.#state = afterDone(this.#state, done, key);
      this.#update();
      return;
    }
    this.#panel?.dispose();
    await commands.executeCommand('groundplan.openCard', key);
  }
}

function askedAnew({ asker }: CapturedRequirement, said: string): AskedAnew {
  return { asker, said, on: today() };
}
