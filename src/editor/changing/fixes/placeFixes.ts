/** Quick fixes of a requirement's place: set it, correct a name, make the plan have it, or say why there is none. */
import { CodeAction, CodeActionKind, l10n, WorkspaceEdit } from 'vscode';
import type { Requirement, UnknownName } from '../../../model/requirement.ts';
import { isSameEncoding } from '../../../readers/decode.ts';
import type { WritableField } from '../../../readers/writer.ts';
import { toRange } from '../../ranges.ts';
import { nameFix } from '../nameFix.ts';
import { commandFix } from './commandFix.ts';
import type { FixQuestion } from './findingInEditor.ts';

type PlaceField = UnknownName['field'];

/** What can be set about a finding, by its code. */
const fieldOfCode: Readonly<Record<string, PlaceField>> = {
  'requirement/no-module': 'module',
  'requirement/unknown-module': 'module',
  'requirement/no-phase': 'phase',
  'requirement/unknown-phase': 'phase',
  'requirement/unknown-step': 'step',
};

/** The first is the preferred one where it corrects a name. */
export function placeFixes(question: FixQuestion): readonly CodeAction[] {
  const { session, finding } = question;
  const field = fieldOfCode[finding.code];
  const requirement = finding.requirement ? session.snapshot.requirement(finding.requirement) : undefined;
  if (!field || !requirement) return [];
  const unknown = requirement.unknown.find(
    (name) =>
      `requirement/unknown-${name.field}` === finding.code &&
      (name.claim.range === finding.range || name.field === field),
  );
  const fixes = unknown
    ? (finding.suggestions ?? []).map((name) => correction(question, requirement, unknown, name))
    : [];
  if (fixes[0]) fixes[0].isPreferred = true;
  const creating = unknown ? creation(question, requirement, unknown) : null;
  return [...fixes, ...(creating ? [creating] : []), ...placing(requirement, field)];
}

function placing({ key }: Requirement, field: PlaceField): readonly CodeAction[] {
  if (field === 'step') return [commandFix(l10n.t('Set step…'), 'groundplan.setStep', [key])];
  if (field === 'phase') return [commandFix(l10n.t('Set phase…'), 'groundplan.setPhase', [key])];
  return [
    commandFix(l10n.t('Set module…'), 'groundplan.setModule', [key]),
    commandFix(l10n.t('Not for any module (with a reason)…'), 'groundplan.setNoModule', [key]),
  ];
}

/** The plan gets what the document names; only a plan that is a file can. */
function creation(
  { session }: FixQuestion,
  { root }: Requirement,
  { field, text }: UnknownName,
): CodeAction | null {
  if (session.snapshot.plan(root).uri === null || text.length > 80) return null;
  if (field === 'module')
    return commandFix(l10n.t('Create the module “{0}” in the plan…', text), 'groundplan.createInPlan', [
      root,
      field,
      text,
    ]);
  if (field === 'phase')
    return commandFix(l10n.t('Create the phase “{0}” in the plan', text), 'groundplan.createInPlan', [
      root,
      field,
      text,
    ]);
  return commandFix(l10n.t('Add the step “{0}” to a process…', text), 'groundplan.addStep', [root, text]);
}

/** “Did you mean …?”, once for each name that resembles the one written. */
function correction(
  { session: { snapshot }, document }: FixQuestion,
  { key, uri }: Requirement,
  unknown: UnknownName,
  name: string,
): CodeAction {
  const title = l10n.t('Did you mean “{0}”?', name);
  const encoding = snapshot.document(uri)?.facts.encoding;
  // A workbook is shown as a text that cannot be changed.
  const isOwnText =
    document.uri.toString() === uri &&
    (encoding === undefined || isSameEncoding(document.encoding ?? 'utf8', encoding));
  const edit = isOwnText
    ? nameFix(unknown, name, (line) => (line < document.lineCount ? document.lineAt(line).text : ''))
    : null;
  // Where it takes more than replacing the name, the writer of the format does it.
  const written: WritableField = unknown.field;
  if (!edit) return commandFix(title, 'groundplan.correctName', [key, written, name]);
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.edit = new WorkspaceEdit();
  action.edit.replace(document.uri, toRange(edit.range), edit.text);
  return action;
}
