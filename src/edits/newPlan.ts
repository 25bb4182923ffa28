/**
 * The text of a new plan file that holds what was inferred from the documents, for people to complete.
 * Written line by line: a plan file is read by people first, and a printer's layout is nobody's.
 */
import type { EffectivePlan, Module, Phase } from '../model/plan.ts';

/**
 * YAML for the given modules and phases. Names stay as they are, so that what the documents say still finds
 * them; the end states and goals stand empty, waiting for words.
 */
export function newPlanText(plan: Pick<EffectivePlan, 'modules' | 'phases'>, systemName: string): string {
  const lines = ['system:', `  name: ${scalar(systemName)}`, "  endState: ''"];
  if (plan.modules.length > 0)
    lines.push('', 'modules:', ...plan.modules.flatMap((module) => moduleLines(module, 1)));
  if (plan.phases.length > 0) lines.push('', 'phases:', ...plan.phases.flatMap(phaseLines));
  return `${lines.join('\n')}\n`;
}

function moduleLines(module: Module, depth: number): string[] {
  const indent = '  '.repeat(depth);
  const lines = [...headLines(module, indent), `${indent}  endState: ${scalar(module.endState ?? '')}`];
  if (module.modules.length > 0) {
    lines.push(`${indent}  modules:`, ...module.modules.flatMap((child) => moduleLines(child, depth + 2)));
  }
  return lines;
}

function phaseLines(phase: Phase): string[] {
  return [...headLines(phase, '  '), `    goal: ${scalar(phase.goal ?? '')}`];
}

/** Without an id the name counts as one; `/` separates the parts of a path and cannot stand in an id. */
function headLines({ id, name, aliases }: Module | Phase, indent: string): string[] {
  const safeId = id.replaceAll('/', '-');
  const lines = safeId === name ? [] : [`id: ${scalar(safeId)}`];
  lines.push(`name: ${scalar(name)}`);
  if (aliases.length > 0) lines.push(`aliases: [${aliases.map(scalar).join(', ')}]`);
  return lines.map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}`);
}

/**
 * A YAML 1.2 scalar that reads back as exactly this text. Plain only where that is beyond doubt: letters
 * first, no sign that YAML knows, and no word that means something else than its letters.
 */
function scalar(text: string): string {
  if (
    /^\p{L}[\p{L}\p{N}\p{M} _/().（）&+-]{0,500}$/u.test(text) &&
    !text.endsWith(' ') &&
    !reserved.test(text)
  )
    return text;
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
