/** What the capture form does to documents: a new requirement beside its neighbours, or a note on one that is there. */
import { l10n } from 'vscode';
import { isSaidIn } from '../../edits/adding/isSaidIn.ts';
import { placesForNew } from '../../edits/adding/placesForNew.ts';
import { type AskedAnew, mergedFields } from '../../edits/mergeRequest.ts';
import { setFields } from '../../edits/setFields.ts';
import { documentsOfFeedback, tieFeedback } from '../../edits/tieFeedback.ts';
import { statusChoices, writtenLanguage } from '../../insight/choices.ts';
import { necessityChoices } from '../../insight/fieldChoices.ts';
import { requirementLabel } from '../../insight/moduleTreeContent.ts';
import { type FeedbackOn, launchedName } from '../../insight/outcome/launched.ts';
import { documentPath } from '../../model/documentUri.ts';
import { message } from '../../model/message.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Gesture } from '../changing/applyEdits.ts';
import { askForColumns } from '../changing/askForColumns.ts';
import {
  addGesture,
  idLike,
  placeFor,
  type WantedRequirement,
  withAlong,
  type WrittenAlong,
} from '../importing/addGesture.ts';
import type { CapturedRequirement, FormPlace } from './captureForm.ts';

/** Where a captured requirement would be written. */
export function placeOfCaptured(snapshot: Snapshot, captured: CapturedRequirement): FormPlace {
  const wanted = wantedOf(captured);
  const place = placeFor(placesForNew(snapshot, wanted), wanted);
  if (!place)
    return {
      text: l10n.t(
        'There is no document yet to which a requirement could be added. Write the first one by hand.',
      ),
      id: null,
      canAdd: false,
    };
  const path = documentPath(captured.root, place.uri) ?? place.uri;
  return {
    text: l10n.t('It is written into “{0}”, behind {1}.', path, requirementLabel(place.like)),
    id: idLike(snapshot, place.like),
    canAdd: true,
  };
}

/** `null` where no document can take it. `today` is an ISO date. */
export function captureGesture(
  snapshot: Snapshot,
  captured: CapturedRequirement,
  today: string,
  feedback: FeedbackOn | null = null,
): Gesture | null {
  const bare = wantedOf(captured);
  const place = placeFor(placesForNew(snapshot, bare), bare);
  if (!place) return null;
  const { like } = place;
  const proposed = statusChoices(snapshot, like).find(({ meaning }) => meaning === 'proposed');
  const necessity = necessityChoices(snapshot, like).find(({ meaning }) => meaning === captured.necessity);
  const { asker, withoutIt } = captured;
  // Who asks goes where the neighbours say it; a document that knows only persons takes it as one.
  const askerField = isSaidIn(snapshot, like, 'source') ? 'source' : 'requester';
  const wanted: WantedRequirement = {
    ...bare,
    isElsewhereToo: true,
    ...(proposed && isSaidIn(snapshot, like, 'status') && { status: proposed.value }),
    ...(necessity && isSaidIn(snapshot, like, 'necessity') && { necessity: necessity.value }),
    ...(withoutIt !== null && withoutIt !== '' && { withoutIt }),
    ...(asker !== null && asker !== '' && { [askerField]: asker }),
    created: today,
    ...(feedback && { note: originNote(snapshot, like, feedback) }),
  };
  return addGesture(snapshot, wanted, true, feedback && tying(snapshot, feedback));
}

/** Merges a request into a requirement that asks for the same: who asks as well, and when, in which words. */
export function mergeGesture(
  snapshot: Snapshot,
  requirement: Requirement,
  asked: AskedAnew,
  feedback: FeedbackOn | null,
): Gesture {
  const { key, id, root, uri } = requirement;
  const plan = snapshot.plan(root).uri;
  const along = feedback === null ? null : tying(snapshot, feedback);
  return {
    documents: new Set([uri, ...(plan === null ? [] : [plan]), ...(along?.documents ?? [])]),
    fromEditor: false,
    askForColumns,
    done: l10n.t('{0} notes that it was asked again', requirementLabel(requirement)),
    compute: (now, textOf, newColumns) => {
      const known = now.requirement(key) ?? requirement;
      const changes = mergedFields(now, known, asked).map(({ field, after }) => ({
        field,
        valueFor: () => after,
      }));
      const result = setFields(now, [known], changes, textOf, { newColumns });
      return 'refusal' in result || !along
        ? result
        : withAlong(now, { ...result, added: { ...known, id } }, along, textOf);
    },
  };
}

/** Writes into feedback what became of it. */
function tying(snapshot: Snapshot, feedback: FeedbackOn): WrittenAlong {
  return {
    documents: documentsOfFeedback(snapshot, feedback.about),
    compute: (now, { id }, textOf) =>
      id === null
        ? { refusal: message('It has no id, so the feedback cannot say what became of it.') }
        : tieFeedback(now, feedback, id, textOf),
  };
}

/** Says of a new requirement that it was feedback, in the language of the document. */
function originNote(snapshot: Snapshot, like: Requirement, { about, feedback }: FeedbackOn): string {
  const name =
    about.kind === 'requirement'
      ? (snapshot.requirement(about.key)?.id ?? launchedName(snapshot, about))
      : launchedName(snapshot, about);
  const { date } = feedback;
  const on = date === null ? '' : `（${date}）`;
  switch (writtenLanguage(snapshot.document(like.uri))) {
    case 'zh-cn':
      return `来自“${name ?? ''}”上线后的反馈${on}`;
    case 'zh-tw':
      return `來自「${name ?? ''}」上線後的回饋${on}`;
    case 'en':
      return `Feedback on ${name ?? ''} after its launch${date === null ? '' : `, ${date}`}`;
  }
}

function wantedOf({ root, title, module, phase, step }: CapturedRequirement): WantedRequirement {
  return {
    root,
    title,
    ...(module !== null && { module }),
    ...(phase !== null && { phase }),
    ...(step !== null && { step }),
  };
}
