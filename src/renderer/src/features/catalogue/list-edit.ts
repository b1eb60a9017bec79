/** A list with one entry changed. */
export function withAt<Entry>(list: readonly Entry[], at: number, change: Partial<Entry>): Entry[] {
  return list.map((entry, place) => (place === at ? { ...entry, ...change } : entry));
}

export function without<Entry>(list: readonly Entry[], at: number): Entry[] {
  return list.filter((_, place) => place !== at);
}

/** A list with one entry a step up or down; at its end nothing moves. */
export function moved<Entry>(list: readonly Entry[], at: number, step: 1 | -1): Entry[] {
  const to = at + step;
  const copy = [...list];
  const [one, other] = [list[at], list[to]];
  if (one === undefined || other === undefined) return copy;
  copy[at] = other;
  copy[to] = one;
  return copy;
}

/** A name inside the item that nothing else has: `m1`, `m2`, … Nobody has to think of one. */
export function freshId(prefix: string, taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}
