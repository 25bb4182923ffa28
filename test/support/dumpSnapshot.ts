/** A snapshot written out as plain data, to compare two that came about in different ways. */
import { allModules } from '../../src/model/plan.ts';
import type { Requirement } from '../../src/model/requirement.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import type { FindingBook } from '../../src/rules/findingBook.ts';

export function dumpSnapshot(snapshot: Snapshot, findings: FindingBook): unknown {
  const keys = (requirements: readonly Requirement[]): string[] => requirements.map(({ key }) => key);
  return {
    roots: snapshot.roots.map(({ id }) => {
      const plan = snapshot.plan(id);
      return {
        id,
        counts: snapshot.rootCounts(id),
        modules: [...allModules(plan.modules)].map(({ path }) => ({
          path,
          members: keys(snapshot.inModule(id, path)),
          counts: snapshot.moduleCounts(id, path),
        })),
        phases: plan.phases.map((phase) => ({
          id: phase.id,
          members: keys(snapshot.inPhase(id, phase.id)),
          counts: snapshot.phaseCounts(id, phase.id),
        })),
        steps: plan.processes.flatMap(({ steps }) =>
          steps.map(({ path }) => ({ path, members: keys(snapshot.inStep(id, path)) })),
        ),
        withoutModule: keys(snapshot.withoutModule(id)),
        withoutPhase: keys(snapshot.withoutPhase(id)),
        unknown: keys(snapshot.withUnknownName(id)),
      };
    }),
    requirements: [...snapshot.requirements()].map((requirement) => ({
      key: requirement.key,
      title: requirement.title,
      uri: requirement.uri,
      modules: requirement.modules.map(({ path, from }) => [path, from]),
      phase: requirement.phase && [requirement.phase.id, requirement.phase.from],
      step: requirement.step?.path,
      range: requirement.fact.range,
      found: snapshot.requirement(requirement.key) === requirement,
      same: keys(snapshot.definitionsOf(requirement)),
      references: snapshot.referencesTo(requirement),
      mentions: snapshot.mentionsOf(requirement),
      tasks: snapshot.tasksOf(requirement),
    })),
    meanings: [...snapshot.documents()].flatMap(({ uri }) =>
      snapshot.referencesIn(uri).flatMap((reference) => {
        const meant = snapshot.meaningOf(reference);
        if (meant.kind === 'one') return meant.requirement.key;
        return meant.kind === 'several'
          ? meant.requirements.map(({ key }) => key).sort()
          : (meant.within ?? []);
      }),
    ),
    count: snapshot.requirementCount,
    findings: findings.all(),
  };
}
