import { oc } from '@orpc/contract';
import { z } from 'zod';
import { caseLine } from './cases.ts';
import { serviceItemLine } from './catalogue.ts';
import { contractErrors } from './errors.ts';
import { residentLine } from './residents.ts';

export const searchResult = z.object({
  items: z.array(serviceItemLine),
  residents: z.array(residentLine),
  cases: z.array(caseLine),
});
export type SearchResult = z.infer<typeof searchResult>;

export const search = {
  /** Ctrl+K: items, residents and cases by text, pinyin initials, or (a part of) a number. */
  everything: oc
    .errors(contractErrors)
    .input(z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50).default(8) }))
    .output(searchResult),
};
