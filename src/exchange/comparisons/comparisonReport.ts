/** A comparison of two plans for others to read: as text for a terminal, as Markdown for a review, as JSON for programs. */
import { byItem, comparedParts } from '../../insight/compare/comparisonTree.ts';
import type { Comparison, Difference } from '../../insight/compare/difference.ts';
import {
  changeName,
  differenceText,
  differingField,
  isOverloaded,
  phaseEffectText,
  stepEffectText,
} from '../../insight/compare/differenceText.ts';
import { message, type Message } from '../../model/message.ts';

type Translate = (message: Message) => string;

export interface NamedComparison {
  readonly from: string;
  readonly to: string;
  readonly comparison: Comparison;
}

/** The differences of each part that has any, in the order in which a plan is read. */
function groupedDifferences({
  differences,
}: Comparison): readonly { readonly heading: Message; readonly differences: readonly Difference[] }[] {
  return comparedParts.flatMap(({ heading, subjects }) => {
    const found = differences.filter(({ subject }) => subjects.includes(subject));
    return found.length === 0 ? [] : [{ heading, differences: found }];
  });
}

export function comparisonAsText(named: NamedComparison, translate: Translate): string {
  const lines = [heading(named, translate), ''];
  const { comparison } = named;
  for (const group of groupedDifferences(comparison)) {
    lines.push(`${translate(group.heading)} (${group.differences.length})`);
    for (const item of byItem(group.differences)) {
      const [first] = item;
      if (!first) continue;
      lines.push(`  ${sign(first)} ${first.title}`);
      for (const each of item) lines.push(`      ${differenceText(each, translate)}`);
    }
    lines.push('');
  }
  const phases = phaseLines(comparison, translate);
  if (phases.length > 0)
    lines.push(translate(message('Effect on the phases')), ...phases.map(({ text }) => `  ${text}`), '');
  const steps = stepLines(comparison, translate);
  if (steps.length > 0)
    lines.push(translate(message('Effect on the business')), ...steps.map((text) => `  ${text}`), '');
  lines.push(closing(comparison, translate));
  return `${lines.join('\n')}\n`;
}

export function comparisonAsMarkdown(named: NamedComparison, translate: Translate): string {
  const { comparison } = named;
  const lines = [`## ${escaped(heading(named, translate))}`, '', closing(comparison, translate), ''];
  const phases = phaseLines(comparison, translate);
  if (phases.length > 0) {
    lines.push(`### ${translate(message('Effect on the phases'))}`, '');
    for (const { text, isTooMuch } of phases)
      lines.push(`- ${isTooMuch ? '**' : ''}${escaped(text)}${isTooMuch ? '**' : ''}`);
    lines.push('');
  }
  const steps = stepLines(comparison, translate);
  if (steps.length > 0)
    lines.push(
      `### ${translate(message('Effect on the business'))}`,
      '',
      ...steps.map((text) => `- ${escaped(text)}`),
      '',
    );
  for (const group of groupedDifferences(comparison)) {
    lines.push(`### ${translate(group.heading)} (${group.differences.length})`, '');
    const head = [message('What'), message('Difference'), message('Before'), message('After')];
    lines.push(`| ${head.map(translate).join(' | ')} |`, '|---|---|---|---|');
    for (const each of group.differences) {
      const field = differingField(each) ?? changeName(each.change);
      const name = typeof field === 'string' ? field : translate(field);
      lines.push(`| ${[each.title, name, each.before, each.after].map(cell).join(' | ')} |`);
    }
    lines.push('');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The JSON's form, stable from version 1 on. */
export function comparisonAsJson({ from, to, comparison }: NamedComparison): string {
  const { differences, phases, steps } = comparison;
  return `${JSON.stringify({ version: 1, from, to, differences, phases, steps }, null, 2)}\n`;
}

function heading({ from, to }: NamedComparison, translate: Translate): string {
  return translate(message('From “{0}” to “{1}”', from, to));
}

function closing({ differences }: Comparison, translate: Translate): string {
  if (differences.length === 0) return translate(message('The two plans say the same.'));
  const counts = new Map<string, number>();
  for (const { change } of differences) {
    const name = translate(changeName(change));
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const parts = [...counts].map(([name, count]) => `${count} ${name}`);
  return translate(message('{0} differences: {1}', differences.length, parts.join(translate(message(', ')))));
}

interface PhaseLine {
  readonly text: string;
  readonly isTooMuch: boolean;
}

function phaseLines({ phases }: Comparison, translate: Translate): readonly PhaseLine[] {
  return phases.flatMap((effect) => {
    const text = phaseEffectText(effect);
    if (!text) return [];
    const isTooMuch = isOverloaded(effect.after);
    const said = translate(text);
    const parts = [
      said,
      ...(!effect.before ? [translate(message('added'))] : []),
      ...(!effect.after ? [translate(message('removed'))] : []),
      ...(isTooMuch ? [translate(message('more than its capacity'))] : []),
    ];
    return [
      { text: translate(message('{0}: {1}', effect.name, parts.join(translate(message(', '))))), isTooMuch },
    ];
  });
}

function stepLines({ steps }: Comparison, translate: Translate): readonly string[] {
  return steps.map((effect) =>
    translate(message('{0}: {1}', `${effect.process} › ${effect.name}`, translate(stepEffectText(effect)))),
  );
}

function sign({ change, field }: Difference): string {
  if (field !== '') return '~';
  return change === 'added' ? '+' : '-';
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/gu, (each) => `\\${each}`);
}

function cell(text: string): string {
  const short = [...text.trim()].slice(0, 300).join('');
  return short
    .split('\n')
    .flatMap((line) => (line.trim() === '' ? [] : escaped(line.trim())))
    .join('<br>');
}
