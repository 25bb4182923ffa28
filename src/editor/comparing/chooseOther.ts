/** “Compare plan with…”: asks what with. What people know without Git comes first. */
import { l10n, QuickPickItemKind, ThemeIcon, Uri, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { gitNames, type GitName } from '../../platform/node/gitNames.ts';
import { mayAskGit } from './otherPlan.ts';
import { savedVersions } from './saveVersion.ts';

export type ChosenOther =
  | { readonly kind: 'folder' | 'file'; readonly uri: Uri }
  | { readonly kind: 'revision'; readonly revision: string; readonly name: string };

interface Choice extends QuickPickItem {
  readonly chosen?: ChosenOther;
  readonly next?: 'folder' | 'file' | 'git';
}

/** `undefined` when a question was left. */
export async function chooseOther(root: string): Promise<ChosenOther | undefined> {
  const versions = await savedVersions(root);
  const mayUseGit = mayAskGit(Uri.parse(root));
  const choices: Choice[] = [
    ...(versions.length > 0 ? [separator(l10n.t('Saved versions'))] : []),
    ...versions.map(({ file, name, saved }) => ({
      label: name === '' ? saved : name,
      ...(name !== saved && { description: saved }),
      iconPath: new ThemeIcon('history'),
      chosen: { kind: 'file', uri: file } as const,
    })),
    separator(l10n.t('Another plan')),
    { label: l10n.t('Another folder…'), iconPath: new ThemeIcon('folder'), next: 'folder' },
    {
      label: l10n.t('A plan file or a saved version…'),
      detail: l10n.t('A plan file is laid over the documents that are here.'),
      iconPath: new ThemeIcon('file'),
      next: 'file',
    },
    ...(mayUseGit
      ? [
          separator(l10n.t('More')),
          {
            label: l10n.t('A branch or an earlier state in Git…'),
            iconPath: new ThemeIcon('git-branch'),
            next: 'git',
          } as const,
        ]
      : []),
  ];
  const picked = await window.showQuickPick(choices, {
    title: l10n.t('Compare the plan here with what?'),
    placeHolder:
      versions.length > 0
        ? l10n.t('A saved version, another folder or a plan file')
        : l10n.t('No version is saved yet. “Save a version” keeps the plan as it is today.'),
    matchOnDescription: true,
  });
  if (!picked) return undefined;
  if (picked.chosen) return picked.chosen;
  return picked.next === 'git' ? chooseRevision(Uri.parse(root)) : chooseFile(picked.next === 'folder');
}

async function chooseFile(isFolder: boolean): Promise<ChosenOther | undefined> {
  const chosen = await window.showOpenDialog({
    canSelectFiles: !isFolder,
    canSelectFolders: isFolder,
    canSelectMany: false,
    openLabel: l10n.t('Compare'),
    title: isFolder ? l10n.t('The folder of the other plan') : l10n.t('The other plan file or saved version'),
    ...(!isFolder && { filters: { YAML: ['yaml', 'yml'] } }),
  });
  const uri = chosen?.[0];
  return uri && { kind: isFolder ? 'folder' : 'file', uri };
}

const icons: Readonly<Record<GitName['kind'], string>> = {
  branch: 'git-branch',
  remote: 'cloud',
  tag: 'tag',
  commit: 'git-commit',
};

async function chooseRevision(folder: Uri): Promise<ChosenOther | undefined> {
  const names = await gitNames(folder.fsPath);
  if (names.length === 0) {
    void window.showInformationMessage(
      l10n.t('This folder lies in no Git repository, or nothing was committed.'),
    );
    return undefined;
  }
  const named = names.filter(({ kind }) => kind !== 'commit');
  const commits = names.filter(({ kind }) => kind === 'commit');
  const item = ({ kind, name, date, subject }: GitName): Choice => {
    const label = kind === 'commit' ? subject : name;
    return {
      label,
      description: kind === 'commit' ? `${date} · ${name.slice(0, 10)}` : `${date} · ${subject}`,
      iconPath: new ThemeIcon(icons[kind]),
      chosen: {
        kind: 'revision',
        revision:
          kind === 'commit'
            ? name
            : kind === 'tag'
              ? `refs/tags/${name}`
              : kind === 'branch'
                ? `refs/heads/${name}`
                : `refs/remotes/${name}`,
        name: kind === 'commit' ? `${date} ${subject}` : name,
      },
    };
  };
  const picked = await window.showQuickPick(
    [
      separator(l10n.t('Branches and tags')),
      ...named.map(item),
      separator(l10n.t('Earlier states of this folder')),
      ...commits.map(item),
    ],
    { title: l10n.t('Compare the plan here with which state in Git?'), matchOnDescription: true },
  );
  return picked?.chosen;
}

function separator(label: string): Choice {
  return { label, kind: QuickPickItemKind.Separator };
}
