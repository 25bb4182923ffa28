/** What docs/limits.md says is what the code does. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/** Where each limit stands, and what is said of it. */
const limits: readonly (readonly [file: string, name: string, value: number, said: string])[] = [
  ['src/index/readContent.ts', 'usualMegabytes', 16, '16 MB'],
  ['src/index/readContent.ts', 'mostMegabytes', 64, '64'],
  ['src/readers/scan/scanText.ts', 'longestLine', 100_000, '100,000'],
  ['src/readers/limits.ts', 'mostRequirements', 50_000, '50,000'],
  ['src/readers/limits.ts', 'mostModules', 5_000, '5,000'],
  ['src/readers/csv/scanCsv.ts', 'mostColumns', 1_000, '1,000'],
  ['src/readers/markdown/htmlTable.ts', 'mostRows', 20_000, '20,000'],
  ['src/readers/markdown/htmlTable.ts', 'mostColumns', 200, '200'],
  ['src/readers/yamlRequirements/yamlReader.ts', 'mostCharacters', 2 * 1024 * 1024, '2 MB'],
  ['src/readers/json/jsonDocument.ts', 'mostCharacters', 32 * 1024 * 1024, '32 MB'],
  ['src/readers/json/jsonPlaces.ts', 'deepest', 64, '64'],
  ['src/readers/planFile/readPlan.ts', 'longestPlan', 2 * 1024 * 1024, '2 MB'],
  ['src/readers/planFile/modules.ts', 'mostLevels', 20, '20'],
  ['src/readers/planFile/parseYaml.ts', 'mostNesting', 200, '200'],
  ['src/readers/planFile/planSource.ts', 'mostRepeated', 100_000, '100,000'],
  ['src/readers/archive/zipArchive.ts', 'mostInflated', 64 * 1024 * 1024, '64 MB'],
  ['src/readers/archive/zipArchive.ts', 'mostEntries', 10_000, '10,000'],
  ['src/readers/reqif/reqifzReader.ts', 'mostFiles', 100, '100'],
  ['src/readers/xlsx/readWorkbook.ts', 'mostSheets', 50, '50'],
  ['src/readers/xlsx/readWorkbook.ts', 'mostCells', 500_000, '500,000'],
  ['src/readers/reqif/placedXml.ts', 'deepest', 500, '500'],
  ['src/readers/scan/series.ts', 'mostIdsInRange', 200, '200'],
  ['src/readers/scan/markers.ts', 'mostMarkers', 10_000, '10,000'],
];

describe('the limits', () => {
  for (const [file, name, value, said] of limits) {
    it(`are told as they are: ${name} of ${file}`, () => {
      const source = readFileSync(file, 'utf8');
      const written = new RegExp(`const ${name} = ([^;]+);`, 'u').exec(source)?.[1];
      assert.ok(written, `${file} has no ${name}`);
      const factors = written.replace('megabyte', '1_048_576').replaceAll('_', '').split('*').map(Number);
      assert.equal(
        factors.reduce((product, factor) => product * factor, 1),
        value,
      );
      for (const page of ['docs/limits.md', 'docs/limits.zh-cn.md'])
        assert.ok(readFileSync(page, 'utf8').includes(said), `${page} does not say ${said}`);
    });
  }
});
