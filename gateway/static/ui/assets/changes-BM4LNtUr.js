import{t as e}from"./useMutation-BCN7FG5B.js";import{$t as t,Kt as n,Ui as r,Vi as i,aa as a,ao as o,in as s,oo as c,so as l,va as u}from"./ui-iObqlg1O.js";import{t as d}from"./grades.module-mXrAc4aU.js";import{a as f,n as p}from"./progress-BFAiIl1G.js";import{n as m,t as h}from"./documents-Dq5uOAQN.js";function g({of:e}){let t=p(e);return l(`span`,{className:d.progress,children:[c(`progress`,{max:Math.max(f(e),1),value:e.graded,"aria-label":t}),c(`span`,{children:t})]})}function _({task:e,changes:t,gone:r}){let a=i(`WRITER`),u=i(`ADMIN`),{id:d,archivedAt:f,feedbackCount:p}=e,m=e.name||d,h=p>0;return l(o,{children:[f===null?c(n,{label:`Archive`,name:m,question:`It takes no new grades, and has no queue. Archive it?`,unavailable:a,run:()=>t.archive.mutate({id:d,name:m})}):c(n,{label:`Restore`,name:m,question:`It is graded again. Restore it?`,unavailable:a,run:()=>t.restore.mutate({id:d,name:m})}),` `,c(n,{label:`Delete`,name:m,question:h?`With all its grades (${s(p)}), for good. Delete it?`:`For good. Delete it?`,unavailable:h?u:a,run:()=>{let e=r&&{onSuccess:r};t.remove.mutate({id:d,name:m,cascade:h},e)}})]})}var v=a(`
  mutation ArchiveTask($input: ArchiveFeedbackTaskInput!) {
    archiveFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),y=a(`
  mutation RestoreTask($input: RestoreFeedbackTaskInput!) {
    restoreFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),b=a(`
  mutation DeleteTask($input: DeleteFeedbackTaskInput!) {
    deleteFeedbackTask(input: $input) {
      deletedId
      job {
        id
      }
    }
  }
`);function x(){let n=e({mutationFn:({id:e})=>r(v,{input:{id:e}}),onSuccess:(e,{name:n})=>t(`${n} is archived`),onSettled:(e,t,{id:n})=>h(n)}),i=e({mutationFn:({id:e})=>r(y,{input:{id:e}}),onSuccess:(e,{name:n})=>t(`${n} is back`),onSettled:(e,t,{id:n})=>h(n)}),a=e({mutationFn:({id:e,cascade:t})=>r(b,{input:{id:e,cascade:t}}),onSuccess:(e,{id:n,name:r})=>{let i=e.deleteFeedbackTask?.job??null;t(i?`${r} is being deleted, with its feedback`:`${r} is deleted`),i||u.removeQueries({queryKey:m(n)})},onSettled:()=>u.invalidateQueries({queryKey:[`tasks`]})});return{archive:n,restore:i,remove:a,error:n.error??i.error??a.error}}export{_ as n,g as r,x as t};