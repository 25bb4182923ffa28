import assert from 'node:assert/strict';
import type { FieldValue, WritableField } from '../../../src/readers/writer.ts';
import { said, set } from '../writing.ts';

const path = 'docs/需求.md';

function written(
  text: string,
  names: string | readonly string[],
  field: WritableField,
  value: FieldValue,
): string {
  return set(path, text, names, field, value);
}

const table = `# 需求

| 编号    | 模块     | 需求       | 状态   | 优先级 |
| :------ | -------- | ---------- | ------ | -----: |
| CRM-001 | 线索管理 | 去重       | 开发中 | P0     |
| CRM-002 |          | 分配给顾问 |        | **P1** |
| CRM-003 |          | 回访       | 草稿   |        |
| CRM-004 | 报价     | 折扣       | 草稿   | P2     |
`;

describe('setting a field in a row of a pipe table', () => {
  it('replaces the content of the one cell', () => {
    assert.equal(written(table, 'CRM-001', 'status', '已上线'), table.replace('| 开发中 |', '| 已上线 |'));
    assert.equal(
      written(table, 'CRM-004', 'module', '线索管理'),
      table.replace('| 报价     |', '| 线索管理     |'),
    );
  });

  it('keeps the emphasis of what it replaces', () => {
    assert.equal(written(table, 'CRM-002', 'priority', 'P0'), table.replace('**P1**', '**P0**'));
  });

  it('gives an empty cell a blank on each side', () => {
    const tight =
      '| 编号 | 需求 | 状态 |\n|--|--|--|\n| A-1 | 去重 ||\n| A-2 | 合并 | |\n| A-3 | 导出 |  |\n';
    assert.equal(written(tight, 'A-1', 'status', '草稿'), tight.replace('去重 ||', '去重 | 草稿 |'));
    assert.equal(written(tight, 'A-2', 'status', '草稿'), tight.replace('合并 | |', '合并 | 草稿 |'));
    assert.equal(written(tight, 'A-3', 'status', '草稿'), tight.replace('导出 |  |', '导出 | 草稿 |'));
  });

  it('leaves all bytes when the cell says so already', () => {
    assert.equal(written(table, 'CRM-004', 'status', '草稿'), table);
  });

  it('escapes what would end the cell or be markup, and writes a line break as <br>', () => {
    const value = 'a|b *c* \\ <d>\n第二行\\';
    const after = written(table, 'CRM-004', 'status', value);
    assert.equal(said(path, after, 'CRM-004', 'status'), value);
    assert.equal(
      after,
      table.replace('折扣       | 草稿', '折扣       | a\\|b \\*c\\* \\\\ \\<d><br>第二行&#92;'),
    );
  });

  it('writes rows without outer pipes, in quotes and with an indent', () => {
    const bare = '> 编号 | 需求 | 状态\n> ---|---|---\n> A-1 | 去重 | 草稿\n> A-2 | 合并\n';
    assert.equal(written(bare, 'A-1', 'status', '已上线'), bare.replace('草稿', '已上线'));
    assert.equal(written(bare, 'A-2', 'status', '已上线'), bare.replace('合并', '合并 | 已上线'));
    const item = '- 清单\n\n  | 编号 | 需求 | 状态 | 优先级 |\n  |---|---|---|---|\n  | A-1 | 去重 |\n';
    assert.equal(written(item, 'A-1', 'priority', 'P0'), item.replace('去重 |\n', '去重 | | P0 |\n'));
  });

  it('keeps CR LF, and a row at the end of a text without a line end', () => {
    const text = '| 编号 | 需求 | 状态 |\r\n|---|---|---|\r\n| A-1 | 去重 | 草稿 |\r\n| A-2 | 合并 | 草稿 |';
    assert.equal(written(text, 'A-2', 'status', '已上线'), text.replace('合并 | 草稿', '合并 | 已上线'));
  });

  it('empties a cell', () => {
    assert.equal(written(table, 'CRM-001', 'status', null), table.replace('| 开发中 |', '|  |'));
    const bare = '状态 | 编号 | 需求\n---|---|---\n草稿 | A-1 | 去重\n草稿 | A-2 | 合并\n';
    assert.equal(written(bare, 'A-1', 'status', null), bare.replace('草稿 | A-1', '— | A-1'));
  });

  it('says so when there is no column', () => {
    assert.equal(written(table, 'CRM-001', 'owner', '王芳'), 'refused: The table has no column for it.');
    assert.equal(written(table, 'CRM-001', 'owner', null), table);
  });

  it('writes a phase into a column of phases and a status into one of statuses, never the other way round', () => {
    const text = (cell: string): string =>
      `| 编号 | 需求 | 阶段 |\n|---|---|---|\n| A-1 | 去重 | ${cell} |\n| A-2 | 合并 |  |\n`;
    assert.equal(written(text('一期'), 'A-1', 'phase', '二期'), text('二期'));
    assert.equal(written(text('开发中'), 'A-1', 'status', '已上线'), text('已上线'));
    assert.match(
      written(text('开发中'), 'A-1', 'phase', '二期'),
      /^refused: The column “\{0\}” holds statuses/,
    );
    assert.match(
      written(text('一期'), 'A-1', 'status', '已上线'),
      /^refused: The column “\{0\}” holds phases/,
    );
    // An empty cell is what the others of its column are.
    assert.match(written(text('开发中'), 'A-2', 'phase', '二期'), /^refused/);
    assert.equal(
      written(text('一期'), 'A-2', 'phase', '二期'),
      text('一期').replace('合并 |  |', '合并 | 二期 |'),
    );
  });

  it('finds the columns below two rows of headers', () => {
    const text =
      '| 编号 | 需求 | 归属 | |\n|---|---|---|---|\n| 编号 | 需求 | 模块 | 状态 |\n| A-1 | 去重 | 线索 | 草稿 |\n| A-2 | 合并 | 线索 | 草稿 |\n';
    assert.equal(written(text, 'A-2', 'module', '报价'), text.replace('合并 | 线索', '合并 | 报价'));
  });
});

