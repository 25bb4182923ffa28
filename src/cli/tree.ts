/** `groundplan tree`: the system's modules with their requirements, indented. */
import { sourceRoots } from '../insight/sourceRoots.ts';
import { message } from '../model/message.ts';
import type { Module } from '../model/plan.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Indexed } from './indexed.ts';

/** The folder's own plan, then those of the other repositories that it reads. */
export function tree(indexed: Indexed): string {
  const others = sourceRoots(indexed.snapshot, indexed.root.id);
  return [indexed.root, ...others].map((root) => treeOf({ ...indexed, root })).join('');
}

function treeOf({ snapshot, root, translate }: Indexed): string {
  const plan = snapshot.plan(root.id);
  const name = plan.system?.name ?? root.name;
  const from = root.source && translate(message('read from {0}', root.source.path));
  const lines: string[] = [from === undefined ? name : `${name} (${from})`];
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
  const stray = [...snapshot.requirements()].filter(
    (requirement) => requirement.root === root.id && requirement.modules.length === 0,
  );
  if (stray.length > 0) {
    lines.push(`  ${translate(message('In no module'))} (${stray.length})`);
    for (const requirement of stray) addRequirement(requirement, '    ');
  }
  return `${lines.join('\n')}\n`;
}
