import { actorOf, calls } from '../calls.ts';

/** Keys and files are loaded when somebody comes with a stick, not with the first screen. */
const service = () => import('./service.ts');

/** U盘 as a window asks for it. */
export const bundlesCalls = {
  recipients: calls.bundles.recipients.handler(async ({ context }) => {
    actorOf(context);
    return (await service()).bundleRecipients(context.core);
  }),
  preview: calls.bundles.preview.handler(async ({ context, input }) =>
    (await service()).previewBundle(context.core, actorOf(context), input.to),
  ),
  export: calls.bundles.export.handler(async ({ context, input }) => {
    const { saveBundle } = await import('./save-bundle.ts');
    return saveBundle(context.core, actorOf(context), input.to);
  }),
  inspect: calls.bundles.inspect.handler(async ({ context, input }) => {
    actorOf(context);
    const { inspectForUs } = await service();
    return inspectForUs(context.core, Buffer.from(input.content, 'base64'));
  }),
  import: calls.bundles.import.handler(async ({ context, input }) => {
    const { importBundle } = await import('./import-bundle.ts');
    const report = await importBundle(context.core, actorOf(context), Buffer.from(input.content, 'base64'));
    const { nameOf } = await service();
    return { ...report, fromName: nameOf(context.core, report.from) };
  }),
};
