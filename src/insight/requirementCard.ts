/** All that is said of one requirement, gathered from a snapshot as plain data for a hover or a card. */
import type { Claim, Origin } from '../model/facts.ts';
import type { Field } from '../model/field.ts';
import type { Finding } from '../model/finding.ts';
import { message, type Message } from '../model/message.ts';
import type { Reference } from '../model/reference.ts';
import { claimsOf, fieldText } from '../model/requirement.ts';
import type { Necessity, Priority, Requirement, Status, UnknownName } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { TextRange } from '../model/textRange.ts';
import { saysSomething } from '../vocabulary/claimedValues.ts';
import { isPlaceholder } from '../vocabulary/values.ts';
import { tellingFormatName } from './formatNames.ts';
import { dependantsOf, type Relation } from './dependants.ts';
import type { AskedAgain } from './similar/askedBefore.ts';
import { modulePathNames } from './modulePathNames.ts';
import { linkedItems } from './specificationTrace/linkedItems.ts';
import type { Progress } from './progress.ts';

/** Where a value was found; `name` is the column's or field's own word, `text` what stands there. */
export interface FoundAt {
  readonly from: Origin;
  readonly name: string;
  readonly text: string;
}

export interface ModuleOnCard extends FoundAt {
  readonly path: string;
  /** From the outermost module to this one. */
  readonly names: readonly string[];
  readonly endState: string | null;
}

export interface PhaseOnCard extends FoundAt {
  readonly id: string;
  readonly phase: string;
  readonly goal: string | null;
}

export interface StepOnCard extends FoundAt {
  readonly path: string;
  readonly process: string | null;
  readonly step: string;
  readonly role: string | null;
}

/** A value that the vocabulary may know: what the document says, and what that means. */
export interface WordOnCard<Value> {
  readonly text: string | null;
  readonly value: Value | null;
}

export interface RequirementCard {
  readonly key: string;
  readonly id: string | null;
  readonly title: string;
  readonly root: string;
  /** The document and the place in it that names the requirement. */
  readonly uri: string;
  readonly path: string;
  /** What the document's format is called, where its name does not say it already. */
  readonly format: Message | null;
  readonly anchor: TextRange;
  readonly modules: readonly ModuleOnCard[];
  readonly phase: PhaseOnCard | null;
  readonly step: StepOnCard | null;
  readonly unknown: readonly UnknownName[];
  readonly exemptFromModule: string | null;
  readonly exemptFromPhase: string | null;
  readonly status: WordOnCard<Status>;
  readonly priority: WordOnCard<Priority>;
  readonly necessity: WordOnCard<Necessity>;
  readonly withoutIt: string | null;
  /** What a review decided against it, for one that was refused or put off. */
  readonly decision: DecisionOnCard | null;
  readonly owner: string | null;
  readonly source: string | null;
  readonly requester: string | null;
  readonly scenario: string | null;
  /** The first lines, and whether more follow. */
  readonly description: ExcerptOnCard;
  readonly acceptance: ExcerptOnCard;
  /** The kinds of artifacts that it needs, where it says so, with what covers it. */
  readonly needs: readonly NeedOnCard[];
  /** How many of the tasks for it are done; `null` where no task list has any. */
  readonly tasks: Progress | null;
  /** Places in code, in canonical order. */
  readonly implementedBy: readonly Reference[];
  readonly verifiedBy: readonly Reference[];
  readonly mentionedInCode: readonly Reference[];
  /** Requirements whose fields name it. */
  readonly dependants: readonly DependantOnCard[];
  /** Places in documents that are no such field. */
  readonly mentionedInDocuments: readonly Reference[];
  readonly findings: readonly Finding[];
  /** Requirements that ask for the same, most alike first. */
  readonly twins: readonly TwinOnCard[];
}

/** One that asks for the same, whether it came before or after. */
export interface TwinOnCard {
  readonly key: string;
  readonly id: string | null;
  readonly title: string;
  /** In the document's own word. */
  readonly status: string | null;
  /** Why it was refused or deferred, where its document says so. */
  readonly reason: string | null;
}

