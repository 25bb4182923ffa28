/**
 * In which order a line is asked what it is, by where the reader stands, and where it stands then. Source:
 * the tables of states in OpenFastTrace's importers of Markdown and reStructuredText, whose order counts.
 */
import type { LineKind, Syntax } from './lineKinds.ts';

export type State =
  | 'start'
  | 'title'
  | 'item'
  | 'description'
  | 'rationale'
  | 'comment'
  | 'covers'
  | 'depends'
  | 'needs'
  | 'tags'
  | 'code';

const lists = ['needsInline', 'needs', 'tagsInline', 'tags'] as const;

const markdown: Readonly<Record<State, readonly LineKind[]>> = {
  start: ['id', 'title', 'forward', 'codeBegin', 'any'],
  title: ['id', 'title', 'underline', 'empty', 'forward', 'any'],
  item: [
    'id',
    'status',
    'title',
    'rationale',
    'comment',
    'covers',
    'depends',
    ...lists,
    'description',
    'forward',
    'notEmpty',
  ],
  description: ['id', 'title', 'rationale', 'comment', 'covers', 'depends', ...lists, 'forward', 'any'],
  rationale: ['id', 'title', 'comment', 'covers', 'depends', ...lists, 'any'],
  comment: ['id', 'title', 'covers', 'depends', 'rationale', ...lists, 'any'],
  covers: ['id', 'title', 'reference', 'rationale', 'comment', 'depends', 'empty', ...lists, 'forward'],
  depends: [
    'id',
    'title',
    'reference',
    'rationale',
    'comment',
    'depends',
    'empty',
    'covers',
    ...lists,
    'forward',
  ],
  needs: [
    'id',
    'title',
    'rationale',
    'comment',
    'depends',
    'neededType',
    'empty',
    'covers',
    'tagsInline',
    'tags',
    'forward',
  ],
  tags: [
    'tagEntry',
    'id',
    'title',
    'rationale',
    'comment',
    'depends',
    'empty',
    'covers',
    ...lists,
    'forward',
  ],
  code: ['codeEnd'],
};

const restructuredText: Readonly<Record<State, readonly LineKind[]>> = {
  ...markdown,
  start: ['id', 'forward', 'title', 'any'],
  title: ['underline', 'title', 'id', 'empty', 'forward', 'any'],
  item: [
    'id',
    'status',
    'rationale',
    'comment',
    'title',
    'covers',
    'depends',
    ...lists,
    'description',
    'forward',
    'notEmpty',
  ],
  tags: [
    'tagEntry',
    'title',
    'id',
    'rationale',
    'comment',
    'depends',
    'empty',
    'covers',
    ...lists,
    'forward',
  ],
  code: [],
};

/** The kinds that a line may be of, in the order in which they are asked. A line of none leaves the state. */
export function kindsIn(state: State, syntax: Syntax): readonly LineKind[] {
  return (syntax === 'markdown' ? markdown : restructuredText)[state];
}

/** Where the reader stands behind a line of a kind. */
export function stateBehind(kind: LineKind, state: State, syntax: Syntax): State {
  switch (kind) {
    case 'id':
    case 'status':
    case 'needsInline':
      return 'item';
    case 'title':
      return 'title';
    case 'forward':
    case 'codeEnd':
      return 'start';
    case 'codeBegin':
      return 'code';
    case 'tagsInline':
      return 'tags';
    case 'notEmpty':
      return 'description';
    case 'description':
    case 'rationale':
    case 'comment':
    case 'covers':
    case 'depends':
    case 'needs':
    case 'tags':
      return kind;
    case 'empty':
      if (state === 'tags') return 'item';
      return state === 'needs' && syntax === 'markdown' ? 'description' : state;
    case 'any':
      return state === 'title' ? 'start' : state;
    case 'underline':
    case 'reference':
    case 'neededType':
    case 'tagEntry':
      return state;
  }
}
