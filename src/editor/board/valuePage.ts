/** The value picture in the person's words, with its drawings. Pure, so that tests read what people will. */
import type { Need, QuadrantWord, ValuePicture, ValueRow } from '../../board/overview/valuePicture.ts';
import type { PictureSource } from '../../insight/board/pictureSource.ts';
import { shownText } from '../../insight/board/shownText.ts';
import { valueLayout, type ValuePoint } from '../../insight/board/valueLayout.ts';
import {
  quadrants,
  valueShown,
  type Quadrant,
  type ValueShown,
  type WeighedShown,
} from '../../insight/board/valuePicture.ts';
import type { RowText } from '../../insight/moduleTreeContent.ts';
import { standing, weights } from '../../insight/orderReasons.ts';
import { statusText } from '../../insight/statusText.ts';
import { message, type Message, type Translate } from '../../model/message.ts';
import { necessities } from '../../model/requirement.ts';

/** The page shows the widest one that fits, so that letters keep their size. */
const drawingSizes = [
  { width: 340, height: 360 },
  { width: 430, height: 400 },
  { width: 540, height: 440 },
  { width: 680, height: 480 },
  { width: 860, height: 540 },
  { width: 1060, height: 600 },
] as const;

/** With more of them the page gets fewer sizes: each takes its time, and the letters may be a little larger. */
const manyPoints = 1000;

export function valuePage(source: PictureSource, translate: Translate): ValuePicture {
  const shown = valueShown(source);
  const { rows, scale, middle } = shown;
  const points = pointsOf(shown);
  const sizes = points.length > manyPoints ? drawingSizes.filter((_, at) => at % 2 === 0) : drawingSizes;
  const drawings =
    points.length === 0 ? [] : sizes.map((size) => valueLayout(points, { ...size, scale, middle }));
  const hasStacks = drawings.some(({ marks }) => marks.some(({ numbers }) => numbers.length > 1));
  return {
    root: source.root,
    name: translate(message('Value and effort of what is still to be built')),
    listName: translate(message('The same in the suggested order')),
    hint: translate(message('Arrow keys go from one to the next, Enter opens the card.')),
    many: translate(message('{0} requirements: {1}', '{0}', '{1}')),
    stack: hasStacks ? translate(message('Several at one place; the number says how many')) : '',
    rows: rows.map((row) => rowOf(row, translate)),
    drawings,
    axes: {
      height: translate(scale === 'value' ? message('Business value') : message('Priority')),
      effort: translate(message('Effort (person-days)')),
      band: translate(message('No effort written')),
    },
    quadrants: quadrants.map((quadrant): QuadrantWord => ({
      quadrant,
      word: translate(quadrantWord[quadrant]),
      means: translate(quadrantMeans[quadrant]),
      count: rows.filter((row) => row.quadrant === quadrant).length,
    })),
    needs: ([...necessities, 'none'] as const)
      .map((need) => ({
        need,
        text: translate(needWord[need]),
        count: rows.filter(({ necessity }) => (necessity ?? 'none') === need).length,
      }))
      .filter(({ count }) => count > 0),
    notes: notesOf(shown).map(translate),
    empty: rows.length > 0 ? null : emptyWords(source, translate),
  };
}

function pointsOf({ rows }: ValueShown): readonly ValuePoint[] {
  return rows.flatMap(({ requirement, height, effort }, index) => {
    const label = requirement.title === '' ? (requirement.id ?? '') : requirement.title;
    return height === null ? [] : [{ number: index + 1, height, effort, label }];
  });
}

function rowOf(row: WeighedShown, translate: Translate): ValueRow {
  const { requirement, necessity, value, height, quadrant } = row;
  const status = row.isUnderWay ? null : statusText(requirement);
  const joined = (texts: readonly RowText[]): string =>
    texts.map((text) => shownText(typeof text === 'string' ? text : translate(text))).join(' · ');
  return {
    key: requirement.key,
    id: requirement.id ?? '',
    title: shownText(requirement.title === '' ? (requirement.id ?? '') : requirement.title),
    need: necessity ?? 'none',
    needText: translate(needWord[necessity ?? 'none']),
    quadrant,
    quadrantText: quadrant === null ? '' : translate(quadrantWord[quadrant]),
    weights: joined(weights(row)),
    facts: joined([...standing({ ...row, necessity: null }), ...(status === null ? [] : [status])]),
    isEstimated: value === null && height !== null,
  };
}

/** What the picture cannot know, with what it does instead. */
function notesOf({ rows, scale, middle }: ValueShown): readonly Message[] {
  if (rows.length === 0) return [];
  const guessed = rows.filter(({ value, height }) => value === null && height !== null).length;
  const nowhere = rows.filter(({ height }) => height === null).length;
  const timeless = rows.filter(({ height, effort }) => height !== null && effort === null).length;
  const notes: Message[] = [];
  if (nowhere === rows.length)
    return [message('Write a value and an effort, and a drawing shows here what is worth doing first.')];
  if (scale === 'priority')
    notes.push(message('Nobody has written a business value: the priority stands in for it.'));
  else if (guessed > 0)
    notes.push(
      message('{0} without a business value: their priority stands in, and their edge is dashed.', guessed),
    );
  if (timeless > 0)
    notes.push(message('{0} without an effort: they stand in a column of their own.', timeless));
  if (nowhere > 0)
    notes.push(message('{0} with neither a value nor a priority: they are in the list alone.', nowhere));
  if (middle && scale === 'value')
    notes.push(
      message(
        'High is a value of {0} or more, little is up to {1} person-days: the middle of what is shown.',
        shortNumber(middle.value),
        shortNumber(middle.effort),
      ),
    );
  else if (middle)
    notes.push(
      message(
        'High is {0} or more urgent, little is up to {1} person-days: the middle of what is shown.',
        `P${4 - middle.value}`,
        shortNumber(middle.effort),
      ),
    );
  return notes;
}

function shortNumber(number: number): number {
  return Number(number.toPrecision(3));
}

function emptyWords({ keys }: PictureSource, translate: Translate): NonNullable<ValuePicture['empty']> {
  return keys === null
    ? {
        heading: translate(message('Nothing is left to be built')),
        text: translate(
          message(
            'This picture weighs requirements that are not released yet: what each is worth, and how much it takes.',
          ),
        ),
      }
    : {
        heading: translate(message('Nothing that is still to be built fits the filter')),
        text: translate(message('Clear the filter, or look for something else.')),
      };
}

const quadrantWord: Readonly<Record<Quadrant, Message>> = {
  first: message('Do first'),
  plan: message('Plan'),
  aside: message('On the side'),
  less: message('Do less'),
};

const quadrantMeans: Readonly<Record<Quadrant, Message>> = {
  first: message('worth much, takes little'),
  plan: message('worth much, takes much'),
  aside: message('worth little, takes little'),
  less: message('worth little, takes much'),
};

const needWord: Readonly<Record<Need, Message>> = {
  blocking: message('Process stops without it'),
  degraded: message('Has a workaround'),
  nice: message('Nice to have'),
  none: message('Necessity not written'),
};