describe('setting a module that rows take from the row above', () => {
  it('writes into the own cell, and gives the next row what it had', () => {
    assert.equal(
      written(table, 'CRM-002', 'module', '报价'),
      table
        .replace('| CRM-002 |          |', '| CRM-002 | 报价         |')
        .replace('| CRM-003 |          |', '| CRM-003 | 线索管理         |'),
    );
    assert.equal(
      written(table, 'CRM-001', 'module', '报价'),
      table
        .replace('| CRM-001 | 线索管理 |', '| CRM-001 | 报价 |')
        .replace('| CRM-002 |          |', '| CRM-002 | 线索管理         |'),
    );
  });

  it('leaves the next row alone where it says its own module', () => {
    assert.equal(
      written(table, 'CRM-003', 'module', '报价'),
      table.replace('| CRM-003 |          |', '| CRM-003 | 报价         |'),
    );
  });

  it('changes a whole group in its first row', () => {
    assert.equal(
      written(table, ['CRM-001', 'CRM-002', 'CRM-003'], 'module', '报价'),
      table.replace('| CRM-001 | 线索管理 |', '| CRM-001 | 报价 |'),
    );
  });

  it('writes over 同上', () => {
    const text =
      '| 模块 | 编号 | 需求 |\n|---|---|---|\n| 线索 | A-1 | 去重 |\n| 同上 | A-2 | 合并 |\n| 〃 | A-3 | 导出 |\n';
    assert.equal(
      written(text, 'A-2', 'module', '报价'),
      text.replace('| 同上 |', '| 报价 |').replace('| 〃 |', '| 线索 |'),
    );
  });

  it('says with a dash that there is none, where a blank would take the one above', () => {
    assert.equal(
      written(table, 'CRM-002', 'module', null),
      table
        .replace('| CRM-002 |          |', '| CRM-002 | —         |')
        .replace('| CRM-003 |          |', '| CRM-003 | 线索管理         |'),
    );
    assert.equal(written(table, 'CRM-004', 'module', null), table.replace('| 报价     |', '| —     |'));
    const empty = '| 模块 | 编号 | 需求 |\n|---|---|---|\n|  | A-1 | 去重 |\n|  | A-2 | 合并 |\n';
    assert.equal(
      written(empty, 'A-1', 'module', '报价'),
      empty.replace('|  | A-1', '| 报价 | A-1').replace('|  | A-2', '| — | A-2'),
    );
  });

  it('writes the outer and the inner name into two columns', () => {
    const text =
      '| 编号 | 模块 | 子模块 | 需求 |\n|---|---|---|---|\n| A-1 | 线索管理 | 线索分配 | 去重 |\n| A-2 |  |  | 合并 |\n| A-3 | 报价 |  | 导出 |\n';
    const value = { path: ['报价', '折扣'], text: '折扣' };
    assert.equal(
      written(text, 'A-1', 'module', value),
      text
        .replace('线索管理 | 线索分配', '报价 | 折扣')
        .replace('| A-2 |  |  |', '| A-2 | 线索管理 | 线索分配 |'),
    );
    assert.equal(
      written(text, 'A-1', 'module', { path: ['线索管理'], text: '线索管理' }),
      text.replace('线索管理 | 线索分配', '线索管理 | ').replace('| A-2 |  |  |', '| A-2 |  | 线索分配 |'),
    );
    assert.equal(
      written(text, 'A-3', 'module', { path: ['线索管理', '线索分配', '手工'], text: '手工' }),
      text.replace('| 报价 |  |', '| 线索管理 | 线索分配/手工 |'),
    );
  });

  it('leaves a column of titles that groups the requirements', () => {
    const text =
      '| 模块 | 功能 | 需求名称 | 优先级 |\n|---|---|---|---|\n| 线索 | 导入 | 去重 | P0 |\n| 线索 | 导入 | 合并 | P1 |\n';
    assert.equal(
      written(text, '合并', 'module', { path: ['线索', '分配'], text: '分配' }),
      text.replace('| 线索 | 导入 | 合并', '| 分配 | 导入 | 合并'),
    );
  });
});

