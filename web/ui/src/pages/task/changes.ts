/** Put away, bring back, delete: what the list and the page of a task do alike. */
import { useMutation } from "@tanstack/react-query";
import { change } from "@/api/change";
import { callsChanged } from "@/api/changedHere";
import { queries } from "@/api/queries";
import { announce } from "@/frame/announce";
import { graphql } from "@/gql";
import { renewTask, taskKey } from "./documents";

const ARCHIVE = graphql(`
  mutation ArchiveTask($input: ArchiveFeedbackTaskInput!) {
    archiveFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`);

const RESTORE = graphql(`
  mutation RestoreTask($input: RestoreFeedbackTaskInput!) {
    restoreFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`);

const DELETE = graphql(`
  mutation DeleteTask($input: DeleteFeedbackTaskInput!) {
    deleteFeedbackTask(input: $input) {
      deletedId
      job {
        id
      }
    }
  }
`);

interface Of {
  id: string;
  name: string;
}

export function useTaskChanges() {
  const archive = useMutation({
    mutationFn: ({ id }: Of) => change(ARCHIVE, { input: { id } }),
    onSuccess: (_, { name }) => announce(`${name} is archived`),
    onSettled: (_, __, { id }) => renewTask(id),
  });
  const restore = useMutation({
    mutationFn: ({ id }: Of) => change(RESTORE, { input: { id } }),
    onSuccess: (_, { name }) => announce(`${name} is back`),
    onSettled: (_, __, { id }) => renewTask(id),
  });
  const remove = useMutation({
    mutationFn: ({ id, cascade }: Of & { cascade: boolean }) =>
      change(DELETE, { input: { id, cascade } }),
    onSuccess: (data, { id, name }) => {
      const job = data.deleteFeedbackTask?.job ?? null;
      announce(job ? `${name} is being deleted, with its feedback` : `${name} is deleted`);
      if (!job) queries.removeQueries({ queryKey: taskKey(id) });
    },
    onSettled: () => callsChanged(),
  });
  return { archive, restore, remove, error: archive.error ?? restore.error ?? remove.error };
}

export type TaskChanges = ReturnType<typeof useTaskChanges>;
