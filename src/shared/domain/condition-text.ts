import type { Condition } from './condition.ts';
import { tidyCondition } from './tidy-item.ts';

/**
 * A condition as one line of text for a cell of a file: `way=simple|general 且 (abnormal=yes 或 paper=lost)`; empty
 * where it always holds. Ids are written, not labels, since labels may hold any sign.
 */
export function conditionText(condition: Condition): string {
  return textOf(tidyCondition(condition));
}

function textOf(condition: Condition): string {
  if (condition === null) return '';
  if ('all' in condition) return condition.all.map(inGroup).join(' 且 ');
  if ('any' in condition) return condition.any.map(inGroup).join(' 或 ');
  return `${condition.situation}=${condition.in.join('|')}`;
}

function inGroup(part: Condition): string {
  return part !== null && 'situation' in part ? textOf(part) : `(${textOf(part)})`;
}

/** Deeper than anybody writes, and far from where reading it would run out of stack. */
const deepest = 20;

/**
 * Reads what conditionText writes. `且` and `或` are not mixed without brackets, because people read that in two ways.
 * @returns undefined for a text that is no condition
 */
export function readConditionText(text: string): Condition | undefined {
  const signs = text.normalize('NFKC').match(/[()]|且|或|[A-Za-z0-9=|]+|\S/g) ?? [];
  if (signs.length === 0) return null;
  const reader = new Reader(signs);
  const condition = reader.group(0);
  return condition !== undefined && reader.atEnd ? tidyCondition(condition) : undefined;
}

class Reader {
  private at = 0;
  private readonly signs: readonly string[];

  constructor(signs: readonly string[]) {
    this.signs = signs;
  }

  get atEnd(): boolean {
    return this.at === this.signs.length;
  }

  group(depth: number): Condition | undefined {
    const first = this.part(depth);
    if (first === undefined) return undefined;
    const word = this.signs[this.at];
    if (word !== '且' && word !== '或') return first;
    const parts = [first];
    while (this.signs[this.at] === word) {
      this.at += 1;
      const next = this.part(depth);
      if (next === undefined) return undefined;
      parts.push(next);
    }
    return word === '且' ? { all: parts } : { any: parts };
  }

  private part(depth: number): Condition | undefined {
    const sign = this.signs[this.at];
    if (sign === undefined || depth > deepest) return undefined;
    this.at += 1;
    if (sign === '(') {
      const inside = this.group(depth + 1);
      if (this.signs[this.at] !== ')') return undefined;
      this.at += 1;
      return inside;
    }
    const [, situation, options] = /^([A-Za-z0-9]+)=([A-Za-z0-9]+(?:\|[A-Za-z0-9]+)*)$/.exec(sign) ?? [];
    return situation === undefined || options === undefined
      ? undefined
      : { situation, in: options.split('|') };
  }
}