describe('setting a field in a row of an HTML table', () => {
  const html = `<table>
  <tr><th>编号</th><th>模块</th><th>需求</th><th>状态</th></tr>
  <tr><td>A-1</td><td rowspan="2">线索</td><td>去重</td><td></td></tr>
  <tr><td>A-2</td><td>合并</td><td>
    草稿
  </td></tr>
  <tr><td>A-3</td><td>报价</td><td>折扣</td><td>草稿</td></tr>
</table>
`;

  it('replaces the content of the cell and escapes it', () => {
    assert.equal(
      written(html, 'A-1', 'status', '草稿 <1> & 2'),
      html.replace('去重</td><td></td>', '去重</td><td>草稿 &lt;1&gt; &amp; 2</td>'),
    );
    assert.equal(written(html, 'A-2', 'status', '已上线'), html.replace('\n    草稿\n', '\n    已上线\n'));
    const starred = written(html, 'A-3', 'status', 'a*b*');
    assert.equal(said(path, starred, 'A-3', 'status'), 'a*b*');
  });

  it('refuses a cell that spans other rows, and writes it for all of them', () => {
    assert.match(written(html, 'A-1', 'module', '报价'), /^refused: The cell is merged/);
    assert.match(written(html, 'A-2', 'module', '报价'), /^refused: The cell is merged/);
    assert.equal(written(html, ['A-1', 'A-2'], 'module', '报价'), html.replace('线索', '报价'));
    assert.equal(written(html, 'A-3', 'module', '线索'), html.replace('>报价<', '>线索<'));
  });
});

