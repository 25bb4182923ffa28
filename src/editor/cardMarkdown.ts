/**
 * Cards as Markdown for a hover. Everything that comes from a document is escaped; the only commands that
 * a link may run open a requirement, in its document, as a card or on the board, or the card of a part of the plan.
 */
import { pathName } from '../insight/pathName.ts';
import { MarkdownString } from 'vscode';
import type { ModuleCard } from '../insight/moduleCard.ts';
import type { PhaseCard } from '../insight/phaseCard.ts';
import type { Progress, WeightedProgress } from '../insight/progress.ts';
import { decisionText } from '../insight/requirementCard.ts';
import type {
  DecisionOnCard,
  ExcerptOnCard,
  FoundAt,
  NeedOnCard,
  RequirementCard,
} from '../insight/requirementCard.ts';
import { relations, type Relation } from '../insight/dependants.ts';
import { relationName } from '../insight/relationName.ts';
import type { StepCard } from '../insight/stepCard.ts';
import type { Measure } from '../model/plan.ts';
import type { Reference } from '../model/reference.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { message, type Message } from '../model/message.ts';
import type { TextRange } from '../model/textRange.ts';
import { placeName } from '../insight/placeName.ts';
import { commandUri, escapeMarkdown, markdownLink } from './markdownText.ts';
import { placeUri } from './places.ts';
import { sheetScheme } from './sheetDocuments.ts';
import { translate } from './translate.ts';
import { l10n } from './wording.ts';

type PlaceName = (uri: string, range: TextRange) => string;

const openCommand = 'groundplan.openRequirement';
const cardCommand = 'groundplan.openCard';
const planCardCommand = 'groundplan.openPlanCard';
const boardCommand = 'groundplan.showOnBoard';
const mostPlaces = 5;

/** Puts rendered cards into one hover text, with a line between them. */
export function hoverText(cards: readonly string[]): MarkdownString {
  const text = new MarkdownString(cards.join('\n\n---\n\n'));
  text.supportHtml = false;
  text.isTrusted = { enabledCommands: [openCommand, cardCommand, planCardCommand, boardCommand] };
  return text;
}

/** `nameOf` gives the readable name of a place. */
export function requirementMarkdown(card: RequirementCard, nameOf: PlaceName): string {
  const { id, title, status, priority, necessity, description, acceptance } = card;
  const heading = [id, title].flatMap((part) => (part ? [escapeMarkdown(part)] : [])).join(' · ');
  const facts = [
    ...card.modules.map((module) => entry(message('Module'), joined(module.names), inherited(module))),
    card.exemptFromModule !== null &&
      entry(message('Module'), l10n.t('none on purpose: {0}', card.exemptFromModule)),
    card.phase && entry(message('Phase'), withGoal(card.phase.phase, card.phase.goal), inherited(card.phase)),
    card.exemptFromPhase !== null &&
      entry(message('Phase'), l10n.t('none on purpose: {0}', card.exemptFromPhase)),
    card.step && entry(message('Step'), stepName(card.step), inherited(card.step)),
    ...card.unknown.map(({ text }) => escapeMarkdown(l10n.t('“{0}” is not in the plan', text))),
    inOneLine([
      status.text && entry(message('Status'), status.text),
      priority.text && entry(message('Priority'), priority.text),
      necessity.text && entry(message('Necessity'), necessity.text),
      card.tasks && entry(message('Tasks'), shareText(card.tasks)),
    ]),
    inOneLine([
      card.owner && entry(message('Owner'), card.owner),
      card.source && entry(message('Source'), card.source),
      card.requester && entry(message('Requester'), card.requester),
    ]),
    card.decision && decided(card.decision),
    card.scenario && entry(message('Scenario'), card.scenario),
    card.withoutIt && entry(message('If not done'), card.withoutIt),
  ];
  return paragraphs([
    `**${heading}**`,
    lines(facts),
    lines(excerptLines(description)),
    acceptance.lines.length > 0 &&
      `**${label(message('Acceptance'))}**\n${excerptLines(acceptance)
        .map((line) => `- ${line}`)
        .join('\n')}`,
    card.needs.length > 0 && entry(message('Needs'), card.needs.map(needText).join('; ')),
    lines(relations.map((relation) => dependants(relation, card))),
    twins(card),
    lines([
      places(message('Implemented by'), card, card.implementedBy, nameOf),
      places(message('Verified by'), card, card.verifiedBy, nameOf),
      places(message('Mentioned in code'), card, card.mentionedInCode, nameOf),
      places(message('Mentioned in documents'), card, card.mentionedInDocuments, nameOf),
    ]),
    lines(card.findings.map((finding) => `⚠ ${escapeMarkdown(translate(finding.message))}`)),
    inOneLine([
      markdownLink(l10n.t('Open card'), commandUri(cardCommand, card.key)),
      markdownLink(l10n.t('Show in document'), commandUri(openCommand, card.key)),
      markdownLink(l10n.t('Show on the board'), commandUri(boardCommand, card.key)),
      escapeMarkdown(nameOf(card.uri, card.anchor)),
      card.format && escapeMarkdown(translate(card.format)),
    ]),
  ]);
}

