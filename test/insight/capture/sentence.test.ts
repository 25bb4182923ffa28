import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSentence } from '../../../src/insight/capture/sentence.ts';

const known = ['华东销售一部', '财务部', '市场部'];

describe('a sentence from a conversation', () => {
  it('says who asks, as the workspace calls them', () => {
    assert.equal(readSentence('华东一部又提了，想自己改线索归属', known).asker, '华东销售一部');
    assert.equal(readSentence('市场部反馈：导入老是报错', known).asker, '市场部');
    assert.equal(readSentence('客户说了好几次要退钱').asker, '客户');
    const behind = readSentence('老师病了要找人顶，华东一部提的', known);
    assert.deepEqual([behind.asker, behind.title], ['华东销售一部', '老师病了要找人顶']);
    assert.equal(readSentence('The finance team asked for a list of payments').asker, 'The finance team');
  });

  it('names nobody where nobody asks', () => {
    for (const text of [
      '家长三天没回消息要提醒一下销售',
      '我们想要一个看板',
      '有人说太慢',
      '聊天的时候想要一句话术',
      'We want a dashboard',
    ])
      assert.equal(readSentence(text, known).asker, null, text);
  });

  it('is understood in traditional characters, and quoted in them', () => {
    const read = readSentence('財務部反映：能不能自動提醒主管簽核，不然每次都要手動去催', [
      '財務部',
      '業務一部',
    ]);
    assert.equal(read.asker, '財務部');
    assert.equal(read.title, '自動提醒主管簽核');
    assert.equal(read.withoutIt, '每次都要手動去催');
    assert.deepEqual(read.necessity, { value: 'degraded', because: '每次都' });
    assert.equal(readSentence('業務一部又提了，想匯出報表', ['業務一部']).asker, '業務一部');
  });

  it('says what happens without it', () => {
    for (const [text, withoutIt] of [
      ['能不能自动提醒，不然每次都要我去催', '每次都要我去催'],
      ['要先审批，否则就会有人乱报价。别的以后再说', '会有人乱报价'],
      ['Remind the rep, otherwise the lead goes cold', 'the lead goes cold'],
    ] as const)
      assert.equal(readSentence(text).withoutIt, withoutIt, text);
    assert.equal(readSentence('改一下价格').withoutIt, null);
    assert.equal(readSentence('不然').withoutIt, null);
  });

  it('gives a title without pleasantries, asker and consequence', () => {
    for (const [text, title] of [
      ['华东一部又提了，能不能让销售自己改线索归属，不然每次都要找主管', '让销售自己改线索归属'],
      ['能不能把话术按场景分好吗，谢谢', '把话术按场景分'],
      ['Can we please export the list as a spreadsheet?', 'Export the list as a spreadsheet'],
      ['想在这里面直接跟同事说话，老是切来切去太麻烦了', '在这里面直接跟同事说话，老是切来切去太麻烦了'],
    ] as const)
      assert.equal(readSentence(text, known).title, title);
  });

  it('keeps what a short wish leans on', () => {
    assert.equal(
      readSentence('别人想打又打不了，能不能收上来大家分').title,
      '别人想打又打不了，收上来大家分',
    );
  });

  it('tells how badly it is needed, by its own words', () => {
    assert.deepEqual(readSentence('没有对账单就没法关账').necessity, {
      value: 'blocking',
      because: '没法关账',
    });
    assert.equal(readSentence('每次都要手工登记').necessity?.value, 'degraded');
    assert.equal(readSentence('It would be nice to have birthdays').necessity?.value, 'nice');
    assert.equal(readSentence('导出客户名单').necessity, null);
  });

  it('has a title of one line for any text that says something', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
        const { title } = readSentence(text, known);
        assert.ok(!/[\r\n]/u.test(title));
        assert.ok([...title].length <= 180);
      }),
    );
  });
});
