// The server build of VS Code (npm: code-server) with the Node that it wants (npm: node-linux-…), for machines without
// a desktop one. Installed on first need into .vscode-test/, pinned; its postinstall refuses older Nodes, so it is no
// devDependency.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { root } from './root.mjs';

const codeServer = '4.139.1';
const nodeVersion = '24.21.0';
const nodePackage = `node-linux-${process.arch}`;
/** The build of the oldest VS Code that `engines.vscode` names; a test holds the two together. It runs on our own Node. */
const oldestCodeServer = '4.100.3';
const isOldest = process.env.GROUNDPLAN_ENGINE === 'oldest';
const folder =
  (isOldest ? undefined : process.env.GROUNDPLAN_SERVER_HOST) ??
  join(root, '.vscode-test', isOldest ? 'server-host-oldest' : 'server-host');

/** Whether this machine can run the server build at all. */
export const serverHostFits = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch);

/** Returns `{ node, main }`: the Node to run and the server's script, installed first where they are missing. */
export async function serverHost() {
  if (!serverHostFits)
    throw new Error(`the server build of VS Code is set up on Linux only, not on ${process.platform}`);
  if (isOldest) return oldestHost();
  const vscode = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  const stamp = join(folder, '.installed');
  const wanted = `code-server ${codeServer}, ${nodePackage} ${nodeVersion}\n`;
  // The stamp is written last, so a folder from an install that was cut short is made anew.
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    console.log('Installing the server build of VS Code into .vscode-test/, about a minute the first time …');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const dependencies = { 'code-server': codeServer, [nodePackage]: nodeVersion };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
    await npm(folder, ['install', '--ignore-scripts', '--omit=dev']);
    // What the server itself depends on, as locked by the npm-shrinkwrap.json that it ships.
    await npm(vscode, ['ci', '--legacy-peer-deps', '--ignore-scripts', '--omit=dev']);
    try {
      // The Node package holds its own headers, so that there is nothing to download.
      const headers = { npm_config_nodedir: join(folder, 'node_modules', nodePackage) };
      await npm(vscode, ['rebuild', '@vscode/spdlog', '@vscode/native-watchdog'], headers);
    } catch (error) {
      console.warn(`Output channels stay empty in this server: ${error.message.split('\n')[0]}`);
    }
    writeFileSync(stamp, wanted);
  }
  return {
    node: join(folder, 'node_modules', nodePackage, 'bin', 'node'),
    main: join(vscode, 'out', 'server-main.js'),
  };
}

/** Without what it would compile: output channels stay empty, and there is no terminal. */
async function oldestHost() {
  const vscode = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  const stamp = join(folder, '.installed');
  const wanted = `code-server ${oldestCodeServer}\n`;
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    console.log(`Installing the server build of VS Code 1.${oldestCodeServer.slice(2)} into .vscode-test/ …`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const dependencies = { 'code-server': oldestCodeServer };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
    await npm(folder, ['install', '--ignore-scripts', '--omit=dev']);
    await npm(vscode, ['ci', '--legacy-peer-deps', '--ignore-scripts', '--omit=dev']);
    writeFileSync(stamp, wanted);
  }
  return { node: process.execPath, main: join(vscode, 'out', 'server-main.js') };
}
