/** Requirements that are in no module or no phase. */
import { ownRoots } from '../model/snapshot.ts';
import { message, type Message } from '../model/message.ts';
import { hasUnknownName, lacksModule, lacksPhase, type Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Flag, RequirementRule, WorkspaceRule } from './rule.ts';

export const noModule: RequirementRule = {
  code: 'requirement/no-module',
  subject: 'requirement',
  defaultSeverity: 'warning',
  *check(requirement, snapshot) {
    if (!lacksModule(requirement) || hasUnknownName(requirement, 'module')) return;
    // While no module is named anywhere, that is one finding for the workspace.
    if (snapshot.plan(requirement.root).modules.length === 0) return;
    yield flagRequirement(
      requirement,
      message(
        '{0} is in no module yet: a review cannot tell what it builds. Name its module, or say why it has none: n/a (reason).',
        nameOf(requirement),
      ),
    );
  },
};

export const noPhase: RequirementRule = {
  code: 'requirement/no-phase',
  subject: 'requirement',
  defaultSeverity: 'warning',
  *check(requirement, snapshot) {
    if (!lacksPhase(requirement) || hasUnknownName(requirement, 'phase')) return;
    if (snapshot.plan(requirement.root).phases.length === 0) return;
    yield flagRequirement(
      requirement,
      message(
        '{0} is in no phase yet: nobody knows when it is to be built. Name its phase, or defer or reject it.',
        nameOf(requirement),
      ),
    );
  },
};

export const noModulesAnywhere = lackedEverywhere(
  'requirement/no-module',
  (snapshot, root) => snapshot.plan(root).modules.length === 0,
  'withoutModule',
  (lacking, total) =>
    message(
      'There are no modules yet, so {0} of {1} requirements have nowhere to go. List the system’s modules in the plan first.',
      lacking,
      total,
    ),
);

export const noPhasesAnywhere = lackedEverywhere(
  'requirement/no-phase',
  (snapshot, root) => snapshot.plan(root).phases.length === 0,
  'withoutPhase',
  (lacking, total) =>
    message(
      'There are no phases yet, so {0} of {1} requirements have no date to look forward to. List the phases in the plan first.',
      lacking,
      total,
    ),
);

/** One finding for the workspace, over the roots in which nothing names what all their requirements lack. */
function lackedEverywhere(
  code: WorkspaceRule['code'],
  isMissing: (snapshot: Snapshot, root: string) => boolean,
  lack: 'withoutModule' | 'withoutPhase',
  say: (lacking: number, total: number) => Message,
): WorkspaceRule {
  return {
    code,
    subject: 'workspace',
    defaultSeverity: 'warning',
    *check(_, snapshot) {
      let lacking = 0;
      let total = 0;
      for (const { id } of ownRoots(snapshot)) {
        if (!isMissing(snapshot, id)) continue;
        const counts = snapshot.rootCounts(id);
        total += counts.total;
        lacking += counts[lack];
      }
      if (lacking === 0) return;
      yield { uri: null, range: null, requirement: null, count: lacking, message: say(lacking, total) };
    },
  };
}

/** What a requirement is called in a sentence: its id, else its title. */
export function nameOf({ id, title }: Requirement): string {
  return id ?? `“${title}”`;
}

/** A flag at the place where a requirement is named. */
export function flagRequirement(
  requirement: Requirement,
  text: Flag['message'],
  more: Partial<Flag> = {},
): Flag {
  return {
    uri: requirement.uri,
    range: requirement.fact.anchor,
    requirement: requirement.key,
    message: text,
    ...more,
  };
}
