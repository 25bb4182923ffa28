/** Addresses that somebody was sent: they lead to what is there or nowhere, and say the same both ways. */
import {
  addressPath,
  addressQuery,
  readAddress,
  requirementsAt,
} from '../../../src/insight/requirementAddress.ts';
import { commandUri, escapeMarkdown, markdownLink } from '../../../src/editor/markdownText.ts';
import { fixtureTexts } from '../fixtureTexts.ts';
import { asText, type FuzzTarget, promise } from '../fuzzTarget.ts';
import { snapshotOf } from '../../support/snapshotOf.ts';

const snapshot = snapshotOf({
  'docs/a.md': '| 编号 | 需求 |\n|---|---|\n| A-1 | 去重 |\n| A-2 | 导出 |\n',
  'docs/b.md': '| 编号 | 需求 |\n|---|---|\n| A-2 | 打印 |\n',
});

export function linkTargets(): readonly FuzzTarget[] {
  const { words } = fixtureTexts(['test/insight']);
  return [
    {
      name: 'links to requirements',
      about: 'insight/requirementAddress',
      seeds: [
        'id=A-1',
        'id=A-2&document=docs%2Fa.md',
        'id=A-2&document=docs/b.md&folder=plan',
        'id=%25',
        'folder=plan&id=a',
      ],
      words: [...words.slice(0, 300), 'id=', '&document=', '&folder=', '%25', '%u', '\u202E'],
      run: (input) => {
        const address = readAddress(addressPath, asText(input));
        return address && requirementsAt(snapshot, address).map(({ key }) => key);
      },
    },
    {
      name: 'links that are made',
      about: 'insight/requirementAddress editor/markdownText',
      seeds: ['A-1', '需求-1', 'A&b=c', 'A 1', '# A'],
      words: words.slice(0, 300),
      weight: 4,
      run: (input) => {
        const id = asText(input).slice(0, 90);
        const made = snapshotOf({
          'groundplan.yaml': `requirements:\n  - { id: ${JSON.stringify(id)}, title: a }\n`,
        });
        const [requirement] = [...made.requirements()];
        const query = requirement ? addressQuery(made, requirement) : null;
        if (query !== null) {
          // VS Code decodes a query once.
          const address = readAddress(addressPath, decodeURIComponent(query));
          const found = address ? requirementsAt(made, address) : [];
          promise(
            found.length > 0 || /[^\p{L}\p{N}\p{P}\p{S}\p{M} ]/u.test(id),
            'a link leads to what it was made for',
            () => JSON.stringify([id, query]),
          );
        }
        return [query, markdownLink(id, commandUri('groundplan.openRequirement', id)), escapeMarkdown(id)];
      },
    },
  ];
}
