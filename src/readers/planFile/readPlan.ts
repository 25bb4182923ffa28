/**
 * Reads a plan file: text → plan, requirements and problems. Every part is optional, unknown keys are no
 * mistake, and what is wrong is reported at its place while the rest still counts.
 */
import { isAlias } from 'yaml';
import { message } from '../../model/message.ts';
import { emptyPlan, type Plan } from '../../model/plan.ts';
import { startOfText } from '../../model/textRange.ts';
import type { ReaderResult } from '../reader.ts';
import { readAgreements } from './agreements.ts';
import { reportAmbiguousNames } from './ambiguousNames.ts';
import { readDifferent } from './different.ts';
import { readModules } from './modules.ts';
import { parseYaml } from './parseYaml.ts';
import { readPhases } from './phases.ts';
import { readPlacements } from './placements.ts';
import { readRequirements } from './planRequirements.ts';
import { type Entries, PlanSource } from './planSource.ts';
import { readProcesses } from './processes.ts';
import { readGlobs, readLimits, readRules, readSystem } from './settings.ts';
import { readSources } from './sources.ts';
import { readWords } from './words.ts';
import { reportUnknownStepModules } from './stepModules.ts';
import { reportSyntax } from './syntaxProblems.ts';

/** In UTF-16 code units. A plan of 5,000 requirements has about half of it. */
const longestPlan = 2 * 1024 * 1024;

/**
 * Reads the text of a plan file. Never throws. `plan` is `null` where nothing can be used: a text that is too
 * large or no map. An empty text is a plan that says nothing; a text with mistakes gives what can be read.
 */
export function readPlan(text: string): ReaderResult {
  if (text.length > longestPlan) {
    const tooLarge = message('The plan file is too large to be read: it has more than {0} MB.', 2);
    return result(null, [], [{ code: 'plan/invalid', message: tooLarge, range: startOfText }]);
  }
  const tree = parseYaml(text);
  const source = new PlanSource(text, tree.root);
  reportSyntax(source, tree);

  const root = tree.root && source.value(tree.root);
  if (!root) {
    const isEmpty = tree.givenUp === null && tree.errors.length === 0 && !isAlias(tree.root);
    return result(isEmpty ? emptyPlan : null, [], source.problems());
  }
  const entries = source.entries(root);
  if (!entries) {
    source.report(
      root.range,
      message('A plan file consists of parts such as “modules:” and “phases:”; there is none here.'),
    );
    return result(null, [], source.problems());
  }
  const plan = readParts(source, entries);
  const requirements = readRequirements(source, entries);
  const isBroken = tree.errors.length > 0 || tree.givenUp !== null;
  const whole = result(plan, requirements, source.problems());
  return isBroken ? { ...whole, planIsPartial: true } : whole;
}

function readParts(source: PlanSource, entries: Entries): Plan {
  const { modules, parts } = readModules(source, entries);
  const { phases, parts: phaseParts } = readPhases(source, entries);
  const { processes, parts: processParts, stepParts } = readProcesses(source, entries);
  reportAmbiguousNames(source, 'module', parts);
  reportAmbiguousNames(source, 'phase', phaseParts);
  reportAmbiguousNames(source, 'process', processParts);
  for (const steps of stepParts) reportAmbiguousNames(source, 'step', steps);
  reportUnknownStepModules(source, processes, modules);
  const words = readWords(source, entries);
  return {
    system: readSystem(source, entries),
    modules,
    phases,
    processes,
    documents: readGlobs(source, entries, 'documents'),
    code: readGlobs(source, entries, 'code'),
    modulesFrom: readGlobs(source, entries, 'modulesFrom'),
    rules: readRules(source, entries),
    limits: readLimits(source, entries),
    placements: readPlacements(source, entries),
    different: readDifferent(source, entries),
    agreed: readAgreements(source, entries),
    sources: readSources(source, entries),
    ...(words && { words }),
  };
}

function result(
  plan: Plan | null,
  requirements: ReaderResult['requirements'],
  problems: ReaderResult['problems'],
): ReaderResult {
  return { requirements, problems, leftOut: [], scope: null, plan };
}
