import { parseArn } from "../../domain/arn.ts";
import type { Target } from "../../domain/intent.ts";
import { kindByArnType } from "../../domain/kinds.ts";
import { didYouMean, type Line, quoted, type Usage, usage } from "./command.ts";
import { linkedResource } from "./console-url.ts";
import { kindList, leadingKind, nearestKind, nounOf } from "./kind-words.ts";

/** The resource, or what to tell the person instead. */
export type Targeted = { readonly is: "target"; readonly target: Target } | Usage;

/** Every name of a resource of SageMaker's fits; a model package's is `group/version`. */
const nameShape = /^[A-Za-z0-9][A-Za-z0-9_./-]{0,255}$/;

/**
 * The one resource that a line is about: `<kind> <name>`, an ARN or a console link. `verb` and `example` (`training churn-12`)
 * are for the sentence that says what is missing.
 */
export function targetOf({ words, filters, region, target }: Line, verb: string, example: string): Targeted {
  const says = (sentence: string, better = example): Usage => usage(sentence, `${verb} ${better}`);

  const exact = words.find((word) => /^(arn:|https?:\/\/)/i.test(word));
  if (exact !== undefined) return /^arn:/i.test(exact) ? byArn(exact, says) : byLink(exact, region, says);
  const [filter] = filters;
  if (filter) return says(`${quoted(`${filter.key}:`)} does not belong to ${verb}, which takes one name.`);
  const [first] = words;
  if (first === undefined && target !== undefined) return { is: "target", target };
  if (first === undefined) return says(`Say which resource to ${verb}: its kind and name, an ARN or a console link.`);

  const named = leadingKind(words);
  if (named === undefined) {
    const meant = nearestKind(first);
    if (meant) return says(didYouMean(first, meant), [meant, ...words.slice(1)].join(" "));
    return words.length === 1
      ? says(`Say what kind of resource ${quoted(first)} is, such as a training job.`, `training ${first}`)
      : says(`${quoted(first)} is not a kind of resource that I know. I know: ${kindList}.`);
  }
  const [name, ...more] = nameIn(named.kind, named.rest);
  const noun = nounOf(named.kind);
  if (name === undefined) return says(`Say which ${noun} to ${verb}.`, `${first} ${example.split(" ").at(-1)}`);
  if (more[0] !== undefined)
    return says(`I take one name at a time and do not know what to do with ${quoted(more[0])}.`);
  if (!nameShape.test(name)) return says(`${quoted(name)} cannot be the name of a ${noun}.`);
  return { is: "target", target: { kind: named.kind, name } };
}

function byArn(word: string, says: (sentence: string) => Usage): Targeted {
  const parts = parseArn(word);
  if (parts === undefined) return says(`${quoted(word)} is not a complete ARN.`);
  if (parts.service !== "sagemaker") return says(`${quoted(word)} is an ARN of ${parts.service}, not of SageMaker.`);
  if (kindByArnType(parts.type, parts.id) === undefined)
    return says(`I cannot look at a ${quoted(parts.type)} yet. I know: ${kindList}.`);
  return { is: "target", target: { arn: parts.arn } };
}

function byLink(word: string, region: string, says: (sentence: string) => Usage): Targeted {
  const linked = linkedResource(word, region);
  switch (linked.is) {
    case "target":
      return linked;
    case "elsewhere":
      return says(`That link leads to ${linked.region} and does not say in which account. Paste the ARN instead.`);
    case "unknown":
      return says("I cannot tell a resource from that link. Paste its ARN, or its kind and name.");
  }
}

/** Cards say "churn v12" where the name is `churn/12`. */
function nameIn(kind: string, words: readonly string[]): readonly string[] {
  const [group, version] = words;
  const number = /^v?(\d+)$/i.exec(version ?? "")?.[1];
  return kind === "model-package" && group !== undefined && number !== undefined
    ? [`${group}/${number}`, ...words.slice(2)]
    : words;
}
