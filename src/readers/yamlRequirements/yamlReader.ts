/**
 * Reads YAML and JSON files of requirements; JSON is YAML, so one parser gives the places of both. Most such
 * files hold something else, so a cheap look comes before the dear parser.
 */
import { message } from '../../model/message.ts';
import type { LeftOut, Problem, RequirementFact } from '../../model/facts.ts';
import { startOfText, type TextRange } from '../../model/textRange.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { announcesRequirements, isChangeLog } from '../contextWords.ts';
import { fileClaims } from '../fileClaims.ts';
import defer * as yaml from '../planFile/parseYaml.ts';
import defer * as planSource from '../planFile/planSource.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import { brokenYaml } from '../yaml/brokenYaml.ts';
import defer * as walk from './requirementWalk.ts';
import { isToolContent, isToolFile } from './toolFiles.ts';
import defer * as yamlFiles from './yamlDocuments.ts';
import type { YamlPart } from './yamlDocuments.ts';
import defer * as writing from './yamlWriter.ts';

const nothing: ReaderResult = { requirements: [], problems: [], leftOut: [] };
const megabyte = 1024 * 1024;
/** What people write by hand is far smaller, and parsing costs a quarter of a second for each megabyte. */
const mostCharacters = 2 * megabyte;

export const yamlReader: Reader = {
  name: 'yaml',
  accepts: (path) =>
    /\.(?:ya?ml|json)$/iu.test(path) && !/(?:^|\/)groundplan\.ya?ml$/iu.test(path) && !isToolFile(path),
  read,
  get writer() {
    return writing.yamlWriter;
  },
};

function read({ path, text, isVouched = false }: ReaderInput): ReaderResult {
  const announced = isVouched || announcesRequirements(path);
  if (!announced && !mayHoldRequirements(text)) return nothing;
  if (text.length > mostCharacters) {
    const reason = message('A file of more than {0} MB', mostCharacters / megabyte);
    return { ...nothing, leftOut: [{ reason, range: startOfText }] };
  }
  if (isChangeLog(path.replace(/\.[A-Za-z]{1,10}$/, '')))
    return { ...nothing, leftOut: [{ reason: message('Change log'), range: startOfText }] };
  const requirements: RequirementFact[] = [];
  const problems: Problem[] = [];
  const isJson = /\.json$/iu.test(path);
  // Tabs indent in JSON and may not in YAML; as blanks they keep every place.
  const parts = isJson ? [{ text: text.replaceAll('\t', ' '), line: 0 }] : yamlFiles.yamlDocuments(text);
  for (const part of parts) {
    const found = readPart(part, path, announced);
    requirements.push(...found.requirements);
    problems.push(...found.problems);
  }
  const isExpected = requirements.length > 0 || announced;
  const leftOut: LeftOut[] =
    requirements.length > 0
      ? []
      : [{ reason: message('No list of requirements in a YAML or JSON file'), range: startOfText }];
  return { requirements, problems: isExpected ? problems : [], leftOut };
}

/** A cheap look at the keys: a word for requirements, or an id, title or description beside a known one. */
function mayHoldRequirements(text: string): boolean {
  const fields = new Set<string>();
  const seen = new Set<string>();
  const key =
    /(?:^|[{,[])[ \t]{0,200}(?:-[ \t]{1,8}){0,4}["']?(?<key>\p{L}[^:："'\n{}[\],]{0,40})["']?[ \t]{0,4}[:：]/gmu;
  for (const { groups } of text.matchAll(key)) {
    const word = groups?.['key'] ?? '';
    if (seen.has(word)) continue;
    seen.add(word);
    // A file with thousands of different keys is a dictionary.
    if (seen.size > 2_000) return false;
    const field = fieldOfHeader(word);
    if (announcesRequirements(word)) return true;
    if (field !== null) fields.add(field);
    if (fields.size >= 2 && (fields.has('id') || fields.has('title') || fields.has('description')))
      return true;
  }
  return false;
}

function readPart(
  { text, line }: YamlPart,
  path: string,
  announced: boolean,
): Pick<ReaderResult, 'requirements' | 'problems'> {
  const tree = yaml.parseYaml(text);
  const source = new planSource.PlanSource(text, tree.root);
  const root = source.value(tree.root);
  const problems = brokenYaml(tree.errors, source);
  if (problems.length === 0 && tree.givenUp) {
    const { offset } = tree.givenUp;
    const reason = message('This file nests or repeats its parts too often to be read.');
    problems.push({
      code: 'document/unreadable',
      message: reason,
      range: source.lines.range(offset, offset),
    });
  }
  if (!root)
    return {
      requirements: [],
      problems: problems.map((problem) => ({ ...problem, range: lower(problem.range, line) })),
    };
  const keys = new Set(source.entries(root)?.keys());
  if (isToolContent(keys)) return { requirements: [], problems: [] };
  const outer = { inherited: fileClaims(path), headings: [] };
  const found = walk.findRequirements(source, root, outer, announced);
  return {
    requirements: line === 0 ? found : found.map((fact) => lowerFact(fact, line)),
    problems: problems.map((problem) => ({ ...problem, range: lower(problem.range, line) })),
  };
}

function lowerFact(fact: RequirementFact, by: number): RequirementFact {
  return {
    ...fact,
    range: lower(fact.range, by),
    anchor: lower(fact.anchor, by),
    claims: fact.claims.map((claim) =>
      claim.from === 'file' || claim.from === 'folder' ? claim : { ...claim, range: lower(claim.range, by) },
    ),
  };
}

function lower(range: TextRange, by: number): TextRange {
  return { ...range, line: range.line + by, endLine: range.endLine + by };
}
