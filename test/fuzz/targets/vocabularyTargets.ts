/** The words that people use: whatever a cell, a heading or a name says, there is an answer, and the same for the same. */
import { readSentence } from '../../../src/insight/capture/sentence.ts';
import { isCommentLine } from '../../../src/vocabulary/commentSigns.ts';
import { conceptsIn } from '../../../src/vocabulary/concepts.ts';
import { dateOf } from '../../../src/vocabulary/dates.ts';
import { featureKey, withoutFeatureNumber } from '../../../src/vocabulary/features.ts';
import { documentLanguage } from '../../../src/vocabulary/fieldWords.ts';
import { isGenericHeading } from '../../../src/vocabulary/genericHeadings.ts';
import { fieldOfHeader, headerKey, isRequirementHeader } from '../../../src/vocabulary/headers.ts';
import { idKey, isIdShaped, withoutComponent } from '../../../src/vocabulary/ids.ts';
import { isFeedbackWord, measurePartOf } from '../../../src/vocabulary/measureWords.ts';
import { moduleWordKey } from '../../../src/vocabulary/moduleWords.ts';
import { countedMoves, isMovesWord, phaseTrailIn } from '../../../src/vocabulary/movedWords.ts';
import { listParts, nameKey, pathParts, withoutNumbering } from '../../../src/vocabulary/names.ts';
import { phaseWordIn } from '../../../src/vocabulary/phaseWords.ts';
import { matchesPinyin, pinyinKeys, pinyinPlaces } from '../../../src/vocabulary/pinyin.ts';
import { pinyinInFull, pinyinInitials } from '../../../src/vocabulary/pinyinSpelling.ts';
import { fieldOfPlanKey } from '../../../src/vocabulary/planKeys.ts';
import { personDays, quantityOf } from '../../../src/vocabulary/quantities.ts';
import { resemblance, similarNames } from '../../../src/vocabulary/resemblance.ts';
import { specificationId } from '../../../src/vocabulary/specificationIds.ts';
import { withoutTalk } from '../../../src/vocabulary/spokenWords.ts';
import { stem } from '../../../src/vocabulary/stem.ts';
import {
  exemptionReason,
  isFileList,
  isPlaceholder,
  necessityOf,
  priorityOf,
  statusOf,
} from '../../../src/vocabulary/values.ts';
import { isTraditional, simplified } from '../../../src/vocabulary/variants.ts';
import { fixtureTexts } from '../fixtureTexts.ts';
import { asText, type FuzzTarget, promise } from '../fuzzTarget.ts';

export function vocabularyTargets(): readonly FuzzTarget[] {
  const { words } = fixtureTexts(['test/vocabulary', 'test/insight']);
  const seeds = [
    '线索管理',
    '第一期',
    'P0（高）',
    '已上线 → 二期',
    '不建设（n/a）',
    '3.5 人天',
    '2026年8月1日',
    'CRM-001',
    'req~a~1',
  ];
  return [
    {
      name: 'vocabulary',
      about: 'vocabulary/',
      seeds: [...seeds, ...words.slice(0, 400)],
      words,
      run: (input) => {
        const text = asText(input);
        // Values, headers and names are short; what calls these cuts longer ones or is linear.
        const key = nameKey(text);
        promise(nameKey(key) === nameKey(nameKey(key)), 'a key has a key', () => text);
        promise(simplified(text).length === text.length, 'every place stays', () => text);
        const phase = phaseWordIn(text);
        if (phase)
          promise(text.startsWith(phase.text, phase.offset), 'a phase stands where it is said', () => text);
        promise(
          pinyinPlaces(text).every((at) => at >= 0 && at <= text.length),
          'sounds lie in the text',
          () => text,
        );
        return [
          [key, headerKey(text), idKey(text), featureKey(text), moduleWordKey(text), pinyinKeys(text)],
          [
            isIdShaped(text),
            isGenericHeading(text),
            isRequirementHeader(text),
            isFeedbackWord(text),
            isMovesWord(text),
          ],
          [
            isPlaceholder(text),
            isFileList(text),
            isTraditional(text),
            isCommentLine(text),
            documentLanguage(text),
          ],
          [fieldOfHeader(text), fieldOfPlanKey(text), measurePartOf(text), specificationId(text)],
          [
            statusOf(text),
            priorityOf(text),
            necessityOf(text),
            exemptionReason(text),
            dateOf(text),
            quantityOf(text),
          ],
          [personDays(text, '人天'), countedMoves(text), phaseTrailIn(text), phase],
          [
            withoutNumbering(text),
            withoutComponent(text),
            withoutFeatureNumber(text),
            pathParts(text),
            listParts(text),
          ],
          [withoutTalk(text), stem(text), [...conceptsIn(text.slice(0, 500)).keys()]],
        ];
      },
    },
    {
      name: 'names alike and sounds',
      about: 'vocabulary/pinyin vocabulary/resemblance insight/capture/',
      seeds: [...seeds, 'xiansuo\n线索管理', 'lead\nLeads', ...words.slice(0, 200)],
      words,
      weight: 4,
      run: (input) => {
        const [first = '', second = ''] = asText(input).slice(0, 400).split('\n');
        const alike = resemblance(first, second);
        promise(alike >= 0 && alike <= 1, 'between nothing and all', () => `${alike}`);
        return [
          alike,
          similarNames(first, [second, '线索', 'lead management']),
          matchesPinyin(first, pinyinKeys(second)),
          pinyinInitials(first),
          pinyinInFull(first),
          readSentence(first),
        ];
      },
    },
  ];
}
