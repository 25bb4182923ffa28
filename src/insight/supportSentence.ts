/** Since when there is support, as people read it beside a step, a module or a requirement. */
import { message, type Message } from '../model/message.ts';
import type { SupportState } from './processCoverage.ts';

export function supportSentence(state: SupportState): Message {
  switch (state.kind) {
    case 'now':
      return message('supported now');
    case 'from':
      return message('from {0} on', state.name);
    case 'open':
      return message('nobody has said when');
    case 'never':
      return message('never: nothing supports it');
  }
}
