/** What the sections of a document hand down to the requirements in them. */
import type { Claim } from '../../model/facts.ts';
import { announcesRequirements, isChangeHeading, isReport } from '../contextWords.ts';
import type { Surroundings } from '../table/tableRequirements.ts';
import { rstText } from './rstText.ts';
import type { RstSection } from './sectionTitles.ts';

export interface SectionSurroundings extends Surroundings {
  readonly announced: boolean;
  readonly inReport: boolean;
  readonly inChangeLog: boolean;
}

/** For each section by its index; -1 is what stands above all titles. */
export function rstSurroundings(
  sections: readonly RstSection[],
  places: readonly Claim[],
  path: string,
): (section: number) => SectionSurroundings {
  const top: SectionSurroundings = {
    inherited: places,
    headings: [],
    announced: announcesRequirements(path),
    inReport: isReport(path),
    inChangeLog: false,
  };
  const all: SectionSurroundings[] = [];
  for (const { text, range, parent } of sections) {
    const outer = all[parent] ?? top;
    const plain = rstText(text);
    const place: Claim = { field: 'place', from: 'heading', text: plain, range, name: '' };
    all.push({
      inherited: plain === '' ? outer.inherited : [place, ...outer.inherited],
      headings: plain === '' ? outer.headings : [...outer.headings, plain],
      announced: outer.announced || announcesRequirements(plain),
      inReport: outer.inReport || isReport(plain),
      inChangeLog: outer.inChangeLog || isChangeHeading(plain),
    });
  }
  return (section) => all[section] ?? top;
}
