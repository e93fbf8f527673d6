/** Modals and the Home tab: docs.slack.dev/reference/views. */
import { limits } from "../limits.ts";
import { block } from "./blocks.ts";
import { plainText } from "./objects.ts";
import { byType, type FieldsRule, flag, isFields, isList, list, object, oneOf, type Rule, text } from "./rule.ts";
import { everyBlock, together } from "./whole.ts";

const shared = {
  callback_id: text({ max: limits.view.callbackId }),
  external_id: text({ max: limits.view.externalId }),
  private_metadata: text({ min: 0, max: limits.view.privateMetadata }),
};

const blocks: Rule = (value, at, to) => {
  list(block, { min: 1, max: limits.view.blocks })(value, at, to);
  together(value, at, to);
};

const submitForInputs: FieldsRule = (view, at, { report }) => {
  const blocks = isList(view["blocks"]) ? view["blocks"] : [];
  const asks = blocks.some((each) => isFields(each) && each["type"] === "input");
  if (asks && view["submit"] === undefined) report(at, "submit is required when there are input blocks");
};

/** Only one element of a view can take the focus. */
const oneFocus: FieldsRule = (view, at, { report }) => {
  const focused = everyBlock(isList(view["blocks"]) ? view["blocks"] : [], `${at}/blocks`).flatMap(([pointer, each]) =>
    [each["element"], each["accessory"], ...(isList(each["elements"]) ? each["elements"] : [])]
      .filter((element) => isFields(element) && element["focus_on_load"] === true)
      .map(() => pointer),
  );
  for (const pointer of focused.slice(1)) report(pointer, "only one element can have focus_on_load");
};

const small: FieldsRule = (view, at, { report }) => {
  if (bytesOf(view) > limits.view.bytes) report(at, "view_too_large");
};

function bytesOf(value: unknown): number {
  try {
    return new TextEncoder().encode(JSON.stringify(value)).length;
  } catch {
    // What cannot be written as JSON (a cycle, a bigint) cannot be sent either; its fields are reported one by one.
    return 0;
  }
}

/** A whole view, whatever it is. */
export const view: Rule = byType({
  modal: object(
    {
      required: { type: oneOf("modal"), title: plainText(limits.view.title), blocks },
      optional: {
        ...shared,
        submit: plainText(limits.view.submit),
        close: plainText(limits.view.close),
        clear_on_close: flag,
        notify_on_close: flag,
      },
    },
    submitForInputs,
    oneFocus,
    small,
  ),
  home: object({ required: { type: oneOf("home"), blocks }, optional: shared }, oneFocus, small),
});
