import { uuidv7 } from 'uuidv7';
import type { HouseholdRelation } from '#shared/domain/households.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import type { Random } from './random.ts';

/** As many households have a dossier in the town. */
const mostHouseholds = 2000;
const largest = 5;
const adultAge = 18;
const generation = 17;

interface Member {
  id: string;
  age: number;
  sex: string;
  address: string;
}

/** Puts generated people into households as they come, the first adult as the head, until there are enough. */
export class Households {
  private readonly random: Random;
  private count = 0;
  private current: { id: string; head: Member; spouse: boolean; open: number } | null = null;

  constructor(random: Random) {
    this.random = random;
  }

  /** The address the next person lives at: that of the household they will be put into, or their own. */
  addressOf(own: string): string {
    return this.current?.head.address ?? own;
  }

  add(unit: UnitOfWork, member: Member): void {
    const { current } = this;
    if (current) {
      this.insert(unit, current.id, member.id, this.relationOf(current, member));
      current.open -= 1;
      if (current.open === 0) this.current = null;
    } else if (member.age >= adultAge && this.count < mostHouseholds) {
      this.count += 1;
      const open = this.random.below(largest);
      // Who lives alone has no household to tell of.
      if (open === 0) return;
      const id = uuidv7();
      unit.insert('household', { id, address: member.address });
      this.insert(unit, id, member.id, 'head');
      this.current = { id, head: member, spouse: false, open };
    }
  }

  private relationOf(household: { head: Member; spouse: boolean }, member: Member): HouseholdRelation {
    const older = member.age - household.head.age;
    if (older <= -generation) return member.sex === '1' ? 'son' : 'daughter';
    if (older >= generation) return 'parent';
    if (household.spouse || member.sex === household.head.sex || member.age < adultAge) return 'sibling';
    household.spouse = true;
    return 'spouse';
  }

  private insert(unit: UnitOfWork, household: string, resident: string, relation: HouseholdRelation): void {
    unit.insert('householdMember', { resident_id: resident, household_id: household, relation });
  }
}
