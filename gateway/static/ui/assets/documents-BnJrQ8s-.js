import{$i as e,Xa as t,Xi as n,Yi as r,Zi as i,at as a,pa as o,xa as s}from"./ui-BIdjz2Zp.js";import{t as c}from"./exact-BoUcn8kQ.js";var l={tasks:`_tasks_1x0ky_1`,task:`_task_1x0ky_1`,figures:`_figures_1x0ky_30`,page:`_page_1x0ky_47`,top:`_top_1x0ky_59`,progress:`_progress_1x0ky_66`,panes:`_panes_1x0ky_82`,call:`_call_1x0ky_90`,views:`_views_1x0ky_98`,notice:`_notice_1x0ky_116`,part:`_part_1x0ky_120`,payload:`_payload_1x0ky_125`,answer:`_answer_1x0ky_129`,fields:`_fields_1x0ky_139`,instruction:`_instruction_1x0ky_149`,others:`_others_1x0ky_155`,comment:`_comment_1x0ky_160`,submit:`_submit_1x0ky_176`,refused:`_refused_1x0ky_186`,gap:`_gap_1x0ky_201`,holders:`_holders_1x0ky_205`,skip:`_skip_1x0ky_232`},u=o(`
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
`),d=o(`
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
`),f=o(`
  query GradeFirstWaiting($id: ID!) {
    feedbackTask(id: $id) {
      ungradedCompletions(first: 1) {
        nodes {
          id
        }
      }
    }
  }
`),p=o(`
  mutation GradeAssign($input: AssignNextInput!) {
    assignNext(input: $input) {
      leases {
        id
        completionId
      }
    }
  }
`),m=o(`
  query GradeHeld($id: ID!) {
    feedbackTask(id: $id) {
      viewerLeases {
        id
        completionId
      }
    }
  }
`),h=o(`
  mutation GradeRenew($ids: [ID!]!, $seconds: Int!) {
    renewLease(input: { leaseIds: $ids, leaseSeconds: $seconds }) {
      leases {
        id
        completionId
      }
      lostIds
    }
  }
`),g=o(`
  mutation GradeRelease($ids: [ID!]!) {
    releaseLease(input: { leaseIds: $ids }) {
      count
    }
  }
`),_=o(`
  mutation GradeSkip($id: ID!, $reason: String!) {
    skip(input: { leaseId: $id, reason: $reason }) {
      skippedLeaseId
    }
  }
`),v=o(`
  subscription GradeWanted($task: ID!, $after: String) {
    feedbackWanted(taskId: $task, after: $after) {
      cursor
      completionIds
    }
  }
`),y=o(`
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
`),b=o(`
  query GradeGiven($id: ID!) {
    feedback(id: $id) {
      revision
      jsonValues
      comment
    }
  }
`),x=o(`
  mutation GradeCorrect($input: UpdateFeedbackInput!) {
    updateFeedback(input: $input) {
      feedback {
        revision
      }
    }
  }
`),S=o(`
  mutation GradeTakeBack($id: ID!) {
    deleteFeedback(input: { id: $id }) {
      deletedId
    }
  }
`),C=o(`
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
`),w=()=>t({queryKey:[`grade`],queryFn:async({signal:e})=>{let{data:t,errors:r}=await n(u,{after:null},{signal:e});if(!t.feedbackTasks)throw r[0]??Error(`the list is missing`);return{...t.feedbackTasks,errors:r}},staleTime:0}),T=e=>t({queryKey:[`grade`,e],queryFn:async({signal:t})=>{let{data:r,errors:i}=await n(d,{id:e},{signal:t});if(!r.feedbackTask&&i[0]&&i[0].code!==`NOT_FOUND`)throw i[0];return{task:r.feedbackTask,errors:i}},refetchInterval:({state:e})=>a(e,[e.data?.task?.progress]),staleTime:0}),E=e=>t({queryKey:[`grades of`,e],queryFn:async({signal:t})=>{let{data:n,errors:r}=await c(C,{id:e},{signal:t});if(!n.completion?.feedback)throw r[0]??Error(`the list is missing`);return n.completion.feedback.nodes},structuralSharing:!1,staleTime:0});async function D(e,t,n){let i={taskId:e,count:t,leaseSeconds:600,order:`OLDEST`,...n&&{completionIds:n}};return(await r(p,{input:i})).assignNext?.leases??[]}async function O(t){let n=await i(b,{id:t}),r=s(new TextDecoder().decode(n));if(r.data?.feedback)return r.data.feedback;let[a]=r.errors??[];if(a&&a.extensions?.code!==`NOT_FOUND`)throw e.of(a);return null}export{g as a,S as c,O as d,E as f,l as h,m as i,v as l,w as m,x as n,h as o,T as p,f as r,_ as s,y as t,D as u};