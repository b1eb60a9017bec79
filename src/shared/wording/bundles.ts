import { BUNDLE_REFUSALS, type BundleRefusal } from '#shared/sync/bundle-refusals.ts';

const SENTENCES: Record<BundleRefusal, string> = {
  'not-a-bundle': '这不是“一窗”导出的文件，没有导入。请重新选文件',
  'too-large': '这个文件太大，不是“一窗”导出的文件，没有导入',
  'other-format': '这个文件是别的版本的“一窗”导出的，没有导入。请两边都升级后重新导出',
  damaged: '这个文件不完整，或者被改动过，没有导入，本机的记录没有变。请回原来的电脑重新导出',
  'other-town': '这个文件是别的镇的，没有导入',
  'for-another': '这个文件不是给这里的，没有导入',
  'unknown-sender': '认不出导出这个文件的中心，或者那台电脑已经换过，没有导入。请和镇里核对',
  'other-key': '这个文件是给换机前的电脑的，本机打不开。请重新导出',
  outdated: '这个文件是镇里恢复数据以前导出的，没有导入。请镇里重新导出',
  behind: '镇里恢复过数据，这份要用到的记录还没有补齐，没有导入。请各中心先联网同步，再导入这一份',
  gap: '前面还有一份没有导入，这一份先不能用，已导入的都在。请先导入前面那份，或先和镇里同步一次',
  'log-differs': '这个文件和镇里已有的记录对不上，没有导入，记录都没有丢。请联系镇里的管理员',
  'wrong-content': '文件里的内容不合规定，没有导入。请联系镇里的管理员',
  'no-keys': '本中心还没有登记，或者登记后还没有和镇里同步过，暂时不能用U盘。请先联网同步一次',
  copied: '本机的数据是从另一台电脑或备份复制来的，记录都在。请先联网和镇里同步一次，再导出到U盘',
  'unknown-recipient': '本机还不知道这个中心，不能给它导出。请先和镇里同步一次',
};

/** Why a bundle was refused, what is safe, what to do. */
export function explainBundleRefused({ why, recipient }: Record<string, unknown>): string {
  const known = BUNDLE_REFUSALS.find((one) => one === why) ?? 'damaged';
  if (known === 'for-another' && recipient === 'hub') {
    return '这个文件是带到镇里的，要在镇里的服务器上导入，这里没有导入';
  }
  return SENTENCES[known];
}
