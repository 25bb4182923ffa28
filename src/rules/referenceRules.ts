/**
 * References in code that lead nowhere, or to what will not be built. Only explicit markers are looked at:
 * prose and test data are full of words that look like ids.
 */
import type { Finding } from '../model/finding.ts';
import { message, type Message } from '../model/message.ts';
import type { DocumentRule, Flag } from './rule.ts';
import type { DocumentEntry, Snapshot } from '../model/snapshot.ts';
import type { Reference } from '../model/reference.ts';
import type { Requirement } from '../model/requirement.ts';

export const unknownRequirement: DocumentRule = {
  code: 'reference/unknown-requirement',
  subject: 'document',
  defaultSeverity: 'warning',
  *check(document, snapshot) {
    // Where no document holds requirements, there is nothing that a reference could be wrong about.
    if (snapshot.requirementCount === 0) return;
    // Nor can it be told what a source has that could not be read; that is a finding of its own.
    if (snapshot.sources(document.root).some(({ found }) => found && 'fault' in found)) return;
    for (const reference of untracedReferences(document, snapshot)) {
      const meant = snapshot.meaningOf(reference);
      if (meant.kind !== 'none') continue;
      yield flagReference(reference, null, unknownMessage(reference.id, meant.within, document.kind));
    }
  },
};

function unknownMessage(id: string, feature: string | undefined, kind: DocumentEntry['kind']): Message {
  if (feature !== undefined)
    return message(
      '“{1}” has no requirement {0}: this refers to nothing. Correct it, or remove the reference.',
      id,
      folderName(feature),
    );
  return kind === 'code'
    ? message(
        'No document has a requirement {0}: this code refers to nothing. Correct the id, or remove the reference.',
        id,
      )
    : message(
        'No document has a requirement {0}: this line refers to nothing. Correct the id, or remove the reference.',
        id,
      );
}

export const closedRequirement: DocumentRule = {
  code: 'reference/closed-requirement',
  subject: 'document',
  defaultSeverity: 'information',
  *check(document, snapshot) {
    for (const reference of snapshot.markedIn(document.uri)) {
      const meant = snapshot.meaningOf(reference);
      if (meant.kind !== 'one' || meant.requirement.status !== 'rejected') continue;
      yield flagReference(
        reference,
        meant.requirement.key,
        message(
          '{0} “{1}” was rejected, but this code still names it: remove what was built for it, or the reference.',
          reference.id,
          meant.requirement.title,
        ),
      );
    }
  },
};

export const ambiguousRequirement: DocumentRule = {
  code: 'reference/ambiguous-requirement',
  subject: 'document',
  defaultSeverity: 'warning',
  *check(document, snapshot) {
    for (const reference of untracedReferences(document, snapshot)) {
      if (reference.isLocal) continue;
      const meant = snapshot.meaningOf(reference);
      if (meant.kind !== 'several') continue;
      yield flagReference(
        reference,
        null,
        ambiguousMessage(snapshot, reference, meant.requirements),
        candidates(meant.requirements),
      );
    }
  },
};

/** Other repositories keep their ids, but a reference can say which of them it means. */
function ambiguousMessage(
  snapshot: Snapshot,
  { id, uri }: Reference,
  meant: readonly Requirement[],
): Message {
  const own = snapshot.document(uri)?.root;
  const named = snapshot.sources(own ?? '').flatMap(({ source: { name } }) => {
    const one = snapshot.resolve(`${name}:${id}`, uri);
    return one.kind === 'one' && meant.includes(one.requirement) ? [`${name}:${id}`] : [];
  });
  return named.length > 1
    ? message(
        '{0} is defined in several sources, so it is unclear which one this code means. Write which: {1}.',
        id,
        named.join(', '),
      )
    : message(
        '{0} is defined in {1} places, so it is unclear which one this code means. Give each requirement an id of its own.',
        id,
        meant.length,
      );
}

export const unnamedFeature: DocumentRule = {
  code: 'reference/unnamed-feature',
  subject: 'document',
  defaultSeverity: 'information',
  *check(document, snapshot) {
    // One line that names the feature makes all of them clear, so they are one finding.
    let first: { readonly reference: Reference; readonly requirements: readonly Requirement[] } | null = null;
    let count = 0;
    for (const reference of snapshot.markedIn(document.uri)) {
      if (!reference.isLocal) continue;
      const meant = snapshot.meaningOf(reference);
      if (meant.kind !== 'several') continue;
      count++;
      first ??= { reference, requirements: meant.requirements };
    }
    if (!first) return;
    const { reference, requirements } = first;
    yield flagReference(
      reference,
      null,
      message(
        'Several features have a requirement {0}, so it is unclear which one is meant here. Name the feature in a comment above, such as “Feature: {1}”; it counts for all below it. Unclear references in this file: {2}.',
        reference.id,
        folderName(snapshot.document(requirements[0]?.uri ?? '')?.facts.scope ?? ''),
        count,
      ),
      candidates(requirements),
    );
  },
};

/** Places named beside a finding; more help nobody. */
const mostRelated = 10;

function candidates(requirements: readonly Requirement[]): Finding['related'] {
  return requirements.slice(0, mostRelated).map(({ uri, fact, title }) => ({
    uri,
    range: fact.anchor,
    message: message('One that may be meant: “{0}”', title),
  }));
}

function folderName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Coverage tags are links of a specification trace, which has rules of its own. */
function untracedReferences(document: DocumentEntry, snapshot: Snapshot): readonly Reference[] {
  const traced = new Set(
    document.facts.markers.flatMap(({ item, id, range }) => (item ? placeKey(id, range) : [])),
  );
  const references = snapshot.markedIn(document.uri);
  return traced.size === 0
    ? references
    : references.filter(({ id, range }) => !traced.has(placeKey(id, range)));
}

function placeKey(id: string, { line, character }: Reference['range']): string {
  return `${line}:${character}:${id}`;
}

function flagReference(
  reference: Reference,
  requirement: string | null,
  text: Flag['message'],
  related?: Finding['related'],
): Flag {
  const flag = { uri: reference.uri, range: reference.range, requirement, message: text };
  return related ? { ...flag, related } : flag;
}
