// The browser has no Node: what src/platform/node/ does there is done by the file of the same name in src/platform/web/.
import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

export const webPlatform = {
  name: 'web-platform',
  setup(build) {
    build.onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) => {
      const file = resolve(resolveDir, path);
      if (dirname(file) !== resolve('src', 'platform', 'node')) return undefined;
      const forWeb = resolve('src', 'platform', 'web', basename(file));
      return existsSync(forWeb) ? { path: forWeb } : undefined;
    });
  },
};
