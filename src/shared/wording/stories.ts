import {
  MOST_RECORDING_MEGABYTES,
  RECORDING_REFUSALS,
  type RecordingRefusal,
} from '#shared/domain/audio-file.ts';

const SENTENCES: Record<RecordingRefusal, string> = {
  empty: '这个录音文件是空的，没有收进来，故事的文字都在。请换一个文件',
  'unknown-type': '这种文件收不了，没有收进来，故事的文字都在。请用手机或录音笔存的录音文件',
  'too-large': `录音超过 ${MOST_RECORDING_MEGABYTES} MB，没有收进来，故事的文字都在。请分成几段，或降低音质再存`,
  'not-kept': '录音没有写进硬盘，故事的文字都在。请看硬盘是否已满，再选一次，还不行就告诉管理员',
};

/** Why a recording was not taken in; of `data` nothing is sure. */
export function recordingRefused({ reason }: Record<string, unknown>): string {
  return SENTENCES[RECORDING_REFUSALS.find((known) => known === reason) ?? 'unknown-type'];
}