/** Why it was refused, and when, so that nobody has to ask again. */
function decided(decision: DecisionOnCard): string {
  const { reason } = decision;
  const words = escapeMarkdown(translate(decisionText(decision)));
  return reason === null ? words : `${words}${l10n.t(': ')}${escapeMarkdown(reason)}`;
}

export function moduleMarkdown(card: ModuleCard): string {
  const { counts } = card;
  return paragraphs([
    `**${label(message('Module'))} · ${escapeMarkdown(joined(card.names))}**`,
    lines([
      card.endState && entry(message('End state'), card.endState),
      card.owner && entry(message('Owner'), card.owner),
      card.aliases.length > 0 && entry(message('Other names'), card.aliases.join(', ')),
      entry(message('Progress'), progressText(card.progress, counts.unplaced)),
      card.weighted && entry(message('By effort'), weightedText(card.weighted)),
      ...card.phases.map(
        (phase) => `- ${escapeMarkdown(phase.name ?? l10n.t('No phase'))} ${shareText(phase)}`,
      ),
    ]),
    card.steps.length > 0 &&
      entry(message('Steps'), card.steps.map(({ process, step }) => `${process} › ${step}`).join(', ')),
    card.submodules.length > 0 && entry(message('Submodules'), card.submodules.join(', ')),
    lines(card.measures.map((measure) => entry(message('Metric'), measureText(measure)))),
    card.inferred && `_${escapeMarkdown(l10n.t('Found in the documents; no plan file names it.'))}_`,
    planLinks(card.place, 'module', card.root, card.path),
  ]);
}

export function phaseMarkdown(card: PhaseCard): string {
  const dates = [card.start, card.due].flatMap((date) => date ?? []).join(' – ');
  return paragraphs([
    `**${label(message('Phase'))} · ${escapeMarkdown(card.name)}**`,
    lines([
      card.goal && entry(message('Goal'), card.goal),
      card.targetForm && entry(message('Target form'), card.targetForm),
      dates !== '' && entry(message('Dates'), dates),
      entry(message('Progress'), progressText(card.progress, card.counts.unplaced)),
      card.weighted && entry(message('By effort'), weightedText(card.weighted)),
      card.load.capacity !== null &&
        entry(
          message('Still to be built'),
          l10n.t('{0} of {1} person-days', card.load.open, card.load.capacity),
        ),
      ...card.modules.map((module) => `- ${escapeMarkdown(module.name)} ${shareText(module)}`),
    ]),
    lines(card.measures.map((measure) => entry(message('Metric'), measureText(measure)))),
    card.inferred && `_${escapeMarkdown(l10n.t('Found in the documents; no plan file names it.'))}_`,
    planLinks(card.place, 'phase', card.root, card.id),
  ]);
}

export function stepMarkdown(card: StepCard): string {
  const { modules, progress, role, unknownModules } = card;
  return paragraphs([
    `**${label(message('Step'))} · ${escapeMarkdown(joined([card.process, card.name]))}**`,
    lines([
      role && entry(message('Role'), role),
      progress.total > 0 && entry(message('Progress'), progressText(progress, 0)),
      modules.length > 0 && `**${label(message('Supported by'))}**`,
      ...modules.map((module) => `- ${escapeMarkdown(joined(module.names))} ${shareText(module)}`),
      ...unknownModules.map((text) => escapeMarkdown(l10n.t('“{0}” is not in the plan', text))),
    ]),
    card.isUnsupported &&
      `⚠ ${escapeMarkdown(l10n.t('No module carries this step and no requirement serves it: people do it by hand.'))}`,
    planLinks(card.place, 'step', card.root, card.path),
  ]);
}

/** How a place is named in a hover. */
export function readablePlace(snapshot: Snapshot): PlaceName {
  return (uri, range) => placeName(snapshot, uri, range);
}

/** How a document is named: the path below its root, else the whole address. */
export function readablePath(snapshot: Snapshot): (uri: string) => string {
  return (uri) => pathName(snapshot, uri);
}

function entry(name: Message, value: string, after = ''): string {
  return `**${label(name)}** ${escapeMarkdown(value)}${after === '' ? '' : ` _${escapeMarkdown(after)}_`}`;
}

function label(name: Message): string {
  return escapeMarkdown(translate(name));
}

/** Says where a value comes from when it does not stand with the requirement itself. */
function inherited({ from, text }: FoundAt): string {
  switch (from) {
    case 'heading':
      return l10n.t('from the heading “{0}”', text);
    case 'file':
      return l10n.t('from the file name');
    case 'folder':
      return l10n.t('from the folder name');
    case 'plan':
      return l10n.t('from the plan');
    default:
      return '';
  }
}

function withGoal(phase: string, goal: string | null): string {
  return goal === null ? phase : l10n.t('{0}: {1}', phase, goal);
}

function stepName({ process, step, role }: NonNullable<RequirementCard['step']>): string {
  const name = process === null ? step : `${process} › ${step}`;
  return role === null ? name : l10n.t('{0} ({1})', name, role);
}

