import { message, type Message } from '../model/message.ts';
import type { Relation } from './dependants.ts';

/** What requirements that name another in this field are to it. */
export function relationName(relation: Relation): Message {
  switch (relation) {
    case 'dependsOn':
      return message('Needed by');
    case 'parent':
      return message('Broken down into');
    case 'covers':
      return message('Covered by');
    case 'duplicateOf':
      return message('Duplicates');
    case 'links':
      return message('Linked from');
  }
}
