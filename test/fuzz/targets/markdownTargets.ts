/** Hovers and answers over any document: what it says becomes no markup, no link, no command of its own. */
import MarkdownIt from 'markdown-it';
import {
  moduleMarkdown,
  phaseMarkdown,
  readablePlace,
  requirementMarkdown,
  stepMarkdown,
} from '../../../src/editor/cardMarkdown.ts';
import { moduleCard } from '../../../src/insight/moduleCard.ts';
import { phaseCard } from '../../../src/insight/phaseCard.ts';
import { requirementCard } from '../../../src/insight/requirementCard.ts';
import { stepCard } from '../../../src/insight/stepCard.ts';
import { findingsOf, snapshotOf, testRoot } from '../../support/snapshotOf.ts';
import { fixtureTexts } from '../fixtureTexts.ts';
import { asText, type FuzzTarget, promise } from '../fuzzTarget.ts';

/** Takes everything for markup that any viewer would. */
const viewer = new MarkdownIt({ html: true, linkify: true });
const allowed =
  /^(?:command:groundplan\.(?:openRequirement|openCard|openPlanCard|showOnBoard)\?|(?:file|groundplan-sheet):)/u;

export function markdownTargets(): readonly FuzzTarget[] {
  const { texts, words } = fixtureTexts(['test/editor/card', 'test/insight', 'test/edits']);
  return [
    {
      name: 'hovers',
      about:
        'editor/cardMarkdown editor/markdownText insight/requirementCard insight/moduleCard insight/phaseCard',
      seeds: [
        'modules:\n  - { id: leads, name: 线索, endState: "[x](command:a)", owner: <b>a</b> }\nphases:\n  - { id: p1, name: 一期, goal: "![x](https://a.b)" }\nprocesses:\n  - { id: s, name: s, steps: [{ id: t, name: t, modules: [leads] }] }\nrequirements:\n  - id: A-1\n    title: "$(alert) <img src=x>"\n    module: leads\n    phase: p1\n    description: |\n      ```js\n      a\n      ```\n',
        ...texts.slice(0, 60),
      ],
      words: [
        ...words,
        'https://a.b/c?d=e',
        '<a href="x">',
        '\n\n---\n\n',
        '\n# ',
        '$(zap)',
        '&#x3c;b&#x3e;',
      ],
      weight: 10,
      run: (input) => {
        const text = asText(input).slice(0, 6_000);
        const isPlan = text.includes('modules:');
        const snapshot = snapshotOf(isPlan ? { 'groundplan.yaml': text } : { 'docs/a (1).md': text });
        const findings = findingsOf(snapshot);
        const plan = snapshot.plan(testRoot.id);
        const cards = [...snapshot.requirements()]
          .slice(0, 4)
          .map((requirement) =>
            requirementMarkdown(
              requirementCard(snapshot, requirement, findings.of(requirement.key)),
              readablePlace(snapshot),
            ),
          );
        const modules = plan.modules
          .slice(0, 3)
          .flatMap(({ path }) => moduleCard(snapshot, testRoot.id, path) ?? []);
        const phases = plan.phases
          .slice(0, 3)
          .flatMap(({ id }) => phaseCard(snapshot, testRoot.id, id) ?? []);
        const steps = plan.processes
          .flatMap((process) => process.steps.map((step) => `${process.id}/${step.id}`))
          .slice(0, 3)
          .flatMap((path) => stepCard(snapshot, testRoot.id, path) ?? []);
        const shown = [
          ...cards,
          ...modules.map(moduleMarkdown),
          ...phases.map(phaseMarkdown),
          ...steps.map(stepMarkdown),
        ];
        for (const markdown of shown) checkMarkdown(markdown);
        return shown;
      },
    },
  ];
}

function checkMarkdown(markdown: string): void {
  const check = (
    tokens: readonly {
      readonly type: string;
      readonly children: unknown;
      attrGet(name: string): string | number | null;
    }[],
  ): void => {
    for (const token of tokens) {
      promise(
        !/^(?:html_|image|fence|code_block|heading|blockquote|table)/u.test(token.type),
        `no ${token.type} of its own`,
        () => markdown,
      );
      if (token.type === 'link_open')
        promise(
          allowed.test(String(token.attrGet('href'))),
          'only links of ours',
          () => `${String(token.attrGet('href'))} in ${markdown}`,
        );
      if (Array.isArray(token.children)) check(token.children as typeof tokens);
    }
  };
  check(viewer.parse(markdown, {}));
  promise(!/(?<!\\)\$\(/u.test(markdown), 'no icon of its own', () => markdown);
}
