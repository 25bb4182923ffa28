/**
 * The answers that assistants get, for people and without any model: each as a document to read. Nothing leaves the
 * window by them, so they need no setting.
 */
import { commands, Disposable, EventEmitter, l10n, Uri, window, workspace } from 'vscode';
import type { QuickPickItem, TextDocumentContentProvider } from 'vscode';
import { moduleTrail } from '../../insight/moduleTreeContent.ts';
import { allModules } from '../../model/plan.ts';
import type { Session } from '../session.ts';
import { answer } from './planQuestions.ts';

const scheme = 'groundplan-answer';

/** Each takes what it would ask for, for keys and other extensions. */
export function registerAnswerCommands(session: Session): Disposable {
  const document = new AnswerDocument();
  const command = (id: string, ask: (given: string | undefined) => Promise<string | undefined>): Disposable =>
    commands.registerCommand(id, async (given: unknown) => {
      const text = await ask(typeof given === 'string' ? given : undefined);
      if (text !== undefined) await document.show(text);
    });
  return Disposable.from(
    document,
    command('groundplan.listMatches', async (given) => {
      const query =
        given ?? (await window.showInputBox({ title: l10n.t('List the requirements that fit…') }));
      return query === undefined ? undefined : answer(session, 'search', { query });
    }),
    command('groundplan.explainModule', async (given) => {
      const module = given ?? (await pickModule(session));
      return module === undefined ? undefined : answer(session, 'module', { module });
    }),
    command('groundplan.listFindings', (given) =>
      Promise.resolve(answer(session, 'findings', given === undefined ? {} : { document: given })),
    ),
    command('groundplan.traceRequirement', async (given) => {
      const id = given ?? (await window.showInputBox({ title: l10n.t('The id of the requirement') }));
      return id === undefined ? undefined : answer(session, 'trace', { id: id.trim() });
    }),
  );
}

async function pickModule({ snapshot }: Session): Promise<string | undefined> {
  const items = snapshot.roots.flatMap(({ id: root, name }) =>
    [...allModules(snapshot.plan(root).modules)].map(
      ({ path }): QuickPickItem & { readonly path: string } => ({
        label: moduleTrail(snapshot, root, path),
        description: snapshot.roots.length > 1 ? name : '',
        path,
      }),
    ),
  );
  return (await window.showQuickPick(items, { title: l10n.t('Which module?') }))?.path;
}

class AnswerDocument implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  // Registered last: by then it can be listened to.
  readonly #registration = workspace.registerTextDocumentContentProvider(scheme, this);
  #text = '';

  provideTextDocumentContent(): string {
    return this.#text;
  }

  async show(text: string): Promise<void> {
    const uri = Uri.from({ scheme, path: `/${l10n.t('Answer')}.txt` });
    this.#text = text;
    this.#changed.fire(uri);
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}
