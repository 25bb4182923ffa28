import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly icon: string;
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly galleryBanner: { readonly color: string; readonly theme: string };
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: unknown;
      readonly restrictedConfigurations: readonly string[];
    };
    readonly virtualWorkspaces: { readonly supported: unknown };
  };
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope?: string }>> };
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

describe('the oldest VS Code that the manifest names', () => {
  const oldest = manifest.engines.vscode.replace(/^\^/u, '');

  it('is the one that the host suite can be run in', () => {
    const [, minor] = oldest.split('.');
    assert.match(
      readFileSync('scripts/serverHost.mjs', 'utf8'),
      new RegExp(`oldestCodeServer = '4\\.${minor}\\.\\d+'`, 'u'),
    );
  });
});

describe('what galleries show', () => {
  it('is an icon of 256 by 256, on the colour of the banner', () => {
    const png = readFileSync(manifest.icon);
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [256, 256]);
    const drawn = readFileSync('media/icon.svg', 'utf8');
    assert.ok(drawn.includes(`fill="${manifest.galleryBanner.color}"`));
  });

  it('is found in both languages, by at most thirty words', () => {
    assert.ok(manifest.keywords.length <= 30);
    assert.ok(manifest.keywords.some((word) => /\p{Script=Han}/u.test(word)));
    assert.equal(new Set(manifest.keywords).size, manifest.keywords.length);
    assert.ok(manifest.categories.length > 0);
  });

  it('promises no badge that nothing stands behind', () => {
    for (const page of ['README.md', 'README.zh-cn.md'])
      assert.doesNotMatch(readFileSync(page, 'utf8'), /!\[[^\]]{0,80}\]\(https?:|shields\.io/iu);
  });
});

describe('what the manifest says of trust', () => {
  const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities;

  it('is that an untrusted folder is read, and Git not asked', () => {
    assert.equal(untrustedWorkspaces.supported, 'limited');
    assert.equal(virtualWorkspaces.supported, true);
  });

  it('holds the settings that a folder must not change, which are those of the machine', () => {
    const ofMachine = Object.entries(manifest.contributes.configuration.properties)
      .filter(([, { scope }]) => scope?.startsWith('machine'))
      .map(([name]) => name);
    assert.deepEqual([...untrustedWorkspaces.restrictedConfigurations].sort(), ofMachine.sort());
  });
});
