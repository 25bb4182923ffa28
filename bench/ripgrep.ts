/** The reference for reading a tree: ripgrep as it is installed, or as a development package or VS Code brings it. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const platform = `${process.platform}-${process.arch}`;

/** A command that runs; `null` where there is none. */
export function findRipgrep(): string | null {
  const candidates = ['rg', ...packaged('node_modules'), ...installed()];
  return candidates.find(runs) ?? null;
}

/** Milliseconds for all files below a folder, on two threads. */
export function timeOfRipgrep(command: string, folder: string, pattern: string): number {
  const start = performance.now();
  try {
    execFileSync(command, ['-j2', '--count-matches', pattern, folder], {
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 28,
    });
  } catch (error) {
    // Exit code 1 says that nothing matched.
    if ((error as { status?: number | null }).status !== 1) throw error;
  }
  return performance.now() - start;
}

function packaged(modules: string): string[] {
  return [
    join(modules, '@vscode', 'ripgrep', 'bin', 'rg'),
    join(modules, '@vscode', 'ripgrep-universal', 'bin', platform, 'rg'),
  ];
}

/** That of the editors in which the host tests run. */
function installed(): string[] {
  const folder = '.vscode-test';
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => [
    ...packaged(join(folder, name, 'resources', 'app', 'node_modules')),
    ...packaged(join(folder, name, 'node_modules', 'code-server', 'lib', 'vscode', 'node_modules')),
  ]);
}

function runs(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
