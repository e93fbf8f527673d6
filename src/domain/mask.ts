/** Shapes of secrets that turn up in failure reasons, log lines and URLs. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/g, "$1…"],
  [/\bxox[a-z]-[A-Za-z0-9-]{8,}/g, "xox…"],
  [/\bxapp-[A-Za-z0-9-]{8,}/g, "xapp…"],
  [/\bgh[pousr]_[A-Za-z0-9]{20,}/g, "gh…"],
  [/\bhf_[A-Za-z0-9]{20,}/g, "hf_…"],
  [/\bsk-[A-Za-z0-9_-]{20,}/g, "sk-…"],
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{4,}/g, "eyJ…"],
  [
    /([?&](?:X-Amz-Signature|X-Amz-Security-Token|X-Amz-Credential|token|access_token|api_key|key|sig|signature)=)[^&\s"'>]+/gi,
    "$1…",
  ],
  [/(:\/\/[^\s:/@]+:)[^\s@/]+(@)/g, "$1…$2"],
  [
    /\b((?:aws_?)?secret_?(?:access_?)?key|password|passwd|api_?key|auth_?token|access_?token)(["']?\s*[=:]\s*["']?)[^\s"',;&]{4,}/gi,
    "$1$2…",
  ],
];

/** The text with everything that looks like a secret replaced by "…"; all other text is kept as it came. */
export function maskSecrets(text: string): string {
  return secrets.reduce((masked, [shape, replacement]) => masked.replace(shape, replacement), text);
}
