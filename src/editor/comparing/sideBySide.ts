/**
 * Both texts of a difference side by side, in the editor’s own comparison: the other plan on the left, the one here on
 * the right. An item is shown field by field; where the other side has its documents, these can be shown too.
 */
import { commands, EventEmitter, l10n, Uri, window, workspace } from 'vscode';
import type { Disposable, Event, TextDocumentContentProvider } from 'vscode';
import type { Difference } from '../../insight/compare/difference.ts';
import defer * as lazyItemText from '../../insight/compare/itemText.ts';
import type { Log } from '../../index/ports.ts';
import { documentUri } from '../../model/documentUri.ts';
import { startOfText, type TextRange } from '../../model/textRange.ts';
import { errorText } from '../log.ts';
import { toRange } from '../ranges.ts';
import { shownUri } from '../places.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';
import type { Comparing } from './comparing.ts';

export const comparedScheme = 'groundplan-compared';

interface Asked {
  readonly side: 'there' | 'here' | 'document';
  readonly subject: Difference['subject'];
  /** An item’s key, a document’s path; `null` for an item that this side does not have. */
  readonly key: string | null;
}

export class SideBySide implements TextDocumentContentProvider, Disposable {
  readonly #session: Session;
  readonly #comparing: Comparing;
  readonly #log: Log;
  readonly #changed = new EventEmitter<Uri>();
  readonly #subscriptions: readonly Disposable[];

  readonly onDidChange: Event<Uri> = this.#changed.event;

  constructor(session: Session, comparing: Comparing, log: Log) {
    this.#session = session;
    this.#comparing = comparing;
    this.#log = log;
    this.#subscriptions = [
      this.#changed,
      workspace.registerTextDocumentContentProvider(comparedScheme, this),
      comparing.onDidChange(() => {
        for (const { uri } of workspace.textDocuments)
          if (uri.scheme === comparedScheme) this.#changed.fire(uri);
      }),
    ];
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const asked = readAsked(uri.query);
    const { shown } = this.#comparing;
    if (!asked || !shown) return '';
    if (asked.side === 'document') return (await shown.other.textOf(asked.key ?? '')) ?? '';
    const state = asked.side === 'there' ? shown.there : shown.here;
    return lazyItemText.itemText(state, { subject: asked.subject }, asked.key, translate);
  }

  /** Field by field. */
  async show({ subject, from, to, title }: Difference): Promise<void> {
    const { shown } = this.#comparing;
    if (!shown) return;
    const name = title.replace(/[\\/?#\s]+/gu, ' ').slice(0, 80);
    const there = uriFor(name, { side: 'there', subject, key: from });
    const here = uriFor(name, { side: 'here', subject, key: to });
    await this.#open(there, here, l10n.t('{0}: “{1}” ↔ here', title, shown.other.name));
  }

  /** The documents that it stands in; without those of the other side the item itself. */
  async showDocuments(difference: Difference): Promise<void> {
    const { shown } = this.#comparing;
    if (!shown) return;
    const { snapshot } = this.#session;
    const there = shown.there.requirements.find(({ key }) => key === difference.from)?.document;
    const requirement = difference.to === null ? undefined : snapshot.requirement(difference.to);
    const plan = snapshot.plan(shown.root).uri;
    const isRequirement = difference.subject === 'requirement';
    const here = isRequirement ? requirement?.uri : (plan ?? undefined);
    const thereOrSame =
      (isRequirement ? there : shown.other.planPath) ?? (here && snapshot.document(here)?.path) ?? null;
    const text = thereOrSame === null ? null : await shown.other.textOf(thereOrSame);
    if (text === null || thereOrSame === null) {
      void window.showInformationMessage(
        l10n.t('“{0}” holds no documents that could be shown, only what they said.', shown.other.name),
      );
      await this.show(difference);
      return;
    }
    const left = uriFor(thereOrSame, { side: 'document', subject: difference.subject, key: thereOrSame });
    const right = shownUri(here ?? documentUri(shown.root, thereOrSame));
    const range = isRequirement ? requirement?.fact.anchor : rangeOf(snapshot, shown.root, difference);
    await this.#open(
      left,
      right,
      l10n.t('{0}: “{1}” ↔ here', thereOrSame, shown.other.name),
      range ?? undefined,
    );
  }

  async #open(left: Uri, right: Uri, title: string, range?: TextRange): Promise<void> {
    try {
      const selection = range && range !== startOfText ? { selection: toRange(range) } : {};
      await commands.executeCommand('vscode.diff', left, right, title, { preview: true, ...selection });
    } catch (error) {
      this.#log.warn(`A comparison could not be opened: ${errorText(error)}`);
      void window.showErrorMessage(l10n.t('The document cannot be opened: {0}', errorText(error)));
    }
  }

  dispose(): void {
    for (const each of this.#subscriptions) each.dispose();
  }
}

function rangeOf(
  snapshot: Session['snapshot'],
  root: string,
  { subject, to }: Difference,
): TextRange | null | undefined {
  if (to === null) return null;
  if (subject === 'module') return snapshot.module(root, to)?.range;
  if (subject === 'phase') return snapshot.phase(root, to)?.range;
  return subject === 'step' ? snapshot.step(root, to)?.range : null;
}

/** With the name that its tab is to have; what is asked stands in the query. */
function uriFor(name: string, asked: Asked): Uri {
  return Uri.from({ scheme: comparedScheme, path: `/${name}`, query: JSON.stringify(asked) });
}

function readAsked(query: string): Asked | null {
  try {
    const value: unknown = JSON.parse(query);
    return isAsked(value) ? value : null;
  } catch {
    return null; // Somebody else made the address.
  }
}

function isAsked(value: unknown): value is Asked {
  return (
    typeof value === 'object' && value !== null && 'side' in value && 'subject' in value && 'key' in value
  );
}
