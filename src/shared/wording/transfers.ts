import type { Transfer } from '../contract/transfers.ts';
import { TRANSFER_REFUSALS, type TransferRefusal, type TransferState } from '../domain/transfer.ts';

const STATES: Record<TransferState, string> = {
  waiting: '等待答复',
  agreed: '对方已同意，等待交出',
  handed: '已移交',
  refused: '没有同意',
  withdrawn: '已撤回',
};

/** How a transfer stands, as a list shows it; whose answer is waited for is said from this centre's side. */
export function transferStateWord({
  state,
  kind,
  toAnswer,
}: Pick<Transfer, 'state' | 'kind' | 'toAnswer'>): string {
  if (toAnswer) return kind === 'ask' ? '对方请求，等本中心答复' : '对方移交来，等本中心答复';
  return STATES[state];
}

const SENTENCES: Record<TransferRefusal, string> = {
  'own-case': '这件本来就由本中心办，不用请求',
  closed: '这件已经办结，不能再移交，没有改动',
  'already-asked': '这件已经提出过移交，还没有结果。先撤回那一次再提',
  'not-yours-to-answer': '这次移交要由对方中心答复，没有改动',
  'not-yours': '这次移交是对方提出的，只有对方能撤回，没有改动',
  answered: '这次移交已经答复过，没有再改',
  withdrawn: '对方已经撤回这次移交，没有改动',
  handed: '这件已经移交，不能撤回。要办请向对方请求移回',
};

/** Why a transfer cannot go on so, and what is safe. */
export function transferRefusalSentence(why: string): string {
  const known = TRANSFER_REFUSALS.find((each) => each === why);
  return known ? SENTENCES[known] : '这次移交没有办成，没有改动';
}
