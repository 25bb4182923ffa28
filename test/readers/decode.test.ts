import assert from 'node:assert/strict';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { decode, decodeCode, isSameEncoding } from '../../src/readers/decode.ts';

describe('decode', () => {
  it('reads UTF-8', () => {
    assert.deepEqual(decode(Buffer.from('需求 1')), { text: '需求 1', encoding: 'utf8' });
  });

  it('takes an empty file for an empty text', () => {
    assert.deepEqual(decode(new Uint8Array()), { text: '', encoding: 'utf8' });
  });

  it('removes a byte order mark and names the encoding as the editor does', () => {
    assert.deepEqual(decode(Buffer.from('\uFEFF需求')), { text: '需求', encoding: 'utf8bom' });
    const little = Buffer.from('\uFEFF需求', 'utf16le');
    assert.deepEqual(decode(little), { text: '需求', encoding: 'utf16le' });
    assert.deepEqual(decode(Buffer.from(little).swap16()), { text: '需求', encoding: 'utf16be' });
  });

  it('takes a NUL among the first 8,192 bytes for a binary file', () => {
    assert.deepEqual(decode(Buffer.from('PK\0')), { failure: 'binary' });
    assert.deepEqual(decode(Buffer.from([0xff, 0xfe, 0, 0, 65, 0, 0, 0])), { failure: 'binary' });
    assert.deepEqual(decode(Buffer.from(`${' '.repeat(8_191)}\0`)), { failure: 'binary' });
    assert.equal('text' in decode(Buffer.from(`${' '.repeat(8_192)}\0`)), true);
  });

  const table = {
    simplified: '编号,需求名称,所属模块,优先级,状态\r\nCRM-1,线索去重,线索管理,高,草稿\r\n',
    traditional: '編號,需求名稱,所屬模組,優先級,狀態\r\nCRM-1,線索去重,線索管理,高,草稿\r\n',
  };

  it('reads Chinese in the encoding whose reading holds more words of the vocabulary', () => {
    for (const [text, codec, encoding] of [
      [table.simplified, 'gb18030', 'gb18030'],
      [table.traditional, 'big5', 'cp950'],
      [table.traditional, 'gb18030', 'gb18030'],
    ] as const) {
      assert.deepEqual(decode(iconv.encode(text, codec)), { text, encoding });
    }
  });

  it('reads Chinese prose without any such word by its commonest characters', () => {
    const simplified = '// 新线索分给在岗的销售，没有人的时候留在池子里。\nlet leads = 1;\n';
    const traditional = '// 新線索分給在崗的銷售，沒有人的時候留在池子裡。\nlet leads = 1;\n';
    assert.deepEqual(decode(iconv.encode(simplified, 'gbk')), { text: simplified, encoding: 'gb18030' });
    assert.deepEqual(decode(iconv.encode(traditional, 'big5')), { text: traditional, encoding: 'cp950' });
  });

  it('fails on text that is neither UTF-8 nor Chinese rather than reading nonsense', () => {
    const german = iconv.encode('Größe der Prüfung für Straßen, Café déjà vu: naïve Übung', 'latin1');
    assert.deepEqual(decode(german), { failure: 'encoding' });
    assert.deepEqual(decode(Uint8Array.of(0xff, 0x20, 0xff)), { failure: 'encoding' });
  });

  it('takes the encoding that somebody chose, where the bytes allow it', () => {
    const german = 'Größe für CRM-1';
    assert.deepEqual(decode(iconv.encode(german, 'latin1'), 'windows1252'), {
      text: german,
      encoding: 'windows1252',
    });
    const gbk = iconv.encode(table.simplified, 'gbk');
    assert.deepEqual(decode(gbk, 'gb2312'), { text: table.simplified, encoding: 'gb2312' });
    assert.deepEqual(decode(gbk, 'utf8'), { text: table.simplified, encoding: 'gb18030' });
    assert.deepEqual(decode(gbk, 'klingon'), { text: table.simplified, encoding: 'gb18030' });
    assert.deepEqual(decode(Buffer.from('\uFEFF需求'), 'utf8'), { text: '需求', encoding: 'utf8' });
  });

  it('tells which names mean the same characters', () => {
    assert.equal(isSameEncoding('utf8', 'utf8bom'), true);
    assert.equal(isSameEncoding('gbk', 'gb18030'), true);
    assert.equal(isSameEncoding('gb2312', 'gb18030'), true);
    assert.equal(isSameEncoding('cp950', 'gb18030'), false);
    assert.equal(isSameEncoding('utf8', 'gb18030'), false);
  });

  it('never throws, and reads back what UTF-8 can hold', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void decode(bytes)));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\uFEFF'));
        assert.deepEqual(decode(Buffer.from(text)), { text, encoding: 'utf8' });
      }),
    );
  });
});

describe('decodeCode', () => {
  it('reads code in any encoding, so that no id is lost', () => {
    const comment = '// für CRM-001, é CRM-002\n';
    assert.deepEqual(decodeCode(iconv.encode(comment, 'latin1')), { text: comment, encoding: 'windows1252' });
    const chinese = '// 线索分配的规则 CRM-002\n';
    assert.deepEqual(decodeCode(iconv.encode(chinese, 'gbk')), { text: chinese, encoding: 'gb18030' });
    assert.deepEqual(decodeCode(Buffer.from('PK\0')), { failure: 'binary' });
  });
});
