/**
 * Folders that are never listed, however they are asked for: they hold what tools write and fetch, and a
 * requirement id in them says nothing. Everything else is left to `.gitignore`.
 */

/** Version control, fetched packages, caches: by name, anywhere. */
const always: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  '.jj',
  'node_modules',
  'bower_components',
  'jspm_packages',
  '.venv',
  '__pycache__',
  '.tox',
  '.nox',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.gradle',
  '.terraform',
  '.next',
  '.nuxt',
  '.turbo',
  '.parcel-cache',
  '.nyc_output',
  '.vscode-test',
]);

/**
 * Names of build results and vendored code that are also honest names of source folders. They are skipped
 * where the tool that writes them is seen: beside the file that describes its package.
 */
const besideManifest: ReadonlySet<string> = new Set([
  'dist',
  'build',
  'out',
  'target',
  'vendor',
  'venv',
  'coverage',
]);

const manifests: ReadonlySet<string> = new Set([
  'package.json',
  'Cargo.toml',
  'pom.xml',
  'build.gradle',
  'build.gradle.kts',
  'go.mod',
  'composer.json',
  'Gemfile',
  'CMakeLists.txt',
  'pyproject.toml',
  'setup.py',
  'requirements.txt',
]);

/** Whether a folder is skipped; `hasSibling` tells whether its parent folder holds a file of that name. */
export function isSkippedFolder(name: string, hasSibling: (name: string) => boolean): boolean {
  if (always.has(name)) return true;
  if (!besideManifest.has(name)) return false;
  for (const manifest of manifests) {
    if (hasSibling(manifest)) return true;
  }
  return false;
}
