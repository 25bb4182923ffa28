/**
 * Links of a specification trace that do not cover what they name, and items that miss what they need. The
 * items are requirements whose id has a revision (`req~login~1`) and the coverage tags in code; without any
 * such requirement in the workspace nothing is flagged.
 */
import {
  type LinkedItems,
  linkedItems,
  type OutgoingLink,
  type PlacedItem,
} from '../insight/specificationTrace/linkedItems.ts';
import type { FindingCode } from '../model/finding.ts';
import { message } from '../model/message.ts';
import { needsPlacement } from '../model/requirement.ts';
import type { DocumentEntry } from '../model/snapshot.ts';
import { flagRequirement } from './placementRules.ts';
import type { DocumentRule, Flag, RequirementRule } from './rule.ts';

/** Places named beside a finding; more help nobody. */
const mostRelated = 10;

type Sentence = Pick<Flag, 'message' | 'suggestions' | 'related'>;

export const outdatedLink = linkRule('link/outdated', 'outdated', ({ link, targets }) => {
  const newest = newestOf(targets);
  return {
    message: message(
      '{0} is at revision {1} by now, and this still covers revision {2}: it may not do what is asked today. Check it, then name {0}{1}.',
      link.series,
      newest,
      link.revision,
    ),
    suggestions: [`${link.series}${newest}`],
  };
});

export const predatedLink = linkRule('link/predated', 'predated', ({ link, targets }) => {
  const newest = newestOf(targets);
  return {
    message: message(
      'This covers revision {2} of {0}, but the newest one that is defined is {1}: nobody can read what it is to do. Name {0}{1}, or raise the revision where it is defined.',
      link.series,
      newest,
      link.revision,
    ),
    suggestions: [`${link.series}${newest}`],
  };
});

export const orphanedLink = linkRule('link/orphaned', 'orphaned', ({ link }) => ({
  message: message(
    'Nothing defines {0}, so this covers nothing. Correct the id, write down what it asks for, or take the link out.',
    link.id,
  ),
}));

export const ambiguousLink = linkRule('link/ambiguous', 'ambiguous', ({ link, targets }) => ({
  message: message(
    '{0} is defined {1} times, so this covers none of them. Give each an id of its own.',
    link.id,
    targets.length,
  ),
  related: targets.slice(0, mostRelated).map(({ uri, item }) => ({
    uri,
    range: item.range,
    message: message('One that may be meant: “{0}”', item.title || link.id),
  })),
}));

export const unwantedLink = linkRule('link/unwanted', 'unwanted', ({ link, targets }, { item }) => {
  const needs = targets[0]?.item.needs ?? [];
  return {
    message:
      needs.length === 0
        ? message(
            '{0} asks for no coverage, so this adds nothing. Add “{1}” to its Needs, or take the link out.',
            link.id,
            item.type,
          )
        : message(
            '{0} asks for {2} and not for {1}, so this adds nothing. Add “{1}” to its Needs, or take the link out.',
            link.id,
            item.type,
            needs.join(', '),
          ),
  };
});

/** A requirement that misses what it needs. */
export const uncovered: RequirementRule = {
  code: 'requirement/uncovered',
  subject: 'requirement',
  defaultSeverity: 'warning',
  *check(requirement, snapshot) {
    if (!needsPlacement(requirement)) return;
    const linked = linkedItems(snapshot);
    const placed = linked.of(requirement);
    const sentence = placed && missingSentence(linked, placed);
    if (sentence) yield flagRequirement(requirement, sentence);
  },
};

/** A tag that hands on what it covers, `[dsn->req~a~1 >> impl]`, and misses it. */
export const uncoveredTag: DocumentRule = {
  code: 'requirement/uncovered',
  subject: 'document',
  defaultSeverity: 'warning',
  *check(document, snapshot) {
    if (document.facts.markers.length === 0 || !snapshot.hasSpecificationItems) return;
    const linked = linkedItems(snapshot);
    for (const placed of linked.in(document)) {
      const sentence = placed.item.fact ? null : missingSentence(linked, placed);
      if (sentence)
        yield { uri: document.uri, range: placed.item.range, requirement: null, message: sentence };
    }
  },
};

function missingSentence(linked: LinkedItems, placed: PlacedItem): Flag['message'] | null {
  const missing = linked.missing(placed);
  const { id, isRejected } = placed.item;
  if (missing.length === 0 || id === null || isRejected) return null;
  const isOfOtherRevision = linked
    .incoming(placed)
    .some(
      ({ from, status }) =>
        (status === 'outdated' || status === 'predated') && missing.includes(from.item.type),
    );
  return isOfOtherRevision
    ? message(
        '{0} needs {1}, but what covers it names another revision. Check it against this one, then bring its links up to date.',
        id,
        missing.join(', '),
      )
    : message(
        '{0} needs {1}, and nothing of that kind covers it yet. Cover it with an item or a tag such as [{2}->{0}], or take the need out.',
        id,
        missing.join(', '),
        missing[0] ?? '',
      );
}

function linkRule(
  code: FindingCode,
  status: OutgoingLink['status'],
  say: (link: OutgoingLink, from: PlacedItem) => Sentence,
): DocumentRule {
  return {
    code,
    subject: 'document',
    defaultSeverity: 'warning',
    *check(document, snapshot) {
      if (!snapshot.hasSpecificationItems) return;
      const linked = linkedItems(snapshot);
      for (const placed of linked.in(document)) {
        for (const link of linked.outgoing(placed)) {
          if (link.status !== status || !spoilsAnything(link, placed)) continue;
          yield {
            uri: document.uri,
            range: link.link.range,
            requirement: keyOf(document, placed),
            ...say(link, placed),
          };
        }
      }
    },
  };
}

/** What is rejected may be linked as it likes, unless it spoils an item that is not. */
function spoilsAnything({ status, targets }: OutgoingLink, { item }: PlacedItem): boolean {
  if (!item.isRejected) return true;
  return status !== 'ambiguous' && targets.some((target) => !target.item.isRejected);
}

function keyOf({ requirements }: DocumentEntry, { item }: PlacedItem): string | null {
  if (!item.fact) return null;
  return requirements.find(({ fact }) => fact === item.fact)?.key ?? null;
}

function newestOf(targets: readonly PlacedItem[]): number {
  return Math.max(...targets.map(({ item }) => item.revision));
}
