/**
 * Which folder below src/ may import what, and why: the one place where it is written down. The order is the order of
 * the layers, the innermost first; ARCHITECTURE.md shows the same as a drawing.
 */

/** One folder of src/. */
export interface FolderRule {
  readonly folder: string;
  /** Folders that it may import, besides itself. */
  readonly imports: readonly string[];
  /** Folders of which it may import types alone. */
  readonly types?: readonly string[];
  /** npm packages that it may use. */
  readonly packages?: readonly string[];
  /** Whether it may use Node's built-in modules: everywhere, or only below the sub-folders named. */
  readonly node?: true | readonly string[];
  /** Whether it knows VS Code. */
  readonly vscode?: true;
  /** Whether it may ask for the time, for chance, or for the process: others get them as arguments. */
  readonly impure?: true;
  /** What a newcomer is told when a file breaks the rule. */
  readonly reason: string;
}

export const folderTable: readonly FolderRule[] = [
  {
    folder: 'model',
    imports: [],
    reason: 'it says what the words mean, and everything else builds on it',
  },
  {
    folder: 'vocabulary',
    imports: ['model'],
    reason: 'it knows how people write words and names, and nothing about documents or plans',
  },
  {
    folder: 'readers',
    imports: ['model', 'vocabulary'],
    packages: ['fflate', 'saxes', 'yaml'],
    reason:
      'a reader turns one text into facts and knows no plan and no other document, so that any text can be read alone',
  },
  {
    folder: 'placement',
    imports: ['model', 'vocabulary'],
    reason:
      'it joins facts with the plan, whatever reader they came from, so that a plan edit re-reads nothing',
  },
  {
    folder: 'index',
    imports: ['model', 'vocabulary', 'readers', 'placement'],
    packages: ['ignore', 'picomatch'],
    reason:
      'it holds the state over time and reaches the outside only through its ports, so that it runs on every host',
  },
  {
    folder: 'insight',
    imports: ['model', 'vocabulary', 'placement'],
    packages: ['fuse.js'],
    reason:
      'it answers questions from one snapshot, never from the live index, so that its answers agree with each other',
  },
  {
    folder: 'history',
    imports: ['model', 'vocabulary', 'placement', 'index', 'insight'],
    reason:
      'it reads earlier revisions of documents as the index reads today’s, and is asked for them, never told to follow',
  },
  {
    folder: 'rules',
    imports: ['model', 'vocabulary', 'placement', 'insight'],
    reason:
      'a rule checks a subject against one snapshot; where documents come from and who shows findings is not its business',
  },
  {
    folder: 'edits',
    imports: ['model', 'vocabulary', 'readers', 'placement', 'insight'],
    packages: ['yaml'],
    reason:
      'an edit goes back into the text that a reader read, through that format’s writer, and nowhere else; what it is to write it may ask of insight',
  },
  {
    folder: 'exchange',
    imports: ['model', 'vocabulary', 'readers', 'insight'],
    reason: 'it renders a snapshot for other tools; files are written by who calls it',
  },
  {
    folder: 'platform',
    imports: ['model', 'readers', 'index'],
    packages: ['ignore', 'picomatch'],
    node: ['platform/node'],
    impure: true,
    reason:
      'it is what the outside is made of and implements the ports of the index, without knowing who uses them',
  },
  {
    folder: 'board',
    imports: [],
    types: ['model', 'insight'],
    packages: ['lit', '@vscode-elements/elements'],
    impure: true,
    reason: 'it is browser code in a page of its own and shares nothing with the editor but the messages',
  },
  {
    folder: 'editor',
    imports: [
      'model',
      'vocabulary',
      'readers',
      'placement',
      'index',
      'insight',
      'history',
      'rules',
      'edits',
      'exchange',
      'platform',
      'board',
    ],
    node: true,
    vscode: true,
    impure: true,
    reason: 'it shows the core in VS Code and is shown by nothing; the board talks to it in messages',
  },
  {
    folder: 'cli',
    imports: [
      'model',
      'vocabulary',
      'readers',
      'placement',
      'index',
      'insight',
      'history',
      'rules',
      'edits',
      'exchange',
      'platform',
    ],
    packages: ['@vscode/l10n', 'commander'],
    node: true,
    impure: true,
    reason: 'it shows the core in a terminal, where there is no VS Code',
  },
];

/** Files that build everything once and wire it; they import what they wire, and VS Code where their name says so. */
export const compositionRoots: readonly string[] = [
  'src/extension.ts',
  'src/extension.web.ts',
  'src/worker.ts',
  'src/cli.ts',
  'src/board/main.ts',
  'src/board/capture/main.ts',
  'src/board/overview/main.ts',
];
