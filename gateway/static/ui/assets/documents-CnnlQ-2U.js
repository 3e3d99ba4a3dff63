import{Ii as e,Oi as t,Si as n,_i as r,ca as i,gi as a,vi as o}from"./ui-Bk9Tclzj.js";var s={tasks:`_tasks_ypwit_1`,task:`_task_ypwit_1`,figures:`_figures_ypwit_30`,page:`_page_ypwit_47`,top:`_top_ypwit_59`,progress:`_progress_ypwit_66`,panes:`_panes_ypwit_82`,call:`_call_ypwit_90`,answer:`_answer_ypwit_98`,fields:`_fields_ypwit_108`,instruction:`_instruction_ypwit_118`,others:`_others_ypwit_124`,comment:`_comment_ypwit_129`,submit:`_submit_ypwit_145`,gap:`_gap_ypwit_165`,notice:`_notice_ypwit_169`,skip:`_skip_ypwit_186`};function c(e,t){return e.toLocaleString(`en`)+(t?``:`+`)}var l=t(`
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
`),u=t(`
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
`),d=t(`
  query GradeFirstWaiting($id: ID!) {
    feedbackTask(id: $id) {
      ungradedCompletions(first: 1) {
        nodes {
          id
        }
      }
    }
  }
`),f=t(`
  mutation GradeAssign($input: AssignNextInput!) {
    assignNext(input: $input) {
      leases {
        id
        completionId
      }
    }
  }
`),p=t(`
  mutation GradeRenew($ids: [ID!]!, $seconds: Int!) {
    renewLease(input: { leaseIds: $ids, leaseSeconds: $seconds }) {
      lostIds
    }
  }
`),m=t(`
  mutation GradeRelease($ids: [ID!]!) {
    releaseLease(input: { leaseIds: $ids }) {
      count
    }
  }
`),h=t(`
  mutation GradeSkip($id: ID!, $reason: String!) {
    skip(input: { leaseId: $id, reason: $reason }) {
      skippedLeaseId
    }
  }
`),g=t(`
  subscription GradeWanted($task: ID!, $after: String) {
    feedbackWanted(taskId: $task, after: $after) {
      cursor
      completionIds
    }
  }
`),_=t(`
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
`),v=t(`
  query GradeGiven($id: ID!) {
    feedback(id: $id) {
      revision
      jsonValues
      comment
    }
  }
`),y=t(`
  mutation GradeCorrect($input: UpdateFeedbackInput!) {
    updateFeedback(input: $input) {
      feedback {
        revision
      }
    }
  }
`),b=t(`
  mutation GradeTakeBack($id: ID!) {
    deleteFeedback(input: { id: $id }) {
      deletedId
    }
  }
`),x=t(`
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
`),S=()=>i({queryKey:[`grade`],queryFn:async({signal:e})=>{let{data:t,errors:n}=await r(l,{after:null},{signal:e});if(!t.feedbackTasks)throw n[0]??Error(`the list is missing`);return{...t.feedbackTasks,errors:n}},staleTime:0}),C=e=>i({queryKey:[`grade`,e],queryFn:async({signal:t})=>{let{data:n,errors:i}=await r(u,{id:e},{signal:t});if(!n.feedbackTask&&i[0]&&i[0].code!==`NOT_FOUND`)throw i[0];return n.feedbackTask},staleTime:0}),w=e=>i({queryKey:[`grades of`,e],queryFn:async({signal:t})=>{let{data:n,errors:i}=await r(x,{id:e},{signal:t});if(!n.completion?.feedback)throw i[0]??Error(`the list is missing`);return n.completion.feedback.nodes},staleTime:0});async function T(e,t,n){let r={taskId:e,count:t,leaseSeconds:600,order:`OLDEST`,...n&&{completionIds:n}};return(await a(f,{input:r})).assignNext?.leases??[]}async function E(t){let r=await o(v,{id:t}),i=e(new TextDecoder().decode(r));if(i.data?.feedback)return i.data.feedback;let[a]=i.errors??[];if(a&&a.extensions?.code!==`NOT_FOUND`)throw n.of(a);return null}export{p as a,g as c,w as d,C as f,s as h,m as i,T as l,c as m,y as n,h as o,S as p,d as r,b as s,_ as t,E as u};