/** A finding of ours at the diagnostic that shows it. */
import type { Diagnostic, TextDocument } from 'vscode';
import type { Finding } from '../../../model/finding.ts';
import { knownUri } from '../../places.ts';
import { toRange } from '../../ranges.ts';
import type { Session } from '../../session.ts';

/** What a family of fixes is asked: the finding, where it is shown, and what is known now. */
export interface FixQuestion {
  readonly session: Session;
  readonly document: TextDocument;
  readonly finding: Finding;
}

/** The finding that a diagnostic of ours shows; none when the text has moved on. */
export function findingOf(
  { findings }: Session,
  document: TextDocument,
  diagnostic: Diagnostic,
): Finding | undefined {
  if (diagnostic.source !== 'Groundplan' || typeof diagnostic.code !== 'object') return undefined;
  const { value } = diagnostic.code;
  return findings
    .in(knownUri(document.uri))
    .find(({ code, range }) => code === value && range && toRange(range).isEqual(diagnostic.range));
}
