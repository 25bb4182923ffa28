import assert from 'node:assert/strict';
import fc from 'fast-check';
import { markup } from '../../src/exchange/html/html.ts';
import { htmlPage } from '../../src/exchange/html/htmlPage.ts';

describe('HTML around text of others', () => {
  it('escapes the text, and takes pieces as they are', () => {
    const inner = markup`<b>${'<img onerror=alert(1)>'}</b>`;
    assert.equal(
      markup`<p title="${'"x\''}">${inner}${null}${false}</p>`.text,
      '<p title="&quot;x&#39;"><b>&lt;img onerror=alert(1)&gt;</b></p>',
    );
  });

  it('lets no text turn the line around', () => {
    assert.equal(markup`${'abc\u202Etxt.exe'}`.text, 'abctxt.exe');
  });

  it('never lets text become markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.doesNotMatch(markup`${text}`.text, /[<>"']/u);
      }),
    );
  });

  it('makes a page that may load nothing and run nothing', () => {
    const page = htmlPage({ title: '评审 <1>', language: 'zh-cn', body: markup`<p>${'text'}</p>` });
    assert.match(page, /default-src 'none'|default-src &#39;none&#39;/u);
    assert.match(page, /<title>评审 &lt;1&gt;<\/title>/u);
    assert.doesNotMatch(page, /<script/u);
  });
});
