/** What a domain rule tells about the value it could not work with: plain values, fit for a log. */
export type DomainErrorData = Readonly<Record<string, string | number | boolean>>;

/**
 * A rule of the domain was asked something that has no answer, such as the tenth working day after
 * 31 February. A wrong entry by a clerk is never thrown: the check functions return it as a fault.
 *
 * `code` names the broken rule and stays the same between versions; `data` carries what was asked.
 * The message is for developers, the sentence for a clerk is made from `code` and `data`.
 */
export class DomainError extends Error {
  readonly code: string;
  readonly data: DomainErrorData;

  constructor(code: string, message: string, data: DomainErrorData = {}) {
    super(message);
    this.name = 'DomainError';
    this.code = code;
    this.data = data;
  }
}
