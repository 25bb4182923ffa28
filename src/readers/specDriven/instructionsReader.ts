/**
 * Files that instruct an assistant: rules, prompts, templates and principles. They show by example what
 * requirements look like, and hold none, unless the plan file names one of them.
 */
import { message } from '../../model/message.ts';
import { startOfText } from '../../model/textRange.ts';
import type { Reader } from '../reader.ts';

const folders =
  /(?:^|\/)(?:\.kiro|\.specify|\.(?:claude|cursor|windsurf|gemini|codex|opencode|roo|qwen|amazonq|augment|agents?|github|spec-workflow)\/(?:commands?|agents?|skills|rules|prompts|templates|workflows|steering|instructions|chatmodes|output-styles))\/(?:.{1,400}\/)?[^/]{1,200}\.(?:md|mdx|markdown)$/iu;
const files = /(?:^|\/)(?:AGENTS|CLAUDE|GEMINI|QWEN|copilot-instructions)\.md$/u;

export const instructionsReader: Reader = {
  name: 'instructions',
  accepts: (path) => folders.test(path) || files.test(path),
  recognises: ({ isVouched = false }) => !isVouched,
  read: () => ({
    requirements: [],
    problems: [],
    leftOut: [
      { reason: message('It instructs an assistant, and holds no requirements.'), range: startOfText },
    ],
  }),
};
