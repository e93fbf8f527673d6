import { memo, type ReactNode } from "react";
import { TextObjectView } from "../text/mrkdwn-text.tsx";
import { RichText } from "../text/rich-text.tsx";
import { Actions } from "./actions.tsx";
import { ChartView } from "./chart.tsx";
import { AlertView, CardView, ContainerView } from "./containers.tsx";
import { Context } from "./context-block.tsx";
import { DataTable } from "./data-table.tsx";
import { ImageNote } from "./image-note.tsx";
import { OtherBlock } from "./other-block.tsx";
import type { PageBlock } from "./page-block.ts";
import { Plan, TaskCard } from "./plan.tsx";
import { Section } from "./section.tsx";
import { Table } from "./table.tsx";

/** The blocks of a message, a modal or the App Home, top to bottom. */
export const Blocks = memo(function Blocks({ blocks }: { readonly blocks: readonly PageBlock[] }): ReactNode {
  return (
    <div className="blocks">
      {blocks.map((block, index) => (
        <div key={block.block_id ?? `${block.type}-${index}`} className={`block block-${block.type}`}>
          <BlockView block={block} />
        </div>
      ))}
    </div>
  );
});

/** One block, drawn by us where we know how and by slack-blocks-to-jsx where not. */
export function BlockView({ block }: { readonly block: PageBlock }): ReactNode {
  switch (block.type) {
    case "section":
      return <Section block={block} />;
    case "header":
      return (
        <h3 className="header-block">
          <TextObjectView text={block.text} />
        </h3>
      );
    case "context":
      return <Context block={block} />;
    case "actions":
      return <Actions block={block} />;
    case "divider":
      return <hr className="divider" />;
    case "rich_text":
      return <RichText block={block} />;
    case "plan":
      return <Plan block={block} />;
    case "task_card":
      return <TaskCard task={block} alone />;
    case "table":
      return <Table block={block} />;
    case "data_table":
      return <DataTable block={block} />;
    case "data_visualization":
      return <ChartView block={block} />;
    case "alert":
      return <AlertView block={block} />;
    case "card":
      return <CardView block={block} />;
    case "container":
      return (
        <ContainerView block={block}>
          <Blocks blocks={block.child_blocks} />
        </ContainerView>
      );
    case "image":
      return <ImageNote alt={block.alt_text} url={"image_url" in block ? block.image_url : undefined} />;
    case "input":
      return null;
    default:
      return <OtherBlock block={block} />;
  }
}
