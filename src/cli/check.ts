/** `groundplan check`: every finding, one a line, as compilers print them, and a closing count. */
import { message } from '../model/message.ts';
import { placeName, rowName } from '../insight/placeName.ts';
import type { Finding } from '../model/finding.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { startOfText } from '../model/textRange.ts';
import type { Indexed } from './indexed.ts';

export function check({ snapshot, findings, translate }: Indexed): {
  readonly text: string;
  readonly errors: number;
  readonly warnings: number;
} {
  const all = findings.all();
  const lines = all.map((finding) => {
    return `${placeOf(finding, snapshot)}${finding.severity}: ${translate(finding.message)} [${finding.code}]`;
  });
  const count = (severity: string): number => all.filter((finding) => finding.severity === severity).length;
  const errors = count('error');
  const warnings = count('warning');
  lines.push(
    translate(
      message(
        '{0} requirements, {1} errors, {2} warnings, {3} other findings',
        snapshot.requirementCount,
        errors,
        warnings,
        all.length - errors - warnings,
      ),
    ),
  );
  return { text: `${lines.join('\n')}\n`, errors, warnings };
}

/** A column is only of use in a text. */
function placeOf({ uri, range }: Finding, snapshot: Snapshot): string {
  if (uri === null) return '';
  const at = range ?? startOfText;
  const row = rowName(snapshot, uri, at);
  return row === null ? `${placeName(snapshot, uri, at)}:${at.character + 1}: ` : `${row}: `;
}