function needText({ type, covering, incomplete }: NeedOnCard): string {
  if (covering === 0) return l10n.t('{0}: missing', type);
  return incomplete === 0
    ? l10n.t('{0}: covered by {1}', type, covering)
    : l10n.t('{0}: covered by {1}, of which {2} miss something themselves', type, covering, incomplete);
}

function joined(names: readonly string[]): string {
  return names.join(' › ');
}

function progressText({ done, total }: Progress, unplaced: number): string {
  const share = l10n.t('{0} of {1} released', done, total);
  return unplaced === 0 ? share : `${share} · ${l10n.t('{0} unplaced', unplaced)}`;
}

function shareText({ done, total }: Progress): string {
  return `${done}/${total}`;
}

function measureText({ name, unit, baseline, target, actual }: Measure): string {
  const parts = [
    baseline !== null && l10n.t('baseline {0}', baseline),
    target !== null && l10n.t('target {0}', target),
    actual !== null && l10n.t('actual {0}', actual),
  ].filter((part) => part !== false);
  return [unit === null ? name : `${name} (${unit})`, ...parts].join(' · ');
}

function excerptLines({ lines, more }: ExcerptOnCard): readonly string[] {
  return more ? [...lines.map(escapeMarkdown), '…'] : lines.map(escapeMarkdown);
}

/** Those that ask for the same, with what became of each; a click opens them. */
function twins(card: RequirementCard): string | false {
  if (card.twins.length === 0) return false;
  const lines = card.twins.slice(0, mostPlaces).map(({ key, id, title, status, reason }) => {
    const name = [id, title].filter((part) => part !== null && part !== '').join(' ');
    const fate = [status, reason].filter((part) => part !== null).join(': ');
    const link = markdownLink(name, commandUri(openCommand, key));
    return fate === '' ? `- ${link}` : `- ${link} · ${escapeMarkdown(fate)}`;
  });
  const more = card.twins.length - lines.length;
  if (more > 0) lines.push(`- ${escapeMarkdown(l10n.t('and {0} more', more))}`);
  return [`**${label(message('Asks for the same'))}**`, ...lines].join('\n');
}

/** Those that name the requirement in this field; a click opens them. */
function dependants(relation: Relation, card: RequirementCard): string | false {
  const named = card.dependants.filter((one) => one.relation === relation);
  if (named.length === 0) return false;
  const links = named.slice(0, mostPlaces).map(({ key, id, title }) => {
    const label = [id, title].filter((part) => part !== null && part !== '').join(' ');
    return markdownLink(label, commandUri(openCommand, key));
  });
  const more = named.length - links.length;
  return `**${label(relationName(relation))}** ${links.join(' · ')}${more > 0 ? ` · ${escapeMarkdown(l10n.t('and {0} more', more))}` : ''}`;
}

function places(
  name: Message,
  { key }: RequirementCard,
  references: readonly Reference[],
  nameOf: PlaceName,
): string | false {
  if (references.length === 0) return false;
  const links = references.slice(0, mostPlaces).map(({ uri, range }) => {
    return markdownLink(nameOf(uri, range), placeLink(key, uri, range));
  });
  const more = references.length - links.length;
  return `**${label(name)}** ${links.join(' · ')}${more > 0 ? ` · ${escapeMarkdown(l10n.t('and {0} more', more))}` : ''}`;
}

/** To the card of a part of the plan, and to where the plan file names it. */
function planLinks(
  place: { readonly uri: string; readonly range: TextRange } | null,
  ...part: readonly [kind: 'module' | 'phase' | 'step', root: string, path: string]
): string {
  return inOneLine([
    markdownLink(l10n.t('Open card'), commandUri(planCardCommand, ...part)),
    part[0] !== 'step' && markdownLink(l10n.t('Show on the board'), commandUri(boardCommand, ...part)),
    place && markdownLink(l10n.t('Show in the plan file'), placeUri(place.uri, place.range).toString()),
  ]);
}

function weightedText({ done, total, unknown }: WeightedProgress): string {
  const share = l10n.t('{0} of {1} person-days', done, total);
  return unknown === 0 ? share : `${share} · ${l10n.t('{0} without an effort', unknown)}`;
}

/** Hovers drop addresses of a scheme of ours, so a place in a workbook is left to the command. */
function placeLink(key: string, uri: string, range: TextRange): string {
  const { line, character } = range;
  const place = placeUri(uri, range);
  return place.scheme === sheetScheme
    ? commandUri(openCommand, key, { uri, line, character })
    : place.toString();
}

function inOneLine(parts: readonly (string | null | false)[]): string {
  return parts.filter((part) => part).join(' · ');
}

/** A line break inside one paragraph; empty parts are dropped. */
function lines(parts: readonly (string | null | false)[]): string {
  return parts.filter((part) => part).join('  \n');
}

function paragraphs(parts: readonly (string | null | false)[]): string {
  return parts.filter((part) => part).join('\n\n');
}
