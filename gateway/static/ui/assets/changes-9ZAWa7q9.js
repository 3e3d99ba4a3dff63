import{t as e}from"./useMutation-EVypPgVO.js";import{$t as t,Kt as n,Ui as r,Vi as i,ba as a,co as o,in as s,lo as c,sa as l,so as u}from"./ui-4t6V7kFh.js";import{t as d}from"./grades.module-mXrAc4aU.js";import{a as f,n as p}from"./progress-SNfAQfgO.js";import{n as m,t as h}from"./documents-q23gD_WA.js";function g({of:e}){let t=p(e);return c(`span`,{className:d.progress,children:[o(`progress`,{max:Math.max(f(e),1),value:e.graded,"aria-label":t}),o(`span`,{children:t})]})}function _({task:e,changes:t,gone:r}){let a=i(`WRITER`),l=i(`ADMIN`),{id:d,archivedAt:f,feedbackCount:p}=e,m=e.name||d,h=p>0;return c(u,{children:[f===null?o(n,{label:`Archive`,name:m,question:`It takes no new grades, and has no queue. Archive it?`,unavailable:a,run:()=>t.archive.mutate({id:d,name:m})}):o(n,{label:`Restore`,name:m,question:`It is graded again. Restore it?`,unavailable:a,run:()=>t.restore.mutate({id:d,name:m})}),` `,o(n,{label:`Delete`,name:m,question:h?`With all its grades (${s(p)}), for good. Delete it?`:`For good. Delete it?`,unavailable:h?l:a,run:()=>{let e=r&&{onSuccess:r};t.remove.mutate({id:d,name:m,cascade:h},e)}})]})}var v=l(`
  mutation ArchiveTask($input: ArchiveFeedbackTaskInput!) {
    archiveFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),y=l(`
  mutation RestoreTask($input: RestoreFeedbackTaskInput!) {
    restoreFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),b=l(`
  mutation DeleteTask($input: DeleteFeedbackTaskInput!) {
    deleteFeedbackTask(input: $input) {
      deletedId
      job {
        id
      }
    }
  }
`);function x(){let n=e({mutationFn:({id:e})=>r(v,{input:{id:e}}),onSuccess:(e,{name:n})=>t(`${n} is archived`),onSettled:(e,t,{id:n})=>h(n)}),i=e({mutationFn:({id:e})=>r(y,{input:{id:e}}),onSuccess:(e,{name:n})=>t(`${n} is back`),onSettled:(e,t,{id:n})=>h(n)}),o=e({mutationFn:({id:e,cascade:t})=>r(b,{input:{id:e,cascade:t}}),onSuccess:(e,{id:n,name:r})=>{let i=e.deleteFeedbackTask?.job??null;t(i?`${r} is being deleted, with its feedback`:`${r} is deleted`),i||a.removeQueries({queryKey:m(n)})},onSettled:()=>a.invalidateQueries({queryKey:[`tasks`]})});return{archive:n,restore:i,remove:o,error:n.error??i.error??o.error}}export{_ as n,g as r,x as t};