import assert from 'node:assert/strict';
import fc from 'fast-check';
import { message } from '../../src/model/message.ts';
import { startOfText } from '../../src/model/textRange.ts';
import { markdownReader } from '../../src/readers/markdown/markdownReader.ts';
import { readFacts, unreadableFacts } from '../../src/readers/readDocument.ts';

const table = '| 编号 | 需求 | 模块 |\n|---|---|---|\n| CRM-001 | 线索去重 | 线索 |\n';

describe('The facts of a file', () => {
  it('of a document are its requirements and its words', () => {
    const facts = readFacts('docs/a.md', 'document', table);
    assert.deepEqual(
      facts.requirements.map(({ id }) => id),
      ['CRM-001'],
    );
    assert.deepEqual(facts.words.ids, ['CRM-001']);
    assert.equal('plan' in facts, false);
  });

  it('of a plan hold the plan', () => {
    assert.deepEqual(readFacts('groundplan.yaml', 'plan', 'modules: [线索]').plan?.modules.length, 1);
  });

  it('of code are its words and markers, whatever it is called', () => {
    const facts = readFacts('docs/a.md', 'code', `${table}// @req CRM-002`);
    assert.deepEqual(facts.requirements, []);
    assert.deepEqual(
      facts.markers.map(({ id }) => id),
      ['CRM-002'],
    );
    assert.deepEqual(facts.words.ids, ['CRM-001', 'CRM-002']);
  });

  it('of a document of an unknown format are its words', () => {
    const facts = readFacts('docs/a.xyz', 'document', table);
    assert.deepEqual([facts.requirements.length, facts.words.ids], [0, ['CRM-001']]);
  });

  it('say that a document cannot be read when its reader fails, and keep its words', () => {
    const read = markdownReader.read.bind(markdownReader);
    markdownReader.read = () => {
      throw new Error('lost count');
    };
    try {
      const facts = readFacts('docs/a.md', 'document', table);
      assert.deepEqual(facts.problems, [
        {
          code: 'document/unreadable',
          message: { key: 'This file cannot be read: {0}', args: ['lost count'] },
          range: startOfText,
        },
      ]);
      assert.deepEqual(facts.words.ids, ['CRM-001']);
    } finally {
      markdownReader.read = read;
    }
  });

  it('of a file that could not be read are the reason', () => {
    const reason = message('This file is binary, so no requirements are read from it.');
    assert.deepEqual(unreadableFacts(reason).problems, [
      { code: 'document/unreadable', message: reason, range: startOfText },
    ]);
  });

  it('exist for any text', () => {
    const kinds = fc.constantFrom('plan' as const, 'document' as const, 'code' as const);
    const paths = fc.constantFrom('a.md', 'groundplan.yaml', 'a.ts');
    fc.assert(
      fc.property(paths, kinds, fc.string({ unit: 'binary' }), (...input) => void readFacts(...input)),
    );
  });
});
