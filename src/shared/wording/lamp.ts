import type { Lamp, LampState } from '#shared/domain/deadline-lamp.ts';

/** A lamp as it is shown: a shape that is told apart without colour, and a word. */
export interface LampWords {
  readonly sign: '●' | '▲' | '■' | '‖';
  readonly word: string;
}

const SIGNS: Record<Lamp, LampWords['sign']> = { green: '●', yellow: '▲', red: '■', grey: '‖' };

function wordOf({ lamp, remainingWorkdays }: LampState): string {
  if (lamp === 'green') return '正常';
  if (lamp === 'grey') return '中止';
  if (lamp === 'yellow') return remainingWorkdays > 0 ? `${remainingWorkdays} 天` : '今天';
  return remainingWorkdays < 0 ? `超 ${-remainingWorkdays} 天` : '超期';
}

/**
 * Shape and word of a deadline lamp; days are working days. Late without a working day over, on the
 * weekend after the due day, is 超期 without a number.
 */
export function lampWords(state: LampState): LampWords {
  return { sign: SIGNS[state.lamp], word: wordOf(state) };
}

/** A deadline lamp as one text: `● 正常`, `▲ 1 天`, `▲ 今天`, `■ 超 2 天`, `■ 超期`, `‖ 中止`. */
export function lampText(state: LampState): string {
  const { sign, word } = lampWords(state);
  return `${sign} ${word}`;
}