describe('setting a field of a requirement below a heading', () => {
  const doc = `# 需求

### CRM-001 去重

- **归属模块**：线索管理
- **优先级**：P0

导入时按手机号去重。

### CRM-002 分配

- **优先级**： P1

### CRM-003 回访

销售要回访。
`;

  it('replaces the value of its own line alone', () => {
    assert.equal(written(doc, 'CRM-001', 'module', '报价'), doc.replace('线索管理', '报价'));
    assert.equal(written(doc, 'CRM-002', 'priority', 'P0'), doc.replace('P1', 'P0'));
  });

  it('adds a line below its last one, like that one', () => {
    assert.equal(
      written(doc, 'CRM-001', 'status', '已上线'),
      doc.replace('- **优先级**：P0\n', '- **优先级**：P0\n- **状态**：已上线\n'),
    );
    assert.equal(
      written(doc, 'CRM-002', 'module', '报价'),
      doc.replace('- **优先级**： P1\n', '- **优先级**： P1\n- **归属模块**： 报价\n'),
    );
  });

  it('adds the first line in the style of its neighbours', () => {
    assert.equal(
      written(doc, 'CRM-003', 'phase', '二期'),
      doc.replace('### CRM-003 回访\n\n', '### CRM-003 回访\n\n- **建设阶段**： 二期\n\n'),
    );
  });

  it('uses the words and the colon of an English document', () => {
    const text =
      '# Requirements\n\n## REQ-1 Sign in\nThe user signs in.\n\n## REQ-2 Sign out\nThe user signs out.\n';
    assert.equal(
      written(text, 'REQ-1', 'module', 'Accounts'),
      text.replace('## REQ-1 Sign in\n', '## REQ-1 Sign in\n- Module: Accounts\n\n'),
    );
    assert.equal(
      written(`${text}\n## REQ-3 Lock`, 'REQ-3', 'priority', 'P1'),
      `${text}\n## REQ-3 Lock\n- Priority: P1`,
    );
  });

  it('prefers the word that the document uses for the field', () => {
    const text = '## REQ-1 登录\n\n所属模块：账号\n\n## REQ-2 退出\n\n状态：草稿\n';
    assert.equal(
      written(text, 'REQ-2', 'module', '账号'),
      text.replace('状态：草稿\n', '状态：草稿\n所属模块：账号\n'),
    );
  });

  it('keeps CR LF and numbers a numbered list on', () => {
    const text = '## REQ-1 登录\r\n\r\n1. 优先级：P0\r\n\r\n## REQ-2 退出\r\n';
    assert.equal(written(text, 'REQ-1', 'status', '草稿'), text.replace('P0\r\n', 'P0\r\n2. 状态：草稿\r\n'));
    assert.equal(
      written(text, 'REQ-2', 'status', '草稿'),
      text.replace('退出\r\n', '退出\r\n\r\n1. 状态：草稿\r\n'),
    );
  });

  it('writes below an underlined heading and within a quote', () => {
    const text = 'REQ-1 登录\n----------\n\n用户登录。\n\nREQ-2 退出\n----------\n';
    assert.equal(
      written(text, 'REQ-1', 'status', '草稿'),
      text.replace('----------\n\n用户', '----------\n\n- 状态：草稿\n\n用户'),
    );
    const quoted = '> ## REQ-1 登录\n> 用户登录。\n\n> ## REQ-2 退出\n';
    assert.equal(
      written(quoted, 'REQ-2', 'status', '草稿'),
      '> ## REQ-1 登录\n> 用户登录。\n\n> ## REQ-2 退出\n> - 状态：草稿\n',
    );
  });

  it('takes a line out to clear it, and empties one of several on a line', () => {
    assert.equal(written(doc, 'CRM-001', 'module', null), doc.replace('- **归属模块**：线索管理\n', ''));
    const text = '## REQ-1 登录\n\n优先级：P0 | 状态：草稿\n';
    assert.equal(written(text, 'REQ-1', 'priority', null), text.replace('P0', ''));
    assert.equal(written(text, 'REQ-1', 'priority', 'P2'), text.replace('P0', 'P2'));
  });

  it('replaces a value of several lines by one', () => {
    const text = '## REQ-1 登录\n\n- 状态：草稿\n- 不做会怎样：用户进不来\n  订单也没有\n\n## REQ-2 退出\n';
    assert.equal(
      written(text, 'REQ-1', 'withoutIt', '没有影响'),
      text.replace('用户进不来\n  订单也没有', '没有影响'),
    );
  });

  it('writes the outer and the inner name on two lines, and one that stands alone', () => {
    const text = '## REQ-1 登录\n\n- 模块：线索\n- 子模块：分配\n\n## REQ-2 退出\n\n- 子模块：分配\n';
    assert.equal(
      written(text, 'REQ-1', 'module', { path: ['报价', '折扣'], text: '折扣' }),
      text.replace('线索\n- 子模块：分配', '报价\n- 子模块：折扣'),
    );
    assert.equal(
      written(text, 'REQ-1', 'module', { path: ['报价'], text: '报价' }),
      text.replace('线索\n- 子模块：分配\n', '报价\n'),
    );
    assert.equal(
      written(text, 'REQ-2', 'module', '折扣'),
      text.replace('退出\n\n- 子模块：分配', '退出\n\n- 子模块：折扣'),
    );
    assert.equal(written(text, 'REQ-1', 'module', null), text.replace('- 模块：线索\n- 子模块：分配\n', ''));
  });

  it('leaves a description in one piece', () => {
    const text = '# 需求\n\n**FR-1 导出** 很急\n按月导出。\n\n也按周导出。\n\n**FR-2 打印** 不急\n';
    assert.equal(
      written(text, 'FR-1', 'status', '草稿'),
      text.replace('按周导出。\n', '按周导出。\n- 状态：草稿\n'),
    );
  });

  it('fills a field that waits for its value', () => {
    const text = '## REQ-1 Login\n\n- **Module:**\n- Status:\n- 阶段：\n\n## REQ-2 Logout\n';
    assert.equal(
      written(text, 'REQ-1', 'module', 'Accounts'),
      text.replace('**Module:**', '**Module:** Accounts'),
    );
    assert.equal(written(text, 'REQ-1', 'status', 'Draft'), text.replace('Status:', 'Status: Draft'));
  });

  it('writes into the table of two columns that states its fields', () => {
    const text =
      '## REQ-1 登录\n\n| 字段 | 内容 |\n|---|---|\n| 优先级 | P0 |\n| 状态 | 草稿 |\n\n## REQ-2 退出\n';
    assert.equal(written(text, 'REQ-1', 'status', 'a|b'), text.replace('| 草稿 |', '| a\\|b |'));
    assert.equal(
      written(text, 'REQ-1', 'module', '账号'),
      text.replace('| 草稿 |\n', '| 草稿 |\n| 归属模块 | 账号 |\n'),
    );
  });
});

