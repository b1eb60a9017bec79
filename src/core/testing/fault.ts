import { CoreError } from '../errors.ts';

/** The code and the data of the CoreError that the work throws; any other end is an error of the test. */
export function faultOf(work: () => unknown): { code: string; data: unknown } {
  try {
    work();
  } catch (error) {
    if (error instanceof CoreError) return { code: error.code, data: error.data };
    throw error;
  }
  throw new Error('A CoreError was expected and nothing was thrown');
}
