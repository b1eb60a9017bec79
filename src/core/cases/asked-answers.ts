import {
  type CaseStep,
  type StepAnswers,
  type StepQuestion,
  TRANSITIONS,
} from '#shared/domain/case-lifecycle.ts';

type TextQuestion = Exclude<
  StepQuestion,
  'days' | 'corrections' | 'gaps' | 'papers' | 'delivery' | 'rating' | 'authority'
>;

type Kept = { -readonly [Field in keyof StepAnswers]: StepAnswers[Field] };

/** Only what the step asks is kept; texts without the blanks around them. */
export function askedAnswers(step: CaseStep, answers: StepAnswers): StepAnswers {
  const kept: Kept = {};
  for (const question of TRANSITIONS[step].asks) keep[question](kept, answers);
  return kept;
}

const keep: Readonly<Record<StepQuestion, (kept: Kept, answers: StepAnswers) => void>> = {
  reason: keepText('reason'),
  approver: keepText('approver'),
  department: keepText('department'),
  proposedOwner: keepText('proposedOwner'),
  authority: (kept, { authority }) => {
    if (authority?.trim()) kept.authority = authority.trim();
  },
  days: (kept, { days }) => {
    if (days !== undefined) kept.days = days;
  },
  corrections: (kept, { corrections = [] }) => {
    kept.corrections = corrections.map(({ id, reason }) => ({ id, reason: reason.trim() }));
  },
  gaps: (kept, { gaps = [], declared = [], until }) => {
    if (gaps.length > 0) Object.assign(kept, { gaps: [...gaps], until });
    if (declared.length > 0) kept.declared = [...declared];
  },
  papers: (kept, { papers = [] }) => {
    kept.papers = papers.map(({ id, originals, copies }) => ({ id, originals, copies }));
  },
  delivery: (kept, { deliveryWay, deliveryReference }) => {
    if (deliveryWay) kept.deliveryWay = deliveryWay;
    const reference = deliveryReference?.trim();
    if (reference && deliveryWay !== 'counter') kept.deliveryReference = reference;
  },
  rating: (kept, { rating }) => {
    kept.rating = rating;
  },
};

function keepText(question: TextQuestion) {
  return (kept: Kept, answers: StepAnswers) => {
    kept[question] = answers[question]?.trim() ?? '';
  };
}
