import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ReaderResult } from '../../../src/readers/reader.ts';
import { yamlReader } from '../../../src/readers/yamlRequirements/yamlReader.ts';
import { rejectedYaml } from '../rejectedTexts.ts';
import { inherited, named, reasons, slice, texts } from '../markdown/reading.ts';

function read(text: string, path = 'docs/notes.yaml'): ReaderResult {
  return yamlReader.read({ path, text });
}

describe('a YAML file', () => {
  it('with a list of requirements gives each, every value at its exact place', () => {
    const text = [
      '# 运营反馈',
      'requirements:',
      '  - id: CRM-052',
      '    标题: "投诉 \\"自动\\" 归类" # 说明',
      '    module: 客户跟进',
      '    priority: P1',
      '    description: |',
      '      第一行',
      '      第二行',
      '    tags: [投诉, 客服]',
      '  - { id: CRM-053, 标题: 回访, status: 已排期 }',
    ].join('\n');
    const result = read(text);
    assert.deepEqual(named(result), ['CRM-052 投诉 "自动" 归类', 'CRM-053 回访']);
    const [first, second] = result.requirements;
    assert.ok(first && second);
    assert.deepEqual(
      first.claims
        .filter(({ from }) => from === 'field')
        .map(({ field, name, range }) => `${field} ${name}: ${slice(text, range)}`),
      [
        'id id: CRM-052',
        'title 标题: 投诉 \\"自动\\" 归类',
        'module module: 客户跟进',
        'priority priority: P1',
        'description description: 第一行\n      第二行',
        'tags tags: 投诉',
        'tags tags: 客服',
      ],
    );
    assert.equal(slice(text, second.range), '{ id: CRM-053, 标题: 回访, status: 已排期 }');
    assert.equal(slice(text, second.anchor), 'CRM-053');
    assert.equal(first.shape, 'yaml');
    assert.deepEqual(inherited(first), ['place<file> notes', 'place<folder> docs']);
  });

  it('may be a list itself', () => {
    assert.deepEqual(named(read('- id: A-1\n  title: 去重\n  priority: 高\n- id: A-2\n  title: 合并\n')), [
      'A-1 去重',
      'A-2 合并',
    ]);
  });

  it('may have its requirements under their ids', () => {
    const text = 'requirements:\n  A-1:\n    title: 去重\n    status: 草稿\n  A-2: { title: 合并 }\n';
    const result = read(text);
    assert.deepEqual(named(result), ['A-1 去重', 'A-2 合并']);
    assert.equal(slice(text, result.requirements[1]?.range ?? assert.fail()), 'A-2: { title: 合并 }');
  });

  it('may give each id nothing but a title, where requirements are announced', () => {
    assert.deepEqual(named(read('需求:\n  A-1: 去重\n  A-2: 合并\n')), ['A-1 去重', 'A-2 合并']);
    assert.deepEqual(named(read('labels:\n  A-1: 去重\n  A-2: 合并\n')), []);
  });

  it('may be one requirement', () => {
    const text = 'id: A-1\ntitle: 去重\nmodule: 线索\nacceptance:\n  - 手机号相同\n  - 邮箱相同\n';
    const result = read(text, 'reqs/A-1.yml');
    assert.deepEqual(named(result), ['A-1 去重']);
    assert.deepEqual(texts(result.requirements[0], 'acceptance'), ['手机号相同', '邮箱相同']);
  });

  it('may hold several documents, each with its own lines', () => {
    for (const end of ['\n', '\r\n']) {
      const text = [
        '---',
        'id: A-1',
        'title: 去重',
        'status: 草稿',
        '---',
        'id: A-2',
        'title: 合并',
        'priority: 高',
        '',
      ].join(end);
      const result = read(text);
      assert.deepEqual(named(result), ['A-1 去重', 'A-2 合并']);
      assert.equal(slice(text, result.requirements[1]?.anchor ?? assert.fail()), 'A-2');
      assert.equal(result.requirements[1]?.anchor.line, 5);
    }
  });

  it('inherits from the parts around: modules by name, phases, fields', () => {
    const text = [
      'phase: 二期',
      'modules:',
      '  - name: 线索管理',
      '    requirements:',
      '      - { id: A-1, title: 去重 }',
      '  - name: 客户跟进',
      '    priority: P1',
      '    requirements:',
      '      - { id: A-2, title: 回访 }',
    ].join('\n');
    const { requirements } = read(text, 'a.yaml');
    assert.deepEqual(requirements.map(inherited), [
      ['module<heading> 线索管理', 'phaseOrStatus<heading> 二期', 'place<file> a'],
      ['module<heading> 客户跟进', 'priority<heading> P1', 'phaseOrStatus<heading> 二期', 'place<file> a'],
    ]);
    assert.deepEqual(requirements[1]?.headings, ['客户跟进']);
  });

  it('inherits from a key that names a part of the system', () => {
    const { requirements } = read('需求:\n  线索管理:\n    - { id: A-1, title: 去重 }\n', 'a.yaml');
    assert.deepEqual(inherited(requirements[0]), ['place<heading> 线索管理', 'place<file> a']);
  });

  it('keeps what nobody knows under its own name, and takes no parts of a requirement for requirements', () => {
    const text = [
      'requirements:',
      '  - id: A-1',
      '    title: 去重',
      '    一线反馈: 好用',
      '    tasks:',
      '      - { id: T-1, title: 写代码, status: 草稿 }',
      '    children:',
      '      - { id: A-2, title: 合并 }',
    ].join('\n');
    const result = read(text);
    assert.deepEqual(named(result), ['A-1 去重', 'A-2 合并']);
    assert.deepEqual(
      result.requirements[0]?.claims
        .filter(({ field }) => field === 'other')
        .map(({ name, text: said }) => [name, said]),
      [['一线反馈', '好用']],
    );
  });

  it('without ids gives requirements where they are announced', () => {
    assert.deepEqual(named(read('需求:\n  - 标题: 去重\n    模块: 线索\n  - 标题: 合并\n')), [
      '— 去重',
      '— 合并',
    ]);
  });

  it('takes words for ids where a key says so', () => {
    assert.deepEqual(named(read('requirements:\n  - id: lead.merge\n    title: 合并\n    priority: P1\n')), [
      'lead.merge 合并',
    ]);
  });

  it('needs no more than names and statements under a word for requirements', () => {
    const text =
      'requirements:\n  - { id: R01, text: The game can be resumed. }\n  - { id: R02, text: It runs offline. }\n';
    assert.deepEqual(named(read(text, 'a.yaml')), ['R01 The game can be resumed', 'R02 It runs offline']);
    assert.deepEqual(named(read(text.replace('requirements', 'labels'), 'a.yaml')), []);
  });

  it('follows aliases and merge keys', () => {
    const text =
      'defaults: &all\n  priority: P1\nrequirements:\n  - { id: A-1, title: 去重, <<: *all }\n  - { id: A-2, title: 合并, <<: *all }\n';
    assert.deepEqual(
      read(text).requirements.map((fact) => texts(fact, 'priority')),
      [['P1'], ['P1']],
    );
  });

  it('that is broken keeps what can be read and says where', () => {
    const result = read('requirements:\n  - id: A-1\n    title: 去重\n    priority: P1\n  - id: "A-2\n');
    assert.equal(result.requirements[0]?.id, 'A-1');
    assert.deepEqual(
      result.problems.map(({ code, range }) => [code, range.line]),
      [['document/unreadable', 4]],
    );
  });

  it('of more than 2 MB is left out', () => {
    const text = `requirements:\n${'  - { id: A-1, title: 去重去重去重去重, priority: P1 }\n'.repeat(60_000)}`;
    assert.deepEqual(reasons(read(text)), ['A file of more than {0} MB']);
  });
});

