/** Where a command writes: one answer to standard output, everything else to standard error. */
export class Output {
  readonly json: boolean;

  constructor(json: boolean) {
    this.json = json;
  }

  /** The answer of a command: one JSON document, or a text for people. */
  answer(value: unknown, text: string): void {
    process.stdout.write(`${this.json ? JSON.stringify(value, null, 2) : text}\n`);
  }

  /** What people should know beside the answer. */
  message(text: string): void {
    process.stderr.write(`${text}\n`);
  }
}
