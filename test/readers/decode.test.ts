import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decode } from '../../src/readers/decode.ts';

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

  it('fails on other encodings unless somebody can read them', () => {
    const gbk = Uint8Array.of(0xd0, 0xe8, 0xc7, 0xf3);
    assert.deepEqual(decode(gbk), { failure: 'encoding' });
    assert.deepEqual(
      decode(gbk, () => ({ text: '需求', encoding: 'gb18030' })),
      {
        text: '需求',
        encoding: 'gb18030',
      },
    );
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
