/**
 * Which feature folders a text says that it is about: the tag of a property test (`Feature: leads, Property
 * 3: …`), a path into a feature folder (`.kiro/specs/leads`, `specs/001-leads/spec.md`), or a line
 * `Feature: leads`. The ids of such features restart in each of them, so the name tells what `1.2` means.
 */
import type { FeatureName } from '../../model/facts.ts';
import { featureKey } from '../../vocabulary/features.ts';
import { LinePlaces } from './linePlaces.ts';

const path =
  /(?<![\p{L}\p{N}])(?:\.[a-z-]{1,30}\/specs\/(?:_?archived?\/)?|specs\/(?=[\p{L}\p{N}._-]{1,100}\/(?:spec|tasks|plan|requirements|design)\.md)|specs\/(?=\d{3}-))([\p{L}\p{N}][\p{L}\p{N}._-]{0,99})/gu;
const tag =
  /(?<![\p{L}\p{N}_])(?:Feature|Spec|功能|特性)(?:\*\*)?\s{0,4}[:：](?:\*\*)?\s{0,4}[`"']?([\p{L}\p{N}][^,，:：*`"'\r\n]{0,79})[`"']?\s{0,4}[,，][ \t]{0,4}(?:Property|Properties|属性)/giu;
const line =
  /(?:^|[/*#;|!>-])[ \t]{0,16}(?:\*\*)?(?:Feature|Spec|功能|特性)(?:\*\*)?[ \t]{0,4}[:：](?:\*\*)?[ \t]{0,4}[`"']?([\p{L}\p{N}][^,，:：*`"'\r\n(（]{0,79})/gimu;

/** A text that names more features is about none of them. */
const mostNames = 500;

/**
 * In the order of the text. Other things are called a feature as well; such a name counts for nothing, as no
 * feature has it.
 */
export function findFeatureNames(text: string): readonly FeatureName[] {
  const named = text.includes('specs/') ? namesIn(text, path) : [];
  if (mayHaveTag.test(text)) named.push(...namesIn(text, tag), ...namesIn(text, line));
  return placed(
    text,
    named.sort((a, b) => a.start - b.start),
  );
}

const mayHaveTag = /(?:Feature|Spec|功能|特性)(?:\*\*)?\s{0,4}[:：]/iu;

interface Named {
  readonly key: string;
  readonly start: number;
}

function namesIn(text: string, pattern: RegExp): Named[] {
  const named: Named[] = [];
  for (const match of text.matchAll(pattern)) {
    const key = featureKey(match[1] ?? '');
    if (key !== '') named.push({ key, start: match.index });
    if (named.length >= mostNames) break;
  }
  return named;
}

/** Each with its line; of one name again and again only the first of a row is kept. */
function placed(text: string, named: readonly Named[]): readonly FeatureName[] {
  const places = new LinePlaces(text);
  const features: FeatureName[] = [];
  for (const { key, start } of named) {
    if (features.at(-1)?.key === key) continue;
    places.moveTo(start);
    features.push({ key, line: places.line });
  }
  return features;
}
