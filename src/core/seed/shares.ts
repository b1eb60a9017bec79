import type { Random } from './random.ts';

/** A whole number cut into so many uneven whole parts that add up to it. */
export function shares(random: Random, total: number, parts: number): number[] {
  const weights = Array.from({ length: parts }, () => 0.6 + 0.8 * random.next());
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let passed = 0;
  let given = 0;
  return weights.map((weight) => {
    passed += weight;
    const upToHere = Math.round((passed / sum) * total);
    const part = upToHere - given;
    given = upToHere;
    return part;
  });
}
