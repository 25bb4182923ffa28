/**
 * What people call the format of a document: one table from what readers call it. A reader that tells several
 * formats apart names them in `format`; one that is not listed here goes by its own name.
 */
import type { DocumentFacts } from '../model/facts.ts';
import { message, type Message } from '../model/message.ts';

/** By the `format`, else by the reader's name, without case and signs. */
const names: Readonly<Record<string, () => Message>> = {
  zentao: () => message('ZenTao export'),
  tapd: () => message('{0} export', 'TAPD'),
  jira: () => message('{0} export', 'Jira'),
  azuredevops: () => message('{0} export', 'Azure DevOps'),
  linear: () => message('{0} export', 'Linear'),
  redmine: () => message('{0} export', 'Redmine'),
  plane: () => message('{0} export', 'Plane'),
  shortcut: () => message('{0} export', 'Shortcut'),
  tuleap: () => message('{0} export', 'Tuleap'),
  aha: () => message('{0} export', 'Aha!'),
  kiro: () => message('Kiro specification'),
  speckit: () => message('spec-kit feature'),
  openspec: () => message('OpenSpec capability'),
  instructions: () => message('Instructions for an assistant'),
  openfasttrace: () => message('{0} document', 'OpenFastTrace'),
  openfasttracerst: () => message('{0} document', 'OpenFastTrace'),
  specobject: () => message('{0} document', 'ReqM2'),
  strictdoc: () => message('{0} document', 'StrictDoc'),
  strictdocmarkdown: () => message('{0} document', 'StrictDoc'),
  sphinxneeds: () => message('{0} document', 'sphinx-needs'),
  groundplanjson: () => message('Groundplan export'),
  needsjson: () => message('needs.json of sphinx-needs'),
  rst: () => message('{0} document', 'reStructuredText'),
  myst: () => message('{0} document', 'sphinx-needs'),
  doorstop: () => message('Doorstop item'),
  reqstool: () => message('{0} document', 'reqstool'),
  trlc: () => message('{0} document', 'TRLC'),
  reqtraq: () => message('{0} document', 'reqtraq'),
  tracey: () => message('{0} document', 'tracey'),
  constructorstudio: () => message('{0} document', 'Constructor Studio'),
  reqif: () => message('ReqIF file'),
  reqifz: () => message('ReqIF archive'),
  markdown: () => message('Markdown document'),
  csv: () => message('CSV table'),
  xlsx: () => message('Excel workbook'),
  yaml: () => message('YAML or JSON file'),
};

/** Whether the table has a name for a reader or a format. */
export function isNamedFormat(name: string): boolean {
  return Object.hasOwn(names, keyOf(name));
}

/** These are told by the name of the file already. */
const evident: ReadonlySet<string> = new Set(['markdown', 'myst', 'rst', 'csv', 'xlsx', 'yaml']);

/** `null` for a document that holds no requirement, whose format nobody asks for. */
export function formatName({ reader, format }: Pick<DocumentFacts, 'reader' | 'format'>): Message | null {
  const name = format ?? reader;
  if (name === undefined) return null;
  const key = keyOf(name);
  const known = Object.hasOwn(names, key) ? names[key] : undefined;
  return known ? known() : message('{0} document', name);
}

/** The same where it says more than the name of the file does. */
export function tellingFormatName(facts: Pick<DocumentFacts, 'reader' | 'format'>): Message | null {
  return evident.has(keyOf(facts.format ?? facts.reader ?? '')) ? null : formatName(facts);
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/gu, '');
}
