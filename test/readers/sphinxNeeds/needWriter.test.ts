import assert from 'node:assert/strict';
import { said, set } from '../writing.ts';

const rst = `.. req:: A
   :id: REQ_001
   :status: open

   Text.

.. req:: B
   :id: REQ_002
   :component: login
   :release: v1

.. req:: C
   :id: REQ_003
   :tags: x

.. spec:: D
   :id: SPEC_001
`;

describe('Setting a field of a need', () => {
  it('replaces the value and nothing else', () => {
    assert.equal(set('a.rst', rst, 'REQ_001', 'status', 'done'), rst.replace('status: open', 'status: done'));
    assert.equal(
      set('a.rst', rst, 'REQ_002', 'module', 'sign in'),
      rst.replace('component: login', 'component: sign in'),
    );
  });

  it('adds the status, which every project knows', () => {
    assert.equal(
      set('a.rst', rst, 'SPEC_001', 'status', 'open'),
      rst.replace(':id: SPEC_001\n', ':id: SPEC_001\n   :status: open\n'),
    );
  });

  it('adds an option that another need of the type has', () => {
    assert.equal(
      set('a.rst', rst, 'REQ_003', 'module', 'login'),
      rst.replace('   :tags: x\n', '   :tags: x\n   :component: login\n'),
    );
    assert.equal(
      set('a.rst', rst, 'REQ_003', 'phase', 'v2'),
      rst.replace('   :tags: x\n', '   :tags: x\n   :release: v2\n'),
    );
  });

  it('refuses an option that the project may not have declared', () => {
    assert.match(
      set('a.rst', rst, 'SPEC_001', 'module', 'login'),
      /^refused: No other “\{0\}” in this document/u,
    );
    assert.match(set('a.rst', rst, 'REQ_001', 'owner', 'Ann'), /^refused: No other/u);
  });

  it('takes an option out with its line', () => {
    assert.equal(set('a.rst', rst, 'REQ_001', 'status', null), rst.replace('   :status: open\n', ''));
    const wide = '.. req:: A\n   :id: REQ_001\n   :status:\n      open';
    assert.equal(set('a.rst', wide, 'REQ_001', 'status', null), '.. req:: A\n   :id: REQ_001');
  });

  it('keeps line ends and indentation', () => {
    const text = '.. req:: A\r\n\t:id: REQ_001\r\n\r\n\tText.\r\n';
    assert.equal(
      set('a.rst', text, 'REQ_001', 'status', 'open'),
      '.. req:: A\r\n\t:id: REQ_001\r\n\t:status: open\r\n\r\n\tText.\r\n',
    );
  });

  it('fills an empty option', () => {
    const text = '.. req:: A\n   :id: REQ_001\n   :status:\n';
    assert.equal(set('a.rst', text, 'REQ_001', 'status', 'open'), text.replace(':status:', ':status: open'));
  });

  it('writes into directives of MyST in their own style', () => {
    const text =
      '# X\n\n```{req} A\n:id: REQ_001\n```\n\n:::{req} B\n---\nid: REQ_002\nstatus: "open"\n---\n:::\n';
    assert.equal(
      set('a.md', text, 'REQ_001', 'status', 'done'),
      text.replace(':id: REQ_001\n', ':id: REQ_001\n:status: done\n'),
    );
    const changed = set('a.md', text, 'REQ_002', 'status', 'done');
    assert.equal(changed, text.replace('"open"', '"done"'));
    assert.equal(said('a.md', changed, 'REQ_002', 'status'), 'done');
  });

  it('writes tables and headings of such Markdown as of any other', () => {
    const text =
      '| 编号 | 需求 | 优先级 |\n|---|---|---|\n| CRM-1 | 去重 | P0 |\n\n```{req} A\n:id: REQ_001\n```\n';
    assert.equal(set('a.md', text, 'CRM-1', 'priority', 'P1'), text.replace('P0', 'P1'));
  });

  it('leaves tables of reStructuredText to the plan', () => {
    const text =
      '.. csv-table:: 需求\n   :header: "编号", "需求", "优先级"\n\n   REQ-001, 登录, P0\n   REQ-002, 退出, P1\n';
    assert.match(set('a.rst', text, 'REQ-001', 'priority', 'P1'), /^refused: Only directives/u);
  });
});
