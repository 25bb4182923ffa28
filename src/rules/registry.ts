/** All rules. The order is that of the findings at one place. */
import { duplicateId } from './duplicateIdRule.ts';
import {
  ambiguousLink,
  orphanedLink,
  outdatedLink,
  predatedLink,
  uncovered,
  uncoveredTag,
  unwantedLink,
} from './linkRules.ts';
import { fragmentedModule } from './fragmentedRule.ts';
import { emptyModule, moduleWithoutEndState, moduleWithoutOwner } from './moduleRules.ts';
import { notFollowedUpSince, notImplemented, shortOfTarget } from './outcomeRules.ts';
import { emptyPhase, overduePhase, overloadedPhase, phaseWithoutGoal } from './phaseRules.ts';
import { noModule, noModulesAnywhere, noPhase, noPhasesAnywhere } from './placementRules.ts';
import { documentUnreadable, planInvalid, rangeTooLarge } from './problemRules.ts';
import {
  ambiguousRequirement,
  closedRequirement,
  unknownRequirement,
  unnamedFeature,
} from './referenceRules.ts';
import type { Rule } from './rule.ts';
import { similar } from './similarRule.ts';
import { sameIdInSource, sourceUnreadable } from './sourceRules.ts';
import { moved, phaseOrder, unarguedNecessity, waiting } from './stuckRules.ts';
import { uncoveredStep } from './uncoveredStepRule.ts';
import { unknownModule, unknownPhase, unknownStep } from './unknownNameRules.ts';

export const rules: readonly Rule[] = [
  planInvalid,
  documentUnreadable,
  sourceUnreadable,
  sameIdInSource,
  duplicateId,
  similar,
  noModule,
  noModulesAnywhere,
  noPhase,
  noPhasesAnywhere,
  unknownModule,
  unknownPhase,
  unknownStep,
  phaseOrder,
  unarguedNecessity,
  waiting,
  moved,
  notImplemented,
  notFollowedUpSince,
  shortOfTarget,
  unknownRequirement,
  closedRequirement,
  ambiguousRequirement,
  unnamedFeature,
  rangeTooLarge,
  outdatedLink,
  predatedLink,
  orphanedLink,
  ambiguousLink,
  unwantedLink,
  uncovered,
  uncoveredTag,
  phaseWithoutGoal,
  emptyPhase,
  overduePhase,
  overloadedPhase,
  moduleWithoutEndState,
  emptyModule,
  moduleWithoutOwner,
  fragmentedModule,
  uncoveredStep,
];
