/** What the help of a command teaches: what the command is for, and calls to copy with what each is good for. */
import type { Command } from 'commander';
import { message, type Message, type Translate } from '../model/message.ts';
import { alignedRows, displayWidth, wrapped } from './columns.ts';

type Example = readonly [call: string, purpose: Message];

interface Lesson {
  readonly purpose: Message;
  readonly examples: readonly Example[];
}

const lessons: Readonly<Record<string, Lesson>> = {
  check: {
    purpose: message(
      'Says what is not in order: requirements without a module or a phase, names that the plan does not have, code that names nothing, and whatever else the rules find. Which rules hold, and how much each weighs, stands in the plan file. Exit code 1 on errors; with --since or --baseline on new warnings, too.',
    ),
    examples: [
      ['groundplan check .', message('everything that is found')],
      ['groundplan check . --max-warnings 0', message('let no warning pass')],
      ['groundplan check . --since origin/main', message('only what this branch brought')],
      [
        'groundplan check . --since origin/main --format github',
        message('beside the lines of a pull request'),
      ],
      ['groundplan check . --format sarif --out groundplan.sarif', message('for a code-scanning page')],
      [
        'groundplan check . --baseline known.json --update-baseline',
        message('live with what is there today'),
      ],
    ],
  },
  list: {
    purpose: message(
      'Lists what was read, in the order of the documents: id, title, module and phase; “?” stands for a module or a phase that is missing. Columns on a terminal, tabs in a pipe.',
    ),
    examples: [
      ['groundplan list .', message('look through it')],
      ['groundplan list . | cut -f1', message('the ids alone')],
      ['groundplan list . --json | jq .requirements', message('everything, for a program')],
    ],
  },
  tree: {
    purpose: message(
      'Shows the modules of the plan as they lie in one another, how many of their requirements are released, and each requirement with its phase.',
    ),
    examples: [['groundplan tree .', message('what the system is made of')]],
  },
  trace: {
    purpose: message(
      'Shows where one requirement stands, what it builds, which code implements and verifies it, and what else names it. Without an id it judges the links of OpenFastTrace items; exit code 1 where one has a defect.',
    ),
    examples: [
      ['groundplan trace . CRM-002', message('where it stands, and what would be touched')],
      ['groundplan trace . CRM-002 --format json', message('the same for a program')],
      ['groundplan trace .', message('all links of OpenFastTrace items')],
    ],
  },
  matrix: {
    purpose: message(
      'Writes a row for each requirement: its module, phase, step and status, its document, and the places in code that implement and verify it. A table on a terminal, CSV for a spreadsheet elsewhere.',
    ),
    examples: [
      ['groundplan matrix .', message('look through it')],
      ['groundplan matrix . --out matrix.csv', message('for a spreadsheet')],
      ['groundplan matrix . --format markdown', message('for a review comment')],
    ],
  },
  report: {
    purpose: message(
      'Writes the whole plan for people who open no editor: modules with their end states, phases with their goals, what is in no place yet, and the matrix.',
    ),
    examples: [
      ['groundplan report . --out plan.html', message('one page without scripts, to send or to print')],
      ['groundplan report . --out plan.md --lang zh-cn', message('Markdown in Chinese')],
      ['groundplan report .', message('Markdown into a pipe')],
    ],
  },
  export: {
    purpose: message(
      'Writes the requirements with their places for other tools: reqif (ReqIF 1.2), needs (needs.json of sphinx-needs), oft (Markdown for OpenFastTrace), csv (the matrix) and json (everything, with a published schema).',
    ),
    examples: [
      [
        'groundplan export . --format reqif --out plan.reqif',
        message('for DOORS, Polarion, codebeamer and the like'),
      ],
      ['groundplan export . --format needs --out needs.json', message('for sphinx-needs')],
      ['groundplan export . --format oft --out plan.md', message('for OpenFastTrace')],
      [
        'groundplan export . --parquet tables --repository acme/shop',
        message('for questions across many repositories, in SQL'),
      ],
      [
        'groundplan export . --scip index.scip --repository acme/shop',
        message('for Sourcegraph, across many repositories'),
      ],
    ],
  },
  import: {
    purpose: message(
      'Brings the rows of a sheet, or the requirements of ReqIF, needs.json and the like, into one document of the folder, as the editor does: what is known changes, what is new is added, what the file no longer has stays and is told. Without --write nothing is changed. Exit code 1 where rows are left out.',
    ),
    examples: [
      ['groundplan import . pool.xlsx', message('what would change')],
      [
        'groundplan import . pool.csv --into docs/pool.md --map "单号=id" --map "内部备注=-" --write',
        message('write it, and say what columns are'),
      ],
      [
        'groundplan import . supplier.reqif --into docs/supplier.md --write',
        message('the requirements of an export'),
      ],
    ],
  },
  init: {
    purpose: message(
      'Writes groundplan.yaml with the modules and phases that the documents name already, for people to complete. What is there is never written over.',
    ),
    examples: [
      ['groundplan init . --dry-run', message('see it first')],
      ['groundplan init .', message('write it')],
    ],
  },
  compare: {
    purpose: message(
      'Says what differs between two plans: requirements that came, went or moved, changed modules and phases, and what that does to the capacity of each phase.',
    ),
    examples: [
      ['groundplan compare main .', message('what this branch does to the plan')],
      ['groundplan compare v1.0 . --format markdown', message('for a review comment')],
      ['groundplan compare plan-versions/2026-09-30.yaml .', message('since a version that was kept')],
    ],
  },
};

const firstSteps: readonly Example[] = [
  ['groundplan tree .', message('what the system is made of')],
  ['groundplan check .', message('what is not in order')],
  ['groundplan init . --dry-run', message('a plan file from what is there')],
];

/** Titles, choices and widths in the reader's language, for the program and whatever command is added to it. */
export function teachInLanguage(program: Command, translate: Translate): void {
  const titles: Readonly<Record<string, Message>> = {
    'Usage:': message('Usage:'),
    'Arguments:': message('Arguments:'),
    'Options:': message('Options:'),
    'Commands:': message('Commands:'),
  };
  program.configureHelp({
    styleTitle: (title) => {
      const known = titles[title];
      return known ? translate(known) : title;
    },
    displayWidth,
    boxWrap: (text, width) => wrapped(text, width),
    optionDescription: ({ description, argChoices, defaultValue }) => {
      const notes = [
        ...(argChoices ? [translate(message('one of {0}', argChoices.join(', ')))] : []),
        ...(typeof defaultValue === 'string' ? [translate(message('otherwise {0}', defaultValue))] : []),
      ];
      return notes.length === 0
        ? description
        : translate(message('{0} ({1})', description, notes.join('; ')));
    },
    subcommandDescription: (command) => command.summary() || command.description(),
  });
  program.addHelpText('after', () => examplesText(firstSteps, message('To begin with:'), translate));
}

/** What is known of the command beyond its summary; a command without a lesson stays as it is. */
export function teach(command: Command, translate: Translate): void {
  const lesson = lessons[command.name()];
  if (!lesson) return;
  command
    .summary(command.description())
    .description(translate(lesson.purpose))
    .addHelpText('after', () => examplesText(lesson.examples, message('For example:'), translate));
}

function examplesText(examples: readonly Example[], title: Message, translate: Translate): string {
  const rows = examples.map(([call, purpose]) => [`  ${call}`, `# ${translate(purpose)}`]);
  return `\n${translate(title)}\n${alignedRows(rows).join('\n')}`;
}
