import assert from 'node:assert/strict';
import fc from 'fast-check';
import { documentLanguage } from '../../src/vocabulary/fieldWords.ts';
import { asWritten, simplified, traditionalCharacters } from '../../src/vocabulary/variants.ts';

describe('traditional and simplified characters', () => {
  it('are compared as simplified ones', () => {
    assert.equal(simplified('歸屬模組、建置階段與優先順序'), '归属模组、建置阶段与优先顺序');
    assert.equal(simplified('Need 需求 CRM-001'), 'Need 需求 CRM-001');
    assert.equal(simplified('裡裏說説'), '里里说说');
  });

  it('keep every place, and are simplified once for all', () => {
    const signs = fc.oneof(fc.string(), fc.constantFrom('匯出', '这', '這', '𠮷', '裡', '著', 'A-1'));
    fc.assert(
      fc.property(fc.array(signs), (parts) => {
        const text = parts.join('');
        const once = simplified(text);
        assert.equal(once.length, text.length);
        assert.equal(simplified(once), once);
        assert.equal(traditionalCharacters(once), 0);
        for (let at = 0; at < text.length; at++) assert.equal(simplified(text.charAt(at)), once.charAt(at));
      }),
    );
  });

  it('lead from what was found back to what was written', () => {
    assert.equal(asWritten('請匯出報表', '汇出'), '匯出');
    assert.equal(asWritten('請匯出報表', '导出'), '导出');
  });

  it('tell the language of a document', () => {
    assert.equal(documentLanguage('| 需求編號 | 需求名稱 | 狀態 |'), 'zh-tw');
    assert.equal(documentLanguage('| 需求编号 | 需求名称 | 状态 |'), 'zh-cn');
    assert.equal(documentLanguage('名單自動分派給在崗業務人員，並通知主管'), 'zh-tw');
    assert.equal(documentLanguage('著作權登記由法务部负责，每月第一个工作日前完成登记'), 'zh-cn');
    assert.equal(documentLanguage('Requirements of the sales platform'), 'en');
  });
});
