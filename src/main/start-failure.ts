import { app, dialog } from 'electron';

const sentences: Record<string, string> = {
  'database-from-newer-app': '这台电脑上的数据由更新版本的“一窗”写成。数据没有改动。请安装最新版本后再打开。',
  'migration-failed': '数据升级没有完成，已退回升级前的样子，没有丢失。请联系镇里的管理员。',
  'wrong-key': '数据文件与钥匙不配，打不开。数据没有改动。请联系镇里的管理员。',
  'damaged-database': '数据文件有损坏，打不开。请不要删除任何文件，联系镇里的管理员从备份恢复。',
  'data-not-writable': '数据文件夹不能写入。数据没有改动。请检查这个文件夹的权限和磁盘，再重新打开。',
  'key-missing': '找不到数据文件的钥匙。数据没有改动。请联系镇里的管理员。',
  'key-unreadable': '系统的钥匙库打不开数据文件的钥匙。数据没有改动。请用平时的系统账号登录后再试。',
  'core-keeps-dying':
    '数据服务反复中断，已停止重试。已保存的内容都在。请重新打开“一窗”；仍不行，请联系镇里的管理员。',
};
const otherwise = '“一窗”没能打开数据。已保存的内容都在。请重新打开；仍不行，请联系镇里的管理员。';

/** Tells in one sentence why the application cannot work, and ends it. Details go to standard error. */
export function reportStartFailure(code: string, detail: string): void {
  console.error(`onewindow: ${code}: ${detail}`);
  dialog.showErrorBox('一窗', sentences[code] ?? otherwise);
  app.exit(1);
}