describe('setting a field of a bold line or a list item', () => {
  it('adds a nested line to a list item', () => {
    const text =
      '# Requirements\n\n- **FR-001**: System MUST lock\n  the account.\n- **FR-002**: System MUST unlock it.\n';
    assert.equal(
      written(text, 'FR-001', 'module', 'Accounts'),
      text.replace('the account.\n', 'the account.\n  - Module: Accounts\n'),
    );
    assert.equal(
      written(text, 'FR-002', 'module', 'Accounts'),
      text.replace('unlock it.\n', 'unlock it.\n  - Module: Accounts\n'),
    );
  });

  it('indents it as the lines that are there, or by what the number takes', () => {
    const text = '# 需求\n\n1. FR-001 登录\n2. FR-002 退出\n    * 要提示\n';
    assert.equal(
      written(text, 'FR-001', 'status', '草稿'),
      text.replace('登录\n', '登录\n   - 状态：草稿\n'),
    );
    assert.equal(
      written(text, 'FR-002', 'status', '草稿'),
      text.replace('退出\n', '退出\n    * 状态：草稿\n'),
    );
  });

  it('follows the nested lines of its neighbours', () => {
    const text = '- FR-001 登录\n  + **状态：** 草稿\n- FR-002 退出\n';
    assert.equal(
      written(text, 'FR-002', 'priority', 'P0'),
      text.replace('退出\n', '退出\n  + **优先级：** P0\n'),
    );
  });

  it('extends fields in parentheses, only where there are some', () => {
    const text =
      '- FR-001 登录（优先级：P0）\n- FR-002 Logout (Priority: P1; Status: Draft)\n- FR-003 锁定\n';
    assert.equal(
      written(text, 'FR-001', 'phase', '二期'),
      text.replace('（优先级：P0）', '（优先级：P0，建设阶段：二期）'),
    );
    assert.equal(
      written(text, 'FR-002', 'owner', '王芳'),
      text.replace('Status: Draft)', 'Status: Draft; Owner: 王芳)'),
    );
    assert.equal(written(text, 'FR-001', 'priority', 'P2'), text.replace('：P0', '：P2'));
    assert.equal(
      written(text, 'FR-003', 'phase', '二期'),
      text.replace('锁定\n', '锁定\n  - 建设阶段：二期\n'),
    );
  });

  it('takes a field out of its parentheses, and the parentheses with the last one', () => {
    const text = '- FR-001 登录（优先级：P0）\n- FR-002 Logout (Priority: P1; Status: Draft)\n';
    assert.equal(written(text, 'FR-001', 'priority', null), text.replace('（优先级：P0）', ''));
    assert.equal(written(text, 'FR-002', 'priority', null), text.replace('Priority: P1; ', ''));
    assert.equal(written(text, 'FR-002', 'status', null), text.replace('; Status: Draft', ''));
  });

  it('writes below the lines of a bold requirement', () => {
    const text = '# 需求\n\n**FR-1 导出** 很急\n按月导出。\n\n**FR-2 打印**\n状态：草稿\n';
    assert.equal(
      written(text, 'FR-1', 'status', '草稿'),
      text.replace('按月导出。\n', '按月导出。\n状态：草稿\n'),
    );
    assert.equal(
      written(text, 'FR-2', 'priority', 'P0'),
      text.replace('状态：草稿\n', '状态：草稿\n优先级：P0\n'),
    );
  });
});

