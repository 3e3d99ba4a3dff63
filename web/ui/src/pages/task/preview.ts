/** What a selector would take, before it is saved. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { request } from "@/api/request";
import { graphql } from "@/gql";
import type { FeedbackTaskSelectorInput, SelectorPreviewQuery } from "@/gql/graphql";

const PREVIEW = graphql(`
  query SelectorPreview($selector: FeedbackTaskSelectorInput!, $taskId: ID) {
    selectorPreview(selector: $selector, taskId: $taskId) {
      matchedCount
      gradedCount
      isExact
      sample {
        id
        createdAt
        status
        model
        tags
        prompt
      }
    }
  }
`);

export type Preview = NonNullable<SelectorPreviewQuery["selectorPreview"]>;

export const previewQuery = (selector: FeedbackTaskSelectorInput, taskId: string | null) =>
  queryOptions({
    queryKey: ["tasks", "preview", selector, taskId],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(PREVIEW, { selector, taskId }, { signal });
      if (!data.selectorPreview) throw errors[0] ?? new Error("the preview is missing");
      return data.selectorPreview;
    },
    placeholderData: keepPreviousData,
  });
