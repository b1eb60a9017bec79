import type { ServiceItem } from '#shared/contract/catalogue.ts';
import type { SituationAnswers } from '#shared/domain/condition.ts';
import type { LocalDate } from '#shared/domain/local-date.ts';
import { decideMaterials } from '#shared/domain/materials-by-answers.ts';
import { currentItems } from '../catalogue/queries.ts';
import { getItem } from '../catalogue/service.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import type { CaseRecord } from '../intake/insert-case.ts';
import { formValues } from './form-values.ts';
import { type Random, WeightedChoice } from './random.ts';

/** An item as one applicant needs it: with answers, the papers these ask for, and a filled-in form. */
export type AnsweredItem = Pick<CaseRecord, 'item' | 'situations' | 'form' | 'materials'>;

/** Each item is answered in so many ways, once for all cases. */
const waysOfAnItem = 8;
/** Answers that end the intake are drawn again, so many times for each way. */
const attempts = 20;

/**
 * The items of the catalogue, to be drawn as often as they are asked for: by the weight the catalogue gives, or
 * by their place in an order of chance, in which the tenth comes a tenth as often as the first.
 */
export class AnsweredItems {
  private readonly choice: WeightedChoice<readonly AnsweredItem[]>;

  constructor(random: Random, read: ReadHandle, today: LocalDate) {
    const items = random.shuffled(read.all(currentItems())).map(({ code, frequency_weight }, at) => ({
      weight: frequency_weight || mostOfUnweighted / (at + 1),
      ways: waysOf(random, getItem(read, code), today),
    }));
    const takenIn = items.filter(({ ways }) => ways.length > 0);
    const weights = takenIn.map(({ weight }) => weight);
    this.choice = new WeightedChoice(
      takenIn.map(({ ways }) => ways),
      (_, at) => weights[at] as number,
    );
  }

  draw(random: Random): AnsweredItem {
    return random.pick(this.choice.draw(random));
  }
}

/** Weight of the most usual of the items to which the catalogue gives none. */
const mostOfUnweighted = 60;

/** No way at all for an item that only says which office to go to. */
function waysOf(random: Random, item: ServiceItem, today: LocalDate): AnsweredItem[] {
  if (item.handling === 'advice') return [];
  const ways: AnsweredItem[] = [];
  const wanted = item.situations.length + item.form.length > 0 ? waysOfAnItem : 1;
  for (let left = wanted * attempts; left > 0 && ways.length < wanted; left -= 1) {
    const drawn: SituationAnswers = Object.fromEntries(
      item.situations.map(({ id, options }) => [id, random.pick(options).id]),
    );
    const decision = decideMaterials(item, drawn, { agent: false });
    const { outcome, required, optional, answers: situations } = decision;
    if (outcome) continue;
    const received = [
      ...required.map((material) => ({ ...material, received: true })),
      ...optional.map((material) => ({ ...material, received: random.chance(0.5) })),
    ];
    ways.push({
      item: { ...item, materials: [...required, ...optional] },
      situations,
      form: formValues(random, item.form, situations, today),
      materials: received.map(({ id, received, originals, copies }) => ({ id, received, originals, copies })),
    });
  }
  return ways;
}
