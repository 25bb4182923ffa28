/** Why a text cannot be the new name of a module or a phase, before any document is looked at. */
import { message, type Message } from '../../model/message.ts';
import { allModules, type EffectivePlan, type Module, type Phase } from '../../model/plan.ts';
import { phaseKey } from '../../placement/phaseKey.ts';
import { isGenericHeading } from '../../vocabulary/genericHeadings.ts';
import { nameKey } from '../../vocabulary/names.ts';
import { exemptionReason, isPlaceholder, statusOf } from '../../vocabulary/values.ts';
import { namePathsIn } from './nameParts.ts';
import { type PlanPart, wordsOf } from './namedPlaces.ts';

const longestName = 200;

/** `null` where nothing speaks against it. The text has no blanks around it. */
export function newNameFault(
  plan: EffectivePlan,
  part: PlanPart,
  name: string,
  isId: boolean,
): Message | null {
  if (name === '') return message('Write a name.');
  if (name.length > longestName) return message('A name has at most {0} characters.', longestName);
  // eslint-disable-next-line no-control-regex -- A name with signs that nobody sees would never be found again.
  if (/[\p{Cc}\u2028\u2029]/u.test(name)) return message('A name is written on one line.');
  const [path, ...others] = namePathsIn(name);
  if (others.length > 0 || path?.parts.length !== 1 || path.parts[0]?.text !== name || /[,，]/u.test(name))
    return message(
      '“{0}” would be read as several names: leave out signs such as “/”, “>”, “,”, “;” and “、”.',
      name,
    );
  const saysNothing =
    isPlaceholder(name) ||
    exemptionReason(name) !== null ||
    (part.kind === 'module' && isGenericHeading(name));
  if (saysNothing) return message('“{0}” is read as no name. Choose another one.', name);
  if (part.kind === 'phase' && plan.phasesInferred && statusOf(name) !== null)
    return message('“{0}” is read as a status. Choose another name.', name);
  const taken = takenBy(plan, part, name, isId);
  if (!taken) return null;
  return nameKey(taken.name) === nameKey(name)
    ? message('There is “{0}” already.', taken.name)
    : message('“{0}” is taken: “{1}” is called so.', name, taken.name);
}

/** The other module or phase that goes by this word; ids of modules count among those beside it. */
function takenBy(
  { modules, phases }: EffectivePlan,
  { kind, path }: PlanPart,
  name: string,
  isId: boolean,
): Module | Phase | null {
  const key = nameKey(name);
  const goesBy = (other: Module | Phase): boolean => wordsOf(other).some((word) => nameKey(word) === key);
  if (kind === 'phase') {
    const number = phaseKey(name);
    const countsAs = (other: Phase): boolean =>
      number !== null && wordsOf(other).some((word) => phaseKey(word) === number);
    return phases.find((other) => other.id !== path && (goesBy(other) || countsAs(other))) ?? null;
  }
  const outer = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  for (const other of allModules(modules)) {
    if (other.path === path || !goesBy(other)) continue;
    const isBeside = other.path.slice(0, Math.max(0, other.path.lastIndexOf('/'))) === outer;
    const asName = [other.name, ...other.aliases].some((word) => nameKey(word) === key);
    if (!isId || isBeside || asName) return other;
  }
  return null;
}
