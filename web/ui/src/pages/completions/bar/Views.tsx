/** Saved views: open one, save what is shown as one, bring one up to date. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from "react-aria-components";
import { asApiError } from "@/api/errors";
import { type SavedView, savedViewsQuery, searchOfView } from "@/api/savedViews";
import { useNeeds } from "@/api/viewer";
import { announce } from "@/frame/announce";
import type { SavedViewVisibility } from "@/gql/graphql";
import { orderBy } from "@/state/order";
import { type PageFilter, given } from "@/state/useFilter";
import { FailedPart } from "@/states/FailedPart";
import { NotApplied } from "@/states/filter/NotApplied";
import styles from "@/states/filter/filter.module.css";
import { Select } from "@/states/Select";
import { createView, updateView } from "./viewQueries";

export default function Views({ of }: { of: PageFilter }) {
  const { v } = useSearch({ from: "/completions" });
  const views = useQuery({ ...savedViewsQuery(), enabled: v !== undefined });
  const current = views.data?.find(({ id }) => id === v);
  return (
    <DialogTrigger>
      <Button>{current ? `View: ${current.name}` : "Views"} ▾</Button>
      <ModalOverlay className={styles.veil ?? ""} isDismissable>
        <Modal className={styles.modal ?? ""}>
          <Dialog>{({ close }) => <Content of={of} current={current} close={close} />}</Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

interface Props {
  of: PageFilter;
  current: SavedView | undefined;
  close: () => void;
}

function Content({ of, current, close }: Props) {
  const saved = useQuery(savedViewsQuery());
  const views = saved.data?.filter(({ subject }) => subject === "COMPLETIONS");
  const navigate = useNavigate({ from: "/completions" });
  const open = (view: SavedView) => {
    const search = searchOfView(view);
    if (search) void navigate({ search: ({ r }) => given({ r, ...search }) });
    close();
  };
  return (
    <>
      <Heading slot="title">Saved views</Heading>
      {saved.error && <FailedPart what="The views" of={saved} />}
      {views?.length === 0 && <p>No view is saved yet.</p>}
      <ul className={styles.chips} aria-label="Views">
        {views?.map((view) => (
          <li key={view.id}>
            <Button
              aria-current={view.id === current?.id}
              isDisabled={!view.isValid}
              onPress={() => open(view)}
            >
              {view.name} <small>{view.isValid ? whose(view) : "no longer fits the gateway"}</small>
            </Button>
          </li>
        ))}
      </ul>
      <SaveForm of={of} current={current} close={close} />
    </>
  );
}

const whose = ({ visibility, ownerName }: SavedView) =>
  visibility === "PRIVATE" ? "yours" : `of all, by ${ownerName}`;

function SaveForm({ of, current, close }: Props) {
  const { o, c } = useSearch({ from: "/completions" });
  const [name, setName] = useState("");
  const [visibility, setVisibility] = useState<SavedViewVisibility>("PRIVATE");
  const needs = useNeeds("WRITER");
  const client = useQueryClient();
  const navigate = useNavigate({ from: "/completions" });
  const shown = { filter: of.own ?? null, orderBy: o ? orderBy(o) : null, columns: c ?? [] };
  const save = useMutation({
    mutationFn: (view: SavedView | null) =>
      view
        ? updateView({ id: view.id, expectedRevision: view.revision, ...shown })
        : createView({ name, subject: "COMPLETIONS", visibility, ...shown }),
    onSuccess: async (id) => {
      await client.invalidateQueries(savedViewsQuery());
      announce("Saved");
      void navigate({ search: (before) => ({ ...before, v: id }) });
      close();
    },
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== "") save.mutate(null);
      }}
    >
      <NotApplied />
      {current?.viewerCanUpdate && (
        <Button onPress={() => save.mutate(current)}>
          Update “{current.name}” with what is shown
        </Button>
      )}
      <label>
        Save what is shown as
        <input
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <Select
        label="For"
        value={visibility}
        options={[
          ["PRIVATE", "this token alone"],
          ["ORGANIZATION", `the organization${needs ? ` (${needs})` : ""}`, needs !== null],
        ]}
        set={setVisibility}
      />
      {of.range && (
        <small>The range of time is not part of a view: send the address to share it.</small>
      )}
      {save.error && <p role="alert">{asApiError(save.error).message}</p>}
      <Button type="submit" className="primary" isDisabled={name.trim() === "" || save.isPending}>
        Save
      </Button>
    </form>
  );
}
