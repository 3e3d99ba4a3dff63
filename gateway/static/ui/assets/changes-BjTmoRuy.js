import{t as e}from"./useMutation-CZWTfFMz.js";import{Ea as t,Hi as n,Wi as r,Yi as i,_o as a,an as o,en as s,go as c,pa as l,qt as u,vo as d}from"./ui-BIdjz2Zp.js";import{t as f}from"./grades.module-mXrAc4aU.js";import{a as p,n as m}from"./progress-BNRZpfHA.js";import{n as h,t as g}from"./documents-CR6jBGw9.js";function _({of:e}){let t=m(e);return d(`span`,{className:f.progress,children:[a(`progress`,{max:Math.max(p(e),1),value:e.graded,"aria-label":t}),a(`span`,{children:t})]})}function v({task:e,changes:t,gone:r}){let i=n(`WRITER`),s=n(`ADMIN`),{id:l,archivedAt:f,feedbackCount:p}=e,m=e.name||l,h=p>0;return d(c,{children:[f===null?a(u,{label:`Archive`,name:m,question:`It takes no new grades, and has no queue. Archive it?`,unavailable:i,run:()=>t.archive.mutate({id:l,name:m})}):a(u,{label:`Restore`,name:m,question:`It is graded again. Restore it?`,unavailable:i,run:()=>t.restore.mutate({id:l,name:m})}),` `,a(u,{label:`Delete`,name:m,question:h?`With all its grades (${o(p)}), for good. Delete it?`:`It has no grades, and goes for good; should one come meanwhile, it stays. Delete it?`,unavailable:h?s:i,run:()=>{let e=r&&{onSuccess:r};t.remove.mutate({id:l,name:m,cascade:h},e)}})]})}var y=l(`
  mutation ArchiveTask($input: ArchiveFeedbackTaskInput!) {
    archiveFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),b=l(`
  mutation RestoreTask($input: RestoreFeedbackTaskInput!) {
    restoreFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),x=l(`
  mutation DeleteTask($input: DeleteFeedbackTaskInput!) {
    deleteFeedbackTask(input: $input) {
      deletedId
      job {
        id
      }
    }
  }
`);function S(){let n=e({mutationFn:({id:e})=>i(y,{input:{id:e}}),onSuccess:(e,{name:t})=>s(`${t} is archived`),onSettled:(e,t,{id:n})=>g(n)}),a=e({mutationFn:({id:e})=>i(b,{input:{id:e}}),onSuccess:(e,{name:t})=>s(`${t} is back`),onSettled:(e,t,{id:n})=>g(n)}),o=e({mutationFn:({id:e,cascade:t})=>i(x,{input:{id:e,cascade:t}}),onSuccess:(e,{id:n,name:r})=>{let i=e.deleteFeedbackTask?.job??null;s(i?`${r} is being deleted, with its feedback`:`${r} is deleted`),i||t.removeQueries({queryKey:h(n)})},onSettled:()=>r()});return{archive:n,restore:a,remove:o,error:n.error??a.error??o.error}}export{v as n,_ as r,S as t};