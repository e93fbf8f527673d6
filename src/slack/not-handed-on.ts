/** The work could not be handed on. Slack delivers an event again that is not acked, and nobody has to be told. */
export class NotHandedOn extends Error {
  override readonly name = "NotHandedOn";

  constructor() {
    super("An event could not be handed on to the worker; Slack delivers it again.");
  }
}
