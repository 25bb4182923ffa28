import assert from 'node:assert/strict';
import { definers } from '../../src/placement/definitions.ts';
import { claim, fact } from '../support/facts.ts';

const at = (uri: string, ...parts: Parameters<typeof fact>) => ({ uri, fact: fact(...parts) });
const definedIn = (...candidates: ReturnType<typeof at>[]): string[] =>
  definers(candidates).map(({ uri }) => uri);

describe('an id that stands in several places', () => {
  it('is defined by the richest one', () => {
    const matrix = at('matrix.md', 'CRM-1', '按手机号去重', claim('test', 'T-1'));
    const spec = at(
      'spec.md',
      'CRM-1',
      '线索入库时按手机号去重',
      claim('priority', 'P0'),
      claim('status', '已上线'),
      claim('module', '线索'),
    );
    assert.deepEqual(definedIn(matrix, spec), ['spec.md']);
  });

  it('is defined by the first of equally rich ones', () => {
    assert.deepEqual(definedIn(at('a.md', 'CRM-1', '去重'), at('b.md', 'CRM-1', '去重')), ['a.md']);
  });

  it('is told apart in thousands of places', () => {
    const places = Array.from({ length: 3_000 }, (_, n) => at(`${n}.md`, 'CRM-1', `第${n}条，各说各的`));
    assert.equal(definers(places).length > 0, true);
    assert.equal(definers([...places, ...places]).length, definers(places).length);
  });

  it('is a duplicate only under another title', () => {
    assert.deepEqual(
      definedIn(at('a.md', 'CRM-1', '线索去重'), at('b.md', 'CRM-1', '导出客户名单需要审批')),
      ['a.md', 'b.md'],
    );
    assert.deepEqual(
      definedIn(at('a.md', 'CRM-1', '线索入库时按手机号去重'), at('b.md', 'CRM-1', '线索入库按手机号去重')),
      ['a.md'],
    );
    assert.deepEqual(definedIn(at('a.md', 'CRM-1', '线索去重'), at('b.md', 'CRM-1', '')), ['a.md']);
  });
});
