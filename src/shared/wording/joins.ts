import { JOIN_REFUSALS, type JoinRefusal } from '#shared/domain/joined-records.ts';

const SENTENCES: Record<JoinRefusal, string> = {
  'other-number': '两份档案的证件号码不一样，不是同一个人，没有合并',
  'joined-already': '其中一份已经合并过，没有再合并。请重新打开看现在的情况',
  'not-joined': '这份档案没有合并到别的档案，没有改动',
  'same-record': '这是同一份档案，不用合并',
};

/** Why two records were not joined, or not taken apart. */
export function joinRefusedSentence(why: string): string {
  const known = JOIN_REFUSALS.find((each) => each === why);
  return known ? SENTENCES[known] : '没有合并，两份档案都没有改动';
}
