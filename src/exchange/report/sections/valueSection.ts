/** What is still to be built, by value and effort, with a picture where enough of them say both. */
import { countedRequirements } from '../../../insight/countedRequirements.ts';
import { message } from '../../../model/message.ts';
import { saidOf, needsPlacement, type Requirement } from '../../../model/requirement.ts';
import { claimedEffort, claimedValue } from '../../../vocabulary/claimedValues.ts';
import type { Block } from '../block.ts';
import { moduleNamesOf, nameOf, phaseNameOf } from '../names.ts';
import type { ReportInput } from '../reportInput.ts';
import { valuePicture } from '../valuePicture.ts';

export function valueSection(input: ReportInput): readonly Block[] {
  const { translate } = input;
  const weighed = countedRequirements(input.snapshot, input.root)
    .filter((each) => needsPlacement(each) && each.status !== 'released')
    .flatMap((requirement) => {
      const value = claimedValue(saidOf(requirement));
      const effort = claimedEffort(saidOf(requirement));
      return value === null || effort === null ? [] : [{ requirement, value, effort }];
    })
    .sort((a, b) => worth(b) - worth(a));
  if (weighed.length < 2) return [];
  return [
    { kind: 'heading', level: 2, text: translate(message('Value and effort')), anchor: 'value' },
    {
      kind: 'picture',
      picture: valuePicture(
        weighed.map(({ requirement, value, effort }) => ({
          name: requirement.id ?? requirement.title.slice(0, 8),
          title: nameOf(requirement),
          value,
          effort,
          isBlocking: requirement.necessity === 'blocking',
        })),
        { value: translate(message('Business value')), effort: translate(message('Effort')) },
      ),
    },
    {
      kind: 'table',
      head: [
        translate(message('Requirement')),
        translate(message('Business value')),
        translate(message('Effort')),
        translate(message('Necessity')),
        translate(message('Module')),
        translate(message('Phase')),
      ],
      rows: weighed.map(({ requirement, value, effort }, index) => [
        `${index + 1}. ${nameOf(requirement)}`,
        `${value}`,
        `${effort}`,
        necessityText(requirement, translate),
        moduleNamesOf(input, requirement),
        phaseNameOf(input, requirement),
      ]),
    },
  ];
}

function worth({ value, effort }: { readonly value: number; readonly effort: number }): number {
  return effort === 0 ? Infinity : value / effort;
}

function necessityText({ necessity }: Requirement, translate: ReportInput['translate']): string {
  switch (necessity) {
    case 'blocking':
      return translate(message('Process stops without it'));
    case 'degraded':
      return translate(message('Has a workaround'));
    case 'nice':
      return translate(message('Nice to have'));
    case null:
      return '';
  }
}
