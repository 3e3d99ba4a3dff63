import{Xa as e,Xi as t,Yi as n,at as r,pa as i}from"./ui-BIdjz2Zp.js";import{t as a}from"./exact-BoUcn8kQ.js";import{o}from"./documents-htPqTz3l.js";var s=i(`
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
`),c=i(`
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
`),l=i(`
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
`),u=i(`
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
`),d=i(`
  mutation Settle($input: AdjudicateInput!) {
    adjudicate(input: $input) {
      feedback {
        ...ListedGrade
      }
    }
  }
`),f=n=>e({queryKey:[`progress`,n],queryFn:async({signal:e})=>{let{data:r,errors:i}=await t(s,{id:n},{signal:e});if(!r.feedbackTask?.progress)throw i[0]??Error(`the progress is missing`);return{...r.feedbackTask,progress:r.feedbackTask.progress}},refetchInterval:({state:e})=>r(e,[e.data?.progress])}),p=(n,r={})=>e({queryKey:[`agreement`,n,`fields`,r],queryFn:async({signal:e})=>{let{path:i=null,level:a=null,graders:o}=r,s={id:n,path:i,level:a,graders:o?[...o]:null},{data:l,errors:u}=await t(c,s,{signal:e});if(!l.feedbackAgreement)throw u[0]??Error(`the agreement is missing`);return l.feedbackAgreement}}),m=200,h=t=>e({queryKey:[`agreement`,t,`disagreements`],queryFn:async({signal:e})=>{let{data:n,errors:r}=await a(l,{id:t,first:m},{signal:e});if(!n.feedbackAgreement?.disagreements)throw r[0]??Error(`the list is missing`);return n.feedbackAgreement},structuralSharing:!1}),g=60,_=20,v=(n,r)=>e({queryKey:[`spread`,n,r],queryFn:async({signal:e})=>{let{data:i,errors:a}=await t(u,{id:n,...r,first:g,values:_,isTimed:r.bucket!==null},{signal:e});if(!i.feedbackStats)throw a[0]??Error(`the statistics are missing`);return i.feedbackStats}});async function y(e,t,r){let{adjudicate:i}=await n(d,{input:{taskId:e,completionId:t,...r}});if(!i)throw Error(`the decision is missing`);return o(),i.feedback}export{v as a,y as i,h as n,f as r,p as t};