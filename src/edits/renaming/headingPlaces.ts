/** Headings of a Markdown text that name a module or phase and nothing else, whatever stands below them. */
import type { EffectivePlan } from '../../model/plan.ts';
import type { DocumentEntry } from '../../model/snapshot.ts';
import { rangeInLine } from '../../model/textRange.ts';
import type { PlanNames } from '../../placement/planNames.ts';
import { plainText } from '../../readers/markdown/plainText.ts';
import { scanBlocks } from '../../readers/markdown/scanBlocks.ts';
import { sourceText } from '../../readers/markdown/sourceText.ts';
import { namedByHeading, type NamedPlace } from './namedPlaces.ts';
import type { TextPlaces } from './offsets.ts';
import { dialectOf } from './valueEdits.ts';

export function headingsNaming(
  plan: EffectivePlan,
  names: PlanNames,
  entry: DocumentEntry,
  { text }: TextPlaces,
): readonly NamedPlace[] {
  if (dialectOf(entry) !== 'markdown') return [];
  const source = sourceText(text);
  return scanBlocks(source).blocks.flatMap((block) => {
    const [part, ...more] = block.kind === 'heading' && !block.off ? block.parts : [];
    if (!part || more.length > 0) return [];
    const written = (source.lines[part.line] ?? '').slice(part.start, part.end);
    const value = {
      text: plainText(written),
      range: rangeInLine(part.line, part.start, part.end - part.start),
    };
    return namedByHeading(plan, names, value);
  });
}
