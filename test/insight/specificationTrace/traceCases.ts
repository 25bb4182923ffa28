/**
 * Small workspaces with what OpenFastTrace says of each. `defects` has a line for each defect item, in order:
 * its id (the kind alone for a tag whose name is made up), `-type` for what it misses, `×n` for the number of
 * items that share its id, and its bad links. OpenFastTrace prints a link to another
 * revision once more as an orphan, and once for each revision that there is.
 */
export interface TraceCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly total: number;
  readonly defects: readonly string[];
}

const item = (id: string, ...lines: readonly string[]): string =>
  ['### Some title', `\`${id}\``, '', ...lines, ''].join('\n');
const covers = (...ids: readonly string[]): string =>
  ['Covers:', '', ...ids.map((id) => `- \`${id}\``), ''].join('\n');

export const traceCases: readonly TraceCase[] = [
  {
    name: 'a chain in which everything is covered',
    files: {
      'a.md': item('req~a~1', 'Needs: dsn') + item('dsn~a~1', covers('req~a~1'), 'Needs: impl, utest'),
      'src/a.java': '// [impl->dsn~a~1]\n// [utest->dsn~a~1]\n',
    },
    total: 4,
    defects: [],
  },
  {
    name: 'a need that nothing covers',
    files: { 'a.md': item('req~a~1', 'Needs: dsn, utest'), 'a.java': '// [dsn->req~a~1]\n' },
    total: 2,
    defects: ['req~a~1 -utest'],
  },
  {
    name: 'a need that is covered by what lacks coverage itself',
    files: { 'a.md': item('req~a~1', 'Needs: dsn') + item('dsn~a~1', covers('req~a~1'), 'Needs: impl') },
    total: 2,
    defects: ['req~a~1', 'dsn~a~1 -impl'],
  },
  {
    name: 'a tag that covers an old revision',
    files: { 'a.md': item('req~a~2', 'Needs: impl'), 'a.java': '// [impl->req~a~1]\n' },
    total: 2,
    defects: ['impl outdated→req~a~1', 'req~a~2 -impl outdated←impl'],
  },
  {
    name: 'an item that covers a revision which is not there yet',
    files: { 'a.md': item('req~a~2', 'Needs: dsn') + item('dsn~b~1', covers('req~a~3')) },
    total: 2,
    defects: ['req~a~2 -dsn predated←dsn~b~1', 'dsn~b~1 predated→req~a~3'],
  },
  {
    name: 'a revision between two that are defined',
    files: {
      'a.md': item('req~a~1', 'Needs: impl') + item('req~a~3', 'Needs: impl'),
      'a.java': '// [impl->req~a~2]\n',
    },
    total: 3,
    defects: ['impl outdated→req~a~2', 'req~a~1 -impl predated←impl', 'req~a~3 -impl outdated←impl'],
  },
  {
    name: 'an id that nothing defines',
    files: { 'a.md': item('req~a~1'), 'a.java': '// [impl->req~b~1]\n' },
    total: 2,
    defects: ['impl orphaned→req~b~1'],
  },
  {
    name: 'an id that two items have, under one title',
    files: {
      'a.md': item('req~a~1', 'Needs: impl'),
      'b.md': item('req~a~1', 'Needs: impl'),
      'c.java': '// [impl->req~a~1]\n',
    },
    total: 3,
    defects: ['req~a~1 -impl ×2', 'req~a~1 -impl ×2', 'impl ambiguous→req~a~1'],
  },
  {
    name: 'coverage that nobody asked for',
    files: { 'a.md': item('req~a~1', 'Needs: impl'), 'a.java': '// [impl->req~a~1] [itest->req~a~1]\n' },
    total: 3,
    defects: ['itest unwanted→req~a~1', 'req~a~1 unwanted←itest'],
  },
  {
    name: 'a rejected item, which may lack coverage and cover nothing',
    files: { 'a.md': item('req~a~1', 'Status: rejected', '', covers('feat~x~1'), 'Needs: impl') },
    total: 1,
    defects: [],
  },
  {
    name: 'a rejected item that covers an old revision, which spoils the one it covers',
    files: { 'a.md': item('req~a~2') + item('dsn~a~1', 'Status: rejected', '', covers('req~a~1')) },
    total: 2,
    defects: ['req~a~2 outdated←dsn~a~1'],
  },
  {
    name: 'items that cover each other',
    files: {
      'a.md':
        item('req~a~1', covers('dsn~a~1'), 'Needs: dsn') + item('dsn~a~1', covers('req~a~1'), 'Needs: req'),
    },
    total: 2,
    defects: ['req~a~1', 'dsn~a~1'],
  },
  {
    name: 'a need that is forwarded, in a document and in code',
    files: {
      'a.md': `${item('req~a~1', 'Needs: arch')}\n# Forwarded\n\n* \`arch --> dsn, utest : req~a~1\`\n`,
      'a.java': '// [dsn->arch~a~1>>impl] and [impl->dsn~a~0]\n// [utest->arch~a~1]\n',
    },
    total: 5,
    defects: [],
  },
  {
    name: 'a named tag that is to be covered itself',
    files: {
      'a.md': item('req~a~1', 'Needs: impl'),
      'a.java': '// [impl~parser~7->req~a~1 >> utest, itest]\n// [utest->impl~parser~7]\n',
    },
    total: 3,
    defects: ['impl~parser~7 -itest', 'req~a~1'],
  },
  {
    name: 'ids in fenced code, and between the words that switch off',
    files: {
      'a.md': `Text.\n\n\`\`\`markdown\n\`req~a~1\`\n\`\`\`\n\n<!-- oft:off -->\n\`req~b~1\`\n<!-- oft:on -->\n\n\`req~c~1\`\n`,
    },
    total: 1,
    defects: [],
  },
  {
    name: 'a fence right below a title, which OpenFastTrace does not see',
    files: { 'a.md': '# Title\n```\n`req~a~1`\n```\n`req~b~1`\n' },
    total: 2,
    defects: [],
  },
  {
    name: 'reStructuredText',
    files: {
      'a.rst':
        'Sign in\n=======\n`req~a~1`\n\nText.\n\nNeeds: dsn\n\nDesign\n------\n`dsn~a~1`\n\nCovers:\n\n- `req~a~1`\n\nNeeds:\n\n* impl\n\n* utest\n',
      'a.py': '# [impl->dsn~a~1]\n',
    },
    total: 3,
    defects: ['dsn~a~1 -utest', 'req~a~1'],
  },
  {
    name: 'names in any language',
    files: { 'a.md': item('req~登录.单点_1~1', 'Needs: impl'), 'a.sql': '-- [impl->req~登录.单点_1~1]\n' },
    total: 2,
    defects: [],
  },
  {
    name: 'tags in files that OpenFastTrace does not read',
    files: { 'a.md': item('req~a~1', 'Needs: impl'), 'a.tsx': '// [impl->req~a~1]\n' },
    total: 1,
    defects: ['req~a~1 -impl'],
  },
  {
    name: 'ReqM2 XML',
    files: {
      'docs/a.xml':
        '<?xml version="1.0"?>\n<specdocument>\n<specobjects doctype="req">\n<specobject>\n<id>req:a</id>\n<status>approved</status>\n<version>1</version>\n<needscoverage><needsobj>dsn</needsobj></needscoverage>\n</specobject>\n</specobjects>\n<specobjects doctype="dsn">\n<specobject><id>a</id><version>2</version><providescoverage><provcov><linksto>req:a</linksto><dstversion>1</dstversion></provcov></providescoverage><needscoverage><needsobj>impl</needsobj></needscoverage></specobject>\n</specobjects>\n</specdocument>\n',
    },
    total: 2,
    defects: ['dsn~a~2 -impl', 'req~a~1'],
  },
];
