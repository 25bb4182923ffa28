/** The gesture that writes a new requirement beside its neighbours, with the fields that are known of it. */
import { l10n } from 'vscode';
import { type PlaceForNew, placesForNew } from '../../edits/adding/placesForNew.ts';
import { isSaidIn } from '../../edits/adding/isSaidIn.ts';
import { addRequirement, type AddResult, type NewField } from '../../edits/addRequirement.ts';
import { nextId } from '../../edits/nextId.ts';
import { AfterEdits, type TextOf } from '../../edits/planAndDocuments.ts';
import type { EditResult, FieldEdits } from '../../edits/setField.ts';
import { together } from '../../edits/setFields.ts';
import { modulePathNames } from '../../insight/modulePathNames.ts';
import { writtenModule, writtenPhase, writtenStep } from '../../insight/writtenNames.ts';
import { message } from '../../model/message.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Gesture } from '../changing/applyEdits.ts';
import { askForColumns } from '../changing/askForColumns.ts';

export interface WantedRequirement {
  readonly root: string;
  readonly title: string;
  readonly id?: string;
  readonly module?: string;
  readonly phase?: string;
  readonly step?: string;
  /** From here on as the document writes it. */
  readonly status?: string;
  readonly priority?: string;
  readonly necessity?: string;
  readonly withoutIt?: string;
  /** Who asks, and since when: written where the requirements beside it say so. */
  readonly source?: string;
  readonly requester?: string;
  readonly created?: string;
  /** What it came from. */
  readonly note?: string;
  /** The document to write to, where it is not to be the first that fits. */
  readonly uri?: string;
  /** Whether another document that fits takes it where the first cannot. */
  readonly isElsewhereToo?: boolean;
}

/** More documents are not opened for it. */
const mostPlaces = 4;

/** The document that somebody chose, else the first that fits. */
export function placeFor(
  places: readonly PlaceForNew[],
  { uri }: WantedRequirement,
): PlaceForNew | undefined {
  return uri === undefined ? places[0] : places.find((place) => place.uri === uri);
}

/** What is written in the same step, once it is known what was added. `textOf` has the texts with that in them. */
export interface WrittenAlong {
  /** Documents that it may change. */
  readonly documents: Iterable<string>;
  readonly compute: (snapshot: Snapshot, added: Requirement, textOf: TextOf) => EditResult;
}

/** `mayAsk`: whether somebody is there to say where a value goes that a table has no column for. */
export function addGesture(
  snapshot: Snapshot,
  wanted: WantedRequirement,
  mayAsk: boolean,
  along: WrittenAlong | null = null,
): Gesture {
  const places = placesForNew(snapshot, wanted);
  const place = placeFor(places, wanted);
  const tried = wanted.isElsewhereToo === true ? places.slice(0, mostPlaces).map(({ uri }) => uri) : [];
  const documents = new Set(
    [place?.uri, ...tried, snapshot.plan(wanted.root).uri, ...(along?.documents ?? [])].filter(
      (uri) => typeof uri === 'string',
    ),
  );
  return {
    documents,
    fromEditor: false,
    ...(mayAsk && { askForColumns }),
    done: l10n.t('“{0}” is added', wanted.title),
    compute: (now, textOf, newColumns) => {
      // The document may have changed meanwhile: where the new one goes is looked up again.
      const found = placesForNew(now, wanted);
      const here = found.find(({ uri }) => uri === place?.uri);
      if (!here)
        return {
          refusal: message(
            'No document can take it: in none does a requirement stand that it could be written behind.',
          ),
        };
      const addTo = ({ like }: PlaceForNew): AddResult =>
        addRequirement(
          now,
          {
            title: wanted.title,
            id: wanted.id ?? idLike(now, like),
            like,
            fields: fieldsFor(now, like, wanted),
          },
          textOf,
          { newColumns },
        );
      const result = addTo(here);
      if (!('refusal' in result)) return withAlong(now, result, along, textOf);
      // A kind of table that takes no row: the next document does.
      for (const other of found) {
        if (other === here || !tried.includes(other.uri)) continue;
        const elsewhere = addTo(other);
        if (!('refusal' in elsewhere)) return withAlong(now, elsewhere, along, textOf);
      }
      return result;
    },
  };
}

/** What cannot be written along leaves what was added as it is, and is said. */
export function withAlong(
  snapshot: Snapshot,
  result: FieldEdits & Pick<AddResult, 'added'>,
  along: WrittenAlong | null,
  textOf: TextOf,
): EditResult {
  if (!along || !result.added) return result;
  const then = new AfterEdits(snapshot, result.edits, result.create ?? new Map(), textOf);
  const next = along.compute(snapshot, result.added, then.textOf);
  return 'refusal' in next ? { ...result, partly: next.refusal } : together(result, next, textOf);
}

function fieldsFor(snapshot: Snapshot, like: Requirement, wanted: WantedRequirement): readonly NewField[] {
  const { root, module, phase, step } = wanted;
  const fields: NewField[] = [];
  if (module !== undefined) {
    const value = {
      path: modulePathNames(snapshot, root, module),
      text: writtenModule(snapshot, like, module),
    };
    const holds = ({ modules }: Requirement): boolean => modules.length === 1 && modules[0]?.path === module;
    fields.push({ field: 'module', valueFor: () => value, holds });
  }
  if (phase !== undefined) {
    const holds = (requirement: Requirement): boolean => requirement.phase?.id === phase;
    fields.push({ field: 'phase', valueFor: () => writtenPhase(snapshot, like, phase), holds });
  }
  if (step !== undefined) {
    const holds = (requirement: Requirement): boolean => requirement.step?.path === step;
    fields.push({ field: 'step', valueFor: () => writtenStep(snapshot, root, step), holds });
  }
  for (const field of ['status', 'priority', 'necessity', 'withoutIt'] as const) {
    const text = wanted[field];
    if (text !== undefined) fields.push({ field, valueFor: () => text });
  }
  for (const field of ['source', 'requester', 'created', 'note'] as const) {
    const text = wanted[field];
    // Said only where its neighbours say it: nobody asked for a column of its own.
    if (text !== undefined && isSaidIn(snapshot, like, field)) fields.push({ field, valueFor: () => text });
  }
  // In the order in which the others have their fields.
  const rank = ({ field }: NewField): number => {
    const at = like.fact.claims.findIndex((claim) => claim.field === field);
    return at < 0 ? like.fact.claims.length : at;
  };
  return fields.sort((a, b) => rank(a) - rank(b));
}

/** None where those beside it have none either. */
export function idLike(snapshot: Snapshot, like: Requirement): string | null {
  return like.id === null ? null : nextId(snapshot, like);
}
