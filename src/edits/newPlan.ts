/**
 * The text of a new plan file that holds what was inferred from the documents, for people to complete.
 * Written line by line: a plan file is read by people first, and a printer's layout is nobody's.
 */

/** A part of the plan with the other names that documents have for it. */
export interface NewPart {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface NewModule extends NewPart {
  readonly endState: string | null;
  readonly modules: readonly NewModule[];
}

export interface NewPhase extends NewPart {
  readonly goal: string | null;
}

export interface NewProcess {
  readonly name: string;
  readonly steps: readonly { readonly name: string; readonly modules: readonly string[] }[];
}

export interface NewPlan {
  readonly modules: readonly NewModule[];
  readonly phases: readonly NewPhase[];
  readonly processes?: readonly NewProcess[];
}

/** What is said above each part, for those who go on writing; a line each. */
export interface PlanComments {
  readonly file: string;
  readonly modules: string;
  readonly phases: string;
  readonly processes: string;
  /** Names for the examples that stand, commented out, where there are none yet. */
  readonly examples?: { readonly module: string; readonly phase: string };
}

/**
 * YAML for the given parts. Names stay as they are, so that what the documents say still finds them; the end states
 * and goals stand empty, waiting for words.
 */
export function newPlanText(
  { modules, phases, processes = [] }: NewPlan,
  systemName: string,
  comments: PlanComments | null = null,
): string {
  const part = (key: keyof NewPlan, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', ...commentLines(comments?.[key]), `${key}:`, ...lines];
  const example = (key: 'modules' | 'phases', has: boolean, name: string | undefined, field: string) =>
    has || name === undefined
      ? []
      : [
          '',
          ...commentLines(comments?.[key]),
          `# ${key}:`,
          `#   - name: ${scalar(oneLine(name))}`,
          `#     ${field}: ''`,
        ];
  const lines = [
    ...(comments ? [...commentLines(comments.file), ''] : []),
    'system:',
    `  name: ${scalar(systemName)}`,
    "  endState: ''",
    ...part(
      'modules',
      modules.flatMap((module) => moduleLines(module, 1)),
    ),
    ...example('modules', modules.length > 0, comments?.examples?.module, 'endState'),
    ...part('phases', phases.flatMap(phaseLines)),
    ...example('phases', phases.length > 0, comments?.examples?.phase, 'goal'),
    ...part('processes', processes.flatMap(processLines)),
  ];
  return `${lines.join('\n')}\n`;
}

function moduleLines(module: NewModule, depth: number): string[] {
  const indent = '  '.repeat(depth);
  const lines = [...headLines(module, indent), `${indent}  endState: ${scalar(module.endState ?? '')}`];
  if (module.modules.length > 0) {
    lines.push(`${indent}  modules:`, ...module.modules.flatMap((child) => moduleLines(child, depth + 2)));
  }
  return lines;
}

function phaseLines(phase: NewPhase): string[] {
  return [...headLines(phase, '  '), `    goal: ${scalar(phase.goal ?? '')}`];
}

function processLines({ name, steps }: NewProcess): string[] {
  const lines = headLines({ id: name, name, aliases: [] }, '  ');
  if (steps.length === 0) return lines;
  const stepLines = steps.flatMap((step) => {
    const head = headLines({ id: step.name, name: step.name, aliases: [] }, '      ');
    return step.modules.length === 0
      ? head
      : [...head, `        modules: [${step.modules.map(scalar).join(', ')}]`];
  });
  return [...lines, '    steps:', ...stepLines];
}

/** Without an id the name counts as one; `/` separates the parts of a path and cannot stand in an id. */
function headLines({ id, name, aliases }: NewPart, indent: string): string[] {
  const safeId = id.replaceAll('/', '-');
  const lines = safeId === name ? [] : [`id: ${scalar(safeId)}`];
  lines.push(`name: ${scalar(name)}`);
  if (aliases.length > 0) lines.push(`aliases: [${aliases.map(scalar).join(', ')}]`);
  return lines.map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}`);
}

function commentLines(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [`# ${oneLine(text)}`];
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
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
