/** Reads what a plan file says beside the frame: the system, the files to read, the rules and the limits. */
import { isScalar } from 'yaml';
import { findingCodes, type FindingCode, type Severity } from '../../model/finding.ts';
import { message } from '../../model/message.ts';
import type { Plan, System } from '../../model/plan.ts';
import { similarNames } from '../../vocabulary/resemblance.ts';
import type { Entries, PlanSource } from './planSource.ts';
import { placeOf, readMeasures, readNumber, readText, readTexts, writtenText } from './planValues.ts';

const severities: ReadonlySet<string> = new Set<Severity | 'off'>([
  'error',
  'warning',
  'information',
  'hint',
  'off',
]);
const codes: ReadonlySet<string> = new Set(findingCodes);

/** The system, by its name alone or as a map. */
export function readSystem(source: PlanSource, plan: Entries): System | null {
  const value = plan.get('system')?.value;
  const name = value ? writtenText(value) : null;
  if (name) return { name: name.text, goal: null, endState: null, measures: [] };
  const entries = readMap(source, plan, 'system');
  if (!entries) return null;
  return {
    name: readText(source, entries, 'name')?.text ?? '',
    goal: readText(source, entries, 'goal')?.text ?? null,
    endState: readText(source, entries, 'endState')?.text ?? null,
    measures: readMeasures(source, entries),
  };
}

/** Globs, `null` where the plan does not name any. */
export function readGlobs(
  source: PlanSource,
  plan: Entries,
  key: 'documents' | 'code' | 'modulesFrom',
): readonly string[] | null {
  if (!plan.get(key)?.value) return null;
  const globs = readTexts(source, plan, key);
  return globs.length > 0 ? globs.map((glob) => glob.text) : null;
}

export function readRules(source: PlanSource, plan: Entries): Plan['rules'] {
  const rules = new Map<FindingCode, Severity | 'off'>();
  const entries = readMap(source, plan, 'rules');
  for (const entry of entries?.values() ?? []) {
    if (!isCode(entry.key)) {
      const [best] = entry.key.length <= 80 ? similarNames(entry.key, findingCodes, 1) : [];
      source.report(
        entry.keyRange,
        best === undefined
          ? message('There is no rule “{0}”.', entry.key)
          : message('There is no rule “{0}”. Did you mean “{1}”?', entry.key, best),
      );
      continue;
    }
    const severity = writtenText(entry.value);
    if (severity && isSeverity(severity.text)) rules.set(entry.key, severity.text);
    else {
      source.report(
        placeOf(entry),
        message('The severity of a rule is one of error, warning, information, hint and off.'),
      );
    }
  }
  return rules;
}

export function readLimits(source: PlanSource, plan: Entries): Plan['limits'] {
  const entries = readMap(source, plan, 'limits') ?? new Map();
  return {
    waitingDays: readNumber(source, entries, 'waitingDays'),
    followUpDays: readNumber(source, entries, 'followUpDays'),
  };
}

/** The entries of a map, `null` where it is missing or (reported) no map. */
export function readMap(source: PlanSource, plan: Entries, key: string): Entries | null {
  const entry = plan.get(key);
  if (!entry?.value) return null;
  const entries = isScalar(entry.value.node) ? null : source.entries(entry.value);
  if (!entries) {
    source.report(
      placeOf(entry),
      message('“{0}” is a map: write its parts below it, each as “key: value”.', key),
    );
  }
  return entries;
}

function isCode(text: string): text is FindingCode {
  return codes.has(text);
}

function isSeverity(text: string): text is Severity | 'off' {
  return severities.has(text);
}
