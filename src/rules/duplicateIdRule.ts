/** The same id for two different requirements. Places that repeat a requirement under its own title are mentions. */
import { placeName } from '../insight/placeName.ts';
import { message } from '../model/message.ts';
import { flagRequirement } from './placementRules.ts';
import type { RequirementRule } from './rule.ts';

/** Places named beside a finding; more help nobody. */
const mostRelated = 10;

export const duplicateId: RequirementRule = {
  code: 'requirement/duplicate-id',
  subject: 'requirement',
  defaultSeverity: 'error',
  *check(requirement, snapshot) {
    if (requirement.id === null) return;
    const others = snapshot.definitionsOf(requirement).filter(({ key }) => key !== requirement.key);
    const [other] = others;
    if (!other) return;
    yield flagRequirement(
      requirement,
      message(
        'The id {0} also stands for “{1}” ({2}): code that names it could mean either one. Give one of them an id of its own.',
        requirement.id,
        other.title,
        placeName(snapshot, other.uri, other.fact.anchor),
      ),
      {
        related: others.slice(0, mostRelated).map(({ uri, fact, title }) => ({
          uri,
          range: fact.anchor,
          message: message('The other requirement with this id: “{0}”', title),
        })),
      },
    );
  },
};
