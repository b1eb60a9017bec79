import { DECISION_OBSTACLES, type DecisionObstacle } from '#shared/domain/conflict.ts';

const SENTENCES: Record<DecisionObstacle, string> = {
  'other-centre': '这条记录由别的中心负责，要由那边的中心主任裁定，这里没有改动',
  'append-only': '台账只能冲正，不能裁定，没有改动',
  'changed-since': '别的中心刚刚又有新的说法，没有裁定。请看过现在的各个说法再定',
  'does-not-fit': '这样定和这条记录的其他内容对不上，没有改动。请换一个说法，或先把相关的内容改好',
};

/** Why nothing was decided, and what is safe. */
export function decisionRefusedSentence(why: string): string {
  const known = DECISION_OBSTACLES.find((each) => each === why);
  return known ? SENTENCES[known] : '没有裁定，各个说法都在';
}
