/** The two streams of a process, or what stands for them where many command lines run in one. */
export interface Streams {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
}

/** Where a command writes: one answer to standard output, everything else to standard error. */
export class Output {
  readonly json: boolean;
  readonly #streams: Streams;

  constructor(json: boolean, streams: Streams = process) {
    this.json = json;
    this.#streams = streams;
  }

  /** The answer of a command: one JSON document, or a text for people. */
  answer(value: unknown, text: string): void {
    this.#streams.stdout.write(`${this.json ? JSON.stringify(value, null, 2) : text}\n`);
  }

  /** What commander says when it is asked for help. */
  help(text: string): void {
    this.#streams.stdout.write(text);
  }

  /** What people should know beside the answer. */
  message(text: string): void {
    this.#streams.stderr.write(`${text}\n`);
  }
}
