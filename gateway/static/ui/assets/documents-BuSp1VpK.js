import{Ui as e,Wi as t,aa as n,za as r}from"./ui-iObqlg1O.js";import{t as i}from"./exact-CFV7EHYo.js";import{o as a}from"./documents-CUhZQRBI.js";var o=n(`
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
`),s=n(`
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
`),c=n(`
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
`),l=n(`
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
`),u=n(`
  mutation Settle($input: AdjudicateInput!) {
    adjudicate(input: $input) {
      feedback {
        ...ListedGrade
      }
    }
  }
`),d=e=>r({queryKey:[`progress`,e],queryFn:async({signal:n})=>{let{data:r,errors:i}=await t(o,{id:e},{signal:n});if(!r.feedbackTask?.progress)throw i[0]??Error(`the progress is missing`);return{...r.feedbackTask,progress:r.feedbackTask.progress}}}),f=(e,n={})=>r({queryKey:[`agreement`,e,`fields`,n],queryFn:async({signal:r})=>{let{path:i=null,level:a=null,graders:o}=n,c={id:e,path:i,level:a,graders:o?[...o]:null},{data:l,errors:u}=await t(s,c,{signal:r});if(!l.feedbackAgreement)throw u[0]??Error(`the agreement is missing`);return l.feedbackAgreement}}),p=200,m=e=>r({queryKey:[`agreement`,e,`disagreements`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await i(c,{id:e,first:p},{signal:t});if(!n.feedbackAgreement?.disagreements)throw r[0]??Error(`the list is missing`);return n.feedbackAgreement},structuralSharing:!1}),h=60,g=20,_=(e,n)=>r({queryKey:[`spread`,e,n],queryFn:async({signal:r})=>{let{data:i,errors:a}=await t(l,{id:e,...n,first:h,values:g,isTimed:n.bucket!==null},{signal:r});if(!i.feedbackStats)throw a[0]??Error(`the statistics are missing`);return i.feedbackStats}});async function v(t,n,r){let{adjudicate:i}=await e(u,{input:{taskId:t,completionId:n,...r}});if(!i)throw Error(`the decision is missing`);return a(),i.feedback}export{_ as a,v as i,m as n,d as r,f as t};