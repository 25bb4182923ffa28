/** What readers stand on: YAML, JSON, XML and separated values, each with what it promises by itself. */
import { parseYaml } from '../../../src/readers/planFile/parseYaml.ts';
import { readJson } from '../../../src/readers/json/jsonPlaces.ts';
import { walkPlacedXml } from '../../../src/readers/reqif/placedXml.ts';
import { csvDialect } from '../../../src/readers/csv/csvDialect.ts';
import { scanCsv } from '../../../src/readers/csv/scanCsv.ts';
import { walkXml } from '../../../src/readers/xlsx/walkXml.ts';
import { WorkbookFault } from '../../../src/readers/xlsx/workbookFault.ts';
import { samples } from '../../readers/samples.ts';
import { fixtureTexts, wordsOf } from '../fixtureTexts.ts';
import { asText, type FuzzTarget, numberOf, promise } from '../fuzzTarget.ts';

function seedsOf(...names: readonly string[]): readonly string[] {
  return names.flatMap((name) =>
    (samples[name] ?? []).flatMap(({ content }) => (typeof content === 'string' ? [content] : [])),
  );
}

export function parserTargets(): readonly FuzzTarget[] {
  return [yamlTarget(), jsonTarget(), xmlTarget(), csvTarget()];
}

function yamlTarget(): FuzzTarget {
  const { texts, words } = fixtureTexts([
    'test/readers/planFile',
    'test/readers/yaml',
    'test/readers/yamlRequirements',
  ]);
  return {
    name: 'YAML',
    about: 'readers/planFile/parseYaml readers/yaml/',
    seeds: [...seedsOf('plan', 'yaml', 'doorstop', 'backstage'), ...texts],
    words,
    run: (input) => {
      const text = asText(input);
      const { errors, givenUp, secondDocument, root } = parseYaml(text);
      for (const { start, end } of errors)
        promise(
          start >= 0 && start <= text.length && end >= start,
          'faults lie in the text',
          () => `${start}–${end}`,
        );
      promise(givenUp === null || root === null, 'what is given up has no root', () => text);
      return [errors, givenUp, secondDocument, root === null];
    },
  };
}

function jsonTarget(): FuzzTarget {
  const { texts, words } = fixtureTexts(['test/readers/sphinxNeeds', 'test/readers/json']);
  return {
    name: 'JSON',
    about: 'readers/json/',
    seeds: [...seedsOf('needsJson', 'groundplanJson'), '{"a":[1,true,null,"\\u4e2d"]}', ...texts],
    words,
    run: (input) => {
      const text = asText(input);
      const root = readJson(text);
      if (!root) return null;
      promise(
        root.start >= 0 && root.end <= text.length && root.start <= root.end,
        'nodes lie in the text',
        () => text,
      );
      return root;
    },
  };
}

function xmlTarget(): FuzzTarget {
  const { texts, words } = fixtureTexts(['test/readers/reqif', 'test/readers/xlsx']);
  const seeds = [
    ...seedsOf('reqif', 'specobject'),
    '<?xml version="1.0"?><a b="c">d &amp; e<![CDATA[f]]></a>',
    ...texts,
  ];
  return {
    name: 'XML',
    about: 'readers/reqif/placedXml readers/xlsx/walkXml',
    seeds,
    words: [...words, ...wordsOf(seeds)],
    run: (input) => {
      const text = asText(input);
      const seen: unknown[] = [];
      const fault = walkPlacedXml(text, {
        open: (name, attributes, start) => {
          promise(
            start >= 0 && start <= text.length,
            'an element begins in the text',
            () => `${name} at ${start}`,
          );
          seen.push(name, attributes.size);
        },
        text: ({ start, end }) =>
          promise(
            start >= 0 && start <= end && end <= text.length,
            'a text lies in the text',
            () => `${start}–${end}`,
          ),
        close: (name, end) =>
          promise(end <= text.length, 'an element ends in the text', () => `${name} at ${end}`),
      });
      try {
        walkXml(text, { open: (name) => seen.push(name), text: (part) => seen.push(part) });
      } catch (error) {
        if (!(error instanceof WorkbookFault)) throw error;
      }
      return [seen, fault];
    },
  };
}

function csvTarget(): FuzzTarget {
  const { texts, words } = fixtureTexts(['test/readers/csv', 'test/readers/trackers', 'test/readers/table']);
  return {
    name: 'CSV',
    about: 'readers/csv/',
    seeds: [...seedsOf('csv'), 'a;b\n"c;d";e\n', 'a\tb\r"c""d"\te\r', 'sep=|\na|b\n', ...texts],
    words,
    run: (input) => {
      const text = asText(input);
      const dialect = csvDialect(text, 'a.csv');
      const separator = [',', ';', '\t', '|', '，'][numberOf(input) % 5] ?? ',';
      const rows = scanCsv(text, separator);
      let line = -1;
      for (const { range } of rows) {
        promise(range.line > line, 'rows do not overlap', () => text);
        line = range.endLine;
      }
      return [dialect, rows];
    },
  };
}
