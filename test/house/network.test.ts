import assert from 'node:assert/strict';
import { calledName, parseFolder, sourceFiles } from './sourceFiles.ts';

/** What of Node could open a connection. */
const forbidden =
  /^(?:node:)?(?:https?|http2|net|dgram|tls|dns(?:\/promises)?|inspector(?:\/promises)?|undici|ws)$/u;
/** What a browser and newer Nodes have for it without an import. */
const globals = new Set([
  'fetch',
  'WebSocket',
  'EventSource',
  'XMLHttpRequest',
  'WebTransport',
  'RTCPeerConnection',
]);
const files = [...sourceFiles(), ...parseFolder('warehouse/src')];

describe('the network', () => {
  it('is out of reach of everything that ships: no import of what opens connections', () => {
    const found = files
      .flatMap((file) => file.imports())
      .filter(({ specifier }) => forbidden.test(specifier))
      .map(({ file, line, specifier }) => `${file}:${line}: ${specifier}`);
    assert.deepEqual(found, []);
  });

  it('is not reached by what needs no import either', () => {
    const found: string[] = [];
    for (const file of files) {
      const visit = (name: string, start: number): void => {
        const last = name.split('.').at(-1) ?? '';
        if (globals.has(last) || last === 'sendBeacon' || last === 'importScripts')
          found.push(`${file.place(start)}: ${name}`);
      };
      file.visit({
        CallExpression: (call) => visit(calledName(call).replace(/^\?\./u, ''), call.start),
        NewExpression: ({ callee, start }) => {
          if (callee.type === 'Identifier') visit(callee.name, start);
        },
      });
    }
    assert.deepEqual(found, []);
  });

  it('is reached by one program alone that is started: Git, which may fetch nothing', () => {
    const starting = files
      .flatMap((file) => file.imports())
      .filter(
        ({ specifier, isType }) =>
          !isType && /^(?:node:)?(?:child_process|cluster|worker_threads|vm)$/u.test(specifier),
      )
      .map(({ file }) => file);
    assert.deepEqual([...new Set(starting)], ['src/platform/node/gitProcess.ts']);
  });
});
