import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

describe('the notices of third parties', () => {
  it('name all that the bundles hold, under licences that were decided on', function () {
    this.timeout(120_000);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/licences.mjs', '--check'], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, `${stderr}${stdout}Run: node scripts/licences.mjs`);
  });

  it('go along with both packages', () => {
    assert.match(readFileSync('.vscodeignore', 'utf8'), /^!THIRD-PARTY-NOTICES\.md$/mu);
    assert.match(readFileSync('scripts/packageCli.mjs', 'utf8'), /'THIRD-PARTY-NOTICES\.md'/u);
  });

  it('name the origin of each table that is not ours', () => {
    const text = readFileSync('THIRD-PARTY-NOTICES.md', 'utf8');
    for (const name of ['OpenCC', 'pinyin-pro']) assert.match(text, new RegExp(`^\\| \\[${name}\\]`, 'mu'));
  });
});
