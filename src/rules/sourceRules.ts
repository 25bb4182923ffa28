/** What is wrong with the other repositories that a plan names, as far as it concerns the folder that names them. */
import { placeName } from '../insight/placeName.ts';
import { sameIdInSources } from '../insight/sameIdInSources.ts';
import { message, type Message } from '../model/message.ts';
import type { SourceFault } from '../model/snapshot.ts';
import { flagRequirement } from './placementRules.ts';
import type { DocumentRule, RequirementRule } from './rule.ts';

export const sourceUnreadable: DocumentRule = {
  code: 'source/unreadable',
  subject: 'document',
  defaultSeverity: 'error',
  *check({ kind, uri, root }, snapshot) {
    if (kind !== 'plan') return;
    for (const { source, found } of snapshot.sources(root)) {
      if (!found || !('fault' in found)) continue;
      yield { uri, range: source.range, requirement: null, message: faultText(found.fault, source.path) };
    }
  },
};

function faultText(fault: SourceFault, path: string): Message {
  switch (fault) {
    case 'missing':
      return message(
        'There is nothing at “{0}”, so no requirement of this source is known here, and references to it cannot be checked. Correct the path, or fetch the repository first.',
        path,
      );
    case 'forbidden':
      return message('There is no permission to read the source “{0}”.', path);
    case 'special':
      return message('The source “{0}” is neither a folder nor a file that can be read.', path);
    case 'address':
      return message(
        '“{0}” is an address, and nothing is fetched from a network. Clone the repository, and write the path of its folder here.',
        path,
      );
    case 'untrusted':
      return message(
        'The source “{0}” lies outside of this workspace, so it is only read once you trust the workspace.',
        path,
      );
    case 'around':
      return message(
        'The source “{0}” holds this folder itself. Name the folder in it that has the requirements.',
        path,
      );
    case 'beside':
      return message(
        'The source “{0}” lies beside the plan file, where it is read as one of the own documents. Move it into a folder, such as “sources/”.',
        path,
      );
    case 'virtual':
      return message('The source “{0}” cannot be read: this folder is not on a disk of this machine.', path);
    case 'tooMany':
      return message('The source “{0}” is not read: there are too many sources.', path);
  }
}

export const sameIdInSource: RequirementRule = {
  code: 'source/same-id',
  subject: 'requirement',
  defaultSeverity: 'warning',
  *check(requirement, snapshot) {
    for (const { name, requirement: other } of sameIdInSources(snapshot, requirement).slice(0, 1)) {
      const { uri, fact, title } = other;
      yield flagRequirement(
        requirement,
        message(
          'The id {0} also stands for “{1}” ({2}). Here it means this requirement; write {3} for the other one.',
          requirement.id ?? '',
          title,
          placeName(snapshot, uri, fact.anchor),
          `${name}:${other.id}`,
        ),
        {
          related: [
            { uri, range: fact.anchor, message: message('The other requirement with this id: “{0}”', title) },
          ],
        },
      );
    }
  },
};
