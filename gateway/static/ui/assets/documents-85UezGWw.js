import{Gi as e,Ra as t,Ui as n,Wi as r,fa as i,ia as a,qi as o}from"./ui-DcSy0V4j.js";import{t as s}from"./exact-DewJcjTr.js";var c={tasks:`_tasks_1n1xm_1`,task:`_task_1n1xm_1`,figures:`_figures_1n1xm_30`,page:`_page_1n1xm_47`,top:`_top_1n1xm_59`,progress:`_progress_1n1xm_66`,panes:`_panes_1n1xm_82`,call:`_call_1n1xm_90`,views:`_views_1n1xm_98`,notice:`_notice_1n1xm_116`,part:`_part_1n1xm_120`,payload:`_payload_1n1xm_125`,answer:`_answer_1n1xm_129`,fields:`_fields_1n1xm_139`,instruction:`_instruction_1n1xm_149`,others:`_others_1n1xm_155`,comment:`_comment_1n1xm_160`,submit:`_submit_1n1xm_176`,gap:`_gap_1n1xm_196`,holders:`_holders_1n1xm_200`,skip:`_skip_1n1xm_227`},l=a(`
  query GradeTasks($after: String) {
    feedbackTasks(first: 50, after: $after) {
      nodes {
        id
        name
        gradesPerCompletion
        progress {
          left
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
`),u=a(`
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
        left
        waiting
        waitingIsExact
        leased
        graded
        skipped
        isBuilding
        graders {
          grader
          tokenName
          leased
          leasedUntil
          graded
        }
      }
    }
  }
`),d=a(`
  query GradeFirstWaiting($id: ID!) {
    feedbackTask(id: $id) {
      ungradedCompletions(first: 1) {
        nodes {
          id
        }
      }
    }
  }
`),f=a(`
  mutation GradeAssign($input: AssignNextInput!) {
    assignNext(input: $input) {
      leases {
        id
        completionId
      }
    }
  }
`),p=a(`
  query GradeHeld($id: ID!) {
    feedbackTask(id: $id) {
      viewerLeases {
        id
        completionId
      }
    }
  }
`),m=a(`
  mutation GradeRenew($ids: [ID!]!, $seconds: Int!) {
    renewLease(input: { leaseIds: $ids, leaseSeconds: $seconds }) {
      leases {
        id
        completionId
      }
      lostIds
    }
  }
`),h=a(`
  mutation GradeRelease($ids: [ID!]!) {
    releaseLease(input: { leaseIds: $ids }) {
      count
    }
  }
`),g=a(`
  mutation GradeSkip($id: ID!, $reason: String!) {
    skip(input: { leaseId: $id, reason: $reason }) {
      skippedLeaseId
    }
  }
`),_=a(`
  subscription GradeWanted($task: ID!, $after: String) {
    feedbackWanted(taskId: $task, after: $after) {
      cursor
      completionIds
    }
  }
`),v=a(`
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
`),y=a(`
  query GradeGiven($id: ID!) {
    feedback(id: $id) {
      revision
      jsonValues
      comment
    }
  }
`),b=a(`
  mutation GradeCorrect($input: UpdateFeedbackInput!) {
    updateFeedback(input: $input) {
      feedback {
        revision
      }
    }
  }
`),x=a(`
  mutation GradeTakeBack($id: ID!) {
    deleteFeedback(input: { id: $id }) {
      deletedId
    }
  }
`),S=a(`
  query GradeOthers($id: ID!) {
    completion(id: $id) {
      feedback(first: 50) {
        nodes {
          id
          taskId
          jsonValues
          comment
          author {
            tokenId
            name
          }
          grader {
            kind
            name
            id
          }
        }
      }
    }
  }
`),C=()=>t({queryKey:[`grade`],queryFn:async({signal:e})=>{let{data:t,errors:n}=await r(l,{after:null},{signal:e});if(!t.feedbackTasks)throw n[0]??Error(`the list is missing`);return{...t.feedbackTasks,errors:n}},staleTime:0}),w=e=>t({queryKey:[`grade`,e],queryFn:async({signal:t})=>{let{data:n,errors:i}=await r(u,{id:e},{signal:t});if(!n.feedbackTask&&i[0]&&i[0].code!==`NOT_FOUND`)throw i[0];return{task:n.feedbackTask,errors:i}},staleTime:0}),T=e=>t({queryKey:[`grades of`,e],queryFn:async({signal:t})=>{let{data:n,errors:r}=await s(S,{id:e},{signal:t});if(!n.completion?.feedback)throw r[0]??Error(`the list is missing`);return n.completion.feedback.nodes},structuralSharing:!1,staleTime:0});async function E(e,t,r){let i={taskId:e,count:t,leaseSeconds:600,order:`OLDEST`,...r&&{completionIds:r}};return(await n(f,{input:i})).assignNext?.leases??[]}async function D(t){let n=await e(y,{id:t}),r=i(new TextDecoder().decode(n));if(r.data?.feedback)return r.data.feedback;let[a]=r.errors??[];if(a&&a.extensions?.code!==`NOT_FOUND`)throw o.of(a);return null}export{h as a,x as c,D as d,T as f,c as h,p as i,_ as l,C as m,b as n,m as o,w as p,d as r,g as s,v as t,E as u};