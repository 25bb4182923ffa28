import assert from 'node:assert/strict';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { decode } from '../../../src/readers/decode.ts';
import { read, said, set } from '../writing.ts';

const path = 'docs/需求.csv';

describe('setting a field in a CSV file', () => {
  const text =
    '二期工单,,,\r\n编号,需求名称,所属模块,优先级\r\nA-1,"去重, 合并", 线索 ,"P0"\r\nA-2,导出,,\r\nA-3,打印\r\n';

  it('changes the characters of its cell and no others', () => {
    assert.equal(set(path, text, 'A-1', 'module', '订单'), text.replace('线索', '订单'));
    assert.equal(set(path, text, 'A-1', 'priority', 'P1'), text.replace('"P0"', '"P1"'));
    assert.equal(set(path, text, 'A-2', 'module', '订单'), text.replace('导出,,', '导出,订单,'));
    assert.equal(set(path, text, 'A-1', 'priority', null), text.replace('P0', ''));
  });

  it('adds the cells that a short row lacks', () => {
    assert.equal(set(path, text, 'A-3', 'priority', 'P1'), text.replace('打印', '打印,,P1'));
  });

  it('quotes what has to be, and protects what a spreadsheet would compute', () => {
    assert.equal(set(path, text, 'A-2', 'priority', 'a,"b"'), text.replace('导出,,', '导出,,"a,""b"""'));
    assert.equal(set(path, text, 'A-1', 'module', 'a,b'), text.replace(' 线索 ', '"a,b"'));
    assert.equal(set(path, text, 'A-1', 'priority', 'a"b'), text.replace('P0', 'a""b'));
    const computed = set(path, text, 'A-2', 'priority', '=x');
    assert.equal(computed, text.replace('导出,,', "导出,,'=x"));
    assert.equal(said(path, computed, 'A-2', 'priority'), '=x');
  });

  it('writes for several requirements at once, in any dialect', () => {
    const tabbed = '\uFEFF编号\t需求名称\t状态\nA-1\t一\t\nA-2\t二\t草稿';
    assert.equal(
      set('a.tsv', tabbed, ['A-1', 'A-2'], 'status', '已上线'),
      '\uFEFF编号\t需求名称\t状态\nA-1\t一\t已上线\nA-2\t二\t已上线',
    );
  });

  it('refuses where the table has no column for it', () => {
    assert.equal(set(path, text, 'A-1', 'status', '草稿'), 'refused: The table has no column for it.');
  });

  it('keeps all other bytes in the encoding of the file', () => {
    const bytes = iconv.encode(text, 'gb18030');
    const decoded = decode(bytes);
    assert.ok('text' in decoded);
    const after = iconv.encode(set(path, decoded.text, 'A-3', 'module', '订单'), 'gb18030');
    assert.deepEqual(after, iconv.encode(text.replace('打印', '打印,订单'), 'gb18030'));
    assert.deepEqual(after.subarray(0, bytes.length - 2), bytes.subarray(0, bytes.length - 2));
  });

  it('makes the value readable again, whatever it and its neighbours are', () => {
    const cell = fc.constantFrom('', '线索', '"a,b"', '"x""y"', ' 空 ', '"两\n行"', "'=1", '高');
    const value = fc.constantFrom('订单', 'a,b', 'a"b', '=x', '-1', '两\n行', '线索 > 分配', 'a;b\t|c');
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, value, fc.nat(4), (cells, wanted, index) => {
        const before = [
          '编号,需求名称,优先级,负责人,备注',
          ...cells.map(([a, b], row) => `A-${row},需求${row},高,${a},${b}`),
        ].join('\n');
        const id = `A-${index % cells.length}`;
        const others = (written: string): unknown =>
          read(path, written).map(({ id: name, claims }) =>
            claims
              .filter(({ field }) => name !== id || field !== 'owner')
              .map((claim) => [claim.name, claim.text]),
          );
        const after = set(path, before, id, 'owner', wanted);
        assert.equal(said(path, after, id, 'owner'), wanted);
        assert.deepEqual(others(after), others(before));
      }),
    );
  });
});