describe('a JSON file', () => {
  it('is read as YAML is, with its places, whatever it is indented by', () => {
    for (const indent of [undefined, 2, '\t']) {
      const text = JSON.stringify(
        { requirements: [{ id: 'A-1', title: '去重', priority: 'P1' }] },
        null,
        indent,
      );
      const result = read(text, 'docs/a.json');
      assert.deepEqual(named(result), ['A-1 去重']);
      const [first] = result.requirements;
      assert.deepEqual(
        first?.claims.filter(({ from }) => from === 'field').map(({ range }) => slice(text, range)),
        ['A-1', '去重', 'P1'],
      );
    }
  });
});

describe('a YAML or JSON file of something else', () => {
  for (const [what, path, text] of rejectedYaml) {
    it(`such as ${what} gives nothing`, () =>
      assert.deepEqual([named(read(text, path)), read(text, path).problems], [[], []]));
  }

  it('is counted where it looked like requirements at first', () => {
    assert.deepEqual(reasons(read('- { id: E-1, name: Ann, description: x }\n')), [
      'No list of requirements in a YAML or JSON file',
    ]);
    assert.deepEqual(reasons(read('port: 8080\n')), []);
  });

  it('is not even looked at when its name tells', () => {
    const taken = ['docs/需求.yaml', 'a/b.json', 'reqs.yml'];
    const left = [
      'package.json',
      'docs/package-lock.json',
      'tsconfig.build.json',
      'docker-compose.dev.yml',
      '.github/x.yml',
      'locales/zh.json',
      'groundplan.yaml',
      'docs/groundplan.yml',
      'a.txt',
    ];
    assert.deepEqual(
      [...taken, ...left].filter((path) => yamlReader.accepts(path)),
      taken,
    );
  });
});

describe('the reader of YAML and JSON', () => {
  it('reads any text, and every place lies in it', () => {
    const word = fc.constantFrom(
      'requirements:',
      '- id: A-1',
      '  title: 去重',
      '  priority: P1',
      '---',
      'A-2:',
      '[',
      '{',
      '"',
      '*a',
      '&a',
      '<<: *a',
      '- ',
      '\t',
      '  - {id: A-3, title: x}',
      '|',
      ': ',
    );
    const lines = fc.array(word, { maxLength: 12 }).map((words) => words.join('\n'));
    fc.assert(
      fc.property(
        fc.oneof(lines, fc.string({ unit: 'binary' })),
        fc.constantFrom('需求.yaml', '需求.json'),
        (text, path) => {
          const rows = text.split(/\r\n?|\n/);
          const { requirements, problems } = read(text, path);
          const places = requirements.flatMap(({ range, anchor, claims }) => [
            range,
            anchor,
            ...claims.map((claim) => claim.range),
          ]);
          for (const place of [...places, ...problems.map(({ range }) => range)]) {
            assert.ok(place.endLine < rows.length);
            assert.ok(place.character <= (rows[place.line] ?? '').length);
            assert.ok(place.endCharacter <= (rows[place.endLine] ?? '').length);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
