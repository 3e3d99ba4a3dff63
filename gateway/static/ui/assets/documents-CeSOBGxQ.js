import{aa as e,hi as t,mi as n,wi as r}from"./ui-DqrAmEOT.js";import{o as i,x as a}from"./documents-iEWcBKVm.js";var o=r(`
  query TaskProgress($id: ID!) {
    feedbackTask(id: $id) {
      id
      archivedAt
      gradesPerCompletion
      feedbackCount
      progress {
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
`),d=n=>e({queryKey:[`progress`,n],queryFn:async({signal:e})=>{let{data:r,errors:i}=await t(o,{id:n},{signal:e});if(!r.feedbackTask?.progress)throw i[0]??Error(`the progress is missing`);return{...r.feedbackTask,progress:r.feedbackTask.progress}}}),f=(n,r={})=>e({queryKey:[`agreement`,n,`fields`,r],queryFn:async({signal:e})=>{let{path:i=null,level:a=null,graders:o}=r,c={id:n,path:i,level:a,graders:o?[...o]:null},{data:l,errors:u}=await t(s,c,{signal:e});if(!l.feedbackAgreement)throw u[0]??Error(`the agreement is missing`);return l.feedbackAgreement}}),p=200,m=t=>e({queryKey:[`agreement`,t,`disagreements`],queryFn:async({signal:e})=>{let{data:n,errors:r}=await a(c,{id:t,first:p},{signal:e});if(!n.feedbackAgreement?.disagreements)throw r[0]??Error(`the list is missing`);return n.feedbackAgreement},structuralSharing:!1}),h=60,g=20,_=(n,r)=>e({queryKey:[`spread`,n,r],queryFn:async({signal:e})=>{let{data:i,errors:a}=await t(l,{id:n,...r,first:h,values:g,isTimed:r.bucket!==null},{signal:e});if(!i.feedbackStats)throw a[0]??Error(`the statistics are missing`);return i.feedbackStats}});async function v(e,t,r){let{adjudicate:a}=await n(u,{input:{taskId:e,completionId:t,...r}});if(!a)throw Error(`the decision is missing`);return i(),a.feedback}export{_ as a,v as i,m as n,d as r,f as t};