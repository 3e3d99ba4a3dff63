/** What the parts of a task about its grades ask: how far it is, how far graders agree, what grades say. */
import { queryOptions } from "@tanstack/react-query";
import { change } from "@/api/change";
import { requestExact } from "@/api/exact";
import { request } from "@/api/request";
import { whileBuilding } from "@/api/tasks";
import { graphql } from "@/gql";
import type {
  CountedGrades,
  FeedbackBucket,
  FeedbackDimension,
  GradeDisagreementsQuery,
  GradeSpreadQuery,
  TaskAgreementQuery,
  TaskProgressQuery,
} from "@/gql/graphql";
import { forgetCounted } from "@/states/grades/documents";

const PROGRESS = graphql(`
  query TaskProgress($id: ID!) {
    feedbackTask(id: $id) {
      id
      archivedAt
      gradesPerCompletion
      feedbackCount
      progress {
        left
        waiting
        waitingIsExact
        leased
        graded
        skipped
        oldestAt
        lastHour
        lastDay
        isBuilding
        graders {
          grader
          leased
          graded
          skipped
          lastHour
          lastDay
        }
      }
    }
  }
`);

const AGREEMENT = graphql(`
  query TaskAgreement($id: ID!, $path: String, $level: MeasurementLevel, $graders: [String!]) {
    feedbackAgreement(taskId: $id, path: $path, level: $level, graders: $graders) {
      completionCount
      gradeCount
      graders {
        key
        name
        kind
        gradeCount
      }
      fields {
        path
        level
        completionCount
        gradeCount
        graderCount
        pairCount
        leftOutCount
        percent {
          value
          reason
        }
        cohenKappa {
          value
          reason
          pairs
        }
        fleissKappa {
          value
          reason
        }
        krippendorffAlpha {
          value
          reason
        }
        confusion {
          values
          graders
          reason
          rows {
            value
            counts
          }
        }
      }
    }
  }
`);

const DISAGREEMENTS = graphql(`
  query GradeDisagreements($id: ID!, $first: Int!) {
    feedbackAgreement(taskId: $id) {
      completionCount
      fields {
        path
      }
      disagreements(first: $first) {
        totalCount
        nodes {
          completionId
          distance
          completion {
            id
            createdAt
            model
            prompt
          }
          grades {
            ...ListedGrade
          }
          adjudication {
            ...ListedGrade
          }
        }
      }
    }
  }
`);

const SPREAD = graphql(`
  query GradeSpread(
    $id: ID!
    $path: String
    $grades: CountedGrades!
    $groupBy: [FeedbackDimension!]!
    $bucket: FeedbackBucket
    $first: Int!
    $values: Int!
    $isTimed: Boolean!
  ) {
    feedbackStats(
      taskId: $id
      path: $path
      grades: $grades
      groupBy: $groupBy
      bucket: $bucket
      first: $first
    ) {
      asOf
      isComplete
      cutCount
      rows {
        group
        time @include(if: $isTimed)
        localTime @include(if: $isTimed)
        count
        mean
        min
        max
        percentile(p: 50)
        distribution(first: $values) {
          value
          count
          share
        }
      }
    }
  }
`);

const ADJUDICATE = graphql(`
  mutation Settle($input: AdjudicateInput!) {
    adjudicate(input: $input) {
      feedback {
        ...ListedGrade
      }
    }
  }
`);

export type TaskProgress = NonNullable<TaskProgressQuery["feedbackTask"]>;
export type Progress = NonNullable<TaskProgress["progress"]>;
export type Agreement = NonNullable<TaskAgreementQuery["feedbackAgreement"]>;
export type FieldAgreement = Agreement["fields"][number];
export type AgreementGrader = Agreement["graders"][number];
export type Disagreements = NonNullable<GradeDisagreementsQuery["feedbackAgreement"]>;
export type Disagreement = NonNullable<Disagreements["disagreements"]>["nodes"][number];
export type Spread = NonNullable<GradeSpreadQuery["feedbackStats"]>;
export type SpreadRow = Spread["rows"][number];

export const progressQuery = (id: string) =>
  queryOptions({
    queryKey: ["progress", id],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(PROGRESS, { id }, { signal });
      if (!data.feedbackTask?.progress) throw errors[0] ?? new Error("the progress is missing");
      return { ...data.feedbackTask, progress: data.feedbackTask.progress };
    },
    refetchInterval: ({ state }) => whileBuilding(state, [state.data?.progress]),
  });

interface AgreementOf {
  path?: string;
  level?: "NOMINAL" | "ORDINAL" | "INTERVAL";
  graders?: readonly string[];
}

export const agreementQuery = (id: string, of: AgreementOf = {}) =>
  queryOptions({
    queryKey: ["agreement", id, "fields", of],
    queryFn: async ({ signal }) => {
      const { path = null, level = null, graders } = of;
      const variables = { id, path, level, graders: graders ? [...graders] : null };
      const { data, errors } = await request(AGREEMENT, variables, { signal });
      if (!data.feedbackAgreement) throw errors[0] ?? new Error("the agreement is missing");
      return data.feedbackAgreement;
    },
  });

/** Each has a call and all of its grades: more are read when these are settled. */
const MOST_DISAGREEMENTS = 200;

export const disagreementsQuery = (id: string) =>
  queryOptions({
    queryKey: ["agreement", id, "disagreements"],
    queryFn: async ({ signal }) => {
      const variables = { id, first: MOST_DISAGREEMENTS };
      const { data, errors } = await requestExact(DISAGREEMENTS, variables, { signal });
      if (!data.feedbackAgreement?.disagreements) {
        throw errors[0] ?? new Error("the list is missing");
      }
      return data.feedbackAgreement;
    },
    structuralSharing: false,
  });

export interface SpreadOf {
  path: string;
  grades: CountedGrades;
  groupBy: FeedbackDimension[];
  bucket: FeedbackBucket | null;
}

const MOST_GROUPS = 60;
const MOST_VALUES = 20;

export const spreadQuery = (id: string, of: SpreadOf) =>
  queryOptions({
    queryKey: ["spread", id, of],
    queryFn: async ({ signal }) => {
      const { data, errors } = await request(
        SPREAD,
        { id, ...of, first: MOST_GROUPS, values: MOST_VALUES, isTimed: of.bucket !== null },
        { signal },
      );
      if (!data.feedbackStats) throw errors[0] ?? new Error("the statistics are missing");
      return data.feedbackStats;
    },
  });

export async function settle(
  taskId: string,
  completionId: string,
  answer: { jsonValues: unknown; comment: string },
) {
  const { adjudicate } = await change(ADJUDICATE, { input: { taskId, completionId, ...answer } });
  if (!adjudicate) throw new Error("the decision is missing");
  forgetCounted();
  return adjudicate.feedback;
}
