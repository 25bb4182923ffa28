/**
 * Writes into feedback which requirement it became, where the feedback stands: `became:` in a plan file and in YAML,
 * an arrow with the id behind the line of a column. Read back before it is given out.
 */
import { factsAbout } from '../insight/outcome/factsAbout.ts';
import { becameMark, feedbackIn, feedbackOfClaim, isSameFeedback } from '../insight/outcome/feedbackIn.ts';
import type { FeedbackOn, Launched } from '../insight/outcome/launched.ts';
import type { DocumentFacts, RequirementFact } from '../model/facts.ts';
import type { Feedback } from '../model/launch.ts';
import { message } from '../model/message.ts';
import type { DocumentEntry, Snapshot } from '../model/snapshot.ts';
import { TextLines } from '../readers/planFile/textLines.ts';
import { readFacts } from '../readers/readDocument.ts';
import { applySourceEdits, type SourceEdit } from '../readers/writer.ts';
import { idKey } from '../vocabulary/ids.ts';
import { feedbackSplice } from './feedbackSplice.ts';
import type { TextOf } from './planAndDocuments.ts';
import type { EditResult } from './setField.ts';

/** The documents that may hold it, the nearest first. */
export function documentsOfFeedback(snapshot: Snapshot, about: Launched): readonly string[] {
  if (about.kind === 'phase') {
    const { uri } = snapshot.plan(about.root);
    return uri === null ? [] : [uri];
  }
  const requirement = snapshot.requirement(about.key);
  return requirement ? [...new Set(factsAbout(snapshot, requirement).map(({ uri }) => uri))] : [];
}

/** `textOf` may give texts of after other edits; the result speaks of these. */
export function tieFeedback(
  snapshot: Snapshot,
  { about, feedback }: FeedbackOn,
  became: string,
  textOf: TextOf,
): EditResult {
  for (const uri of documentsOfFeedback(snapshot, about)) {
    const entry = snapshot.document(uri);
    const text = textOf(uri);
    if (!entry || text === null) continue;
    const edits = editsIn(entry, text, ownerOf(snapshot, about), feedback, became);
    if (edits)
      return {
        edits: new Map([[uri, edits]]),
        into: entry.kind === 'plan' ? 'plan' : 'document',
        refused: new Map(),
      };
  }
  return { refusal: message('The feedback stands in a place where nothing can be written behind it.') };
}

/** How a text that was changed meanwhile still names what the feedback is about. */
export type FeedbackOwner =
  | { readonly kind: 'phase'; readonly id: string }
  | { readonly kind: 'requirement'; readonly isOwn: (fact: RequirementFact) => boolean };

function ownerOf(snapshot: Snapshot, about: Launched): FeedbackOwner {
  if (about.kind === 'phase') return { kind: 'phase', id: about.phase };
  const requirement = snapshot.requirement(about.key);
  const { id = null, title = '' } = requirement ?? {};
  return {
    kind: 'requirement',
    isOwn: (fact) =>
      id === null
        ? fact.id === null && fact.title === title
        : fact.id !== null && idKey(fact.id) === idKey(id),
  };
}

/** `null` where this document does not hold it, or in a form that takes nothing. */
function editsIn(
  entry: DocumentEntry,
  text: string,
  owner: FeedbackOwner,
  feedback: Feedback,
  became: string,
): readonly SourceEdit[] | null {
  const read = (source: string): DocumentFacts =>
    readFacts(entry.path, entry.kind, source, entry.facts.isVouched);
  const before = read(text);
  const splice =
    feedbackSplice(text, before, owner, feedback, became) ?? cellEdit(text, before, owner, feedback, became);
  if (!splice) return null;
  const after = read(applySourceEdits(text, [splice]));
  return isAsMeant(before, after, owner, feedback, became) ? [splice] : null;
}

/** Behind the words in the cell or line that holds them, where they stand as they are read, and once. */
function cellEdit(
  text: string,
  { requirements }: DocumentFacts,
  owner: FeedbackOwner,
  feedback: Feedback,
  became: string,
): SourceEdit | null {
  if (owner.kind !== 'requirement' || feedback.said === null) return null;
  const lines = new TextLines(text);
  for (const fact of requirements.filter(owner.isOwn))
    for (const claim of fact.claims) {
      if (!feedbackOfClaim(claim).some((one) => one.became === null && isSameFeedback(one, feedback)))
        continue;
      const { line, character, endLine, endCharacter } = claim.range;
      const start = lines.startOfLine(line) + character;
      const source = text.slice(start, lines.startOfLine(endLine) + endCharacter);
      const at = source.indexOf(feedback.said);
      if (at < 0 || source.includes(feedback.said, at + 1)) continue;
      const end = start + at + feedback.said.length;
      return { range: lines.range(end, end), text: becameMark(became) };
    }
  return null;
}

/** The one feedback names the requirement now, and all else says what it said. */
function isAsMeant(
  before: DocumentFacts,
  after: DocumentFacts,
  owner: FeedbackOwner,
  feedback: Feedback,
  became: string,
): boolean {
  const isIt = (one: Feedback): boolean => isSameFeedback(one, feedback);
  const tied = (facts: DocumentFacts): readonly Feedback[] =>
    (owner.kind === 'phase'
      ? (facts.plan?.phases.find(({ id }) => id === owner.id)?.launch?.feedback ?? [])
      : facts.requirements.filter(owner.isOwn).flatMap(feedbackIn)
    ).filter(isIt);
  const [then, now] = [tied(before), tied(after)];
  const isTied = now.length === then.length && now.some((one) => one.became === became);
  return isTied && saidElsewhere(before, isIt) === saidElsewhere(after, isIt);
}

/** All that a document says but where it says it, and what that feedback became. */
function saidElsewhere({ requirements, plan }: DocumentFacts, isIt: (one: Feedback) => boolean): string {
  const facts = requirements.map((fact) => ({
    ...fact,
    claims: fact.claims
      .filter(({ field }) => field !== 'launch')
      .map((claim) => ({
        ...claim,
        text: feedbackOfClaim(claim).some(isIt)
          ? feedbackOfClaim(claim).map(({ from, said }) => [from, said])
          : claim.text,
      })),
  }));
  return JSON.stringify([facts, plan ?? null], (key, value: unknown) => {
    if (key === 'range' || key === 'anchor') return null;
    if (key === 'feedback' && Array.isArray(value))
      return value.map((one: Feedback) => (isIt(one) ? { ...one, became: null } : one));
    return value;
  });
}
