import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Condition, conditionHolds } from './condition.ts';
import { conditionText, readConditionText } from './condition-text.ts';
import { tidyCondition } from './tidy-item.ts';

const id = fc.constantFrom('way', 'age', 'place2');
const option = fc.constantFrom('a', 'b', 'c1');
const leaf = fc.record({ situation: id, in: fc.uniqueArray(option, { minLength: 1 }) });
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.constant(null),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
  ),
}));
const answers = fc.dictionary(id, option);

describe('a condition as text', () => {
  it('reads as people write it, with any brackets and blanks', () => {
    const wanted: Condition = {
      all: [
        { situation: 'way', in: ['simple', 'general'] },
        {
          any: [
            { situation: 'abnormal', in: ['yes'] },
            { situation: 'paper', in: ['lost'] },
          ],
        },
      ],
    };
    expect(conditionText(wanted)).toBe('way=simple|general 且 (abnormal=yes 或 paper=lost)');
    expect(readConditionText('way=simple|general 且（abnormal=yes或paper=lost）')).toEqual(wanted);
    expect(readConditionText(' ')).toBeNull();
  });

  it.each([
    'way',
    'way=',
    '=a',
    'way=a 且',
    'a=b 且 c=d 或 e=f',
    '(a=b',
    'a=b)',
    'a=b c=d',
    '且',
    'a=b|',
    '('.repeat(5000),
  ])('is none: %s', (text) => {
    expect(readConditionText(text)).toBeUndefined();
  });

  it('is read back as the same condition, whatever it is', () => {
    fc.assert(
      fc.property(condition, (one) => {
        expect(readConditionText(conditionText(one))).toEqual(tidyCondition(one));
      }),
    );
  });

  it('holds under the same answers as before it was tidied', () => {
    fc.assert(
      fc.property(condition, answers, (one, given) => {
        expect(conditionHolds(tidyCondition(one), given)).toBe(conditionHolds(one, given));
      }),
    );
  });
});
