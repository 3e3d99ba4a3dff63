import{Si as e,Yi as t,ai as n,hi as r,li as i,oi as a,si as o}from"./ui-DfYh_Zev.js";var s={tasks:`_tasks_12gxk_1`,task:`_task_12gxk_1`,figures:`_figures_12gxk_30`,page:`_page_12gxk_47`,top:`_top_12gxk_59`,progress:`_progress_12gxk_66`,panes:`_panes_12gxk_82`,call:`_call_12gxk_90`,answer:`_answer_12gxk_98`,fields:`_fields_12gxk_108`,instruction:`_instruction_12gxk_118`,others:`_others_12gxk_124`,comment:`_comment_12gxk_129`,submit:`_submit_12gxk_145`,gap:`_gap_12gxk_165`,notice:`_notice_12gxk_169`,skip:`_skip_12gxk_186`};function c(e,t){return e.toLocaleString(`en`)+(t?``:`+`)}var l=r(`
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
`),u=r(`
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
`),d=r(`
  query GradeFirstWaiting($id: ID!) {
    feedbackTask(id: $id) {
      ungradedCompletions(first: 1) {
        nodes {
          id
        }
      }
    }
  }
`),f=r(`
  mutation GradeAssign($input: AssignNextInput!) {
    assignNext(input: $input) {
      leases {
        id
        completionId
      }
    }
  }
`),p=r(`
  mutation GradeRenew($ids: [ID!]!, $seconds: Int!) {
    renewLease(input: { leaseIds: $ids, leaseSeconds: $seconds }) {
      lostIds
    }
  }
`),m=r(`
  mutation GradeRelease($ids: [ID!]!) {
    releaseLease(input: { leaseIds: $ids }) {
      count
    }
  }
`),h=r(`
  mutation GradeSkip($id: ID!, $reason: String!) {
    skip(input: { leaseId: $id, reason: $reason }) {
      skippedLeaseId
    }
  }
`),g=r(`
  subscription GradeWanted($task: ID!, $after: String) {
    feedbackWanted(taskId: $task, after: $after) {
      cursor
      completionIds
    }
  }
`),_=r(`
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
`),v=r(`
  query GradeGiven($id: ID!) {
    feedback(id: $id) {
      revision
      jsonValues
      comment
    }
  }
`),y=r(`
  mutation GradeCorrect($input: UpdateFeedbackInput!) {
    updateFeedback(input: $input) {
      feedback {
        revision
      }
    }
  }
`),b=r(`
  mutation GradeTakeBack($id: ID!) {
    deleteFeedback(input: { id: $id }) {
      deletedId
    }
  }
`),x=r(`
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
`),S=()=>t({queryKey:[`grade`],queryFn:async({signal:e})=>{let{data:t,errors:n}=await a(l,{after:null},{signal:e});if(!t.feedbackTasks)throw n[0]??Error(`the list is missing`);return{...t.feedbackTasks,errors:n}},staleTime:0}),C=e=>t({queryKey:[`grade`,e],queryFn:async({signal:t})=>{let{data:n,errors:r}=await a(u,{id:e},{signal:t});if(!n.feedbackTask&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.feedbackTask},staleTime:0}),w=e=>t({queryKey:[`grades of`,e],queryFn:async({signal:t})=>{let{data:n,errors:r}=await a(x,{id:e},{signal:t});if(!n.completion?.feedback)throw r[0]??Error(`the list is missing`);return n.completion.feedback.nodes},staleTime:0});async function T(e,t,r){let i={taskId:e,count:t,leaseSeconds:600,order:`OLDEST`,...r&&{completionIds:r}};return(await n(f,{input:i})).assignNext?.leases??[]}async function E(t){let n=await o(v,{id:t}),r=e(new TextDecoder().decode(n));if(r.data?.feedback)return r.data.feedback;let[a]=r.errors??[];if(a&&a.extensions?.code!==`NOT_FOUND`)throw i.of(a);return null}export{p as a,g as c,w as d,C as f,s as h,m as i,T as l,c as m,y as n,h as o,S as p,d as r,b as s,_ as t,E as u};