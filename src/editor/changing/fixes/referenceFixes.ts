/** Quick fixes of references in code that lead nowhere or to what is not built: another id, or none. */
import { l10n } from 'vscode';
import type { CodeAction } from 'vscode';
import { removeReference } from '../../../edits/removeReference.ts';
import { similarIds } from '../../../edits/similarIds.ts';
import type { FindingCode } from '../../../model/finding.ts';
import { commandFix } from './commandFix.ts';
import type { FixQuestion } from './findingInEditor.ts';

const codes: ReadonlySet<FindingCode> = new Set([
  'reference/unknown-requirement',
  'reference/closed-requirement',
  'reference/ambiguous-requirement',
]);

export function referenceFixes({
  session: { snapshot },
  document,
  finding,
}: FixQuestion): readonly CodeAction[] {
  const { code, range } = finding;
  if (!codes.has(code) || !range || range.line !== range.endLine) return [];
  const line = document.lineAt(range.line).text;
  const written = line.slice(range.character, range.endCharacter);
  const uri = document.uri.toString();
  // A shortened id or one end of a range stands for another text than it says.
  const isWhole = snapshot
    .referencesIn(uri)
    .some(
      (reference) =>
        reference.id === written &&
        reference.range.line === range.line &&
        reference.range.character === range.character,
    );
  const fixes: CodeAction[] = [];
  if (isWhole && code === 'reference/unknown-requirement') {
    for (const id of similarIds(written, knownIds(snapshot.requirements()))) {
      const meant = snapshot.resolve(id, uri);
      if (meant.kind === 'none') continue;
      const title = meant.kind === 'one' ? meant.requirement.title : '';
      fixes.push(
        commandFix(
          title === '' ? l10n.t('Did you mean “{0}”?', id) : l10n.t('Did you mean {0} “{1}”?', id, title),
          'groundplan.replaceReference',
          [uri, range, written, id],
        ),
      );
    }
    if (fixes[0]) fixes[0].isPreferred = true;
  }
  if (isWhole)
    fixes.push(
      commandFix(l10n.t('Name another requirement instead of {0}…', written), 'groundplan.replaceReference', [
        uri,
        range,
        written,
      ]),
    );
  if (
    code !== 'reference/ambiguous-requirement' &&
    removeReference(line, range.character, range.endCharacter)
  )
    fixes.push(
      commandFix(l10n.t('Remove the reference to {0}', written), 'groundplan.removeReference', [
        uri,
        range,
        written,
      ]),
    );
  return fixes;
}

function* knownIds(requirements: Iterable<{ readonly id: string | null }>): Generator<string> {
  for (const { id } of requirements) if (id !== null) yield id;
}
