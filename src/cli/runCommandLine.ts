/** Reads the arguments, indexes the folder and hands its snapshot to a command. */
import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { firstChange } from '../index/snapshotChange.ts';
import { WorkspaceIndex } from '../index/workspaceIndex.ts';
import type { Translate } from '../index/ports.ts';
import type { Indexed } from './indexed.ts';
import type { Root } from '../model/snapshot.ts';
import { NodeSource } from '../platform/node/nodeSource.ts';
import { FindingBook } from '../rules/findingBook.ts';
import { dateOf, dayOf } from '../vocabulary/dates.ts';
import { check } from './check.ts';
import { compare, compareFormats } from './compare.ts';
import { listAsJson, listAsText } from './list.ts';
import { type ReadBundle, translator } from './translator.ts';
import { formatOfFile, report, writeWhole } from './report.ts';
import { trace } from './trace.ts';
import { tree } from './tree.ts';

/** Exit codes: all is fine, a check failed or (where that was asked) plans differ, the call itself was wrong. */
export const exitCodes = { fine: 0, failed: 1, misused: 2 } as const;

export interface Surroundings {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly readBundle: ReadBundle;
}

const usage = `groundplan: traces requirements to the modules and phases of a plan

  groundplan list FOLDER [--json]            every requirement, with where it belongs
  groundplan check FOLDER [--max-warnings N] every finding; exit code 1 on errors
  groundplan tree FOLDER                     modules with their requirements
  groundplan report FOLDER [--out FILE]      the plan as a file: .html, .md, or .csv for the matrix
  groundplan trace FOLDER                    links of OpenFastTrace items; exit code 1 on defects
  groundplan compare A B [--format F]        what differs from plan A to plan B

A and B are each a folder, a plan file, a saved version of a plan (plan-versions/…), or a Git
revision of the repository here: REV, or REV:path with a path from its top. A file or folder of
that name wins over a revision. A plan file is laid over the documents of the other side.

  --format F   of compare: text, markdown (for a review comment) or json
  --exit-code  of compare: exit code 1 where the plans differ
  --git        list files as Git does, instead of walking the folder
  --lang LANG  en or zh-cn
  --date DAY   the day by which something is late, as 2026-12-31; today without it
  --help       this text

Exit codes: 0 fine; 1 a check failed, or plans differ with --exit-code; 2 the call cannot be
carried out: a wrong option, or something that is not there.
`;

/** Runs one call and returns its exit code; never throws for what a user may have typed. */
export async function runCommandLine(
  args: readonly string[],
  { out, error, environment, readBundle }: Surroundings,
): Promise<number> {
  const parsed = parse(args);
  if ('problem' in parsed) {
    error(`groundplan: ${parsed.problem}\n\n${usage}`);
    return exitCodes.misused;
  }
  const { command, folder, second, options } = parsed;
  if (options.help || command === undefined) {
    (options.help ? out : error)(usage);
    return options.help ? exitCodes.fine : exitCodes.misused;
  }
  const maxWarnings = options['max-warnings'] === undefined ? Infinity : Number(options['max-warnings']);
  if (!(maxWarnings >= 0)) {
    error(`groundplan: --max-warnings takes a number from 0, not “${options['max-warnings']}”\n`);
    return exitCodes.misused;
  }
  const day = options.date === undefined ? dayOf(new Date()) : dateOf(options.date);
  if (day === null) {
    error(`groundplan: --date takes a day such as 2026-12-31, not “${options.date}”\n`);
    return exitCodes.misused;
  }
  if (!['list', 'check', 'tree', 'trace', 'report', 'compare'].includes(command)) {
    error(`groundplan: there is no command “${command}”\n\n${usage}`);
    return exitCodes.misused;
  }
  if (command === 'compare')
    return runCompare(folder, second, options, { out, error, environment, readBundle });
  if (second !== undefined) {
    error(`groundplan: one folder at a time, please: ${second} is too much\n\n${usage}`);
    return exitCodes.misused;
  }
  if (folder === undefined || !isFolder(folder)) {
    error(
      folder === undefined
        ? `groundplan: ${command} needs a folder\n`
        : `groundplan: ${folder} is no folder\n`,
    );
    return exitCodes.misused;
  }
  const format = options.out === undefined ? 'markdown' : formatOfFile(options.out);
  if (format === null) {
    error(`groundplan: --out takes a file that ends in .html, .md or .csv, not “${options.out}”\n`);
    return exitCodes.misused;
  }
  const language = options.lang ?? (options.json ? 'en' : languageOf(environment));
  const translate = translator(language, readBundle);
  const indexed = await indexFolder(folder, { git: options.git === true, day }, translate, error);
  if (command === 'list') {
    out(options.json ? listAsJson(indexed) : listAsText(indexed));
    return exitCodes.fine;
  }
  if (command === 'tree') {
    out(tree(indexed));
    return exitCodes.fine;
  }
  if (command === 'report') {
    const text = report(indexed, format, day, language);
    if (options.out === undefined) out(text);
    const fault = options.out === undefined ? null : writeWhole(options.out, text);
    if (fault === null) return exitCodes.fine;
    error(`groundplan: the report could not be written: ${fault}\n`);
    return exitCodes.misused;
  }
  if (command === 'trace') {
    const { text, defects } = trace(indexed);
    out(text);
    return defects > 0 ? exitCodes.failed : exitCodes.fine;
  }
  const { text, errors, warnings } = check(indexed);
  out(text);
  return errors > 0 || warnings > maxWarnings ? exitCodes.failed : exitCodes.fine;
}

