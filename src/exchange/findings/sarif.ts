/**
 * Findings as SARIF 2.1.0, which code-scanning pages show beside the code.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
import { type FindingCode, findingCodes, type Severity } from '../../model/finding.ts';
import type { Translate } from '../../model/message.ts';
import { ruleSummaries } from './ruleSummaries.ts';
import { type Region, type ReportedFinding, type Spot, uniqueFingerprints } from './reportedFinding.ts';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

export interface SarifRun {
  /** Of Groundplan. */
  readonly version: string;
  /** A BCP 47 tag of the language of the texts. */
  readonly language: string;
  /** The plan file, below the folder: where a finding about the folder as a whole is shown. */
  readonly planFile: string;
}

export function sarifLog(
  findings: readonly ReportedFinding[],
  { version, language, planFile }: SarifRun,
  translate: Translate,
): string {
  const codes = findingCodes.filter((code) => findings.some((finding) => finding.code === code));
  const ruleIndex = new Map(codes.map((code, index) => [code, index]));
  const fingerprints = uniqueFingerprints(findings);
  const results = findings.map((finding, index) => {
    const { code, severity, text, related } = finding;
    const location = locationOf(finding, planFile);
    return {
      ruleId: code,
      ruleIndex: ruleIndex.get(code),
      level: levels[severity],
      message: { text },
      // Code-scanning pages leave out what has no place in a file.
      locations: [location],
      ...(related.length > 0 && {
        relatedLocations: related.map((other, id) => ({
          id,
          message: { text: other.text },
          ...physical(other.spot),
        })),
      }),
      partialFingerprints: { 'groundplan/v1': fingerprints[index] },
    };
  });
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Groundplan',
            semanticVersion: version,
            rules: codes.map((code) => ruleOf(code, translate)),
          },
        },
        language,
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          ROOT: {
            description: { text: 'The top of the repository; without one the folder that was checked.' },
          },
        },
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(code: FindingCode, translate: Translate) {
  const name = code.replaceAll(/(?:^|[/-])([a-z])/gu, (_, letter: string) => letter.toUpperCase());
  return { id: code, name, shortDescription: { text: translate(ruleSummaries[code]) } };
}

function locationOf({ spot, place }: ReportedFinding, planFile: string) {
  const location = physical(spot ?? { path: planFile, region: null });
  return spot && !spot.region && place !== '' ? { ...location, message: { text: place } } : location;
}

function physical({ path, region }: Spot) {
  return {
    physicalLocation: {
      artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'ROOT' },
      ...(region && { region: regionOf(region) }),
    },
  };
}

function regionOf({ line, column, endLine, endColumn }: Region) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}
