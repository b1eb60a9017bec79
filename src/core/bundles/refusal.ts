import { failure } from '../errors.ts';
import { BundleRefused } from './file/bundle-refused.ts';

/** Does something with a bundle; why it is refused becomes the error that clerks read. @throws CoreError `BUNDLE_REFUSED` */
export function asFailure<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw failureOf(error);
  }
}

/** What was thrown, as a window may be told. */
export function failureOf(error: unknown): unknown {
  if (!(error instanceof BundleRefused)) return error;
  const { why, recipient } = error;
  return failure('BUNDLE_REFUSED', { why, ...(recipient !== undefined && { recipient }) });
}
