/**
 * Findings in the Problems panel and under the text. Each document is set by itself, and only when its own
 * findings changed: one large `set` is cut off by VS Code, and clearing all makes every squiggle blink.
 */
import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  Disposable,
  languages,
  TabInputText,
  TabInputTextDiff,
  Uri,
  window,
} from 'vscode';
import type { DiagnosticCollection } from 'vscode';
import type { Finding, Severity } from '../model/finding.ts';
import { startOfText } from '../model/textRange.ts';
import { knownUri, placeOf, shownUri } from './places.ts';
import { toRange } from './ranges.ts';
import type { WindowFocus } from './focus.ts';
import type { Session } from './session.ts';
import { onDidChangeSetting, problemsScope } from './settings.ts';
import { translate } from './translate.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Keeps the Problems panel at what the session finds. `rulePages` is the folder with a page for each rule. */
export function registerFindings(session: Session, focus: WindowFocus, rulePages: Uri): Disposable {
  const shown = new ShownFindings(session, focus, rulePages);
  return Disposable.from(
    shown,
    session.onDidChange(({ findings }) => shown.update(findings)),
    focus.onDidChange(() => shown.updateAll()),
    window.tabGroups.onDidChangeTabs(() => shown.followScope()),
    onDidChangeSetting('problems.scope', () => shown.followScope()),
  );
}

class ShownFindings implements Disposable {
  readonly #session: Session;
  readonly #focus: WindowFocus;
  readonly #rulePages: Uri;
  readonly #collection: DiagnosticCollection = languages.createDiagnosticCollection('groundplan');
  /** The documents that have findings in the panel. */
  readonly #published = new Set<string>();
  /** The documents whose findings belong into the panel; `null` for all. */
  #inScope: ReadonlySet<string> | null = new Set();

  constructor(session: Session, focus: WindowFocus, rulePages: Uri) {
    this.#session = session;
    this.#focus = focus;
    this.#rulePages = rulePages;
    this.followScope();
  }

  update(uris: Iterable<string>): void {
    for (const uri of uris) this.#publish(uri);
  }

  /** What is in focus changed: every document on show may have more or fewer. */
  updateAll(): void {
    this.update(new Set([...this.#published, ...(this.#inScope ?? this.#session.findings.documents())]));
  }

  /** Tabs or the setting changed: only documents that came or went are touched. */
  followScope(): void {
    const before = this.#inScope;
    this.#inScope = documentsInScope();
    if (before === null && this.#inScope === null) return;
    for (const uri of this.#published) if (!this.#shows(uri)) this.#publish(uri);
    if (this.#inScope) {
      for (const uri of this.#inScope) if (!before?.has(uri)) this.#publish(uri);
    } else {
      for (const uri of this.#session.findings.documents()) if (!this.#published.has(uri)) this.#publish(uri);
    }
  }

  dispose(): void {
    this.#collection.dispose();
  }

  #shows(uri: string): boolean {
    return this.#inScope === null || this.#inScope.has(uri);
  }

  #publish(uri: string): void {
    const found = this.#shows(uri) ? this.#session.findings.in(uri) : [];
    const findings = found.filter(
      ({ requirement }) => requirement === null || this.#focus.shows(requirement),
    );
    if (findings.length > 0) {
      this.#collection.set(
        shownUri(uri),
        findings.map((finding) => this.#diagnostic(finding)),
      );
      this.#published.add(uri);
    } else if (this.#published.delete(uri)) {
      this.#collection.delete(shownUri(uri));
    }
  }

  #diagnostic(finding: Finding): Diagnostic {
    const range = toRange(finding.range ?? startOfText);
    const diagnostic = new Diagnostic(range, translate(finding.message), severities[finding.severity]);
    diagnostic.source = 'Groundplan';
    diagnostic.code = { value: finding.code, target: this.#rulePage(finding.code) };
    if (finding.related) {
      diagnostic.relatedInformation = finding.related.map(
        ({ uri, range, message }) =>
          new DiagnosticRelatedInformation(placeOf(uri, range), translate(message)),
      );
    }
    return diagnostic;
  }

  /** `requirement/no-phase` is explained in `requirement-no-phase.md`. */
  #rulePage(code: string): Uri {
    return Uri.joinPath(this.#rulePages, `${code.replace('/', '-')}.md`);
  }
}

/** A document is open when a tab shows it; documents that something loaded in the background are not. */
function documentsInScope(): ReadonlySet<string> | null {
  const scope = problemsScope();
  if (scope === 'allDocuments') return null;
  if (scope === 'off') return new Set();
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  return new Set(
    tabs.flatMap(({ input }) => {
      if (input instanceof TabInputText) return [knownUri(input.uri)];
      if (input instanceof TabInputTextDiff) return [knownUri(input.original), knownUri(input.modified)];
      return [];
    }),
  );
}
