/** What the capture form does to documents: a new requirement beside its neighbours, or a note on one that is there. */
import { l10n } from 'vscode';
import { placesForNew } from '../../edits/adding/placesForNew.ts';
import { setFields } from '../../edits/setFields.ts';
import { isInChinese, statusChoices } from '../../insight/choices.ts';
import { necessityChoices } from '../../insight/fieldChoices.ts';
import { requirementLabel } from '../../insight/moduleTreeContent.ts';
import { documentPath } from '../../model/documentUri.ts';
import { fieldText, type Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Gesture } from '../changing/applyEdits.ts';
import { askForColumns } from '../changing/askForColumns.ts';
import { addGesture, idLike, isSaidIn, placeFor, type WantedRequirement } from '../importing/addGesture.ts';
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
  };
  return addGesture(snapshot, wanted, true);
}

/** Notes on a requirement that it was asked again, by whom and in which words. */
export function mergeGesture(
  snapshot: Snapshot,
  requirement: Requirement,
  { asker }: CapturedRequirement,
  said: string,
  today: string,
): Gesture {
  const { key, root, uri } = requirement;
  const chinese = isInChinese(snapshot.document(uri));
  const who = asker ?? '';
  const added = chinese
    ? `${today} ${who}又提：${said}`
    : `${today} asked again${who === '' ? '' : ` by ${who}`}: ${said}`;
  const plan = snapshot.plan(root).uri;
  return {
    documents: plan === null ? [uri] : [uri, plan],
    fromEditor: false,
    askForColumns,
    done: l10n.t('{0} notes that it was asked again', requirementLabel(requirement)),
    compute: (now, textOf, newColumns) => {
      const known = now.requirement(key) ?? requirement;
      const before = fieldText(known, 'note');
      const note = (before === null ? added : `${before}${chinese ? '；' : '; '}${added}`).replace(
        /\s+/gu,
        ' ',
      );
      return setFields(now, [known], [{ field: 'note', valueFor: () => note }], textOf, { newColumns });
    },
  };
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
