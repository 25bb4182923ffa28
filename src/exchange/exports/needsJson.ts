/**
 * Requirements as `needs.json`, which sphinx-needs imports.
 * https://sphinx-needs.readthedocs.io/en/latest/builders.html#needs
 */
import type { ExportedRequirement } from './exportedRequirement.ts';

export interface NeedsJsonOptions {
  readonly project: string;
  /** A day, `2026-12-31`. */
  readonly day: string;
  /** Of Groundplan. */
  readonly version: string;
}

/** Those without an id, and the second of an id, are left out: there an id is what a need is called. */
export function needsJson(
  requirements: readonly ExportedRequirement[],
  { project, day, version }: NeedsJsonOptions,
): string {
  const ids = new Map(requirements.flatMap(({ key, id }) => (id === null ? [] : [[key, id]])));
  const needs = new Map<string, object>();
  for (const requirement of requirements) {
    const { id, title, description, modules, phase, step, status, priority, owner, tags } = requirement;
    if (id === null || needs.has(id)) continue;
    const links = [...new Set(requirement.relations.flatMap(({ target }) => ids.get(target) ?? []))];
    needs.set(id, {
      id,
      type: 'req',
      title,
      // Its older name: versions up to 3 know no other, and later ones take it as well.
      description,
      status,
      tags,
      links,
      docname: requirement.document.replace(/\.[^./]+$/u, ''),
      lineno: requirement.line,
      sections: [...requirement.module].reverse(),
      module: modules.map((path) => path.join(' › ')).join('; '),
      phase,
      step,
      priority,
      owner,
      source: requirement.source,
      acceptance: requirement.acceptance,
    });
  }
  const created = `${day}T00:00:00`;
  const value = {
    created,
    current_version: '1',
    project,
    versions: {
      1: {
        created,
        creator: { program: 'groundplan', version },
        needs: Object.fromEntries(needs),
        needs_amount: needs.size,
      },
    },
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
