// The top folder of the clone, so that every script works from any current folder.
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** True when the module with this `import.meta.url` is the script that `node` was started with. */
export const isMain = (moduleUrl) => process.argv[1] === fileURLToPath(moduleUrl);
