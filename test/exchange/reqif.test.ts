import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ExportedRequirement } from '../../src/exchange/exports/exportedRequirement.ts';
import { reqif } from '../../src/exchange/exports/reqif.ts';
import { reqifReader } from '../../src/readers/reqif/reqifReader.ts';
import { call } from '../cli/calling.ts';
import { faultsOf, reqifSchemas } from './reqifSchema.ts';

const options = { title: '销售平台 <&"', day: '2026-11-27', version: '1.2.3' };

function requirement(key: string, fields: Partial<ExportedRequirement> = {}): ExportedRequirement {
  const { modules = [] } = fields;
  return {
    key,
    id: key,
    type: '',
    title: key,
    description: '',
    module: modules[0] ?? [],
    modules,
    phase: '',
    step: '',
    status: '',
    priority: '',
    owner: '',
    source: '',
    acceptance: '',
    tags: [],
    needs: [],
    relations: [],
    document: 'docs/a.md',
    line: 1,
    ...fields,
  };
}

const hostile = `]]></THE-VALUE> <!-- & --> "'\u0000\u0008\uFFFE\uD800 <xhtml:script>&#0;&quot; \u202E \u{1F469}\u200D\u{1F4BB}\t${'汉'.repeat(70)}`;

/** What a text may be, with the signs that XML minds. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('', hostile, '线索', ' a ', 'a\r\nb\n\nc', 'note', 'Heading'),
);
const path = fc.array(text, { maxLength: 3 });

/** Plans in which keys are one of a kind, as in a snapshot, and name one another or nothing. */
const plans = fc.uniqueArray(fc.oneof(text, fc.string({ maxLength: 8 })), { maxLength: 6 }).chain((keys) =>
  fc.tuple(
    ...keys.map((key) =>
      fc
        .record({
          id: fc.option(text),
          type: text,
          title: text,
          description: text,
          modules: fc.array(path, { maxLength: 2 }),
          phase: text,
          status: text,
          acceptance: text,
          tags: fc.array(text, { maxLength: 2 }),
          relations: fc.uniqueArray(
            fc.record({
              relation: fc.constantFrom('dependsOn' as const, 'parent' as const, 'links' as const),
              target: fc.constantFrom(...keys, 'nothing'),
            }),
            { maxLength: 3, selector: ({ relation, target }) => `${relation} ${target}` },
          ),
        })
        .map((fields) => requirement(key, fields)),
    ),
  ),
);

describe('ReqIF that leaves', () => {
  for (const schema of reqifSchemas()) {
    describe(`fits ${schema.name}`, () => {
      it('for the sample, and for a folder in which nothing is', async () => {
        const sample = await call(
          'export',
          'examples/sales-platform',
          '--format',
          'reqif',
          '--date',
          '2026-11-27',
        );
        assert.equal(sample.code, 0);
        assert.deepEqual(await faultsOf(schema, [sample.out, reqif([], options)]), []);
      });

      it('for text that would break out of it', async () => {
        const all = requirement(hostile, {
          id: hostile,
          type: hostile,
          title: hostile,
          description: hostile,
          modules: [[hostile, hostile], ['']],
          acceptance: `${hostile}\n${hostile}`,
          tags: [hostile],
        });
        assert.deepEqual(await faultsOf(schema, [reqif([all], { ...options, title: hostile })]), []);
      });

      it('whatever the plan', async () => {
        const some = fc.sample(plans, 60).map((requirements) => reqif(requirements, options));
        assert.deepEqual(await faultsOf(schema, some), []);
      }).timeout(60_000);
    });
  }

  it('is no ReqIF to either once an element is out of place', async () => {
    for (const schema of reqifSchemas()) {
      const wrong = reqif([requirement('A-1')], options)
        .replace('<VALUES>', '<VALUE>')
        .replace('</VALUES>', '</VALUE>');
      assert.notDeepEqual(await faultsOf(schema, [wrong]), []);
    }
  });

  it('names nothing that it does not hold', () => {
    fc.assert(
      fc.property(plans, (requirements) => {
        const xml = reqif(requirements, options);
        const identifiers = [...xml.matchAll(/ IDENTIFIER="([^"]*)"/gu)].map(([, id]) => id);
        const named = [...xml.matchAll(/<([A-Z-]+-REF)>([^<]*)<\/\1>/gu)].map(([, , id]) => id);
        assert.equal(new Set(identifiers).size, identifiers.length);
        const known = new Set(identifiers);
        assert.deepEqual(
          named.filter((id) => !known.has(id)),
          [],
        );
      }),
    );
  });

  it('is read again with names, types, texts of several lines, relations and chapters', () => {
    const xml = reqif(
      [
        requirement('CRM-1', {
          title: '线索去重 "A&B" < C',
          type: 'dsn',
          description: '手机号相同的算一条：\n- 座机不算\n- 分机不算',
          acceptance: '一分钟内\r\n看到结果',
          source: '王敏\n电话',
          modules: [['线索管理', '线索分配'], ['订单']],
          phase: '一期',
        }),
        requirement('CRM-2', { type: 'note', relations: [{ relation: 'dependsOn', target: 'CRM-1' }] }),
        requirement('CRM-3', { relations: [{ relation: 'parent', target: 'CRM-2' }] }),
      ],
      options,
    );
    const { requirements, problems } = reqifReader.read({ path: 'plan.reqif', text: xml });
    assert.deepEqual(problems, []);
    const told = new Map(
      requirements.map((each) => [
        each.id,
        {
          title: each.title,
          headings: each.headings,
          claims: Object.fromEntries(
            each.claims
              .filter(({ from, field }) => from === 'field' && field !== 'id' && field !== 'title')
              .map(({ field, text: value }) => [field, value]),
          ),
        },
      ]),
    );
    assert.deepEqual(told.get('CRM-1'), {
      title: '线索去重 "A&B" < C',
      headings: ['销售平台 <&"', '线索管理', '线索分配'],
      claims: {
        description: '手机号相同的算一条：\n- 座机不算\n- 分机不算',
        module: '线索管理 / 线索分配; 订单',
        phase: '一期',
        source: '王敏\n电话',
        acceptance: '一分钟内\n看到结果',
        type: 'dsn',
      },
    });
    assert.deepEqual(told.get('CRM-2')?.claims, { dependsOn: 'CRM-1', type: 'note requirement' });
    assert.deepEqual(told.get('CRM-3')?.claims, { parent: 'CRM-2', type: 'Requirement' });
  });
});
