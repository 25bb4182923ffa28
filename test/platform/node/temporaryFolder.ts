/** A folder of its own for each test, gone when the test ends. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export class TemporaryFolder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'groundplan-')));

  /** Writes files by their paths, relative with `/`. */
  write(files: Readonly<Record<string, string | Uint8Array>>): this {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.path, path)), { recursive: true });
      writeFileSync(join(this.path, path), content);
    }
    return this;
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  remove(): void {
    this[Symbol.dispose]();
  }
}
