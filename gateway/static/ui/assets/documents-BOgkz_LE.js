import{Gi as e,Ui as t,Va as n,Wi as r,ha as i,qi as a,sa as o}from"./ui-4t6V7kFh.js";import{t as s}from"./exact-Dw2Vw0PC.js";var c={tasks:`_tasks_1x0ky_1`,task:`_task_1x0ky_1`,figures:`_figures_1x0ky_30`,page:`_page_1x0ky_47`,top:`_top_1x0ky_59`,progress:`_progress_1x0ky_66`,panes:`_panes_1x0ky_82`,call:`_call_1x0ky_90`,views:`_views_1x0ky_98`,notice:`_notice_1x0ky_116`,part:`_part_1x0ky_120`,payload:`_payload_1x0ky_125`,answer:`_answer_1x0ky_129`,fields:`_fields_1x0ky_139`,instruction:`_instruction_1x0ky_149`,others:`_others_1x0ky_155`,comment:`_comment_1x0ky_160`,submit:`_submit_1x0ky_176`,refused:`_refused_1x0ky_186`,gap:`_gap_1x0ky_201`,holders:`_holders_1x0ky_205`,skip:`_skip_1x0ky_232`},l=o(`
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
  query GradeHeld($id: ID!) {
    feedbackTask(id: $id) {
      viewerLeases {
        id
        completionId
      }
    }
  }
`),m=o(`
  mutation GradeRenew($ids: [ID!]!, $seconds: Int!) {
    renewLease(input: { leaseIds: $ids, leaseSeconds: $seconds }) {
      leases {
        id
        completionId
      }
      lostIds
    }
  }
`),h=o(`
  mutation GradeRelease($ids: [ID!]!) {
    releaseLease(input: { leaseIds: $ids }) {
      count
    }
  }
`),g=o(`
  mutation GradeSkip($id: ID!, $reason: String!) {
    skip(input: { leaseId: $id, reason: $reason }) {
      skippedLeaseId
    }
  }
`),_=o(`
  subscription GradeWanted($task: ID!, $after: String) {
    feedbackWanted(taskId: $task, after: $after) {
      cursor
      completionIds
    }
  }
`),v=o(`
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
`),y=o(`
  query GradeGiven($id: ID!) {
    feedback(id: $id) {
      revision
      jsonValues
      comment
    }
  }
`),b=o(`
  mutation GradeCorrect($input: UpdateFeedbackInput!) {
    updateFeedback(input: $input) {
      feedback {
        revision
      }
    }
  }
`),x=o(`
  mutation GradeTakeBack($id: ID!) {
    deleteFeedback(input: { id: $id }) {
      deletedId
    }
  }
`),S=o(`
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
`),C=()=>n({queryKey:[`grade`],queryFn:async({signal:e})=>{let{data:t,errors:n}=await r(l,{after:null},{signal:e});if(!t.feedbackTasks)throw n[0]??Error(`the list is missing`);return{...t.feedbackTasks,errors:n}},staleTime:0}),w=e=>n({queryKey:[`grade`,e],queryFn:async({signal:t})=>{let{data:n,errors:i}=await r(u,{id:e},{signal:t});if(!n.feedbackTask&&i[0]&&i[0].code!==`NOT_FOUND`)throw i[0];return{task:n.feedbackTask,errors:i}},staleTime:0}),T=e=>n({queryKey:[`grades of`,e],queryFn:async({signal:t})=>{let{data:n,errors:r}=await s(S,{id:e},{signal:t});if(!n.completion?.feedback)throw r[0]??Error(`the list is missing`);return n.completion.feedback.nodes},structuralSharing:!1,staleTime:0});async function E(e,n,r){let i={taskId:e,count:n,leaseSeconds:600,order:`OLDEST`,...r&&{completionIds:r}};return(await t(f,{input:i})).assignNext?.leases??[]}async function D(t){let n=await e(y,{id:t}),r=i(new TextDecoder().decode(n));if(r.data?.feedback)return r.data.feedback;let[o]=r.errors??[];if(o&&o.extensions?.code!==`NOT_FOUND`)throw a.of(o);return null}export{h as a,x as c,D as d,T as f,c as h,p as i,_ as l,C as m,b as n,m as o,w as p,d as r,g as s,v as t,E as u};