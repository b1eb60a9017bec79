import { z } from 'zod';

/** Why a spreadsheet cannot be a template. */
export const TEMPLATE_PROBLEMS = [
  'too-large',
  'unpacks-too-large',
  'not-xlsx',
  'macros',
  'not-kept',
  'no-placeholder',
  'unknown-placeholder',
  'unknown-part',
  'two-lists',
  'outside-list',
] as const;

/** What is wrong, and of a placeholder where: the sheet, the cell and its text. */
export const templateProblem = z.object({
  code: z.enum(TEMPLATE_PROBLEMS),
  sheet: z.string().optional(),
  cell: z.string().optional(),
  text: z.string().optional(),
});
export type TemplateProblem = z.infer<typeof templateProblem>;
