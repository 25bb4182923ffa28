/** The other repositories that the plan reads, and how much of each is built here. */
import { countedRequirements } from '../../../insight/countedRequirements.ts';
import { sourceRoots } from '../../../insight/sourceRoots.ts';
import { allModules } from '../../../model/plan.ts';
import { message } from '../../../model/message.ts';
import type { Block } from '../block.ts';
import type { ReportInput } from '../reportInput.ts';

export function otherRepositories({ snapshot, root, translate }: ReportInput): readonly Block[] {
  const roots = sourceRoots(snapshot, root);
  if (roots.length === 0) return [];
  const rows = roots.map(({ id, name, source }) => {
    const requirements = countedRequirements(snapshot, id);
    const builtHere = requirements.filter((requirement) =>
      snapshot.referencesTo(requirement).some(({ uri }) => snapshot.document(uri)?.root === root),
    );
    const plan = snapshot.plan(id);
    return [
      plan.system?.name ?? name,
      source?.path ?? '',
      `${[...allModules(plan.modules)].length}`,
      `${plan.phases.length}`,
      `${requirements.length}`,
      `${builtHere.length}`,
    ];
  });
  const head = [
    message('Name'),
    message('Read from'),
    message('Modules'),
    message('Phases'),
    message('Requirements'),
    message('Named in code here'),
  ].map(translate);
  return [
    { kind: 'heading', level: 2, text: translate(message('Other repositories')), anchor: 'repositories' },
    { kind: 'table', head, rows },
  ];
}
