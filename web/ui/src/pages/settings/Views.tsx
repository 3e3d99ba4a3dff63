/** Saved views: open, rename, share, delete. They are made where their list is. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "react-aria-components";
import { change as send } from "@/api/change";
import { queries } from "@/api/queries";
import { type SavedView, savedViewsQuery, searchOfView } from "@/api/savedViews";
import { useNeeds } from "@/api/viewer";
import type { UpdateSavedViewInput } from "@/gql/graphql";
import { Asked } from "@/states/Asked";
import { TableSkeleton } from "@/states/Skeletons";
import { Confirm } from "@/states/Confirm";
import { Empty } from "@/states/Empty";
import { Failure } from "@/states/Failure";
import { Time } from "@/states/Time";
import { Visible } from "@/states/Visible";
import { Rename } from "./Rename";
import { Table } from "./Table";
import { DELETE_VIEW, UPDATE_VIEW } from "./documents";

const again = () => queries.invalidateQueries(savedViewsQuery());

export function Views() {
  const views = useQuery(savedViewsQuery());
  const change = useMutation({
    mutationFn: (input: UpdateSavedViewInput) => send(UPDATE_VIEW, { input }),
    onSettled: again,
  });
  const remove = useMutation({
    mutationFn: (id: string) => send(DELETE_VIEW, { input: { id } }),
    onSettled: again,
  });
  const error = change.error ?? remove.error;
  return (
    <>
      {error && <Failure error={error} />}
      <Asked
        query={views}
        queryKey={savedViewsQuery().queryKey}
        skeleton={<TableSkeleton rows={6} />}
      >
        {(all) =>
          all.length === 0 ? (
            <Empty title="No view is saved">
              <p>
                A view is a filter with its order and columns, saved above the list of{" "}
                <Link to="/completions">completions</Link>.
              </p>
            </Empty>
          ) : (
            <Table
              label="Saved views"
              head={["Name", "Lists", "Seen by", "Made by", "Changed", ""]}
            >
              {all.map((each) => (
                <Row key={each.id} view={each} change={change.mutate} remove={remove.mutate} />
              ))}
            </Table>
          )
        }
      </Asked>
    </>
  );
}

interface RowProps {
  view: SavedView;
  change: (input: UpdateSavedViewInput) => void;
  remove: (id: string) => void;
}

function Row({ view, change, remove }: RowProps) {
  const [isRenaming, setRenaming] = useState(false);
  const { id, revision: expectedRevision, name, visibility } = view;
  const isShared = visibility === "ORGANIZATION";
  const needs = useNeeds("WRITER");
  const unavailable = view.viewerCanUpdate ? null : (needs ?? "another token's");
  const search = searchOfView(view);
  const rename = (changed: string | null) => {
    setRenaming(false);
    if (changed !== null) change({ id, expectedRevision, name: changed });
  };
  return (
    <tr>
      <td>
        {isRenaming ? (
          <Rename name={name} take={rename} />
        ) : search ? (
          <Link to="/completions" search={search}>
            <Visible text={name} />
          </Link>
        ) : (
          <Visible text={name} />
        )}
        {!view.isValid && <small> of another version: its filter is not taken any more</small>}
      </td>
      <td>{view.subject.toLowerCase().replace("_", " ")}</td>
      <td>{isShared ? "the organization" : "this token"}</td>
      <td>
        <Visible text={view.ownerName} />
      </td>
      <td>
        <Time at={view.updatedAt} />
      </td>
      <td>
        <Button
          aria-label={`Rename ${name}`}
          isDisabled={unavailable !== null}
          onPress={() => setRenaming(true)}
        >
          Rename
        </Button>{" "}
        <Share view={view} needs={needs} change={change} />{" "}
        <Confirm
          label="Delete"
          name={name}
          question={isShared ? "For all of the organization?" : "Delete it?"}
          unavailable={unavailable}
          run={() => remove(id)}
        />
      </td>
    </tr>
  );
}

interface ShareProps {
  view: SavedView;
  needs: string | null;
  change: (input: UpdateSavedViewInput) => void;
}

/** With the organization, by whom may write; back again by the token that made it alone. */
function Share({ view, needs, change }: ShareProps) {
  const { id, revision: expectedRevision, name, visibility, viewerIsOwner } = view;
  const isShared = visibility === "ORGANIZATION";
  const unavailable = needs ?? (viewerIsOwner ? null : "only who made it");
  return (
    <span>
      <Button
        aria-label={`${isShared ? "Stop sharing" : "Share"} ${name}`}
        isDisabled={unavailable !== null}
        onPress={() =>
          change({ id, expectedRevision, visibility: isShared ? "PRIVATE" : "ORGANIZATION" })
        }
      >
        {isShared ? "Stop sharing" : "Share"}
      </Button>
      {unavailable !== null && <small> {unavailable}</small>}
    </span>
  );
}
