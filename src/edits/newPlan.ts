/**
 * The text of a new plan file that holds what was inferred from the documents, for people to complete.
 * Written line by line: a plan file is read by people first, and a printer's layout is nobody's.
 */
import type { EffectivePlan, Module, Phase } from '../model/plan.ts';

/**
 * YAML for the given modules and phases. Ids and names stay as they are, so that what the documents say
 * still finds them; the end states and goals stand empty, waiting for words.
 */
export function newPlanText(plan: Pick<EffectivePlan, 'modules' | 'phases'>, systemName: string): string {
  const lines = ['system:', `  name: ${scalar(systemName)}`, "  endState: ''"];
  if (plan.modules.length > 0) lines.push('', 'modules:', ...plan.modules.flatMap((module) => moduleLines(module, 1)));
  if (plan.phases.length > 0) lines.push('', 'phases:', ...plan.phases.flatMap(phaseLines));
  return `${lines.join('\n')}\n`;
}

function moduleLines(module: Module, depth: number): string[] {
  const indent = '  '.repeat(depth);
  const lines = [`${indent}- id: ${scalar(module.id)}`, `${indent}  name: ${scalar(module.name)}`];
  if (module.aliases.length > 0) lines.push(`${indent}  aliases: [${module.aliases.map(scalar).join(', ')}]`);
  lines.push(`${indent}  endState: ${scalar(module.endState ?? '')}`);
  if (module.modules.length > 0) {
    lines.push(`${indent}  modules:`, ...module.modules.flatMap((child) => moduleLines(child, depth + 2)));
  }
  return lines;
}

function phaseLines(phase: Phase): string[] {
  const lines = [`  - id: ${scalar(phase.id)}`, `    name: ${scalar(phase.name)}`];
  if (phase.aliases.length > 0) lines.push(`    aliases: [${phase.aliases.map(scalar).join(', ')}]`);
  lines.push(`    goal: ${scalar(phase.goal ?? '')}`);
  return lines;
}

/**
 * A YAML 1.2 scalar that reads back as exactly this text. Plain only where that is beyond doubt: letters
 * first, no sign that YAML knows, and no word that means something else than its letters.
 */
function scalar(text: string): string {
  if (/^\p{L}[\p{L}\p{N}\p{M} _/().（）&+-]{0,500}$/u.test(text) && !text.endsWith(' ') && !reserved.test(text)) return text;
  // JSON's escapes are YAML's, but a next line, line or paragraph separator would be folded as a line break.
  if (/[\p{Cc}\u2028\u2029\uFEFF\uFFFE\uFFFF]|\p{Cs}/u.test(text)) {
    return JSON.stringify(text).replace(
      /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/gu,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  }
  return `'${text.replaceAll("'", "''")}'`;
}

const reserved = /^(?:true|false|null|yes|no|on|off|y|n|nan|inf)$/iu;
