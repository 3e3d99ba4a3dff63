import{Ai as e,Hi as t,Ii as n,Sa as r,Xi as i,ji as a,ki as o}from"./ui-CNja8Pfo.js";import{t as s}from"./exact-30DdK06L.js";var c={tasks:`_tasks_od9pr_1`,task:`_task_od9pr_1`,figures:`_figures_od9pr_30`,page:`_page_od9pr_47`,top:`_top_od9pr_59`,progress:`_progress_od9pr_66`,panes:`_panes_od9pr_82`,call:`_call_od9pr_90`,views:`_views_od9pr_98`,notice:`_notice_od9pr_116`,part:`_part_od9pr_120`,payload:`_payload_od9pr_125`,answer:`_answer_od9pr_129`,fields:`_fields_od9pr_139`,instruction:`_instruction_od9pr_149`,others:`_others_od9pr_155`,comment:`_comment_od9pr_160`,submit:`_submit_od9pr_176`,gap:`_gap_od9pr_196`,skip:`_skip_od9pr_217`},l=t(`
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
        left
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
`),S=()=>r({queryKey:[`grade`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await e(l,{after:null},{signal:t});if(!n.feedbackTasks)throw r[0]??Error(`the list is missing`);return{...n.feedbackTasks,errors:r}},staleTime:0}),C=t=>r({queryKey:[`grade`,t],queryFn:async({signal:n})=>{let{data:r,errors:i}=await e(u,{id:t},{signal:n});if(!r.feedbackTask&&i[0]&&i[0].code!==`NOT_FOUND`)throw i[0];return{task:r.feedbackTask,errors:i}},staleTime:0}),w=e=>r({queryKey:[`grades of`,e],queryFn:async({signal:t})=>{let{data:n,errors:r}=await s(x,{id:e},{signal:t});if(!n.completion?.feedback)throw r[0]??Error(`the list is missing`);return n.completion.feedback.nodes},structuralSharing:!1,staleTime:0});async function T(e,t,n){let r={taskId:e,count:t,leaseSeconds:600,order:`OLDEST`,...n&&{completionIds:n}};return(await o(f,{input:r})).assignNext?.leases??[]}async function E(e){let t=await a(v,{id:e}),r=i(new TextDecoder().decode(t));if(r.data?.feedback)return r.data.feedback;let[o]=r.errors??[];if(o&&o.extensions?.code!==`NOT_FOUND`)throw n.of(o);return null}export{p as a,g as c,w as d,C as f,m as i,T as l,c as m,y as n,h as o,S as p,d as r,b as s,_ as t,E as u};