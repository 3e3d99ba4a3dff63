import { parse } from "graphql";
import createFeedbackTask from "../examples/create-feedback-task.graphql?raw";
import createFeedbackTaskVariables from "../examples/create-feedback-task.json?raw";
import latestSession from "../examples/latest-session.graphql?raw";
import newestByTag from "../examples/newest-by-tag.graphql?raw";
import tagCounts from "../examples/tag-counts.graphql?raw";
import ungradedQueue from "../examples/ungraded-queue.graphql?raw";

/**
 * What GraphiQL opens with, and what its menu offers: one operation each. A test checks them
 * against the schema. The first one must do without variables, since GraphiQL does not fill these
 * in at its start.
 */
export const EXAMPLES = [
  { title: "Newest finished completions with a tag", query: newestByTag },
  { title: "The latest session and its completions", query: latestSession },
  { title: "What is left to grade, by task", query: ungradedQueue },
  { title: "Tags and how often each is used", query: tagCounts },
  {
    title: "Create a feedback task",
    query: createFeedbackTask,
    variables: createFeedbackTaskVariables,
  },
].map(({ title, query, variables }) => {
  const documentAST = parse(query);
  return {
    title,
    query: query.trimEnd(),
    variables: variables?.trimEnd() ?? "",
    // In the form of GraphiQL's `setOperationFacts`.
    facts: {
      documentAST,
      operations: documentAST.definitions,
      operationName: documentAST.definitions[0].name.value,
    },
  };
});
