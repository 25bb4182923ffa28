/**
 * Requirements as SCIP symbols: `groundplan . shop 1 CRM-002.`, with the repository that defines the requirement as the
 * package, so that an id means one requirement in an organisation. The grammar stands at `message Symbol` of
 * https://github.com/sourcegraph/scip/blob/main/scip.proto
 */
import type { RequirementName } from '../../../src/exchange/rows/rows.ts';

/** Of this way to form symbols; a symbol must not change with the revision, or nothing would be found across repositories. */
const symbolVersion = '1';

/** `null` for a requirement without an id: nothing can name it from elsewhere. An unknown repository is the own one. */
export function symbolOf({ repository, scope, id, further }: RequirementName, own: string): string | null {
  if (id === null) return null;
  const folders = scope === null ? [] : scope.split('/').filter((part) => part !== '');
  const descriptors = [
    ...folders.map((part) => `${identifier(part)}/`),
    // Another definition of an id is told by its document.
    ...(further === null ? [] : [`${identifier(further)}:`]),
    `${identifier(id)}.`,
  ];
  return `groundplan . ${packageName(repository ?? own)} ${symbolVersion} ${descriptors.join('')}`;
}

function packageName(name: string): string {
  return name.toWellFormed().replaceAll(' ', '  ') || '.';
}

function identifier(name: string): string {
  const text = name.toWellFormed();
  return /^[\w+$-]+$/u.test(text) ? text : `\`${text.replaceAll('`', '``')}\``;
}
