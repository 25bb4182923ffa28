import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isMap, type YAMLMap } from 'yaml';
import { parseYaml } from '../../../src/readers/planFile/parseYaml.ts';
import { yamlScalar } from '../../../src/readers/yaml/yamlScalar.ts';
import { isSplice, type SpliceResult, YamlText } from '../../../src/readers/yaml/yamlSplice.ts';

function rootOf(text: string): { yaml: YamlText; map: YAMLMap.Parsed } {
  const tree = parseYaml(text);
  assert.deepEqual(tree.errors, []);
  assert.ok(isMap(tree.root));
  return { yaml: new YamlText(text, tree.root), map: tree.root };
}

function spliced(text: string, result: SpliceResult): string {
  if (isSplice(result)) return text.slice(0, result.start) + result.text + text.slice(result.end);
  return result === null ? text : `refused: ${result.key}`;
}

function set(text: string, key: string, value: string): string {
  const { yaml, map } = rootOf(text);
  return spliced(
    text,
    yaml.setKey(map, (other) => other === key, key, value),
  );
}

function remove(text: string, key: string): string {
  const { yaml, map } = rootOf(text);
  const pair = yaml.pairOf(map, (other) => other === key);
  return pair ? spliced(text, yaml.removeKey(map, pair)) : text;
}

describe('setting a key in YAML source', () => {
  it('replaces a scalar, keeps its quotes and the comment behind it', () => {
    assert.equal(set('a: x # 说明\nb: y\n', 'a', '线索'), 'a: 线索 # 说明\nb: y\n');
    assert.equal(set('a: "x"\n', 'a', '线"索'), 'a: "线\\"索"\n');
    assert.equal(set("a:   'x'\n", 'a', "it's"), "a:   'it''s'\n");
    assert.equal(set('{a: x, b: y}', 'a', 'p, q'), "{a: 'p, q', b: y}");
    assert.equal(set('a: x\n', 'a', 'p, q'), 'a: p, q\n');
  });

  it('quotes what YAML would read as something else', () => {
    for (const text of [
      'true',
      '1.0',
      '- x',
      'a: b',
      'x #y',
      '',
      ' x ',
      '2026-12-31',
      '@a',
      '*a',
      'a:',
      '[a]',
    ])
      assert.equal(set('a: x\n', 'a', text), `a: '${text}'\n`);
    assert.equal(set('a: x\n', 'a', 'p\nq'), 'a: "p\\nq"\n');
  });

  it('leaves a number a number, and a date a date', () => {
    assert.equal(set('a: 1.0\n', 'a', '2.0'), 'a: 2.0\n');
    assert.equal(set('a: 2026-01-01\n', 'a', '2026-12-31'), 'a: 2026-12-31\n');
  });

  it('fills an empty value, before the comment behind it', () => {
    assert.equal(set('a:\nb: y\n', 'a', 'x'), 'a: x\nb: y\n');
    assert.equal(set('a: # 待定\nb: y\n', 'a', 'x'), 'a: x # 待定\nb: y\n');
    assert.equal(set('a: ~\n', 'a', 'x'), 'a: x\n');
    assert.equal(set('{a: , b: y}', 'a', 'x'), '{a: x , b: y}');
  });

  it('replaces texts of several lines', () => {
    assert.equal(set('a: |\n  x\n  y\n\nb: z\n', 'a', 'p'), 'a: p\n\nb: z\n');
    assert.equal(set('a: x\n  y\nb: z\n', 'a', 'p'), 'a: p\nb: z\n');
  });

  it('makes a list one of a single text', () => {
    assert.equal(set('a: [x, y]\n', 'a', 'p'), 'a: [p]\n');
    assert.equal(set('a:\n  - x\n  - y\nb: z\n', 'a', 'p'), 'a:\n  - p\nb: z\n');
    assert.equal(set('a: []\n', 'a', 'p'), 'a: [p]\n');
    assert.match(set('a:\n  - x # 留着\n  - y\n', 'a', 'p'), /^refused/);
  });

  it('adds a key behind the last one with its indent and line end', () => {
    assert.equal(
      set('b: y\r\nc:\r\n  d: z # 末\r\n# 尾\r\n', 'a', 'x'),
      'b: y\r\nc:\r\n  d: z # 末\r\na: x\r\n# 尾\r\n',
    );
    assert.equal(set('b: y', 'a', 'x'), 'b: y\na: x');
    assert.equal(set('{ b: y }', 'a', 'x'), '{ b: y, a: x }');
    assert.equal(set('{ b: y, }', 'a', 'x'), '{ b: y, a: x }');
    assert.equal(set('{}', 'a', 'x'), '{ a: x }');
    assert.equal(set('b: |\n  y\n', 'a', 'x'), 'b: |\n  y\na: x\n');
  });

  it('never edits through an alias, nor what one stands for', () => {
    assert.equal(set('b: &m y\na: *m\n', 'a', 'x'), 'b: &m y\na: x\n');
    assert.match(set('b: &m y\na: *m\n', 'b', 'x'), /^refused: This value is used in other places/);
    assert.equal(set('b: &m y\n', 'b', 'x'), 'b: &m x\n');
    assert.equal(set('<<: { a: y }\nb: z\n', 'a', 'x'), '<<: { a: y }\nb: z\na: x\n');
  });

  it('refuses a value that is a map', () => {
    assert.match(set('a: { b: y }\n', 'a', 'x'), /^refused/);
  });

  it('takes a key out with its line', () => {
    assert.equal(remove('a: x\nb: y\nc: z\n', 'b'), 'a: x\nc: z\n');
    assert.equal(remove('a: x\nb: y', 'b'), 'a: x');
    assert.equal(remove('a: x # 留着\nb: y\n', 'a'), 'a: # 留着\nb: y\n');
    assert.equal(remove('a: x\n', 'a'), 'a:\n');
    assert.equal(remove('{ a: x, b: y, c: z }', 'b'), '{ a: x, c: z }');
    assert.equal(remove('{ a: x, b: y }', 'b'), '{ a: x }');
    assert.equal(remove('a:\n  - x\n  - y\nb: z\n', 'a'), 'b: z\n');
  });
});

describe('a YAML scalar', () => {
  it('reads back as the text that it was made from, in block and in flow style', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc
        .array(
          fc.constantFrom(
            ':',
            ' ',
            '#',
            '-',
            '?',
            '"',
            "'",
            '{',
            '}',
            '[',
            ']',
            ',',
            '&',
            '*',
            '!',
            '|',
            '>',
            '%',
            '@',
            '\\',
            '\n',
            '线索',
            'x',
            '1',
            '.',
            '~',
            'null',
            '：',
          ),
          { maxLength: 8 },
        )
        .map((signs) => signs.join('')),
    );
    const quotes = fc.constantFrom('none' as const, 'single' as const, 'double' as const);
    fc.assert(
      fc.property(anyText, quotes, fc.boolean(), (text, kind, inFlow) => {
        const written = yamlScalar(text, { inFlow, quotes: kind });
        const source = inFlow ? `{ a: ${written}, b: y }\n` : `a: ${written}\nb: y\n`;
        const { map } = rootOf(source);
        assert.deepEqual(map.toJSON(), { a: text, b: 'y' });
      }),
      { numRuns: 500 },
    );
  });
});
