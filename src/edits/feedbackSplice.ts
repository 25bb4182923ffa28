/** Where feedback stands in YAML, and what writes into it which requirement it became. */
import { isMap, isScalar, isSeq } from 'yaml';
import type { ParsedNode } from 'yaml';
import { isSameFeedback } from '../insight/outcome/feedbackIn.ts';
import type { DocumentFacts } from '../model/facts.ts';
import type { Feedback } from '../model/launch.ts';
import type { TextRange } from '../model/textRange.ts';
import { feedbackItems } from '../readers/planFile/launch.ts';
import { readHead } from '../readers/planFile/named.ts';
import { PlanSource, type Value } from '../readers/planFile/planSource.ts';
import { TextLines } from '../readers/planFile/textLines.ts';
import type { SourceEdit } from '../readers/writer.ts';
import { yamlScalar } from '../readers/yaml/yamlScalar.ts';
import { isSplice, type SpliceResult, type YamlText } from '../readers/yaml/yamlSplice.ts';
import { fileParts } from '../readers/yamlRequirements/itemMaps.ts';
import { fieldOfPlanKey } from '../vocabulary/planKeys.ts';
import type { FeedbackOwner } from './tieFeedback.ts';

const mostDepth = 20;

/** `null` where the text is no YAML, or does not hold it in a form that takes a key. */
export function feedbackSplice(
  text: string,
  facts: DocumentFacts,
  owner: FeedbackOwner,
  feedback: Feedback,
  became: string,
): SourceEdit | null {
  const isYaml = facts.plan !== undefined || facts.requirements.some(({ shape }) => shape === 'yaml');
  if (!isYaml) return null;
  const owned =
    owner.kind === 'requirement' ? facts.requirements.filter(owner.isOwn).map(({ range }) => range) : [];
  for (const { start, line, maps } of fileParts(text)) {
    const { yaml, isBroken } = maps();
    if (isBroken) continue;
    const source = new PlanSource(yaml.text, yaml.root);
    const isOwner = (value: Value): boolean =>
      owner.kind === 'phase'
        ? readHead(source, 'phase', value)?.id === owner.id
        : owned.some((range) => isWithin(below(value.range, line), range));
    for (const value of launchedIn(source, owner.kind)) {
      if (!isOwner(value)) continue;
      const item = itemsOf(source, value).find(
        (one) => one.feedback.became === null && isSameFeedback(one.feedback, feedback),
      );
      const splice = item && !item.value.isAlias ? spliceOf(yaml, item.value.node, became) : null;
      if (!isSplice(splice)) continue;
      const range = new TextLines(text).range(start + splice.start, start + splice.end);
      return { range, text: splice.text };
    }
  }
  return null;
}

function isWithin(inner: TextRange, outer: TextRange): boolean {
  const isBefore =
    inner.line < outer.line || (inner.line === outer.line && inner.character < outer.character);
  const isBehind =
    inner.endLine > outer.endLine ||
    (inner.endLine === outer.endLine && inner.endCharacter > outer.endCharacter);
  return !isBefore && !isBehind;
}

function below(range: TextRange, lines: number): TextRange {
  return { ...range, line: range.line + lines, endLine: range.endLine + lines };
}

/** The maps that may say how they were launched: the phases, or any. */
function launchedIn(source: PlanSource, kind: FeedbackOwner['kind']): readonly Value[] {
  const root = source.value(source.root);
  if (!root) return [];
  if (kind === 'phase') {
    const phases = source.entries(root)?.get('phases')?.value;
    return (phases && source.items(phases)) ?? [];
  }
  const found: Value[] = [];
  const visit = (value: Value, depth: number): void => {
    if (depth > mostDepth || value.isAlias || isScalar(value.node)) return;
    if (isSeq(value.node)) for (const item of source.items(value) ?? []) visit(item, depth + 1);
    if (!isMap(value.node)) return;
    found.push(value);
    for (const entry of source.entries(value)?.values() ?? []) if (entry.value) visit(entry.value, depth + 1);
  };
  visit(root, 0);
  return found;
}

function itemsOf(source: PlanSource, value: Value): ReturnType<typeof feedbackItems> {
  if (!isMap(value.node)) return [];
  return [...(source.entries(value)?.values() ?? [])].flatMap((entry) =>
    entry.value && !entry.value.isAlias && fieldOfPlanKey(entry.key) === 'launch'
      ? feedbackItems(source, entry.value)
      : [],
  );
}

/** A key more, or, of a mere text, a map on its line. */
function spliceOf(yaml: YamlText, node: ParsedNode, became: string): SpliceResult {
  if (yaml.sharedBy(node)) return null;
  if (isMap(node)) return yaml.setKey(node, (key) => key === 'became', 'became', became);
  if (!isScalar(node) || node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') return null;
  const [start, to] = node.range;
  const end = start + yaml.text.slice(start, to).trimEnd().length;
  // JSON has its texts in double quotes, the names of its keys as well.
  const quotes = node.type === 'QUOTE_DOUBLE' ? 'double' : 'none';
  const written = (text: string): string => yamlScalar(text, { inFlow: true, quotes });
  const said = written(String(node.value).trim());
  return { start, end, text: `{ ${written('said')}: ${said}, ${written('became')}: ${written(became)} }` };
}
