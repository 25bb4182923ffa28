import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { findingCodes } from '../../../src/model/finding.ts';
import schema from '../../../media/groundplan.schema.json' with { type: 'json' };
import { problemsOf } from './reading.ts';

const validate = new Ajv({ allowUnionTypes: true, allErrors: true, strictTypes: false }).compile(schema);

function errorsOf(text: string): string[] {
  validate(parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('the JSON Schema of the plan file', () => {
  it('accepts the sample, and the reader finds nothing wrong with it', () => {
    const text = readFileSync('examples/sales-platform/groundplan.yaml', 'utf8');
    assert.deepEqual(errorsOf(text), []);
    assert.deepEqual(problemsOf(text), []);
  });

  it('accepts what the reader accepts', () => {
    const plans = [
      '{}',
      'modulesFrom: catalog-info.yaml\n',
      'words: { module: 子系统, phase: [iteration, iterations], step: ~ }\n',
      'words:\n',
      'modulesFrom: [services/*/catalog-info.yaml]\nmodules: [a]\n',
      'sources: ../reqs\n',
      'sources: [../a, { name: b, path: x.reqif, code: true }]\n',
      'system: x\nmodules: [a, { id: b, modules: [c], colour: red }]\ndocuments: docs/**\n',
      'modules:\nphases:\nrules:\nlimits:\nplacements:\nrequirements:\n',
      'phases: [{ id: 1, due: 2026-12-31, capacity: 12.5, measures: [a, { name: b, target: 3, actual: 35% }] }]',
      'processes: [a, { id: b, steps: [c, { name: d, modules: x }, { id: e, modules: [x, y] }] }]',
      'rules: { requirement/no-phase: error, process/uncovered-step: off }\nunknown: [1]\n',
      'requirements: { R-1: { title: x }, R-2: y, R-3: ~ }',
      'requirements: [x, { id: R-1, module: [a, b], effort: 0.5, 备注: z }]',
      'placements: { "a.xlsx#R-1": { module: [a, b], phase: p } }',
    ];
    for (const plan of plans) {
      assert.deepEqual(errorsOf(plan), [], plan);
      assert.deepEqual(problemsOf(plan), [], plan);
    }
  });

  it('rejects what the reader reports', () => {
    const plans = [
      'modules: leads',
      'modules: [{ owner: x }]',
      'modules: [{ id: a/b }]',
      'phases: [{ id: a, due: soon }]',
      'phases: [{ id: a, capacity: many }]',
      'rules: { requirement/no-modul: error }',
      'rules: { requirement/no-module: warn }',
      'system: [a]',
      'limits: { waitingDays: -1 }',
    ];
    for (const plan of plans) {
      assert.notDeepEqual(errorsOf(plan), [], plan);
      assert.notDeepEqual(problemsOf(plan), [], plan);
    }
  });

  it('knows every rule, and no other', () => {
    assert.deepEqual(Object.keys(schema.properties.rules.properties), [...findingCodes]);
    assert.deepEqual(schema.properties.rules.propertyNames.enum, [...findingCodes]);
  });
});
