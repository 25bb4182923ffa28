import assert from 'node:assert/strict';
import { sourceFiles } from './sourceFiles.ts';

const editor = sourceFiles().filter(({ path }) => path.startsWith('src/editor/'));
const lines = (pattern: RegExp): readonly string[] =>
  editor.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );

describe('what the editor shows of documents', () => {
  it('is never trusted as a whole, only with the commands that it names', () => {
    assert.deepEqual(lines(/isTrusted\s*[:=]\s*true/u), []);
    assert.ok(lines(/isTrusted\s*=\s*\{ enabledCommands: \[/u).length > 0);
  });

  it('is never HTML in a hover', () => {
    assert.deepEqual(lines(/supportHtml\s*[:=]\s*true/u), []);
  });

  it('stands in pages with a policy that names each source, and in no other', () => {
    const pages = sourceFiles().filter(({ text }) => text.includes('Content-Security-Policy'));
    assert.deepEqual(
      pages.map(({ path }) => path),
      ['src/editor/card/cardHtml.ts', 'src/exchange/html/htmlPage.ts'],
    );
    for (const { text, path } of pages) {
      assert.match(text, /default-src 'none'/u, path);
      assert.match(text, /base-uri 'none'; form-action 'none'/u, path);
      assert.doesNotMatch(text, /unsafe-eval|script-src[^;]{0,80}unsafe-inline|connect-src|https?:\s/u, path);
    }
    // Whatever gives a webview its page takes it from one of them.
    for (const line of lines(/\.html\s*=\s/u)) assert.match(line, /webviewPage\(|htmlPage\(/u);
  });

  it('lets no page load more than its own files, nor run a command that it does not name', () => {
    assert.deepEqual(lines(/enableCommandUris:\s*true/u), []);
    const made = editor.filter(({ text }) => text.includes('enableScripts'));
    for (const { text, path } of made) assert.match(text, /localResourceRoots: \[/u, path);
  });

  it('is drawn without markup made of text', () => {
    const board = sourceFiles().filter(({ path }) => path.startsWith('src/board/'));
    const found = board.flatMap(({ path, text }) =>
      /innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|document\.write|\beval\(|new Function/u.test(
        text,
      )
        ? [path]
        : [],
    );
    assert.deepEqual(found, []);
  });
});
