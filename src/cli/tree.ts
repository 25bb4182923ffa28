/** `groundplan tree`: the system's modules with their requirements, indented. */
import { message } from '../model/message.ts';
import type { Module } from '../model/plan.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Indexed } from './indexed.ts';

export function tree({ snapshot, root, translate }: Indexed): string {
  const plan = snapshot.plan(root.id);
  const lines: string[] = [plan.system?.name ?? root.name];
  const addRequirement = ({ id, title, phase }: Requirement, indent: string): void => {
    const when = phase ? (snapshot.phase(root.id, phase.id)?.name ?? phase.id) : null;
    lines.push(`${indent}${id === null ? '' : `${id} `}${title}${when === null ? '' : ` · ${when}`}`);
  };
  const addModule = (module: Module, indent: string): void => {
    const { total, byStatus } = snapshot.moduleCounts(root.id, module.path);
    lines.push(`${indent}${module.name} (${byStatus.released ?? 0}/${total})`);
    for (const inner of module.modules) addModule(inner, `${indent}  `);
    for (const requirement of snapshot.inModule(root.id, module.path))
      addRequirement(requirement, `${indent}  `);
  };
  for (const module of plan.modules) addModule(module, '  ');
  const stray = [...snapshot.requirements()].filter(({ modules }) => modules.length === 0);
  if (stray.length > 0) {
    lines.push(`  ${translate(message('In no module'))} (${stray.length})`);
    for (const requirement of stray) addRequirement(requirement, '    ');
  }
  return `${lines.join('\n')}\n`;
}
