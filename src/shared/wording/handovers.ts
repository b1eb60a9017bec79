import type { HandoverContent } from '../contract/handovers.ts';

type Urgency = HandoverContent['cases'][number]['urgency'];

const WORDS: Record<Urgency, string> = {
  overdue: '■ 超期',
  today: '▲ 今天到期',
  soon: '▲ 快到期',
  'in-time': '● 正常',
  suspended: '‖ 中止',
};

/** How urgent a case is, with the sign of its lamp. */
export function urgencyWord(urgency: Urgency): string {
  return WORDS[urgency];
}

/** How a hand-over stands. */
export function handoverStateWord({
  confirmedAt,
  withdrawnAt,
}: {
  confirmedAt: string | null;
  withdrawnAt: string | null;
}): string {
  if (confirmedAt !== null) return '已接收';
  return withdrawnAt === null ? '等待接收' : '已收回';
}