async function runCompare(
  one: string | undefined,
  two: string | undefined,
  options: Options,
  { out, error, environment, readBundle }: Surroundings,
): Promise<number> {
  const format = compareFormats.find((each) => each === (options.format ?? (options.json ? 'json' : 'text')));
  if (one === undefined || two === undefined || format === undefined) {
    error(
      format === undefined
        ? `groundplan: --format is one of ${compareFormats.join(', ')}, not “${options.format}”\n`
        : 'groundplan: compare needs two plans\n',
    );
    return exitCodes.misused;
  }
  const translate = translator(
    options.lang ?? (format === 'json' ? 'en' : languageOf(environment)),
    readBundle,
  );
  const log = { info: () => undefined, warn: (text: string) => error(`groundplan: ${text}\n`) };
  const result = await compare([one, two], format, {
    current: process.cwd(),
    git: options.git === true,
    translate,
    log,
  });
  if ('key' in result) {
    error(`groundplan: ${translate(result)}\n`);
    return exitCodes.misused;
  }
  out(result.text);
  return options['exit-code'] && result.differences > 0 ? exitCodes.failed : exitCodes.fine;
}

async function indexFolder(
  folder: string,
  { git, day }: { readonly git: boolean; readonly day: string },
  translate: Translate,
  error: (text: string) => void,
): Promise<Indexed> {
  const absolute = resolve(folder);
  const root: Root = { id: pathToFileURL(absolute).href.replace(/\/$/u, ''), name: basename(absolute) };
  const index = new WorkspaceIndex({
    source: new NodeSource({ folderOf: () => absolute, git }),
    log: { info: () => undefined, warn: (text) => error(`groundplan: ${text}\n`) },
  });
  const findings = new FindingBook();
  await index.setRoots([root]);
  await index.settled();
  const { snapshot } = index;
  findings.startDay(day);
  findings.update(firstChange(snapshot));
  findings.settle();
  return { snapshot, findings, root, translate };
}

interface Options {
  readonly json?: boolean;
  readonly git?: boolean;
  readonly help?: boolean;
  readonly lang?: string;
  readonly out?: string;
  readonly date?: string;
  readonly format?: string;
  readonly 'exit-code'?: boolean;
  readonly 'max-warnings'?: string;
}

function parse(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        git: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        lang: { type: 'string' },
        out: { type: 'string' },
        date: { type: 'string' },
        format: { type: 'string' },
        'exit-code': { type: 'boolean' },
        'max-warnings': { type: 'string' },
      },
    });
    const [command, folder, second, ...rest] = positionals;
    if (rest.length > 0) return { problem: `${rest.join(' ')} is too much` };
    return { command, folder, second, options: values };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function languageOf({ LC_ALL, LC_MESSAGES, LANG }: Readonly<Record<string, string | undefined>>): string {
  // An empty variable counts as not set.
  return /^zh/iu.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'zh-cn' : 'en';
}
