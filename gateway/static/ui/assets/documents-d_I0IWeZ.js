import{di as e,fi as t,hi as n,ki as r,na as i,pi as a,xi as o}from"./ui-gpuwRH1u.js";var s={tasks:`_tasks_ypwit_1`,task:`_task_ypwit_1`,figures:`_figures_ypwit_30`,page:`_page_ypwit_47`,top:`_top_ypwit_59`,progress:`_progress_ypwit_66`,panes:`_panes_ypwit_82`,call:`_call_ypwit_90`,answer:`_answer_ypwit_98`,fields:`_fields_ypwit_108`,instruction:`_instruction_ypwit_118`,others:`_others_ypwit_124`,comment:`_comment_ypwit_129`,submit:`_submit_ypwit_145`,gap:`_gap_ypwit_165`,notice:`_notice_ypwit_169`,skip:`_skip_ypwit_186`};function c(e,t){return e.toLocaleString(`en`)+(t?``:`+`)}var l=o(`
  query GradeTasks($after: String) {
    feedbackTasks(first: 50, after: $after) {
      nodes {
        id
        name
        gradesPerCompletion
        progress {
          waiting
          waitingIsExact
          leased
          graded
          lastDay
        }
      }
      pageInfo {
        hasNextPage
      }
      totalCount
    }
  }
`),u=o(`
  query GradeTask($id: ID!) {
    feedbackTask(id: $id) {
      id
      name
      version
      instruction
      jsonSchema
      archivedAt
      gradesPerCompletion
      progress {
        waiting
        waitingIsExact
        leased
        graded
        skipped
        lastHour
        isBuilding
      }
    }
  }
`),d=o(`
  query GradeFirstWaiting($id: ID!) {
    feedbackTask(id: $id) {
      ungradedCompletions(first: 1) {
        nodes {
          id
        }
      }
    }
  }
`),f=o(`
  mutation GradeAssign($input: AssignNextInput!) {
    assignNext(input: $input) {
      leases {
        id
        completionId
      }
    }
  }
`),p=o(`
  mutation GradeRenew($ids: [ID!]!, $seconds: Int!) {
    renewLease(input: { leaseIds: $ids, leaseSeconds: $seconds }) {
      lostIds
    }
  }
`),m=o(`
  mutation GradeRelease($ids: [ID!]!) {
    releaseLease(input: { leaseIds: $ids }) {
      count
    }
  }
`),h=o(`
  mutation GradeSkip($id: ID!, $reason: String!) {
    skip(input: { leaseId: $id, reason: $reason }) {
      skippedLeaseId
    }
  }
`),g=o(`
  subscription GradeWanted($task: ID!, $after: String) {
    feedbackWanted(taskId: $task, after: $after) {
      cursor
      completionIds
    }
  }
`),_=o(`
  subscription GradeAdded($task: ID!, $after: String) {
    feedbackAdded(filter: { taskId: { eq: $task } }, after: $after) {
      cursor
      feedback {
        id
        matchedCompletionIds
        author {
          name
        }
      }
    }
  }
`),v=o(`
  query GradeGiven($id: ID!) {
    feedback(id: $id) {
      revision
      jsonValues
      comment
    }
  }
`),y=o(`
  mutation GradeCorrect($input: UpdateFeedbackInput!) {
    updateFeedback(input: $input) {
      feedback {
        revision
      }
    }
  }
`),b=o(`
  mutation GradeTakeBack($id: ID!) {
    deleteFeedback(input: { id: $id }) {
      deletedId
    }
  }
`),x=o(`
  query GradeOthers($id: ID!) {
    completion(id: $id) {
      feedback(first: 50) {
        nodes {
          id
          taskId
          jsonValues
          comment
          author {
            name
          }
          grader {
            name
            id
          }
        }
      }
    }
  }
`),S=()=>i({queryKey:[`grade`],queryFn:async({signal:e})=>{let{data:n,errors:r}=await t(l,{after:null},{signal:e});if(!n.feedbackTasks)throw r[0]??Error(`the list is missing`);return{...n.feedbackTasks,errors:r}},staleTime:0}),C=e=>i({queryKey:[`grade`,e],queryFn:async({signal:n})=>{let{data:r,errors:i}=await t(u,{id:e},{signal:n});if(!r.feedbackTask&&i[0]&&i[0].code!==`NOT_FOUND`)throw i[0];return r.feedbackTask},staleTime:0}),w=e=>i({queryKey:[`grades of`,e],queryFn:async({signal:n})=>{let{data:r,errors:i}=await t(x,{id:e},{signal:n});if(!r.completion?.feedback)throw i[0]??Error(`the list is missing`);return r.completion.feedback.nodes},staleTime:0});async function T(t,n,r){let i={taskId:t,count:n,leaseSeconds:600,order:`OLDEST`,...r&&{completionIds:r}};return(await e(f,{input:i})).assignNext?.leases??[]}async function E(e){let t=await a(v,{id:e}),i=r(new TextDecoder().decode(t));if(i.data?.feedback)return i.data.feedback;let[o]=i.errors??[];if(o&&o.extensions?.code!==`NOT_FOUND`)throw n.of(o);return null}export{p as a,g as c,w as d,C as f,s as h,m as i,T as l,c as m,y as n,h as o,S as p,d as r,b as s,_ as t,E as u};