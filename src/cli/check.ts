/** `groundplan check`: every finding, one a line, as compilers print them, and a closing count. */
import { message } from '../model/message.ts';
import type { Indexed } from './runCommandLine.ts';

export function check({ snapshot, findings, translate }: Indexed): {
  readonly text: string;
  readonly errors: number;
  readonly warnings: number;
} {
  const all = findings.all();
  const lines = all.map((finding) => {
    const path = finding.uri === null ? null : (snapshot.document(finding.uri)?.path ?? finding.uri);
    const place =
      path === null
        ? ''
        : `${path}:${(finding.range?.line ?? 0) + 1}:${(finding.range?.character ?? 0) + 1}: `;
    return `${place}${finding.severity}: ${translate(finding.message)} [${finding.code}]`;
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
