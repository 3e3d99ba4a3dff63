import{t as e}from"./useMutation-CqdoZjV-.js";import{Ba as t,Ei as n,Lt as r,Ra as i,Ri as a,Wt as o,Zi as s,it as c,wi as l,za as u}from"./ui-CsbANm58.js";import{t as d}from"./grades.module-Dn81NJDk.js";import{a as f,n as p}from"./progress-mJGfcIk0.js";import{n as m,t as h}from"./documents-tZyEpTx-.js";function g({of:e}){let n=p(e);return t(`span`,{className:d.progress,children:[u(`progress`,{max:Math.max(f(e),1),value:e.graded,"aria-label":n}),u(`span`,{children:n})]})}function _({task:e,changes:n,gone:a}){let o=l(`WRITER`),s=l(`ADMIN`),{id:d,archivedAt:f,feedbackCount:p}=e,m=e.name||d,h=p>0;return t(i,{children:[f===null?u(r,{label:`Archive`,name:m,question:`It takes no new grades, and has no queue. Archive it?`,unavailable:o,run:()=>n.archive.mutate({id:d,name:m})}):u(r,{label:`Restore`,name:m,question:`It is graded again. Restore it?`,unavailable:o,run:()=>n.restore.mutate({id:d,name:m})}),` `,u(r,{label:`Delete`,name:m,question:h?`With all its grades (${c(p)}), for good. Delete it?`:`For good. Delete it?`,unavailable:h?s:o,run:()=>{let e=a&&{onSuccess:a};n.remove.mutate({id:d,name:m,cascade:h},e)}})]})}var v=a(`
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
`);function x(){let t=e({mutationFn:({id:e})=>n(v,{input:{id:e}}),onSuccess:(e,{name:t})=>o(`${t} is archived`),onSettled:(e,t,{id:n})=>h(n)}),r=e({mutationFn:({id:e})=>n(y,{input:{id:e}}),onSuccess:(e,{name:t})=>o(`${t} is back`),onSettled:(e,t,{id:n})=>h(n)}),i=e({mutationFn:({id:e,cascade:t})=>n(b,{input:{id:e,cascade:t}}),onSuccess:(e,{id:t,name:n})=>{let r=e.deleteFeedbackTask?.job??null;o(r?`${n} is being deleted, with its feedback`:`${n} is deleted`),r||s.removeQueries({queryKey:m(t)})},onSettled:()=>s.invalidateQueries({queryKey:[`tasks`]})});return{archive:t,restore:r,remove:i,error:t.error??r.error??i.error}}export{_ as n,g as r,x as t};