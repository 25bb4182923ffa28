/** YAML and JSON files that belong to some tool: by their names, and by the keys that they begin with. */

const names =
  /(?:^|\/)(?:package(?:-lock)?|composer|tsconfig[^/]{0,60}|jsconfig|pnpm-lock|pnpm-workspace|pubspec|chart|mkdocs|antora|_config|lerna|nx|angular|turbo|renovate|docker-compose[^/]{0,60}|compose|environment|conda|swagger|openapi|asyncapi|dependabot|codecov|azure-pipelines|buildspec|cloudbuild|serverless|playbook|crowdin|typedoc|redocly|docfx|\.[^/]{1,60})\.(?:ya?ml|json)$/iu;
const folders =
  /(?:^|\/)(?:\.github|\.gitlab|\.circleci|\.vscode|\.idea|i18n|l10n|locales?|lang|translations?|node_modules)\//iu;

/** Whether the name alone says that the file configures a tool or is made by one. */
export function isToolFile(path: string): boolean {
  return names.test(path) || folders.test(path);
}

/** Sets of keys at the top of a file of which each tells a tool; all of a set must be there. */
const signatures: readonly (readonly string[])[] = [
  ['openapi'],
  ['swagger'],
  ['asyncapi'],
  ['$schema', 'properties'],
  ['apiVersion', 'kind'],
  ['lockfileVersion'],
  ['services', 'version'],
  ['services', 'networks'],
  ['services', 'volumes'],
  ['on', 'jobs'],
  ['channels', 'dependencies'],
  ['dependencies', 'name', 'version'],
  ['compilerOptions'],
  ['stages', 'script'],
  ['pipeline', 'steps'],
  ['site_name', 'nav'],
  ['body', 'name', 'description'],
  ['definitions', '$schema'],
  ['info', 'item'],
  ['swimlanes', 'cards'],
];

/** Whether the keys at the top of a file are those of a known tool. */
export function isToolContent(keys: ReadonlySet<string>): boolean {
  return signatures.some((signature) => signature.every((key) => keys.has(key)));
}
