import type { RecordingState } from '#shared/contract/stories.ts';
import type { FileStop, OutboxState, SyncStatus } from '#shared/contract/sync.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { REFUSALS, type Refusal } from '#shared/sync/answers.ts';
import { HUB_REFUSALS } from '#shared/sync/hub-refusals.ts';
import { explainError } from './errors.ts';

const STATES: Record<OutboxState, string> = {
  saved: '存在本机',
  exported: '已导出到U盘',
  sent: '已送出',
  confirmed: '镇里已收',
  refused: '被退回',
};

/** Where a record is on its way to the town. */
export function outboxStateWord(state: OutboxState): string {
  return STATES[state];
}

const REASONS: Record<Refusal, string> = {
  'not-holder': '这件不归本中心办，要由承办的中心改',
  'unknown-case': '镇里没有这件办件，可能前面的记录被退回了',
  'step-not-allowed': '这一步和办件的状态对不上',
  'state-without-step': '办件的状态变了，却没有办理记录',
  'role-not-allowed': '经办人的岗位不能办这一步',
  'actor-unknown': '镇里没有这位经办人，请先登记',
  'not-own-staff': '不是本中心的人员',
  'bad-shape': '内容的格式不对',
  'no-consent': '对方没有同意，或者已经撤回，办件仍由原来的中心办',
  'refused-before': '镇里早前已退回，原因在镇服务器恢复时没有保住，请核对后重做',
  'stands-on-refused': '它改的是一条已被退回的记录',
  'append-only': '台账只能冲正，不能改动或删除',
};

/** Where a recording is; with the words of the outbox where it is here. */
export function recordingWord(state: RecordingState): string {
  return state === 'at-town' ? '不在本机，听的时候从镇里取' : STATES[state];
}

/** What was done about a record that came back. */
export function settledWord(how: 'acknowledged' | 'sent-anew'): string {
  return how === 'sent-anew' ? '已重新上报' : '已知悉';
}

const ADVICE: Record<Refusal, string> = {
  'not-holder': '请联系承办的中心，或者办移交，再由承办的中心改',
  'unknown-case': '请先处理前面被退回的那一条，再把这一条重新上报',
  'step-not-allowed': '请打开办件看现在到了哪一步，按现在的情况重新办',
  'state-without-step': '请打开办件看现在到了哪一步，按现在的情况重新办',
  'role-not-allowed': '请换有这个权限的经办人，由他重新上报',
  'actor-unknown': '请等这位经办人的登记上报到镇里，再重新上报；等不及的，由中心主任重新上报',
  'not-own-staff': '请由他本人所在的中心改',
  'bad-shape': '请告诉系统管理员，记录都在本机',
  'no-consent': '请打开办件，重新发起移交',
  'refused-before': '请核对办件现在的情况，需要的再重新办',
  'stands-on-refused': '请先处理前面被退回的那一条，再把这一条重新上报',
  'append-only': '请用冲正更正台账',
};

/** What whoever finds a record given back can do about it. */
export function refusalAdvice(code: string): string {
  const known = REFUSALS.find((refusal) => refusal === code);
  return known ? ADVICE[known] : '请打电话问镇里，记录都在本机';
}

/** Why the town gave a record back, as the clerk reads it. */
export function refusalWord(code: string): string {
  const known = REFUSALS.find((refusal) => refusal === code);
  return known ? REASONS[known] : '镇里没有收下';
}

const STOPS: Record<FileStop, string> = {
  paused: '已暂停传扫描件和录音，记录照常上报',
  limit: '今天的扫描件和录音传够了，明天接着传',
  'no-room': '镇里的服务器放不下扫描件和录音了，请告诉镇里；扫描件和录音都在本机',
  'disk-full': '本机硬盘满了，取不回扫描件和录音，请腾出空间',
  'older-hub': '镇里的服务器要先升级，扫描件和录音才能传；都在本机，记录照常上报',
};

/** Why files stand still although some wait. */
export function fileStopWord(stop: FileStop): string {
  return STOPS[stop];
}

/** What of the scans and recordings is still on its way, and what stands in the way; empty when nothing waits. */
export function filesWord({
  waiting,
  bytes,
  bytesToday,
  limit,
  paused,
  stoppedBy,
}: SyncStatus['files']): string {
  if (paused)
    return [waiting > 0 ? `扫描件和录音还有 ${waiting} 份` : '', STOPS.paused].filter(Boolean).join('，');
  if (waiting === 0) return '';
  const today = limit === null ? '' : `，今天已传 ${sizeWord(bytesToday)}，每天最多 ${sizeWord(limit)}`;
  const left = `扫描件和录音还有 ${waiting} 份（${sizeWord(bytes)}）在路上${today}`;
  return stoppedBy ? `${left}。${STOPS[stoppedBy]}` : left;
}

/** `320 KB`, `3.4 MB`, `1.2 GB`. */
function sizeWord(bytes: number): string {
  const kilobytes = bytes / 1024;
  if (kilobytes < 1024) return `${Math.ceil(kilobytes)} KB`;
  const megabytes = kilobytes / 1024;
  if (megabytes < 1024) return `${Number(megabytes.toFixed(1))} MB`;
  return `${Number((megabytes / 1024).toFixed(1))} GB`;
}

/** The word at the top right: what is at the town, and since when not. */
export function syncWord(
  {
    enrolled,
    waiting,
    refused,
    syncedAt,
    failingSince,
  }: {
    enrolled: boolean;
    waiting: number;
    refused: number;
    syncedAt: string | null;
    failingSince: string | null;
  },
  now: Date,
): string {
  if (!enrolled) return '仅存本机';
  const parts = [
    failingSince ? `已断开${ago(failingSince, now)}` : '',
    waiting > 0 ? `${waiting} 条待上报` : '',
    refused > 0 ? `${refused} 条被退回` : '',
  ].filter(Boolean);
  if (parts.length > 0) return parts.join('，');
  if (!syncedAt) return '等待同步';
  return minutesSince(syncedAt, now) < 1 ? '刚刚同步' : `已同步${ago(syncedAt, now)}前`;
}

function minutesSince(instant: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(instant)) / 60_000));
}

/** ` 3 分钟`, ` 2 小时`, ` 5 天`, and nothing under a minute. */
function ago(instant: string, now: Date): string {
  const minutes = minutesSince(instant, now);
  if (minutes < 1) return '';
  if (minutes < 60) return ` ${minutes} 分钟`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? ` ${hours} 小时` : ` ${Math.floor(hours / 24)} 天`;
}

/** What it means that this machine's data were restored or copied once. */
export function partedSentence({ at, mark, moved }: { at: string; mark: number; moved: number }): string {
  const day = localDateInShanghai(new Date(at));
  const numbers = `当时已经给出的办件编号后面加了“/${mark}”，因为另一台机器可能给过同样的编号；纸上的编号不变，按纸上的编号两件都能找到`;
  const work =
    moved > 0 ? `两边做过的都保留，本机的 ${moved} 条更改已重新上报。${numbers}。` : '两边做过的都保留。';
  return `本机的数据在 ${day} 查明是恢复或复制来的。${work}以后的编号从另一段开始，不会重复`;
}

/** Why the last round failed, from the code kept of it: a refusal of the hub, or an error. */
export function explainSyncFailure(code: string): string {
  return explainError(
    HUB_REFUSALS.some((why) => why === code)
      ? { code: 'HUB_REFUSED', data: { why: code } }
      : { code, data: {} },
  );
}
