import type { Problem } from '../../model/facts.ts';
import { message } from '../../model/message.ts';
import type { PlanSource } from '../planFile/planSource.ts';

/** That requirements may be missing, at the first place where a YAML text is broken; nothing where it is not. */
export function brokenYaml(
  [error]: readonly { readonly start: number; readonly end: number }[],
  { lines }: Pick<PlanSource, 'lines'>,
): Problem[] {
  if (!error) return [];
  return [
    {
      code: 'document/unreadable',
      message: message('The YAML is broken here, so requirements may be missing.'),
      range: lines.range(error.start, error.end),
    },
  ];
}
