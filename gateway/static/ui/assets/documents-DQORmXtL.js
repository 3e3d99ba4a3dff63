import{Ra as e,Ui as t,Wi as n,ia as r}from"./ui-DcSy0V4j.js";import{t as i}from"./exact-DewJcjTr.js";import{o as a}from"./documents-IIat68hf.js";var o=r(`
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
`),d=t=>e({queryKey:[`progress`,t],queryFn:async({signal:e})=>{let{data:r,errors:i}=await n(o,{id:t},{signal:e});if(!r.feedbackTask?.progress)throw i[0]??Error(`the progress is missing`);return{...r.feedbackTask,progress:r.feedbackTask.progress}}}),f=(t,r={})=>e({queryKey:[`agreement`,t,`fields`,r],queryFn:async({signal:e})=>{let{path:i=null,level:a=null,graders:o}=r,c={id:t,path:i,level:a,graders:o?[...o]:null},{data:l,errors:u}=await n(s,c,{signal:e});if(!l.feedbackAgreement)throw u[0]??Error(`the agreement is missing`);return l.feedbackAgreement}}),p=200,m=t=>e({queryKey:[`agreement`,t,`disagreements`],queryFn:async({signal:e})=>{let{data:n,errors:r}=await i(c,{id:t,first:p},{signal:e});if(!n.feedbackAgreement?.disagreements)throw r[0]??Error(`the list is missing`);return n.feedbackAgreement},structuralSharing:!1}),h=60,g=20,_=(t,r)=>e({queryKey:[`spread`,t,r],queryFn:async({signal:e})=>{let{data:i,errors:a}=await n(l,{id:t,...r,first:h,values:g,isTimed:r.bucket!==null},{signal:e});if(!i.feedbackStats)throw a[0]??Error(`the statistics are missing`);return i.feedbackStats}});async function v(e,n,r){let{adjudicate:i}=await t(u,{input:{taskId:e,completionId:n,...r}});if(!i)throw Error(`the decision is missing`);return a(),i.feedback}export{_ as a,v as i,m as n,d as r,f as t};