import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env, extensions, workspace } from 'vscode';

describe('the extension in a host', () => {
  const extension = extensions.getExtension('groundplan.groundplan');

  it('is there and activates', async () => {
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('opens a copy of the sample, never the clone', () => {
    const folder = workspace.workspaceFolders?.[0]?.uri.fsPath;
    assert.ok(folder);
    assert.ok(extension);
    assert.ok(!folder.startsWith(extension.extensionPath), folder);
  });

  it('speaks the language of the window', () => {
    assert.ok(extension);
    assert.equal(env.language, process.env.GROUNDPLAN_LOCALE);
    const words = env.language === 'en' ? 'package.nls.json' : `package.nls.${env.language}.json`;
    const file = join(extension.extensionPath, words);
    const { 'extension.description': wanted } = JSON.parse(readFileSync(file, 'utf8')) as Record<
      string,
      string
    >;
    const manifest = extension.packageJSON as { readonly description: string };
    assert.equal(manifest.description, wanted);
  });
});
