import assert from 'node:assert/strict';
import { allModules } from '../../src/model/plan.ts';
import { findingsOf, snapshotOf, testRoot } from '../support/snapshotOf.ts';

const catalog = `apiVersion: backstage.io/v1alpha1
kind: System
metadata:
  name: crm
  title: 客户系统
spec:
  owner: group:default/sales-it
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: leads, title: 线索管理 }
spec: { owner: team-a, system: crm, type: service, lifecycle: production }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: assign, title: 线索分配 }
spec: { owner: team-a, subcomponentOf: component:default/leads, system: crm }
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: leads, title: Leads API }
spec: { owner: team-a, system: crm }
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { name: ann }
`;
const documents = {
  'docs/需求.md':
    '# 需求\n\n## 线索管理\n\n| 编号 | 需求 | 状态 |\n|---|---|---|\n| A-1 | 去重 | 草稿 |\n\n## 报价\n\n| 编号 | 需求 | 状态 |\n|---|---|---|\n| A-2 | 导出 | 草稿 |\n',
};

function modules(files: Readonly<Record<string, string>>): readonly string[] {
  const plan = snapshotOf(files).plan(testRoot.id);
  return [...allModules(plan.modules)].map(
    ({ path, name, owner }) => `${path} ${name}${owner === null ? '' : ` (${owner})`}`,
  );
}

const ofCatalog = [
  'crm 客户系统 (sales-it)',
  'crm/leads 线索管理 (team-a)',
  'crm/leads/assign 线索分配 (team-a)',
  'crm/leads-api Leads API (team-a)',
];

describe('a software catalog', () => {
  it('gives modules beside those that documents name, when there is no plan file', () => {
    const files = { 'catalog-info.yaml': catalog, ...documents };
    assert.deepEqual(modules(files), [...ofCatalog, '报价 报价']);
    const snapshot = snapshotOf(files);
    assert.deepEqual(
      [...snapshot.requirements()].map(({ id, modules: placed, unknown }) => [id, placed[0]?.path, unknown]),
      [
        ['A-1', 'crm/leads', []],
        ['A-2', '报价', []],
      ],
    );
  });

  it('makes no name unknown without a plan file', () => {
    const files = {
      'catalog-info.yaml': catalog,
      'docs/需求.md': '# 需求\n\n| 编号 | 需求 | 模块 |\n|---|---|---|\n| A-1 | 去重 | 不认识的 |\n',
    };
    assert.ok(
      findingsOf(snapshotOf(files))
        .all()
        .every(({ code }) => code !== 'requirement/unknown-module'),
    );
  });

  it('shows nothing in a folder without requirements', () => {
    const snapshot = snapshotOf({ 'catalog-info.yaml': catalog, 'src/a.ts': '// leads' });
    assert.deepEqual(
      [snapshot.plan(testRoot.id).modules, findingsOf(snapshot).all(), snapshot.requirementCount],
      [[], [], 0],
    );
  });

  it('counts beside a plan file only where the plan asks for it', () => {
    const plan = 'modules:\n  - { id: quote, name: 报价 }\n';
    assert.deepEqual(modules({ 'groundplan.yaml': plan, 'catalog-info.yaml': catalog, ...documents }), [
      'quote 报价',
    ]);
    assert.deepEqual(
      modules({
        'groundplan.yaml': `${plan}modulesFrom: [catalog-info.yaml]\n`,
        'catalog-info.yaml': catalog,
        ...documents,
      }),
      ['quote 报价', ...ofCatalog],
    );
  });

  it('declares its modules where the plan asks for it, so that other names are unknown', () => {
    const files = {
      'groundplan.yaml': 'modulesFrom: catalog-info.yaml\n',
      'catalog-info.yaml': catalog,
      'docs/需求.md': '# 需求\n\n| 编号 | 需求 | 模块 |\n|---|---|---|\n| A-1 | 去重 | 线索分派 |\n',
    };
    assert.equal(snapshotOf(files).plan(testRoot.id).modulesInferred, false);
    const codes = findingsOf(snapshotOf(files))
      .all()
      .map(({ code }) => code);
    assert.ok(codes.includes('requirement/unknown-module'), codes.join(' '));
  });

  it('leaves a module to the plan that names it, and puts below it what the catalog has there', () => {
    const plan =
      'modules:\n  - { id: l, name: 线索管理, aliases: [leads], owner: 赵一鸣, endState: 十分钟内跟进 }\nmodulesFrom: "**/catalog-info.yaml"\n';
    const files = { 'groundplan.yaml': plan, 'catalog-info.yaml': catalog, ...documents };
    assert.deepEqual(modules(files), [
      'l 线索管理 (赵一鸣)',
      'l/assign 线索分配 (team-a)',
      'crm 客户系统 (sales-it)',
      'crm/leads-api Leads API (team-a)',
    ]);
  });

  it('places what lies in the folder of a component, and takes the folder as its code', () => {
    const files = {
      'services/billing/catalog-info.yaml':
        'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: billing, title: 计费 }\nspec: { owner: b }\n',
      'services/billing/docs/需求.md':
        '# 需求\n\n| 编号 | 需求 | 状态 |\n|---|---|---|\n| A-1 | 去重 | 草稿 |\n',
    };
    const snapshot = snapshotOf(files);
    const [requirement] = snapshot.requirements();
    assert.deepEqual(
      requirement?.modules.map(({ path, from }) => [path, from]),
      [['billing', 'folder']],
    );
    assert.deepEqual(snapshot.module(testRoot.id, 'billing')?.paths, ['services/billing/**']);
  });

  it('survives entities that are part of themselves, templates and broken files', () => {
    const loop =
      'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: a }\nspec: { subcomponentOf: b }\n---\napiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: b }\nspec: { subcomponentOf: a }\n---\napiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: "${{ values.name }}" }\n---\n: [\n';
    assert.deepEqual(modules({ 'catalog-info.yaml': loop, ...documents }), [
      'a a',
      'b b',
      '线索管理 线索管理',
      '报价 报价',
    ]);
  });
});
