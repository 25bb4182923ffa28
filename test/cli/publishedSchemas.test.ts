import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { call } from './calling.ts';

/** What does not fit a schema that is published with the documentation. */
function faults(schema: string, json: string): unknown {
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
    JSON.parse(readFileSync(`docs/schemas/${schema}.schema.json`, 'utf8')) as object,
  );
  return validate(JSON.parse(json)) ? [] : validate.errors;
}

describe('JSON for programs fits its published schema', () => {
  for (const folder of ['examples/sales-platform', 'docs', 'test/fixtures/workspace']) {
    it(`in ${folder}`, async () => {
      const told = async (...args: readonly string[]): Promise<string> => {
        const { out, error } = await call(...args);
        assert.equal(error, '');
        return out;
      };
      assert.deepEqual(faults('requirements-1', await told('export', folder, '--format', 'json')), []);
      assert.deepEqual(faults('requirements-1', await told('list', folder, '--json', '--lang', 'zh-cn')), []);
      assert.deepEqual(faults('findings-1', await told('check', folder, '--format', 'json')), []);
    });
  }

  it('for every requirement that is traced', async () => {
    for (const id of ['CRM-002', 'CRM-051', 'CRM-030'])
      assert.deepEqual(
        faults('trace-1', (await call('trace', 'examples/sales-platform', id, '--format', 'json')).out),
        [],
      );
  });
}).timeout(120_000);
