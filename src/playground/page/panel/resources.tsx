import type { ReactNode } from "react";
import type { ResourceView } from "../../protocol.ts";
import { tone } from "./tone.ts";

/** What SageMaker would answer if somebody asked it now: the truth that the cards have to match. */
export function Resources({ resources }: { readonly resources: readonly ResourceView[] }): ReactNode {
  return (
    <section className="panel-section" aria-labelledby="resources">
      <h3 id="resources">What SageMaker says</h3>
      {resources.length === 0 ? (
        <p className="panel-empty">No resources yet.</p>
      ) : (
        <table className="resources">
          <thead className="sr-only">
            <tr>
              <th scope="col">Kind</th>
              <th scope="col">Status</th>
            </tr>
          </thead>
          {resources.map((resource) => (
            <ResourceRow key={`${resource.kind}/${resource.name}`} resource={resource} />
          ))}
        </table>
      )}
    </section>
  );
}

function ResourceRow({ resource }: { readonly resource: ResourceView }): ReactNode {
  const { kind, name, status, note } = resource;
  return (
    <tbody data-testid="resource" data-kind={kind} data-name={name} data-status={status}>
      <tr>
        <th scope="rowgroup" colSpan={2}>
          {name}
        </th>
      </tr>
      <tr>
        <td className="resource-kind">{kind}</td>
        <td className="resource-status">
          <span className={`status ${tone(status)}`}>{status}</span>
        </td>
      </tr>
      {note !== undefined && note !== "" && (
        <tr>
          <td className="resource-note" colSpan={2}>
            {note}
          </td>
        </tr>
      )}
    </tbody>
  );
}
