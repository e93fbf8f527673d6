/** `<target>` or `<target|label>`: how Slack writes links, mentions and addresses into a command's text. */
const markup = /<([^<>|]*)(?:\|([^<>]*))?>/g;

const entities: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

/**
 * A command's text as the person typed it: Slack's markup and escapes undone, typographic quotes made plain, invisible
 * characters dropped (docs.slack.dev/messaging/formatting-message-text).
 */
export function plainText(slackText: string): string {
  return slackText
    .replace(markup, (whole: string, target: string, label?: string) => typed(target, label) ?? whole)
    .replace(/&(?:lt|gt|amp);/g, (entity) => entities[entity] ?? entity)
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** What stood there before Slack made it a link; undefined for what is no link. */
function typed(target: string, label: string | undefined): string | undefined {
  // A mention keeps its id; its label is a name that can change.
  if (/^[@#!]/.test(target)) return `<${target}>`;
  if (target.startsWith("mailto:")) return label ?? target.slice("mailto:".length);
  if (!/^https?:\/\//.test(target)) return undefined;
  // Slack makes links of bare words with a dot in them: "prod.io" comes as <http://prod.io|prod.io>.
  return label !== undefined && target === `http://${label}` ? label : target;
}
