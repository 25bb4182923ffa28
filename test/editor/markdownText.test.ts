import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { commandUri, escapeMarkdown, markdownLink } from '../../src/editor/markdownText.ts';

describe('text from documents in a hover', () => {
  const markdown = new MarkdownIt({ html: true, linkify: true });
  markdown.validateLink = () => true;

  it('shows as it is, whatever it holds', () => {
    const text =
      '# [x](command:evil) <img src=a> `c` **b** ~~s~~ https://a.example www.a.example a@b.example $(bug) &amp; 1. a | b';
    assert.equal(visible(markdown.render(escapeMarkdown(text))), text);
  });

  it('is one paragraph without any markup, however it is made up', () => {
    const signs = fc.string({
      unit: fc.constantFrom(
        ...Array.from('#*_`~[]()<>!|\\:/@.&;$={}-+1ax 客\n\t"\''),
        'http',
        'www',
        'command',
      ),
    });
    fc.assert(
      fc.property(signs, (text) => {
        const html = markdown.render(escapeMarkdown(text));
        assert.ok(html === '' || /^<p>[^<>]*<\/p>\n$/u.test(html), html);
        assert.equal(visible(html), text.replace(/\s+/gu, ' ').trim());
      }),
    );
  });

  it('stays the label of its link', () => {
    const html = markdown.render(markdownLink('a](b) <i>', 'file:///a%20b(1).md#L3'));
    assert.equal(visible(html), 'a](b) <i>');
    assert.match(html, /href="file:\/\/\/a%20b%281%29.md#L3"/u);
  });

  it('goes into the address of a command as JSON', () => {
    const uri = commandUri('groundplan.openRequirement', 'a "b" (c)');
    const query = uri.slice(uri.indexOf('?') + 1);
    assert.deepEqual(JSON.parse(decodeURIComponent(query)), ['a "b" (c)']);
  });

  function visible(html: string): string {
    return html
      .replace(/<[^>]*>/gu, '')
      .replace(/&lt;/gu, '<')
      .replace(/&gt;/gu, '>')
      .replace(/&quot;/gu, '"')
      .replace(/&amp;/gu, '&')
      .trim();
  }
});
