import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Tokens = Readonly<Record<string, string>>;
const themes = JSON.parse(readFileSync('test/board/themeTokens.json', 'utf8')) as Readonly<
  Record<string, Tokens>
>;

/** The colours that the pages use, with the first file that does. */
function colours(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const entry of readdirSync('src/board', { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:css|ts)$/.test(entry.name)) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [name] of text.matchAll(/--vscode-[\w-]+/g)) if (!found.has(name)) found.set(name, entry.name);
  }
  return found;
}

describe('the colours that the board is tried with', () => {
  it('are there for every colour that a page uses, in one kind of theme at least', () => {
    const missing = [...colours()].filter(
      ([name]) =>
        !/-font-(?:family|size|weight)$/.test(name) && !Object.values(themes).some((theme) => name in theme),
    );
    assert.deepEqual(missing, [], '`node scripts/takeThemeTokens.mjs` takes them from VS Code anew');
  });

  it('are those of four kinds of themes', () => {
    assert.deepEqual(Object.keys(themes), ['light', 'dark', 'hc-black', 'hc-light']);
    const grounds = Object.values(themes).map((theme) => theme['--vscode-editor-background']);
    assert.equal(new Set(grounds).size >= 3, true);
  });
});
