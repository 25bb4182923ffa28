/**
 * What activation takes, measured in a process of its own: loads the bundle named on the command line with a `vscode`
 * that does nothing, calls `activate` and prints milliseconds and the files of the bundle that were loaded.
 */
import Module from 'node:module';
import { basename } from 'node:path';

interface Loading {
  _load: (request: string, ...rest: unknown[]) => unknown;
}

/** Any member, call and instance of it is another such thing. */
function anything(): unknown {
  return new Proxy(function () {}, {
    get: (target, key) => {
      if (key === 'prototype') return target.prototype as unknown;
      if (key === Symbol.toPrimitive) return () => '';
      if (key === Symbol.iterator) return function* () {};
      return key === 'then' ? undefined : anything();
    },
    apply: () => anything(),
    construct: (_target, _args, of) => Object.create((of.prototype as object | null) ?? {}) as object,
    set: () => true,
  });
}

class Disposable {
  readonly dispose: () => void;

  constructor(dispose: () => void) {
    this.dispose = dispose;
  }

  static from(...all: readonly { dispose(): unknown }[]): Disposable {
    return new Disposable(() => {
      for (const each of all) each.dispose();
    });
  }
}

class EventEmitter {
  readonly event = (): Disposable => new Disposable(() => undefined);
  fire(): void {}
  dispose(): void {}
}

const vscode = new Proxy<Record<string | symbol, unknown>>(
  { Disposable, EventEmitter },
  { get: (known, key) => (known[key] ??= anything()) },
);
const loaded: string[] = [];
const loading = Module as unknown as Loading;
const { _load: load } = loading;
Object.assign(loading, {
  _load(this: unknown, request: string, ...rest: unknown[]) {
    if (request === 'vscode') return vscode;
    if (request.startsWith('./extension')) loaded.push(basename(request));
    return load.call(this, request, ...rest);
  },
});

/** As in a workspace that is opened for the first time. */
const nothingKept = {
  get: (_key: string, standard?: unknown) => standard,
  update: () => Promise.resolve(),
};

const bundle = process.argv[2] ?? '';
const start = performance.now();
const extension = Module.createRequire(bundle)(bundle) as { activate: (context: unknown) => unknown };
const afterLoading = performance.now();
extension.activate({
  subscriptions: [],
  extensionUri: anything(),
  workspaceState: nothingKept,
  globalState: nothingKept,
  extension: anything(),
});
const end = performance.now();
console.log(JSON.stringify({ load: afterLoading - start, activate: end - afterLoading, loaded }));
process.exit();
