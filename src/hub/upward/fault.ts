import { CoreError } from '#core/errors.ts';

/** What whoever installs a town's hub reads when the larger hub is not there or does not take it; null for anything else. */
export function upwardFault(error: unknown): string | null {
  if (!(error instanceof CoreError)) return null;
  const { code, data } = error;
  if (code === 'HUB_NOT_REACHED') {
    return '联系不上上级服务器，本镇的数据没有改动。请核对地址和网络，再做一次';
  }
  if (code === 'HUB_ADDRESS_NOT_VALID') {
    return '地址要写成 https://主机:端口，如 https://192.168.1.10:8717';
  }
  if (code !== 'HUB_REFUSED') return null;
  const { why } = data as { why?: unknown };
  return why === 'CODE_NOT_VALID'
    ? '上级服务器不认这个登记码：可能用过了，过了七天，或者不是用 --for-hub 做的。请上级再做一个'
    : `上级服务器没有接受（${String(why)}）。本镇的数据没有改动`;
}
