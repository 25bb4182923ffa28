// The window of several folders for the host tests: code without a plan, the documents that it is built from, and,
// beside them, a shop that has a plan of its own and the same ids. `node test/host/copyRoots.mjs TO`
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isMain } from '../../scripts/root.mjs';

const head = '| 编号 | 需求 | 所属模块 | 建设阶段 | 状态 | 依赖需求 |\n|---|---|---|---|---|---|\n';

/** `shop` is in no window at first: a test adds it. */
const files = {
  'several.code-workspace': `${JSON.stringify({ folders: [{ path: 'code' }, { path: 'docs' }] }, null, 2)}\n`,
  'code/src/assign.ts': '// @req CRM-001\nexport const assign = 1;\n// @req \n',
  'code/src/call.ts': '// @req CRM-002\nexport const call = 1;\n',
  'docs/groundplan.yaml':
    'system: { name: 销售平台 }\nmodules:\n  - id: leads\n    name: 线索管理\n  - id: calls\n    name: 外呼\nphases:\n  - { id: p1, name: 一期 }\n  - { id: p2, name: 二期 }\n',
  'docs/requirements.md': `# 需求\n\n${head}| CRM-001 | 线索自动分配 | 线索管理 | 一期 | 待评审 | |\n| CRM-002 | 一键外呼 | | | 待评审 | CRM-001 |\n`,
  'shop/groundplan.yaml':
    'system: { name: 门店 }\nmodules:\n  - id: goods\n    name: 商品\nphases:\n  - { id: p1, name: 开业 }\n',
  'shop/requirements.md': `# 门店需求\n\n${head}| CRM-001 | 扫码入库 | 商品 | 开业 | 待评审 | |\n| CRM-003 | 盘点 | | | 待评审 | CRM-001 |\n`,
  'shop/src/stock.ts': '// @req CRM-001\nexport const stock = 1;\n',
};

/** Puts them below `folder`, which is there or made. Returns the file that opens the window. */
export function copyRoots(folder) {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return join(folder, 'several.code-workspace');
}

if (isMain(import.meta.url)) console.log(copyRoots(resolve(process.argv[2] ?? 'out/roots')));
