import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { call } from '../cli/calling.ts';
import { TemporaryFolder } from '../platform/node/temporaryFolder.ts';

interface Listed {
  readonly id: string | null;
  readonly title: string;
  readonly modules: readonly { readonly name: string }[];
  readonly phase: { readonly name: string } | null;
  readonly status: string | null;
  readonly priority: string | null;
  readonly fields: Readonly<Record<string, string>>;
}

const plan =
  'system: { name: 销售平台 }\nmodules:\n  - id: leads\n    name: 线索管理\n    modules: [{ id: assign, name: 线索分配 }]\n  - id: orders\n    name: 订单\nphases: [{ id: p1, name: 一期, goal: 不等 }]\n';
const documents = `| 编号 | 需求 | 模块 | 建设阶段 | 状态 | 优先级 | 依赖 | 描述 |
|---|---|---|---|---|---|---|---|
| CRM-1 | 线索去重 "A&B" \\< C | 线索管理 | 一期 | 已上线 | P0 | | 手机号相同的算一条 |
| CRM-2 | 自动分配 | 线索分配 | 一期 | 待评审 | P1 | CRM-1 | 三分钟内 |
| | 没有编号的 | 订单 | | 待评审 | | | |
`;

describe('requirements for another tool', () => {
  const folder = new TemporaryFolder();
  after(() => folder.remove());

  function write(path: string, text: string): string {
    const file = join(folder.path, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return dirname(file);
  }

  /** What is read again from what was exported, beside the same plan. */
  async function again(format: string, file: string): Promise<readonly Listed[]> {
    write('from/groundplan.yaml', plan);
    const from = write('from/需求.md', documents);
    const { code, out } = await call('export', from, '--format', format, '--date', '2026-11-27');
    assert.equal(code, 0);
    write(`${format}/groundplan.yaml`, plan);
    const to = write(`${format}/${file}`, out);
    const listed = JSON.parse((await call('list', to, '--json')).out) as { requirements: Listed[] };
    return listed.requirements;
  }

  const told = ({ id, title, modules, phase, status, priority }: Listed) =>
    [id, title, modules.map(({ name }) => name).join(), phase?.name, status, priority].join(' · ');

  it('go through ReqIF and back with names, values, modules and links', async () => {
    const found = await again('reqif', 'plan.reqif');
    // Every object of ReqIF is called something, so what had no id has one then.
    const lines = found.map((each) => told(each.title === '没有编号的' ? { ...each, id: null } : each));
    assert.deepEqual(lines.sort(), [
      ' · 没有编号的 · 订单 ·  · proposed · ',
      'CRM-1 · 线索去重 "A&B" < C · 线索管理 · 一期 · released · P0',
      'CRM-2 · 自动分配 · 线索分配 · 一期 · proposed · P1',
    ]);
    const second = found.find(({ id }) => id === 'CRM-2');
    assert.equal(second?.fields['description'], '三分钟内');
    assert.match(second?.fields['dependsOn'] ?? '', /CRM-1/u);
  });

  it('go through needs.json and back, but for those without an id', async () => {
    const found = await again('needs', 'needs.json');
    assert.deepEqual(found.map(told).sort(), [
      'CRM-1 · 线索去重 "A&B" < C · 线索管理 · 一期 · released · P0',
      'CRM-2 · 自动分配 · 线索分配 · 一期 · proposed · P1',
    ]);
    const { error } = await call('export', join(folder.path, 'from'), '--format', 'needs');
    assert.equal(
      error,
      'groundplan: 1 requirements without an id are left out: this format has no place for them.\n',
    );
  });

  it('become items of OpenFastTrace with their links', async () => {
    const found = await again('oft', 'items.md');
    assert.deepEqual(
      found.map(({ id, title }) => `${id} ${title}`),
      ['req~CRM-1~1 线索去重 "A&B" < C', 'req~CRM-2~1 自动分配'],
    );
    assert.match(found[1]?.fields['dependsOn'] ?? '', /req~CRM-1~1/u);
  });
});
