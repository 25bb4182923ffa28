import assert from 'node:assert/strict';
import { readFacts } from '../../src/readers/readDocument.ts';

describe('names that every object has', () => {
  const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString'];

  it('change no object, as keys, headers, ids and fields of any format', () => {
    const yaml = names.map((name) => `  - { id: ${name}, title: x, ${name}: { polluted: true } }\n`).join('');
    for (const [path, text] of [
      ['requirements.yaml', `__proto__: { polluted: true }\nrequirements:\n${yaml}`],
      [
        'docs/front.md',
        '---\n__proto__: { polluted: true }\nid: __proto__\ntitle: x\n---\n\n# constructor\n',
      ],
      ['a.csv', `id,title,${names.join(',')}\n__proto__,x,a,b,c,d\nconstructor,x,a,b,c,d\n`],
      [
        'a.md',
        `| 编号 | 需求 | ${names.join(' | ')} |\n|---|---|${'---|'.repeat(names.length)}\n| __proto__ | x | a | b | c | d |\n`,
      ],
      [
        'needs.json',
        '{"__proto__":{"polluted":true},"versions":{"__proto__":{"needs":{"__proto__":{"id":"__proto__","title":"x","polluted":true}}}}}',
      ],
      [
        'groundplan.yaml',
        `__proto__: { polluted: true }\nmodules:\n${names.map((name) => `- { id: ${name}, ${name}: x }\n`).join('')}placements: { __proto__: { module: x } }\nrules: { __proto__: error, constructor: off }\n`,
      ],
    ] as const) {
      readFacts(path, path === 'groundplan.yaml' ? 'plan' : 'document', text, true);
      assert.equal(({} as Record<string, unknown>)['polluted'], undefined, path);
      assert.deepEqual(Object.keys(Object.prototype), [], path);
    }
  });

  it('are modules like any other', () => {
    const { plan } = readFacts(
      'groundplan.yaml',
      'plan',
      names.map((name, index) => `${index === 0 ? 'modules:\n' : ''}- ${name}\n`).join(''),
    );
    assert.deepEqual(
      plan?.modules.map(({ id }) => id),
      names,
    );
  });
});
