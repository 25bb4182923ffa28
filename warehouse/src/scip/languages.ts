/** Names of languages as SCIP’s `Language` has them, by the ending of a path; empty for those not listed. */
const languages: Readonly<Record<string, string>> = {
  c: 'C',
  cc: 'CPP',
  cpp: 'CPP',
  cs: 'CSharp',
  css: 'CSS',
  csv: '',
  dart: 'Dart',
  go: 'Go',
  h: 'C',
  hpp: 'CPP',
  html: 'HTML',
  java: 'Java',
  js: 'JavaScript',
  json: 'JSON',
  jsx: 'JavaScriptReact',
  kt: 'Kotlin',
  lua: 'Lua',
  md: 'Markdown',
  mjs: 'JavaScript',
  php: 'PHP',
  proto: 'Protobuf',
  py: 'Python',
  rb: 'Ruby',
  rs: 'Rust',
  rst: 'ReST',
  scala: 'Scala',
  sh: 'ShellScript',
  sql: 'SQL',
  swift: 'Swift',
  toml: 'TOML',
  ts: 'TypeScript',
  tsx: 'TypeScriptReact',
  vue: 'Vue',
  xml: 'XML',
  yaml: 'YAML',
  yml: 'YAML',
};

export function languageOf(path: string): string {
  const ending = /\.([a-z]{1,8})$/u.exec(path.toLowerCase())?.[1] ?? '';
  return Object.hasOwn(languages, ending) ? (languages[ending] ?? '') : '';
}
