/** A finding as it leaves the editor: in the reader's words, at a place below the folder that was checked. */
import { pathName } from '../../insight/pathName.ts';
import { placeName, rowName } from '../../insight/placeName.ts';
import type { Finding, FindingCode, Severity } from '../../model/finding.ts';
import type { Translate } from '../../model/message.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { startOfText, type TextRange } from '../../model/textRange.ts';

/** Lines and columns from 1, columns in UTF-16 units; the end column is the one behind the last character. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Spot {
  /** Below the folder, with `/`. */
  readonly path: string;
  /** `null` for a row of a workbook, which is no text with lines. */
  readonly region: Region | null;
}

export interface ReportedFinding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly text: string;
  /** `null` for one about the folder as a whole. */
  readonly spot: Spot | null;
  /** Where people look for it: `docs/a.md:6:3`, a row of a sheet, or nothing. */
  readonly place: string;
  /** The key of the requirement that it is about. */
  readonly requirement: string | null;
  /** How many requirements it stands for, where it is about the folder as a whole. */
  readonly count?: number;
  readonly related: readonly { readonly spot: Spot; readonly text: string }[];
  /** The same for the same fault, wherever its lines have moved to. Two faults may share one. */
  readonly fingerprint: string;
}

export function reportedFindings(
  snapshot: Snapshot,
  findings: readonly Finding[],
  translate: Translate,
): readonly ReportedFinding[] {
  return findings.map((finding) => {
    const { code, severity, uri, range, requirement, count, related = [] } = finding;
    return {
      code,
      severity,
      text: translate(finding.message),
      spot: uri === null ? null : spotOf(snapshot, uri, range),
      place: uri === null ? '' : placeOf(snapshot, uri, range ?? startOfText),
      requirement,
      ...(count === undefined ? {} : { count }),
      related: related.map((other) => ({
        spot: spotOf(snapshot, other.uri, other.range),
        text: translate(other.message),
      })),
      fingerprint: fingerprintOf(finding, snapshot),
    };
  });
}

/** The same with every path below the top of a repository; `above` is the folder's own place there, as `product/`. */
export function belowRepository(
  findings: readonly ReportedFinding[],
  above: string,
): readonly ReportedFinding[] {
  if (above === '') return findings;
  const lower = (spot: Spot): Spot => ({ ...spot, path: `${above}${spot.path}` });
  return findings.map((finding) => ({
    ...finding,
    spot: finding.spot && lower(finding.spot),
    related: finding.related.map(({ spot, text }) => ({ spot: lower(spot), text })),
  }));
}

/** One for each finding: the second and further ones of the same fingerprint are numbered. */
export function uniqueFingerprints(findings: readonly ReportedFinding[]): readonly string[] {
  const counts = new Map<string, number>();
  return findings.map(({ fingerprint }) => {
    const count = (counts.get(fingerprint) ?? 0) + 1;
    counts.set(fingerprint, count);
    return count === 1 ? fingerprint : `${fingerprint} ${count}`;
  });
}

function spotOf(snapshot: Snapshot, uri: string, range: TextRange | null): Spot {
  const path = pathName(snapshot, uri);
  if (range === null || rowName(snapshot, uri, range) !== null) return { path, region: null };
  return {
    path,
    region: {
      line: range.line + 1,
      column: range.character + 1,
      endLine: range.endLine + 1,
      endColumn: range.endCharacter + 1,
    },
  };
}

/** A column is only of use in a text. */
function placeOf(snapshot: Snapshot, uri: string, range: TextRange): string {
  return rowName(snapshot, uri, range) ?? `${placeName(snapshot, uri, range)}:${range.character + 1}`;
}

/** Numbers change with what stands beside it, and words with the language; what it is about does not. */
function fingerprintOf({ code, uri, requirement, other, message }: Finding, snapshot: Snapshot): string {
  const names = message.args.filter((arg) => typeof arg === 'string');
  // A requirement that moves to another document is still the same one.
  const subject =
    requirement ?? (uri === null ? [] : [snapshot.document(uri)?.path ?? uri, ...names].join(' '));
  return [code, subject, other ?? ''].join(' ').trim();
}
