// A repository whose own settings, hooks and attributes each name a program that leaves a file when it runs.
import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const hooks = [
  'post-index-change',
  'post-checkout',
  'pre-commit',
  'reference-transaction',
  'fsmonitor-watchman',
  'pre-auto-gc',
];

function git(folder, ...words) {
  const env = { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' };
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.invalid', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...who, ...words], { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${words[0]} failed: ${stderr}`);
}

/** Makes `folder` a repository of all that `paths` name, with two commits, and then sets the traps. */
export function trapRepository(folder, paths, canaries) {
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--', ...paths);
  git(folder, 'commit', '--quiet', '-m', 'First $(touch canary) <script>alert(1)</script>');
  appendFileSync(join(folder, paths[0]), '\n');
  git(folder, 'commit', '--quiet', '-a', '-m', 'Second \u001B[31m');
  appendFileSync(join(folder, paths[0]), '\nUncommitted.\n');

  mkdirSync(canaries, { recursive: true });
  const trap = (name) => {
    const file = join(folder, '.git', `trap-${name}.sh`);
    writeFileSync(file, `#!/bin/sh\necho ran >> '${join(canaries, name)}'\ncat 2>/dev/null\nexit 0\n`);
    chmodSync(file, 0o755);
    return file;
  };
  for (const hook of hooks) {
    const file = join(folder, '.git', 'hooks', hook);
    mkdirSync(join(folder, '.git', 'hooks'), { recursive: true });
    writeFileSync(file, `#!/bin/sh\necho ran >> '${join(canaries, `hook-${hook}`)}'\n`);
    chmodSync(file, 0o755);
  }
  writeFileSync(
    join(folder, '.gitattributes'),
    '* diff=evil filter=evil merge=evil\n*.md diff=evil filter=evil\n',
  );
  appendFileSync(
    join(folder, '.git', 'config'),
    `[core]
\tfsmonitor = ${trap('fsmonitor')}
\tsshCommand = ${trap('ssh')}
\teditor = ${trap('editor')}
\tpager = ${trap('pager')}
\taskPass = ${trap('askpass')}
\tgitProxy = ${trap('proxy')}
\talternateRefsCommand = ${trap('alternates')}
\tuntrackedCache = true
[pager]
\tlog = ${trap('pager-log')}
\tls-files = ${trap('pager-ls')}
[alias]
\tls-files = !${trap('alias')}
\tlog = !${trap('alias-log')}
[diff]
\texternal = ${trap('diff')}
[diff "evil"]
\tcommand = ${trap('diff-command')}
\ttextconv = ${trap('textconv')}
\tcachetextconv = true
[filter "evil"]
\tclean = ${trap('clean')}
\tsmudge = ${trap('smudge')}
\tprocess = ${trap('process')}
\trequired = true
[merge "evil"]
\tdriver = ${trap('merge')}
[log]
\tshowSignature = true
[gpg]
\tprogram = ${trap('gpg')}
[credential]
\thelper = !${trap('credential')}
[remote "origin"]
\turl = ext::${trap('remote')}
\tpromisor = true
\tpartialclonefilter = blob:none
\tuploadpack = ${trap('uploadpack')}
[uploadpack]
\tpackObjectsHook = ${trap('packobjects')}
[extensions]
\tpartialClone = origin
[core]
\trepositoryformatversion = 1
[include]
\tpath = /etc/passwd
`,
  );
}
