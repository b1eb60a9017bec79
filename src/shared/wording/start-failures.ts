const SENTENCES = new Map([
  [
    'database-from-newer-app',
    '这台电脑上的数据由更新版本的“一窗”写成。数据没有改动。请安装最新版本后再打开。',
  ],
  ['migration-failed', '数据升级没有完成，已退回升级前的样子，没有丢失。请联系镇里的管理员。'],
  ['wrong-key', '数据文件与钥匙不配，打不开。数据没有改动。请联系镇里的管理员。'],
  ['damaged-database', '数据文件有损坏，打不开。请不要删除任何文件，联系镇里的管理员从备份恢复。'],
  ['data-not-writable', '数据文件夹不能写入。数据没有改动。请检查这个文件夹的权限和磁盘，再重新打开。'],
  ['sqlite-too-old', '程序的数据库部件太旧，没有打开数据。请重新安装“一窗”。'],
  ['no-data', '这个文件夹里没有“一窗”的数据。请核对文件夹的位置。'],
  ['data-exists', '这个文件夹里已有数据，没有改动。请换一个文件夹。'],
  ['key-missing', '找不到数据文件的钥匙。数据没有改动。请联系镇里的管理员。'],
  ['key-in-system-store', '这份数据的钥匙在系统的钥匙库里，只有“一窗”程序能打开。数据没有改动。'],
  ['key-unreadable', '系统的钥匙库打不开数据文件的钥匙。数据没有改动。请用平时的系统账号登录后再试。'],
  [
    'core-keeps-dying',
    '数据服务反复中断，已停止重试。已保存的内容都在。请重新打开“一窗”；仍不行，请联系镇里的管理员。',
  ],
]);

const OTHERWISE = '“一窗”没能打开数据。已保存的内容都在。请重新打开；仍不行，请联系镇里的管理员。';

/** Whether the code says why data could not be opened. */
export function isStartFailure(code: string): boolean {
  return SENTENCES.has(code);
}

/** The sentence that tells why the application cannot work with its data: what happened, what is safe, what to do. */
export function explainStartFailure(code: string): string {
  return SENTENCES.get(code) ?? OTHERWISE;
}
