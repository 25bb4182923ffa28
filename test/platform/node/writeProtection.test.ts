import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isWriteProtected } from '../../../src/platform/node/writeProtection.ts';

describe('a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-'));
  const file = join(folder, 'a.md');

  before(() => writeFileSync(file, 'x'));
  after(() => rmSync(folder, { recursive: true }));

  it('is write-protected when nobody may write to it, and not when somebody may', async () => {
    assert.equal(await isWriteProtected(file), false);
    chmodSync(file, 0o444);
    assert.equal(await isWriteProtected(file), true);
    chmodSync(file, 0o644);
    assert.equal(await isWriteProtected(file), false);
  });

  it('that is not there is not write-protected', async () => {
    assert.equal(await isWriteProtected(join(folder, 'b.md')), false);
  });
});
