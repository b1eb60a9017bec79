import { describe, expect, it } from 'vitest';
import { TRANSFER_REFUSALS } from '../domain/transfer.ts';
import { caseStateWord, caseStepWord } from './case-states.ts';
import { commandTitle } from './commands.ts';
import { entityWord } from './entity-names.ts';
import { transferRefusalSentence, transferStateWord } from './transfers.ts';

describe('移交, a case that goes to another centre', () => {
  const said = [
    commandTitle('transfers.offer'),
    entityWord('transfer'),
    entityWord('transferAnswer'),
    caseStepWord('transfer'),
    transferStateWord({ state: 'handed', kind: 'offer', toAnswer: false }),
    transferStateWord({ state: 'waiting', kind: 'offer', toAnswer: true }),
    ...TRANSFER_REFUSALS.map(transferRefusalSentence),
  ];

  it('is called so everywhere, and never 转办, which is what a department is given', () => {
    expect(said.slice(0, 6).every((words) => words.includes('移交'))).toBe(true);
    expect(said.join('')).not.toMatch(/转/);
    expect([caseStepWord('forward'), caseStepWord('forward-again'), caseStateWord('forwarded')]).toEqual([
      '转办',
      '重新转办',
      '已转办',
    ]);
  });
});
