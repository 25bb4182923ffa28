/** Which phase a request may be built in: where what it is like is planned, and where its module is built. */
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { likeReason } from './reasons.ts';
import type { Proposal, Reason } from './proposal.ts';

interface PhaseEvidence {
  /** The module that is chosen or proposed first. */
  readonly module: string | undefined;
  /** How well the goal and form of each phase fit, by id. */
  readonly fits: ReadonlyMap<string, number>;
  readonly alike: readonly { readonly requirement: Requirement; readonly score: number }[];
  readonly today: string;
}

const mostAlike = 3;
const alikeShare = 1;
const moduleShare = 1.5;
const goalShare = 0.3;
/** A phase under way is likelier than a later one; one that is over takes nothing new, and comes last. */
const runningShare = 0.4;
const overShare = 0.001;

const closed: ReadonlySet<Requirement['status']> = new Set<Requirement['status']>([
  'released',
  'rejected',
  'duplicate',
]);

export function rankPhases(
  snapshot: Snapshot,
  root: string,
  { module, fits, alike, today }: PhaseEvidence,
): readonly Proposal[] {
  const { phases } = snapshot.plan(root);
  const openOfModule =
    module === undefined
      ? []
      : snapshot.inModule(root, module).filter(({ status, phase }) => phase !== null && !closed.has(status));
  const bestFit = Math.max(1, ...fits.values());
  const bestAlike = Math.max(1, ...alike.map(({ score }) => score));
  const proposals = phases.map(({ id, start, due }): Proposal => {
    const reasons: Reason[] = [];
    let score = goalShare * ((fits.get(id) ?? 0) / bestFit);
    const like = alike
      .slice(0, mostAlike)
      .filter(({ requirement }) => requirement.phase?.id === id && !closed.has(requirement.status));
    for (const [nth, one] of like.entries()) score += (alikeShare * one.score) / bestAlike / (nth + 1);
    const open = openOfModule.filter(({ phase }) => phase?.id === id).length;
    if (open > 0) score += (moduleShare * open) / openOfModule.length;
    const isOver = due !== null && due < today;
    const isRunning = !isOver && start !== null && start <= today;
    if (isRunning) score += runningShare;
    if (isOver) {
      score *= overShare;
      reasons.push({ kind: 'over', due });
    }
    const name = module === undefined ? undefined : snapshot.module(root, module)?.name;
    if (open > 0 && name !== undefined) reasons.push({ kind: 'fullOf', module: name, open });
    const [first] = like;
    if (first) reasons.push(likeReason(first.requirement));
    if (isRunning) reasons.push({ kind: 'running' });
    return { value: id, score, reasons };
  });
  const isOver = ({ reasons }: Proposal): boolean => reasons.some(({ kind }) => kind === 'over');
  return proposals.sort((a, b) => Number(isOver(a)) - Number(isOver(b)) || b.score - a.score);
}
