#!/usr/bin/env node
// Stands in for the desktop `code` executable where there is none: takes the arguments that @vscode/test-electron
// gives it, runs the suite in the extension host of the server build, and ends with the suite's exit code.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { format } from 'node:util';
import { launchBrowser, openPage } from '../../scripts/browser.mjs';
import { cleanUp, endOnSignals } from '../../scripts/ending.mjs';
import { startServer, workbenchUrl } from '../../scripts/vscodeServer.mjs';

const limitSeconds = 1800;

// What the workbench itself says on the way; the rest of its `info` lines is the host's console, so mocha's report.
const chatter =
  /^(\[(AgentHost|ChatModelSelection|AccountPolicyGate|reconnection-grace-time|remote-connection)|Creating a socket|Resolv(ing|ed) connection|Updating additional|Ignoring fetching|ChatSessionStore|%s\s*$|\s*$)/;
const knownErrors =
  /Service Worker\] registration|bindings file|native-watchdog|vscode-sqlite3|authentication provider/;

const argument = (name) => process.argv.find((text) => text.startsWith(`--${name}=`))?.slice(name.length + 3);

async function runSuite(server, page, options) {
  const errors = [];
  let finish;
  const ended = new Promise((resolveEnd) => (finish = resolveEnd));
  // Both have to be there before the page loads.
  await page.exposeFunction('codeAutomationLog', (type, args) => {
    const text = format(...args);
    if (type === 'info' && !chatter.test(text)) console.log(text);
    else if (type === 'error' && !knownErrors.test(text)) errors.push(text.slice(0, 600));
  });
  await page.exposeFunction('codeAutomationExit', (code) => finish(code));
  page.on('crash', () => finish('the page crashed'));
  const timer = setTimeout(() => finish(`no result within ${limitSeconds} s`), limitSeconds * 1000);
  await page.goto(workbenchUrl(server, options));
  const end = await ended;
  clearTimeout(timer);
  if (end === 0) return 0;
  if (typeof end === 'string') errors.push(end);
  const log = server.keepLog('host');
  console.error(`The host's last errors:\n  ${errors.slice(-15).join('\n  ')}\nThe server's log: ${log}`);
  return 1;
}

endOnSignals(130);
const extension = resolve(argument('extensionDevelopmentPath') ?? '.');
const tests = resolve(argument('extensionTestsPath') ?? '.');
const folder = process.argv.slice(2).find((text) => !text.startsWith('-'));
let exitCode = 1;
try {
  if (!existsSync(tests)) throw new Error(`there is no test runner at ${tests}`);
  const trust = argument('trust');
  const server = await startServer({ forTests: true, locale: argument('locale'), trust });
  const page = await openPage(await launchBrowser(), server);
  exitCode = await runSuite(server, page, { folder: folder && resolve(folder), extension, tests });
} catch (error) {
  console.error(error.message);
}
await cleanUp();
process.exit(exitCode);
