import { actorOf, calls } from '../calls.ts';
import { addScan } from './add-scan.ts';
import { earlierScans, reuseScans } from './reuse-scans.ts';
import { bringScan, listScans, openScan, orderScans, readThumbnail, removeScan } from './service.ts';

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());
const fileOf = (content: Uint8Array, type: string) => new File([new Uint8Array(content)], 'page', { type });

/** 扫描件 as a window asks for them. */
export const scanCalls = {
  list: calls.scans.list.handler(({ context, input }) =>
    listScans(context.core, actorOf(context), input.ownerId),
  ),
  add: calls.scans.add.handler(async ({ context, input: { page, thumbnail, ...given } }) => {
    const actor = actorOf(context);
    const files = { page: await bytesOf(page), thumbnail: await bytesOf(thumbnail) };
    return addScan(context.core, actor, { ...given, ...files });
  }),
  remove: calls.scans.remove.handler(({ context, input }) =>
    removeScan(context.core, actorOf(context), input),
  ),
  order: calls.scans.order.handler(({ context, input }) => orderScans(context.core, actorOf(context), input)),
  thumbnail: calls.scans.thumbnail.handler(({ context, input }) => {
    const content = readThumbnail(context.core, actorOf(context), input.scanId);
    return content && fileOf(content, 'image/jpeg');
  }),
  open: calls.scans.open.handler(async ({ context, input }) => {
    await bringScan(context.core, actorOf(context), input.scanId);
    const { content, mediaType } = openScan(context.core, actorOf(context), input.scanId);
    return fileOf(content, mediaType);
  }),
  earlier: calls.scans.earlier.handler(({ context, input }) =>
    earlierScans(context.core, actorOf(context), input.ownerId),
  ),
  reuse: calls.scans.reuse.handler(({ context, input }) => reuseScans(context.core, actorOf(context), input)),
};
