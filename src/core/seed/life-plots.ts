import type { CaseStep, StepAnswers } from '#shared/domain/case-lifecycle.ts';
import type { AnsweredItem } from './answered-items.ts';
import type { Random } from './random.ts';

interface Told {
  answered: AnsweredItem;
  first: { step: CaseStep; answers: StepAnswers };
  /** Each so many office days after the case came in; no fewer than the one before. */
  later: { after: number; step: CaseStep; answers: StepAnswers }[];
}

interface Circumstances {
  /** How many office days ago the case came in. */
  age: number;
  random: Random;
}

/** What can become of a case; null for an item that it cannot happen to. */
export interface LifePlot {
  /** The state it ends in. */
  state: string;
  /** How many office days ago the case came in, at least and at most. */
  youngest: number;
  oldest: number;
  tell(answered: AnsweredItem, circumstances: Circumstances): Told | null;
}

const received = { step: 'receive', answers: {} } as const;
const accepted = { step: 'accept', answers: {} } as const;
const reasonOfReturn = { reason: '户籍不在本镇，不属本部门受理范围', proposedOwner: '综合便民' };

/** The case as if a paper that must be there had not been brought; null for an item that needs none. */
function without(
  answered: AnsweredItem,
  which: (material: AnsweredItem['item']['materials'][number]) => boolean,
): { answered: AnsweredItem; id: string; name: string } | null {
  const { item, materials } = answered;
  const paper = item.materials.find((material) => material.required && which(material));
  if (!paper) return null;
  const others = materials.map((one) => (one.id === paper.id ? { ...one, received: false } : one));
  return { answered: { ...answered, materials: others }, id: paper.id, name: paper.name };
}

/** Whether a case that came in so long ago is still in time. */
function inTime({ item }: AnsweredItem, age: number): boolean {
  return item.promisedDays > age;
}

function opening(answered: AnsweredItem, later: Told['later']): Told {
  return { answered, first: accepted, later };
}

/** After so many of the days that have gone by. */
const share = (age: number, part: number) => Math.floor(age * part);

/** Every life that is not plain acceptance and completion, by the state it ends in. */
export const plots: readonly LifePlot[] = [
  {
    state: 'received',
    youngest: 0,
    oldest: 3,
    tell: (answered) => ({ answered, first: received, later: [] }),
  },
  {
    state: 'correction-told',
    youngest: 0,
    oldest: 8,
    tell: (answered) => {
      const lacking = without(answered, () => true);
      if (!lacking) return null;
      const corrections = [{ id: lacking.id, reason: `没有提交${lacking.name}，请补交` }];
      const first = { step: 'tell-correction', answers: { corrections } } as const;
      return { answered: lacking.answered, first, later: [] };
    },
  },
  {
    state: 'accepted-with-gaps',
    youngest: 0,
    oldest: 6,
    tell: (answered, { age }) => {
      const lacking = without(answered, ({ mayLack }) => mayLack);
      if (!lacking || !answered.item.gapsAllowed || !inTime(answered, age + 1)) return null;
      // The day itself is known only where the due date is counted.
      const first = { step: 'accept-with-gaps', answers: { gaps: [lacking.id] } } as const;
      return { answered: lacking.answered, first, later: [] };
    },
  },
  {
    state: 'forwarded',
    youngest: 1,
    oldest: 8,
    tell: (answered, { age }) => {
      if (!inTime(answered, age)) return null;
      const { department } = answered.item;
      return opening(answered, [{ after: share(age, 0.3), step: 'forward', answers: { department } }]);
    },
  },
  {
    state: 'suspended',
    youngest: 1,
    oldest: 8,
    tell: (answered, { age, random }) => {
      if (!inTime(answered, age)) return null;
      const days = random.between(2, 10);
      const answers = { reason: '需要实地勘验', days };
      return opening(answered, [{ after: share(age, 0.5), step: 'suspend', answers }]);
    },
  },
  {
    state: 'returned',
    youngest: 2,
    oldest: 8,
    tell: (answered, { age }) => {
      if (!inTime(answered, age)) return null;
      const { department } = answered.item;
      return opening(answered, [
        { after: share(age, 0.3), step: 'forward', answers: { department } },
        { after: share(age, 0.6), step: 'return', answers: reasonOfReturn },
      ]);
    },
  },
  {
    state: 'consultation',
    youngest: 3,
    oldest: 9,
    tell: (answered, { age }) => {
      if (!inTime(answered, age)) return null;
      const { department } = answered.item;
      return opening(answered, [
        { after: share(age, 0.2), step: 'forward', answers: { department } },
        { after: share(age, 0.4), step: 'return', answers: reasonOfReturn },
        {
          after: share(age, 0.6),
          step: 'forward-again',
          answers: { department, reason: '请核对户籍后再定' },
        },
        { after: share(age, 0.8), step: 'return', answers: reasonOfReturn },
      ]);
    },
  },
  {
    // Of those that lie ready to be fetched there is always one.
    state: 'completed',
    youngest: 0,
    oldest: 5,
    tell: (answered) => opening(answered, [{ after: 0, step: 'complete', answers: {} }]),
  },
  {
    // Open, and due on the last of the days.
    state: 'accepted',
    youngest: 1,
    oldest: 20,
    tell: (answered, { age }) => (answered.item.promisedDays === age ? opening(answered, []) : null),
  },
  {
    state: 'declined',
    youngest: 0,
    oldest: 60,
    tell: (answered) => {
      const answers = { reason: '申请事项不属于本镇职权范围', authority: '开平市政务服务中心' };
      return { answered, first: { step: 'decline', answers }, later: [] };
    },
  },
  {
    state: 'withdrawn',
    youngest: 0,
    oldest: 60,
    tell: (answered) =>
      opening(answered, [{ after: 0, step: 'withdraw', answers: { reason: '申请人改在外地办理' } }]),
  },
  {
    state: 'refused',
    youngest: 1,
    oldest: 40,
    tell: (answered) =>
      opening(answered, [{ after: 1, step: 'refuse', answers: { reason: '经核查，不符合规定条件' } }]),
  },
  {
    state: 'lapsed',
    youngest: 20,
    oldest: 70,
    tell: (answered) => {
      const lacking = without(answered, () => true);
      if (!lacking) return null;
      const corrections = [{ id: lacking.id, reason: `没有提交${lacking.name}，请补交` }];
      const lapse = {
        after: 14,
        step: 'lapse',
        answers: { reason: '告知补正后，期限内没有补齐材料' },
      } as const;
      const first = { step: 'tell-correction', answers: { corrections } } as const;
      return { answered: lacking.answered, first, later: [lapse] };
    },
  },
  {
    // 视为受理: nobody answered in time.
    state: 'deemed-accepted',
    youngest: 7,
    oldest: 12,
    tell: (answered, { age }) => {
      if (!inTime(answered, age)) return null;
      return { answered, first: received, later: [{ after: 6, step: 'deemed-accepted', answers: {} }] };
    },
  },
];
