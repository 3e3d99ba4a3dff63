/** Saving what is shown as a view; api/savedViews.ts has those that there are. */
import { request } from "@/api/request";
import { graphql } from "@/gql";
import type { CreateSavedViewInput, UpdateSavedViewInput } from "@/gql/graphql";

const CREATE = graphql(`
  mutation CreateCompletionView($input: CreateSavedViewInput!) {
    createSavedView(input: $input) {
      savedView {
        id
      }
    }
  }
`);

const UPDATE = graphql(`
  mutation UpdateCompletionView($input: UpdateSavedViewInput!) {
    updateSavedView(input: $input) {
      savedView {
        id
      }
    }
  }
`);

export async function createView(input: CreateSavedViewInput): Promise<string> {
  const { data, errors } = await request(CREATE, { input });
  if (!data.createSavedView) throw errors[0] ?? new Error("it was not saved");
  return data.createSavedView.savedView.id;
}

export async function updateView(input: UpdateSavedViewInput): Promise<string> {
  const { data, errors } = await request(UPDATE, { input });
  if (!data.updateSavedView) throw errors[0] ?? new Error("it was not saved");
  return data.updateSavedView.savedView.id;
}
