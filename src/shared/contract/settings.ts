import { oc } from '@orpc/contract';
import { z } from 'zod';
import { SETTING_KEYS } from '../domain/settings.ts';
import { contractErrors } from './errors.ts';

const settingKey = z.enum(SETTING_KEYS);

const base = oc.errors(contractErrors);

export const settings = {
  /** Every setting with its value. */
  get: base.output(z.record(settingKey, z.number().int())),
  /** Changes what is named and answers with every setting. Managers and administrators only. */
  change: base.input(z.partialRecord(settingKey, z.number())).output(z.record(settingKey, z.number().int())),
};
