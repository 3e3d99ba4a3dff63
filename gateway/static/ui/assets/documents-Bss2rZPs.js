import{Ui as e,Va as t,Wi as n,sa as r}from"./ui-4t6V7kFh.js";import{t as i}from"./exact-Dw2Vw0PC.js";import{o as a}from"./documents-CsarNuUG.js";var o=r(`
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
`),s=r(`
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
`),c=r(`
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
`),l=r(`
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
`),u=r(`
  mutation Settle($input: AdjudicateInput!) {
    adjudicate(input: $input) {
      feedback {
        ...ListedGrade
      }
    }
  }
`),d=e=>t({queryKey:[`progress`,e],queryFn:async({signal:t})=>{let{data:r,errors:i}=await n(o,{id:e},{signal:t});if(!r.feedbackTask?.progress)throw i[0]??Error(`the progress is missing`);return{...r.feedbackTask,progress:r.feedbackTask.progress}}}),f=(e,r={})=>t({queryKey:[`agreement`,e,`fields`,r],queryFn:async({signal:t})=>{let{path:i=null,level:a=null,graders:o}=r,c={id:e,path:i,level:a,graders:o?[...o]:null},{data:l,errors:u}=await n(s,c,{signal:t});if(!l.feedbackAgreement)throw u[0]??Error(`the agreement is missing`);return l.feedbackAgreement}}),p=200,m=e=>t({queryKey:[`agreement`,e,`disagreements`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await i(c,{id:e,first:p},{signal:t});if(!n.feedbackAgreement?.disagreements)throw r[0]??Error(`the list is missing`);return n.feedbackAgreement},structuralSharing:!1}),h=60,g=20,_=(e,r)=>t({queryKey:[`spread`,e,r],queryFn:async({signal:t})=>{let{data:i,errors:a}=await n(l,{id:e,...r,first:h,values:g,isTimed:r.bucket!==null},{signal:t});if(!i.feedbackStats)throw a[0]??Error(`the statistics are missing`);return i.feedbackStats}});async function v(t,n,r){let{adjudicate:i}=await e(u,{input:{taskId:t,completionId:n,...r}});if(!i)throw Error(`the decision is missing`);return a(),i.feedback}export{_ as a,v as i,m as n,d as r,f as t};