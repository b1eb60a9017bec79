import { implement } from '@orpc/server';
import type { Logger } from 'pino';
import { answerLine } from '#shared/sync/answers.ts';
import { helloText, hubContract, PROTOCOL_VERSION } from '#shared/sync/hub-contract.ts';
import { packPage } from '#shared/sync/packed-page.ts';
import { answersFor } from './answers.ts';
import { allCertificates, keepSealingKey, keysVersion } from './bundles/certificates.ts';
import { type HubKeys, publicHubKeys } from './bundles/hub-keys.ts';
import { outcomesOf } from './bundles/outcomes.ts';
import type { HubDatabase } from './database/schema.ts';
import { enrolSite } from './enrolment.ts';
import { giveEpoch } from './epochs.ts';
import { crossing, HubError } from './errors.ts';
import { fileState, getFile, putFile } from './files/calls.ts';
import type { HubFiles } from './files/hub-files.ts';
import { scanState } from './files/older-calls.ts';
import { takeBrought, takenFrom } from './fill.ts';
import { takePushed } from './line-calls.ts';
import { centresOf, readHealth } from './operation/health.ts';
import { keepReport } from './operation/reports.ts';
import { pullPage } from './pull.ts';
import type { Sessions } from './sessions.ts';
import { broughtBack, logOf } from './site-log.ts';
import { startsFrom } from './starts.ts';

export interface HubContext {
  database: HubDatabase;
  sessions: Sessions;
  files: HubFiles;
  keys: HubKeys;
  log: Logger;
  now: () => Date;
}

const calls = implement(hubContract)
  .$context<HubContext>()
  .use(async ({ next, context, path }) => {
    try {
      return await next();
    } catch (error) {
      // Only the code: what was refused may hold people's data.
      if (error instanceof HubError) context.log.warn({ call: path.join('.'), code: error.code }, 'refused');
      throw crossing(error);
    }
  });

