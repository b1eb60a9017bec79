import { computeCheckCharacter } from '#shared/domain/identity-number.ts';
import { addCalendarDays, type LocalDate } from '#shared/domain/local-date.ts';
import type { ResidentRow } from '../residents/resident-line.ts';
import { NamePool, type PersonSex } from './names.ts';
import { type Random, WeightedChoice } from './random.ts';

/** Kaiping was a county until 1993; who was born before keeps its old code for life. */
const codeOfKaipingCounty = '440724';
const codeOfKaipingCity = '440783';

/** A village: few in their twenties, many old. Shares of people by the first year of age. */
const ages = [
  { from: 0, to: 6, share: 5 },
  { from: 7, to: 17, share: 11 },
  { from: 18, to: 34, share: 17 },
  { from: 35, to: 59, share: 36 },
  { from: 60, to: 79, share: 25 },
  { from: 80, to: 95, share: 6 },
];

/** Sequence numbers of one day and sex that an identity number has room for. */
const numbersOfADay = 499;

export interface GeneratedPerson extends Omit<ResidentRow, 'id'> {
  age: number;
}

/** Generates people of one village, none of them real, each with an identity number of its own. */
export class PeopleGenerator {
  private readonly random: Random;
  private readonly names: NamePool;
  private readonly today: LocalDate;
  private readonly addresses: readonly string[];
  private readonly ages = new WeightedChoice(ages, ({ share }) => share);
  /** Sequence numbers given out for each day and sex, from a first one on. */
  private readonly given = new Map<string, { first: number; count: number }>();
  private count = 0;

  constructor(random: Random, options: { people: number; today: LocalDate; village: string }) {
    this.random = random;
    this.today = options.today;
    this.names = new NamePool(random, options.people);
    this.addresses = hamlets(random).map((hamlet) => `开平市沙塘镇${options.village}${hamlet}`);
  }

  next(): GeneratedPerson {
    const { random } = this;
    this.count += 1;
    const sex: PersonSex = random.chance(0.51) ? '1' : '2';
    const { from, to } = this.ages.draw(random);
    const age = random.between(from, to);
    const { birthDate, number } = this.register(sex, age);
    return {
      identity_kind: 'resident-id',
      identity_number: number,
      name: this.names.draw(random, sex),
      sex,
      birth_date: birthDate,
      phone: this.phoneAt(age),
      address: `${random.pick(this.addresses)}${random.between(1, 120)}号`,
      age,
    };
  }

  /** A birth date of that age whose numbers are not used up. */
  private register(sex: PersonSex, age: number): { birthDate: LocalDate; number: string } {
    for (;;) {
      const birthDate = addCalendarDays(this.today, -Math.floor((age + this.random.next()) * 365.25));
      const given = this.given.get(birthDate + sex) ?? { first: this.random.below(numbersOfADay), count: 0 };
      if (given.count === numbersOfADay) continue;
      const order = (given.first + given.count) % numbersOfADay;
      this.given.set(birthDate + sex, { first: given.first, count: given.count + 1 });
      const region = birthDate < '1993-01-01' ? codeOfKaipingCounty : codeOfKaipingCity;
      const sequence = 2 * order + (sex === '1' ? 1 : 2);
      const digits = `${region}${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
      return { birthDate, number: digits + computeCheckCharacter(digits) };
    }
  }

  /** Numbers that count up from 19900000001, so that no generated one can be mistaken for somebody's. */
  private phoneAt(age: number): string {
    const without = age < 12 || (age > 75 && this.random.chance(0.4));
    return without ? '' : `1990${String(this.count).padStart(7, '0')}`;
  }
}

function hamlets(random: Random): string[] {
  const first = random.shuffled(Array.from('龙永东西南北长仁德和福安新松竹莲荣瑞'));
  const second = Array.from('安兴和庆塘冈胜平华溪');
  return first.slice(0, 14).map((character) => character + random.pick(second) + random.pick(['里', '村']));
}