/** Why and when a requirement was refused or put off, as far as somebody wrote it. */
export interface DecisionOnCard {
  readonly verdict: 'rejected' | 'deferred';
  readonly reason: string | null;
  readonly date: string | null;
}

/** One kind of artifact that has to cover a requirement. */
export interface NeedOnCard {
  readonly type: string;
  /** How many items and tags of this kind cover it. */
  readonly covering: number;
  /** How many of them miss something themselves, or something further down does. */
  readonly incomplete: number;
}

/** A requirement that names this one in a field, such as one that depends on it. */
export interface DependantOnCard {
  readonly relation: Relation;
  readonly key: string;
  readonly id: string | null;
  readonly title: string;
}

export interface ExcerptOnCard {
  readonly lines: readonly string[];
  readonly more: boolean;
}

/** How much of the longer texts is on a card. */
export interface CardExtent {
  readonly descriptionLines: number;
  readonly acceptanceLines: number;
  readonly charactersInLine: number;
}

const excerptOnly: CardExtent = { descriptionLines: 4, acceptanceLines: 6, charactersInLine: 400 };

/** All that a person reads at one go; a text beyond it is read in its document. */
export const wholeTexts: CardExtent = {
  descriptionLines: 300,
  acceptanceLines: 300,
  charactersInLine: 20_000,
};

/** Gathers a card. `findings` and `pairs` are those of the requirement, as the finding book has them. */
export function requirementCard(
  snapshot: Snapshot,
  requirement: Requirement,
  findings: readonly Finding[],
  extent: CardExtent = excerptOnly,
  pairs: readonly AskedAgain[] = [],
): RequirementCard {
  const { key, id, title, root, uri, fact } = requirement;
  const document = snapshot.document(uri);
  const { requirements: dependants, code: references, documents } = dependantsOf(snapshot, requirement);
  return {
    key,
    id,
    title,
    root,
    uri,
    path: document?.path ?? uri,
    format: document ? tellingFormatName(document.facts) : null,
    anchor: fact.anchor,
    modules: requirement.modules.map(({ path, from, claim }) => ({
      ...foundAt(from, claim),
      path,
      names: modulePathNames(snapshot, root, path),
      endState: snapshot.module(root, path)?.endState ?? null,
    })),
    phase: phaseOnCard(snapshot, requirement),
    step: stepOnCard(snapshot, requirement),
    unknown: requirement.unknown,
    exemptFromModule: requirement.exemptFromModule,
    exemptFromPhase: requirement.exemptFromPhase,
    status: { text: statusText(requirement), value: requirement.status },
    priority: { text: ownText(requirement, 'priority'), value: requirement.priority },
    necessity: { text: ownText(requirement, 'necessity'), value: requirement.necessity },
    withoutIt: ownText(requirement, 'withoutIt'),
    decision: decisionOnCard(requirement),
    owner: ownText(requirement, 'owner'),
    source: ownText(requirement, 'source'),
    requester: ownText(requirement, 'requester'),
    scenario: ownText(requirement, 'scenario'),
    description: excerpt(ownTexts(requirement, 'description'), extent.descriptionLines, extent),
    acceptance: excerpt(ownTexts(requirement, 'acceptance'), extent.acceptanceLines, extent),
    needs: needsOnCard(snapshot, requirement),
    tasks: taskProgress(snapshot, requirement),
    implementedBy: references.filter(({ kind }) => kind === 'implements'),
    verifiedBy: references.filter(({ kind }) => kind === 'verifies'),
    mentionedInCode: references.filter(({ kind }) => kind === 'mentions'),
    dependants: dependants.map(({ relation, requirement: by }) => ({
      relation,
      key: by.key,
      id: by.id,
      title: by.title,
    })),
    mentionedInDocuments: documents,
    findings,
    twins: pairs.map(({ asked, earlier }) => twinOnCard(asked.key === key ? earlier : asked)),
  };
}

