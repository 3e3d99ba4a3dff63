import{Oi as e,_i as t,ca as n,gi as r}from"./ui-Bk9Tclzj.js";import{o as i,x as a}from"./documents-Dau-dES5.js";var o=e(`
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
`),s=e(`
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
`),c=e(`
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
`),l=e(`
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
`),u=e(`
  mutation Settle($input: AdjudicateInput!) {
    adjudicate(input: $input) {
      feedback {
        ...ListedGrade
      }
    }
  }
`),d=e=>n({queryKey:[`progress`,e],queryFn:async({signal:n})=>{let{data:r,errors:i}=await t(o,{id:e},{signal:n});if(!r.feedbackTask?.progress)throw i[0]??Error(`the progress is missing`);return{...r.feedbackTask,progress:r.feedbackTask.progress}}}),f=(e,r={})=>n({queryKey:[`agreement`,e,`fields`,r],queryFn:async({signal:n})=>{let{path:i=null,level:a=null,graders:o}=r,c={id:e,path:i,level:a,graders:o?[...o]:null},{data:l,errors:u}=await t(s,c,{signal:n});if(!l.feedbackAgreement)throw u[0]??Error(`the agreement is missing`);return l.feedbackAgreement}}),p=200,m=e=>n({queryKey:[`agreement`,e,`disagreements`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await a(c,{id:e,first:p},{signal:t});if(!n.feedbackAgreement?.disagreements)throw r[0]??Error(`the list is missing`);return n.feedbackAgreement},structuralSharing:!1}),h=60,g=20,_=(e,r)=>n({queryKey:[`spread`,e,r],queryFn:async({signal:n})=>{let{data:i,errors:a}=await t(l,{id:e,...r,first:h,values:g,isTimed:r.bucket!==null},{signal:n});if(!i.feedbackStats)throw a[0]??Error(`the statistics are missing`);return i.feedbackStats}});async function v(e,t,n){let{adjudicate:a}=await r(u,{input:{taskId:e,completionId:t,...n}});if(!a)throw Error(`the decision is missing`);return i(),a.feedback}export{_ as a,v as i,m as n,d as r,f as t};