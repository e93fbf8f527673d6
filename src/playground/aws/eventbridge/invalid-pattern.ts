/** Why a pattern was refused; EventBridge wraps it as "Event pattern is not valid. Reason: …". */
export class InvalidPattern extends Error {
  override readonly name = "InvalidPattern";
}
