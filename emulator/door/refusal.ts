/** What the door itself refuses, with an HTTP status and a sentence a person can read. */
export class DoorRefusal extends Error {
  readonly status: number

  constructor(status: number, sentence: string) {
    super(sentence)
    this.status = status
  }
}
