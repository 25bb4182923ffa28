/** The cards of hovers, as the tooltips of rows. Gathered only for the row that the mouse rests on. */
import type { MarkdownString } from 'vscode';
import { moduleCard } from '../../insight/moduleCard.ts';
import { phaseCard } from '../../insight/phaseCard.ts';
import defer * as requirements from '../../insight/requirementCard.ts';
import defer * as steps from '../../insight/stepCard.ts';
import defer * as cardMarkdown from '../cardMarkdown.ts';
import type { Session } from '../session.ts';

export function requirementTooltip({ snapshot, findings }: Session, key: string): MarkdownString | undefined {
  const requirement = snapshot.requirement(key);
  if (!requirement) return undefined;
  const card = requirements.requirementCard(
    snapshot,
    requirement,
    findings.of(key),
    undefined,
    findings.asked.pairsOf(key),
  );
  return cardMarkdown.hoverText([
    cardMarkdown.requirementMarkdown(card, cardMarkdown.readablePlace(snapshot)),
  ]);
}

export function moduleTooltip({ snapshot }: Session, root: string, path: string): MarkdownString | undefined {
  const card = moduleCard(snapshot, root, path);
  return card && cardMarkdown.hoverText([cardMarkdown.moduleMarkdown(card)]);
}

export function phaseTooltip({ snapshot }: Session, root: string, id: string): MarkdownString | undefined {
  const card = phaseCard(snapshot, root, id);
  return card && cardMarkdown.hoverText([cardMarkdown.phaseMarkdown(card)]);
}

export function stepTooltip({ snapshot }: Session, root: string, path: string): MarkdownString | undefined {
  const card = steps.stepCard(snapshot, root, path);
  return card && cardMarkdown.hoverText([cardMarkdown.stepMarkdown(card)]);
}