describe('setting a field of a requirement in front matter', () => {
  const front = `---
requirement_id: CRM-9
requirement_name: "去重" # 名称
priority: 'P1'
status: 草稿
---

# 去重
`;

  it('replaces the scalar and keeps its quotes and comments', () => {
    assert.equal(written(front, 'CRM-9', 'priority', 'P0'), front.replace("'P1'", "'P0'"));
    assert.equal(written(front, 'CRM-9', 'status', '已上线: 全部'), front.replace('草稿', "'已上线: 全部'"));
  });

  it('adds a key before the closing line, in the style of the keys', () => {
    assert.equal(written(front, 'CRM-9', 'module', '线索'), front.replace('草稿\n', '草稿\nmodule: 线索\n'));
    assert.equal(
      written(front, 'CRM-9', 'withoutIt', '重复'),
      front.replace('草稿\n', '草稿\nif_not_done: 重复\n'),
    );
    const chinese = '---\n需求编号: CRM-9\n需求名称: 去重\n状态: 草稿\n---\n';
    assert.equal(
      written(chinese, 'CRM-9', 'module', '线索'),
      chinese.replace('草稿\n', '草稿\n归属模块: 线索\n'),
    );
  });

  it('takes a key out', () => {
    assert.equal(written(front, 'CRM-9', 'priority', null), front.replace("priority: 'P1'\n", ''));
  });

  it('writes a field that stands in the body there', () => {
    const text = `${front}\n- 模块：线索\n`;
    assert.equal(written(text, 'CRM-9', 'module', '报价'), text.replace('线索', '报价'));
  });
});