/** Every call of the protocol. */
export const hubRouter = calls.router({
  enrol: calls.enrol.handler(async ({ context: { database, log, now }, input }) => {
    const enrolled = await enrolSite(database, input, now());
    log.info({ site: input.siteNumber }, 'site enrolled');
    return enrolled;
  }),
  challenge: calls.challenge.handler(({ context }) => ({ challenge: context.sessions.challenge() })),
  hello: calls.hello.handler(async ({ context: { database, sessions, log, now }, input }) => {
    const { siteNumber, epoch, challenge, protocol } = input;
    if (protocol !== PROTOCOL_VERSION) {
      throw new HubError('PROTOCOL_TOO_OLD', { oldest: PROTOCOL_VERSION, newest: PROTOCOL_VERSION });
    }
    const hub = await database.selectFrom('hub').selectAll().executeTakeFirstOrThrow();
    const site = await database
      .selectFrom('sites')
      .select('public_key')
      .where('site_number', '=', siteNumber)
      .executeTakeFirst();
    if (!site) throw new HubError('SITE_NOT_KNOWN');
    const text = helloText({ hubId: hub.hub_id, siteNumber, epoch, challenge });
    const session = { siteNumber, epoch, publicKey: site.public_key };
    const token = sessions.open(session, challenge, text, input.signature);
    // One commit for both: each waits for the disk.
    await database.transaction().execute(async (transaction) => {
      await transaction
        .updateTable('sites')
        .set({ seen_at: now().toISOString() })
        .where('site_number', '=', siteNumber)
        .execute();
      if (input.report) await keepReport(transaction, session, input.report, now());
    });
    log.info({ site: siteNumber, epoch, schema: input.schema, version: input.report?.version }, 'hello');
    const siteLog = await logOf(database, session);
    return {
      token,
      hubId: hub.hub_id,
      hubEpoch: hub.epoch,
      lastNumber: hub.last_number,
      starts: await startsFrom(database, input.start),
      lastSeq: siteLog.lastSeq,
      chain: siteLog.chain,
      broughtBack: await broughtBack(database, session, siteLog),
      keysVersion: await keysVersion(database),
      isTown: siteNumber === hub.town_site,
      takesFiles: true,
      now: now().getTime(),
    };
  }),
  keys: calls.keys.handler(async ({ context: { database, sessions, keys }, input }) => {
    await keepSealingKey(database, sessions.of(input.token).siteNumber, input.sealingKey);
    const hub = await database.selectFrom('hub').select('town_site').executeTakeFirstOrThrow();
    return {
      ...publicHubKeys(keys),
      townSite: hub.town_site,
      version: await keysVersion(database),
      certificates: await allCertificates(database, keys),
    };
  }),
  centres: calls.centres.handler(async ({ context: { database, sessions, now }, input }) => {
    const { siteNumber } = sessions.of(input.token);
    const hub = await database.selectFrom('hub').select('town_site').executeTakeFirstOrThrow();
    // How the others stand is the town's business alone.
    if (siteNumber !== hub.town_site) throw new HubError('SITE_NOT_KNOWN');
    return centresOf(await readHealth(database, now()));
  }),
  outcomes: calls.outcomes.handler(({ context: { database, sessions }, input }) =>
    outcomesOf(database, sessions.of(input.token).siteNumber, input.of),
  ),
  push: calls.push.handler(async ({ context, input: { token, ...pushed } }) => ({
    answers: (await takePushed(context, token, pushed)).map(answerLine).join('\n'),
  })),
  answers: calls.answers.handler(async ({ context: { database, sessions }, input }) => {
    const session = sessions.of(input.token);
    const { lastSeq } = await logOf(database, session);
    return { answers: await answersFor(database, session, input.afterSeq, lastSeq) };
  }),
  newEpoch: calls.newEpoch.handler(async ({ context: { database, sessions, log }, input }) => {
    const session = sessions.of(input.token);
    const given = await giveEpoch(database, session, input.agreed);
    log.warn({ site: session.siteNumber, left: session.epoch, epoch: given.epoch }, 'copy of a site');
    return given;
  }),
  taken: calls.taken.handler(async ({ context: { database, sessions, log, now }, input }) => {
    const { siteNumber } = sessions.of(input.token);
    if (input.lost.length > 0) log.warn({ site: siteNumber, lost: input.lost }, 'restored from a backup');
    return { vector: await takenFrom(database, input.lost, now()) };
  }),
  bringBack: calls.bringBack.handler(async ({ context: { database, sessions, log, now }, input }) => {
    const { siteNumber } = sessions.of(input.token);
    const placed = await takeBrought(database, input.commands, now());
    log.info({ site: siteNumber, commands: input.commands.length, placed }, 'brought back');
    return { placed };
  }),
  pull: calls.pull.handler(async ({ context: { database, sessions }, input }) => {
    const { changes, ...page } = await pullPage(database, sessions.of(input.token), input.after);
    return { ...page, lines: packPage(changes) };
  }),
  fileState: calls.fileState.handler(({ context, input }) =>
    fileState(context, context.sessions.of(input.token), input.files),
  ),
  putFile: calls.putFile.handler(({ context, input }) =>
    putFile(context, context.sessions.of(input.token), input),
  ),
  getFile: calls.getFile.handler(({ context, input }) =>
    getFile(context, context.sessions.of(input.token), input),
  ),
  scanState: calls.scanState.handler(({ context, input }) =>
    scanState(context, context.sessions.of(input.token), input.scanIds),
  ),
  putScan: calls.putScan.handler(({ context, input: { scanId, ...piece } }) =>
    putFile(context, context.sessions.of(piece.token), { recordId: scanId, ...piece }),
  ),
  getScan: calls.getScan.handler(({ context, input: { scanId, ...piece } }) =>
    getFile(context, context.sessions.of(piece.token), { recordId: scanId, ...piece }),
  ),
});
