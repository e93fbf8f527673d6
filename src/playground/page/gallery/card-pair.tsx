import { memo, type ReactNode } from "react";
import type { GalleryCard } from "../../gallery/view.ts";
import { Blocks } from "../blocks/block.tsx";
import { MrkdwnText } from "../text/mrkdwn-text.tsx";

/** One card in both renderings, with the sentence that notifications and screen readers get. */
export const CardPair = memo(function CardPair({ card }: { readonly card: GalleryCard }): ReactNode {
  const { id, title, phase, text, rich, basic } = card;
  return (
    <article id={id} className="gallery-pair" data-testid="gallery-card">
      <h3>
        <a href={`#${id}`}>{title}</a> <span className="gallery-phase">{phase}</span>
      </h3>
      <div className="gallery-looks">
        <div className="gallery-look" data-look="As Slack draws it">
          <Blocks blocks={rich} />
        </div>
        <div className="gallery-look" data-look="In basic blocks">
          <Blocks blocks={basic} />
        </div>
      </div>
      <p className="gallery-text">
        <MrkdwnText text={text} />
      </p>
    </article>
  );
});
