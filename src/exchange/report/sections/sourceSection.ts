/** Who asks, and what became of it. */
import { message } from '../../../model/message.ts';
import type { Requirement } from '../../../model/requirement.ts';
import { saysSomething } from '../../../vocabulary/claimedValues.ts';
import { nameKey } from '../../../vocabulary/names.ts';
import { countedRequirements } from '../../../insight/countedRequirements.ts';
import { addressees, addresseesOf } from '../../../insight/review/letter.ts';
import type { Block } from '../block.ts';
import type { ReportInput } from '../reportInput.ts';

export function sourceSection(input: ReportInput): readonly Block[] {
  const { snapshot, root, translate } = input;
  const sources = addressees(snapshot, root).filter(({ kind }) => kind === 'source');
  if (sources.length === 0) return [];
  const all = countedRequirements(snapshot, root);
  const rows = sources.map(({ name }) => {
    const asked = all.filter((requirement) =>
      addresseesOf(requirement, 'source').some((one) => nameKey(one) === nameKey(name)),
    );
    const count = (...statuses: readonly Requirement['status'][]): string =>
      `${asked.filter(({ status }) => statuses.includes(status)).length}`;
    return [
      name,
      `${asked.length}`,
      count('released'),
      count('accepted', 'planned', 'developing', 'testing', 'piloting'),
      count('proposed', null),
      count('rejected', 'deferred', 'duplicate'),
    ];
  });
  const origins = all.flatMap(
    ({ fact }) => fact.claims.find((claim) => claim.field === 'origin' && saysSomething(claim)) ?? [],
  );
  const foreseen = origins.filter(({ text }) =>
    /foreseen|planned|主动|规划|预见|預見|主動/iu.test(text),
  ).length;
  return [
    { kind: 'heading', level: 2, text: translate(message('Who asks')), anchor: 'sources' },
    {
      kind: 'table',
      head: [
        translate(message('Source')),
        translate(message('Requests')),
        translate(message('Released')),
        translate(message('On their way')),
        translate(message('Waiting for an answer')),
        translate(message('Not done')),
      ],
      rows,
    },
    ...(origins.length === 0
      ? []
      : [
          {
            kind: 'text' as const,
            text: translate(
              message(
                '{0} of {1} requests were foreseen, the others reported after the pain.',
                foreseen,
                origins.length,
              ),
            ),
          },
        ]),
  ];
}
