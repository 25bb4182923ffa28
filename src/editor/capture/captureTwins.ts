/** What was asked before as the capture form shows it, and what merging the sentence into one of them would change. */
import type { MergePreview, TwinItem } from '../../board/capture/messages.ts';
import type { MergedField } from '../../edits/mergeRequest.ts';
import type { Twin } from '../../insight/capture/twins.ts';
import { modulePathNames } from '../../insight/modulePathNames.ts';
import { requirementLabel } from '../../insight/moduleTreeContent.ts';
import { message, type Message } from '../../model/message.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { CapturedRequirement, FormParts, MakeButton, Offer } from './captureForm.ts';

export function twinItem(
  parts: FormParts,
  captured: CapturedRequirement,
  twin: Twin,
  nth: number,
  offer: Offer,
  button: MakeButton,
): TwinItem {
  const { snapshot, state, translate } = parts;
  const { requirement, reason, standing, outcome, use } = twin;
  const { key, root } = requirement;
  const modules = requirement.modules.map(({ path }) => modulePathNames(snapshot, root, path).join(' › '));
  const phase = requirement.phase && snapshot.phase(root, requirement.phase.id)?.name;
  const place = [...modules, ...(phase ? [phase] : [])].join(' · ');
  return {
    title: {
      text: requirementLabel(requirement),
      action: offer(`card:${nth}`, { kind: 'card', key }),
      note: '',
    },
    standing,
    outcome: translate(outcome),
    lines: [
      ...(reason === null ? [] : [translate(message('Reason: {0}', reason))]),
      ...use.map((parts) =>
        parts.map((part) => (typeof part === 'string' ? part : translate(part))).join(' · '),
      ),
      ...(place === '' ? [] : [place]),
    ],
    merge:
      requirement.root === state.root && state.merging !== key
        ? button(message('It is this one…'), `preview:${nth}`, { kind: 'preview', key })
        : null,
    preview: state.merging === key ? mergePreview(parts, captured, requirement, button) : null,
  };
}

function mergePreview(
  { mergedInto, state, translate }: FormParts,
  captured: CapturedRequirement,
  requirement: Requirement,
  button: MakeButton,
): MergePreview {
  const { key } = requirement;
  const said = (state.typed.what ?? '').replace(/\s+/gu, ' ').trim();
  return {
    heading: translate(message('This will be written:')),
    rows: mergedInto(requirement, captured, said).map(({ field, before, after }) => ({
      name: translate(mergedNames[field]),
      before: before ?? '',
      after,
    })),
    note: translate(message('Its title and its description stay as they are.')),
    confirm: button(message('Note that it was asked again'), 'merge', { kind: 'merge', key }),
    cancel: button(message('It is another one'), 'preview:none', { kind: 'preview', key: null }),
  };
}

const mergedNames: Readonly<Record<MergedField['field'], Message>> = {
  source: message('Source'),
  requester: message('Requester'),
  note: message('Note'),
};
