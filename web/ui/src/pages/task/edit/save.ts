/** Make a task, make a new version of one, and ask what a new form breaks. */
import { useMutation } from "@tanstack/react-query";
import { JsonText } from "@/api/jsonText";
import { change } from "@/api/change";
import { callsChanged } from "@/api/changedHere";
import { request } from "@/api/request";
import { announce } from "@/frame/announce";
import { graphql } from "@/gql";
import type {
  CreateFeedbackTaskInput,
  TaskCheckQuery,
  UpdateFeedbackTaskInput,
} from "@/gql/graphql";
import { renewTask } from "../documents";

const CREATE = graphql(`
  mutation CreateTask($input: CreateFeedbackTaskInput!) {
    createFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`);

const UPDATE = graphql(`
  mutation UpdateTask($input: UpdateFeedbackTaskInput!) {
    updateFeedbackTask(input: $input) {
      feedbackTask {
        id
        version
      }
    }
  }
`);

const CHECK = graphql(`
  query TaskCheck($id: ID!, $jsonSchema: JSON!) {
    feedbackTaskCheck(id: $id, jsonSchema: $jsonSchema) {
      checkedCount
      rejectedCount
      isComplete
      rejected {
        feedbackId
        faults
        feedback {
          jsonValues
          taskVersion
          createdAt
          matchedCompletionIds
        }
      }
    }
  }
`);

export type Check = NonNullable<TaskCheckQuery["feedbackTaskCheck"]>;

export function useCreate(made: (id: string) => void) {
  return useMutation({
    mutationFn: (input: CreateFeedbackTaskInput) => change(CREATE, { input }),
    onSuccess: ({ createFeedbackTask }, { name }) => {
      announce(`${name} is made`);
      void callsChanged();
      if (createFeedbackTask) made(createFeedbackTask.feedbackTask.id);
    },
  });
}

export function useUpdate(id: string, saved: () => void) {
  return useMutation({
    mutationFn: (input: UpdateFeedbackTaskInput) => change(UPDATE, { input }),
    onSuccess: async ({ updateFeedbackTask }) => {
      announce(`Version ${updateFeedbackTask?.feedbackTask.version ?? ""} is saved`);
      saved();
      await renewTask(id);
    },
  });
}

/** What was found of a text, with the text: another text has to be checked anew. */
export function useCheck(id: string) {
  return useMutation({
    mutationFn: async (text: string) => {
      const variables = { id, jsonSchema: new JsonText(text) };
      const { data, errors } = await request(CHECK, variables);
      if (!data.feedbackTaskCheck) throw errors[0] ?? new Error("the check is missing");
      return { of: text, check: data.feedbackTaskCheck };
    },
  });
}