function twinOnCard(twin: Requirement): TwinOnCard {
  const { key, id, title } = twin;
  return { key, id, title, status: statusText(twin), reason: fieldText(twin, 'reason') };
}

function decisionOnCard(requirement: Requirement): DecisionOnCard | null {
  const { status } = requirement;
  if (status !== 'rejected' && status !== 'deferred') return null;
  return {
    verdict: status,
    reason: ownText(requirement, 'reason'),
    date: ownText(requirement, 'decided'),
  };
}

function needsOnCard(snapshot: Snapshot, requirement: Requirement): readonly NeedOnCard[] {
  const linked = linkedItems(snapshot);
  const placed = linked.of(requirement);
  if (!placed) return [];
  const covering = linked.incoming(placed).filter(({ status }) => status === 'covers');
  return placed.item.needs.map((type) => {
    const ofType = covering.filter(({ from }) => from.item.type === type);
    return {
      type,
      covering: ofType.length,
      incomplete: ofType.filter(({ from }) => linked.deepCoverage(from) !== 'covered').length,
    };
  });
}

function taskProgress(snapshot: Snapshot, requirement: Requirement): Progress | null {
  const tasks = snapshot.tasksOf(requirement);
  if (tasks.length === 0) return null;
  return { done: tasks.filter(({ task }) => task.isDone).length, total: tasks.length };
}

function phaseOnCard(snapshot: Snapshot, { root, phase }: Requirement): PhaseOnCard | null {
  if (!phase) return null;
  const planned = snapshot.phase(root, phase.id);
  return {
    ...foundAt(phase.from, phase.claim),
    id: phase.id,
    phase: planned?.name ?? phase.id,
    goal: planned?.goal ?? null,
  };
}

function stepOnCard(snapshot: Snapshot, { root, step }: Requirement): StepOnCard | null {
  if (!step) return null;
  const planned = snapshot.step(root, step.path);
  const process = snapshot
    .plan(root)
    .processes.find(({ steps }) => steps.some(({ path }) => path === step.path));
  return {
    ...foundAt(step.from, step.claim),
    path: step.path,
    process: process?.name ?? null,
    step: planned?.name ?? step.path,
    role: planned?.role ?? null,
  };
}

function foundAt(from: Origin, { name, text }: Claim): FoundAt {
  return { from, name, text };
}

/** What stands under an ambiguous column counts as the status when placement took it for one. */
function statusText(requirement: Requirement): string | null {
  const own = ownText(requirement, 'status');
  if (own !== null || requirement.status === null) return own;
  const ambiguous = claimsOf(requirement).find(
    (claim) =>
      claim.field === 'phaseOrStatus' && claim !== requirement.phase?.claim && !isPlaceholder(claim.text),
  );
  return ambiguous?.text ?? null;
}

/** The first value of a field that says something, as written. */
function ownText(requirement: Requirement, field: Field): string | null {
  return ownTexts(requirement, field)[0] ?? null;
}

function ownTexts(requirement: Requirement, field: Field): readonly string[] {
  return claimsOf(requirement)
    .filter((claim) => claim.field === field && saysSomething(claim))
    .map(({ text }) => text);
}

function excerpt(
  texts: readonly string[],
  mostLines: number,
  { charactersInLine: most }: CardExtent,
): ExcerptOnCard {
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '');
  const shown = lines.slice(0, mostLines);
  return {
    lines: shown.map((line) => (line.length > most ? `${cut(line, most)}…` : line)),
    more: lines.length > shown.length,
  };
}

/** Never in the middle of a character beyond the basic plane. */
function cut(line: string, most: number): string {
  return line.slice(0, most).replace(/[\uD800-\uDBFF]$/u, '');
}

/** What was decided against it, in words. */
export function decisionText({ verdict, date }: DecisionOnCard): Message {
  if (verdict === 'rejected') return date === null ? message('Refused') : message('Refused on {0}', date);
  return date === null ? message('Deferred') : message('Deferred on {0}', date);
}
